"""Planning by keyboard alone: every deed of the mouse has its key, and the focus is never lost."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import axe
from tests.web.browser.hands import BLOG, cell, post

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 4)


@pytest.fixture
def keys(planned, page: Page) -> Page:
    """The focus lies on „Messe“."""
    page.goto("/w/acme/plan")
    post(page, "Messe").focus()
    return page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_one_stop_of_tab_leads_to_the_board_and_arrows_go_about_in_it(planned, page: Page):
    page.goto("/w/acme/plan?from=2026-11-30")
    page.get_by_role("grid").get_by_role("rowheader").first.get_by_role("link").focus()
    press(page, "Tab")
    expect(page.locator(":focus")).to_have_attribute("data-day", "2026-11-30")
    press(page, "ArrowRight", "ArrowRight")
    expect(post(page, "Messe")).to_be_focused()
    press(page, "ArrowDown")
    expect(cell(page, WEDNESDAY, BLOG)).to_be_focused()
    press(page, "PageDown", "Home")
    expect(cell(page, date(2026, 11, 30), BLOG)).to_be_focused()
    press(page, "Control+ArrowRight")
    page.wait_for_url("**/plan?from=2026-12-07")
    expect(page.locator(":focus")).to_have_attribute("data-channel", BLOG)
    assert axe.faults(page) == []


def test_a_post_moves_by_arrows_and_keeps_the_focus(keys: Page):
    press(keys, "Alt+ArrowRight", "Alt+ArrowRight")
    expect(post(cell(keys, FRIDAY), "Messe")).to_be_focused()
    expect(keys.get_by_role("status").first).to_contain_text("now lies on Fri 4 Dec")
    press(keys, "Alt+ArrowDown")
    expect(post(cell(keys, FRIDAY, BLOG), "Messe")).to_be_focused()
    expect(keys.get_by_role("status").first).to_contain_text("on Blog")
    press(keys, "Control+z")
    expect(post(cell(keys, FRIDAY), "Messe")).to_be_focused()


def test_a_dialog_moves_and_gives_the_focus_back(keys: Page):
    press(keys, "m")
    expect(keys.get_by_role("dialog").get_by_label("Day", exact=True)).to_be_focused()
    assert axe.faults(keys) == []
    press(keys, "Escape")
    expect(post(keys, "Messe")).to_be_focused()
    press(keys, "m")
    keys.get_by_role("dialog").get_by_label("Day", exact=True).fill(THURSDAY.isoformat())
    press(keys, "Enter")
    expect(post(cell(keys, THURSDAY), "Messe")).to_be_focused()


def test_a_slot_is_filled_a_post_is_added_and_a_gap_accepted(keys: Page):
    press(keys, "ArrowRight", "ArrowRight", "f")
    dialog = keys.get_by_role("dialog")
    expect(dialog).to_contain_text("Neue Filiale")
    dialog.get_by_role("radio", name="Neue Filiale").press("Space")
    press(keys, "Enter")
    expect(post(cell(keys, FRIDAY), "Neue Filiale")).to_be_visible()
    press(keys, "ArrowRight", "n")
    dialog.get_by_label("Title").fill("Nachlese")
    press(keys, "Enter")
    expect(post(cell(keys, date(2026, 12, 5)), "Nachlese")).to_be_visible()
    cell(keys, date(2026, 12, 9)).locator("a.place").focus()
    press(keys, "p")
    dialog.get_by_label("Reason").fill("Umzug")
    press(keys, "Enter")
    expect(cell(keys, date(2026, 12, 9))).to_contain_text("Pause: Umzug")


def test_some_are_chosen_and_thrown_away_after_a_question(keys: Page):
    press(keys, "x", "ArrowRight", "Space", "Delete")
    expect(keys.get_by_role("region", name="Selection")).to_contain_text("2 selected")
    expect(keys.get_by_role("button", name="Into the trash")).to_be_focused()
    press(keys, "Enter")
    expect(keys.get_by_role("status").first).to_contain_text("2 posts are in the trash")
    expect(cell(keys, THURSDAY)).to_be_focused()


def test_all_keys_are_shown_and_letters_can_be_switched_off(keys: Page):
    press(keys, "?")
    sheet = keys.get_by_role("dialog", name="Keys of the plan")
    expect(sheet).to_be_visible()
    assert axe.faults(keys) == []
    sheet.get_by_label("Single letters").uncheck()
    press(keys, "Escape", "m")
    expect(post(keys, "Messe")).to_be_focused()
    press(keys, "/")
    expect(keys.get_by_role("dialog")).to_have_count(0)


def test_rows_of_a_spreadsheet_are_pasted_onto_a_day(keys: Page):
    keys.evaluate(
        """() => {
          const copied = new DataTransfer();
          copied.setData("text/plain", "Wärmepumpe\\nNotdienst");
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {clipboardData: copied, bubbles: true}));
        }"""
    )
    keys.wait_for_url("**/import/*")
    expect(keys.get_by_text("Notdienst").first).to_be_visible()
    expect(keys.get_by_text("2 Dec").first).to_be_visible()
