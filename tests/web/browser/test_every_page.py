"""Every page that stands under an address of its own: accessible in both themes and languages, and no wider than a phone."""

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from flask import Flask
from playwright.sync_api import Page
from werkzeug.routing import Rule

from tests.web.browser import axe
from tests.web.expectations import MACHINES
from tests.web.test_matrix import RULES, address, own, wanted

PAGES = [rule for rule in RULES if "GET" in (rule.methods or ()) and wanted(rule.endpoint) != MACHINES]
PHONE = {"width": 360, "height": 780}


@pytest.mark.parametrize("rule", PAGES, ids=lambda rule: rule.endpoint)
def test_a_page_is_for_everybody(app: Flask, acme: SimpleNamespace, browse: Callable[..., Page], rule: Rule):
    visitor = None if rule.endpoint == "sign_in.login" else "alice@example.org"
    page = browse(visitor, language="de", viewport={"width": 1440, "height": 900}, accept_downloads=False)
    path = address(app, rule, own(acme, rule))
    if page.request.get(path, max_redirects=0).headers.get("content-type", "").partition(";")[0] != "text/html":
        pytest.skip("not a page")
    page.goto(path)
    assert axe.faults(page) == []
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    english = browse(visitor, language="en", viewport=PHONE, color_scheme="dark")
    english.goto(path)
    assert english.locator("html").get_attribute("lang") == "en"
    assert axe.faults(english) == []
    assert english.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
