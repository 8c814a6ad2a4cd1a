"""Search from everywhere, by keyboard alone."""

import re

from playwright.sync_api import Page, expect

from tests.web.browser import axe


def test_the_palette_finds_and_goes_there(page: Page):
    page.goto("/w/acme/channels")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox", name="Search")
    expect(field).to_be_focused()
    expect(page.get_by_role("option", name="New post")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="New topic")).to_have_attribute("aria-selected", "true")
    field.press_sequentially("azubi")
    expect(page.get_by_role("option").first).to_have_text(re.compile("Azubi-Woche"))
    assert axe.faults(page) == []
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    page.keyboard.press("/")
    field.fill("KW 50")
    page.keyboard.press("Enter")  # before the answer is there
    page.wait_for_url("**/plan?from=2026-12-07")


def test_a_command_is_done_where_one_is(page: Page):
    page.goto("/w/acme/channels")
    page.get_by_role("link", name="Search").click()
    page.get_by_role("combobox", name="Search").fill("dunkel")
    page.get_by_role("option", name="Theme: dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page).to_have_url(re.compile("/channels$"))
