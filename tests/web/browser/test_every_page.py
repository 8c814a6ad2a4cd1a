"""Every page that stands under an address of its own: accessible in both themes and languages, and no wider than a phone.

Pages are only read here, so that many of them share one world and one browser.
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
    found = {endpoint: [*faults(german, path), *faults(english, path, rules=axe.LOOK)] for endpoint, path in paths.items()}
    assert {endpoint: said for endpoint, said in found.items() if said} == {}


@pytest.mark.parametrize("look", [GERMAN, ENGLISH], ids=["german", "english"])
def test_signing_in_is_for_everybody(acme: SimpleNamespace, browse: Callable[..., Page], look: dict[str, object]):
    page = browse(None, locale=f"{look['language']}-DE", **look)
    assert [*faults(page, "/login", str(look["language"]))] == []


def faults(page: Page, path: str, language: str | None = None, *, rules: dict[str, object] = axe.WCAG) -> Iterator[str]:
    """None of what is no page: a sheet, a picture."""
    if page.request.get(path, max_redirects=0).headers.get("content-type", "").partition(";")[0] != "text/html":
        return
    page.goto(path)
    wide = page.viewport_size
    yield from axe.faults(page, rules)
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a width and a height
    if page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
        yield "wider than a phone"
    if language and page.locator("html").get_attribute("lang") != language:
        yield f"not in {language}"
    page.set_viewport_size(wide)  # type: ignore[arg-type]  # as it was
