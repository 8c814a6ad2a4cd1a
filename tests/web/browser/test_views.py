"""Month, week, list and year: accessible in both themes, no wider than a phone, and whole on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.web.browser import axe

PHONE = {"width": 360, "height": 780}


@pytest.mark.parametrize("view", ["month", "week", "list", "year"])
def test_a_view_is_for_everybody(acme, browse, view: str):
    page = browse("alice@example.org", language="de", viewport={"width": 1440, "height": 900})
    page.goto(f"/w/acme/plan?view={view}&from=2026-12-08&behind=school&behind=awareness")
    assert axe.faults(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert axe.faults(page) == []


def test_a_list_prints_upright_and_a_month_across(acme, browse):
    page = browse("alice@example.org")
    for view, box in (("list", "/MediaBox [0 0 595"), ("month", "/MediaBox [0 0 84")):
        page.goto(f"/w/acme/plan?view={view}")
        assert box in page.pdf(format="A4", prefer_css_page_size=True).decode("latin-1")


def test_a_week_of_the_year_leads_to_its_board(acme, browse):
    page = browse("alice@example.org", viewport=PHONE)
    page.goto("/w/acme/plan?view=year")
    week = page.get_by_role("link", name=re.compile("Week 48: "))
    expect(week).to_be_in_viewport()  # also where the year does not fit
    week.click()
    expect(page).to_have_url(re.compile(r"/plan\?from=2026-11-23#ch-linkedin$"))
