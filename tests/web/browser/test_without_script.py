"""Planning without scripts: every deed of the mouse is a link to a form."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.hands import post


@pytest.fixture
def plain(planned, browse: Callable[..., Page]) -> Page:
    page = browse("alice@example.org", java_script_enabled=False)
    page.goto("/w/acme/plan")
    return page


def test_a_post_is_moved_and_moved_back(plain: Page):
    post(plain, "Messe").click()
    plain.get_by_role("link", name="Move to").click()
    plain.get_by_label("Day", exact=True).fill("2026-12-03")
    plain.get_by_role("button", name="Move", exact=True).click()
    expect(plain.get_by_role("status").first).to_contain_text("Opens a gap on Wed 2 Dec on LinkedIn")
    plain.get_by_role("button", name="Undo").click()
    expect(plain.get_by_role("status").first).to_contain_text("lies on Wed 2 Dec again")


def test_a_slot_is_filled_in_each_view(plain: Page):
    for view, title in (("board", "Eins"), ("month", "Zwei"), ("week", "Drei"), ("list", "Vier")):
        plain.goto(f"/w/acme/plan?view={view}&from=2026-12-08")
        plain.locator("a.place:visible").first.click()
        plain.get_by_label("Title").fill(title)
        plain.get_by_role("button", name="Fill").last.click()
        expect(plain.get_by_role("status").first).to_contain_text(f"“{title}”")


def test_what_needs_scripts_is_not_offered(plain: Page):
    expect(plain.get_by_role("button", name="Select")).to_be_hidden()
    expect(plain.get_by_role("button", name="Keys")).to_be_hidden()
    expect(plain.get_by_role("grid")).to_have_count(0)
    plain.get_by_role("link", name="Backlog").click()
    expect(plain.get_by_role("link", name="Neue Filiale").first).to_be_visible()
