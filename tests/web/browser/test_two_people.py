"""Two people at one plan: each sees what the other does, and nobody overwrites what they have not seen."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.hands import carry, cell, drag, post

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 12, day) for day in (1, 2, 3, 4))


@pytest.fixture
def bobs(planned, browse: Callable[..., Page]) -> Page:
    page = browse("bob@example.org")
    page.goto("/w/acme/plan")
    return page


def test_what_one_does_the_other_sees_without_losing_their_place(bobs: Page, page: Page):
    page.goto("/w/acme/plan")
    page.locator(".board-box").evaluate("box => box.scrollTo(240, 0)")
    post(page, "Interview").focus()
    drag(bobs, post(bobs, "Messe"), cell(bobs, FRIDAY))
    expect(bobs.get_by_role("status").first).to_contain_text("now lies on Fri 4 Dec")
    page.evaluate("dispatchEvent(new Event('focus'))")  # as when one comes back to the window
    expect(post(cell(page, FRIDAY), "Messe")).to_be_visible()
    expect(post(page, "Interview")).to_be_focused()
    assert page.locator(".board-box").evaluate("box => box.scrollLeft") == 240


def test_who_drops_too_late_sees_both_and_decides(bobs: Page, page: Page):
    page.goto("/w/acme/plan")
    carry(page, post(page, "Messe"), cell(page, TUESDAY))
    drag(bobs, post(bobs, "Messe"), cell(bobs, THURSDAY))
    expect(bobs.get_by_role("status").first).to_contain_text("now lies on Thu 3 Dec")
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator(".dragging")).to_have_count(1)  # nothing changes under the hand
    page.mouse.up()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Somebody else has changed this in the meantime")
    expect(dialog).to_contain_text("Thu 3 Dec")
    expect(dialog).to_contain_text("Tue 1 Dec")
    dialog.get_by_role("button", name="Move", exact=True).click()
    expect(post(cell(page, TUESDAY), "Messe")).to_be_visible()
