"""Every page that stands under an address of its own: accessible in both themes and languages, and no wider than a phone.

Pages are only read here, so that many of them share one world and one browser. All are looked at in German, whose words are
the longer ones, wide in light and narrow in dark; every third one on a phone in English, too.
"""

from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.web.browser import axe
from tests.web.expectations import MACHINES
from tests.web.test_matrix import RULES, address, own, wanted

PAGES = [rule for rule in RULES if "GET" in (rule.methods or ()) and wanted(rule.endpoint) != MACHINES]
PARTS = 6
PHONE = {"width": 360, "height": 780}
GERMAN = {"language": "de", "viewport": {"width": 1440, "height": 900}}
ENGLISH = {"language": "en", "viewport": PHONE, "color_scheme": "dark"}


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_are_for_everybody(app: Flask, acme: SimpleNamespace, browse: Callable[..., Page], part: int):
    german, english = browse("alice@example.org", **GERMAN), browse("alice@example.org", **ENGLISH)
    paths = {rule.endpoint: address(app, rule, own(acme, rule)) for rule in PAGES[part::PARTS]}
    pages = {endpoint: path for endpoint, path in paths.items() if is_page(german, path)}
    found = {endpoint: [*faults(german, path, "de")] for endpoint, path in pages.items()}
    for endpoint in list(pages)[::3]:
        english.goto(pages[endpoint])
        found[endpoint] += shape(english, "en")
    assert {endpoint: said for endpoint, said in found.items() if said} == {}


@pytest.mark.parametrize("look", [GERMAN, ENGLISH], ids=["german", "english"])
def test_signing_in_is_for_everybody(acme: SimpleNamespace, browse: Callable[..., Page], look: dict[str, object]):
    page = browse(None, locale=f"{look['language']}-DE", **look)
    assert [*faults(page, "/login", str(look["language"]))] == []


def is_page(page: Page, path: str) -> bool:
    """Rather than a sheet, a picture."""
    return page.request.get(path, max_redirects=0).headers.get("content-type", "").partition(";")[0] == "text/html"


def faults(page: Page, path: str, language: str) -> Iterator[str]:
    """In light and as wide as it comes; then narrow and in dark."""
    page.goto(path)
    wide = page.viewport_size
    yield from axe.faults(page)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    yield from shape(page, language)
    page.emulate_media(color_scheme="dark")
    yield from axe.faults(page, axe.LOOK)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(wide)  # type: ignore[arg-type]  # as it was


def shape(page: Page, language: str) -> Iterator[str]:
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        yield "wider than a phone"
    if page.locator("html").get_attribute("lang") != language:
        yield f"not in {language}"
