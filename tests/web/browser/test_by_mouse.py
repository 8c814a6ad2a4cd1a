"""Planning by mouse: whatever is dragged lies where it was laid, says what that means, and can be taken back."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.web.browser.hands import BLOG, carry, cell, drag, middle, post

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 12, 2), date(2026, 12, 3), date(2026, 12, 4)


def test_a_post_is_laid_onto_another_day_and_taken_back(planned, page: Page):
    page.goto("/w/acme/plan")
    drag(page, post(page, "Messe"), cell(page, THURSDAY))
    expect(page.get_by_role("status").first).to_contain_text("Opens a gap on Wed 2 Dec on LinkedIn")
    expect(post(cell(page, THURSDAY), "Messe")).to_contain_text("9:00")
    page.get_by_role("button", name="Undo").click()
    expect(post(cell(page, WEDNESDAY), "Messe")).to_be_visible()


def test_a_slot_gives_its_time_and_a_row_its_channel(planned, page: Page):
    page.goto("/w/acme/plan")
    slot = cell(page, FRIDAY).locator("a.place")
    drag(page, post(page, "Interview"), slot)
    expect(post(cell(page, FRIDAY), "Interview")).to_contain_text("9:00")
    expect(slot).to_be_hidden()
    drag(page, post(page, "Interview"), cell(page, THURSDAY, BLOG))
    expect(page.get_by_role("status").first).to_contain_text("now lies on Thu 3 Dec on Blog")
    expect(post(cell(page, THURSDAY, BLOG), "Interview")).to_contain_text("9:00")


def test_escape_lets_go(planned, page: Page):
    page.goto("/w/acme/plan")
    carry(page, post(page, "Messe"), cell(page, FRIDAY))
    expect(page.locator(".board .over")).to_have_count(1)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.locator(".sortable-fallback")).to_have_count(0)
    expect(post(cell(page, WEDNESDAY), "Messe")).to_be_visible()


def test_onto_a_pause_it_asks_and_goes_back_when_the_answer_is_no(planned, page: Page):
    page.goto("/w/acme/plan?from=2026-12-01")
    drag(page, post(page, "Messe"), cell(page, date(2026, 12, 24)))
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Pause: Betriebsferien")
    dialog.get_by_role("link", name="Cancel").click()
    expect(post(cell(page, WEDNESDAY), "Messe")).to_be_visible()


def test_a_topic_of_the_backlog_fills_a_slot(planned, page: Page):
    page.goto("/w/acme/plan")
    page.get_by_role("link", name="Backlog").click()
    topic = page.locator("#drawer [data-topic]", has_text="Neue Filiale")
    drag(page, topic, cell(page, FRIDAY).locator("a.place"))
    expect(page.get_by_role("status").first).to_contain_text("Closes the gap on Fri 4 Dec on LinkedIn")
    expect(post(cell(page, FRIDAY), "Neue Filiale")).to_contain_text("9:00")
    expect(topic).to_have_count(0)


def test_several_are_chosen_moved_and_given_to_somebody(planned, page: Page):
    page.goto("/w/acme/plan")
    post(page, "Messe").click(modifiers=["Control"])
    post(page, "Interview").click(modifiers=["Shift"])
    bar = page.get_by_role("region", name="Selection")
    expect(bar).to_contain_text("2 selected")
    bar.get_by_role("button", name="A day later").click()
    expect(post(cell(page, THURSDAY), "Messe")).to_have_class("post approved selected")
    expect(post(cell(page, FRIDAY), "Interview")).to_be_visible()
    bar.get_by_role("link", name="Assign").click()
    page.get_by_role("dialog").get_by_label("Person").select_option("Bob Adler")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(post(page, "Messe").get_by_title("Bob Adler")).to_be_visible()
    bar.get_by_role("button", name="Clear the selection").click()
    expect(bar).to_be_hidden()


def test_a_box_chooses_what_it_touches(planned, page: Page):
    page.goto("/w/acme/plan")
    end = middle(post(page, "Interview"))
    page.mouse.move(end[0] - 250, end[1])
    page.mouse.down()
    page.mouse.move(*end, steps=2)
    page.mouse.up()
    expect(page.get_by_role("region", name="Selection")).to_contain_text("2 selected")
    drag(page, post(page, "Messe"), cell(page, THURSDAY))
    expect(post(cell(page, FRIDAY), "Interview")).to_be_visible()


def test_in_a_month_a_week_and_a_list_as_well(planned, page: Page):
    page.goto("/w/acme/plan?view=month&from=2026-12-01")
    drag(page, post(page, "Messe"), page.locator(f'[data-day="{THURSDAY}"]'))
    expect(page.get_by_role("status").first).to_contain_text("now lies on Thu 3 Dec")
    page.goto("/w/acme/plan?view=week&from=2026-12-01")
    drag(page, post(page, "Messe"), page.locator(f'[data-day="{FRIDAY}"][data-time="11:00"]'))
    expect(post(page, "Messe")).to_contain_text("11:00")
    page.goto("/w/acme/plan?view=list&from=2026-12-01")
    drag(page, post(page, "Messe"), page.locator(f'[data-day="{WEDNESDAY}"]:visible, [data-day="{THURSDAY}"]:visible').first)
    expect(page.get_by_role("status").first).to_contain_text("now lies on")
