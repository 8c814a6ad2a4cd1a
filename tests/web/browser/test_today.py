"""The page of the day in a browser: gaps are mended where they are seen."""

import re

from playwright.sync_api import Page, expect


def test_a_gap_is_accepted_and_an_inquiry_answered_without_leaving_the_page(page: Page):
    page.goto("/w/acme/today")
    gap = page.locator(".mendable > li", has_text="Wed 25 Nov: no post")
    gap.get_by_role("link", name=re.compile("Accept")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("First day")).to_have_value("2026-11-25")
    dialog.get_by_label("Reason").fill("Messe")
    dialog.get_by_role("button", name="Accept the gap").click()
    expect(gap).to_have_count(0)
    expect(page).to_have_url(re.compile(r"/w/acme/today$"))
    page.get_by_role("button", name="Answered").click()
    expect(page.get_by_text("Nobody waits for an answer.")).to_be_visible()


def test_an_empty_slot_is_filled_where_its_gap_is_seen(page: Page):
    page.goto("/w/acme/today")
    gap = page.locator(".mendable > li", has_text="Fri 27 Nov: no post")
    gap.get_by_role("link", name=re.compile("Fill")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Neue Filiale")
    dialog.get_by_role("button", name="Fill").click()
    expect(gap).to_have_count(0)
    expect(page.get_by_role("status")).to_contain_text("Closes the gap on Fri 27 Nov")
    expect(page).to_have_url(re.compile(r"/w/acme/today$"))
