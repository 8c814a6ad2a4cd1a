"""The plan in a browser: by mouse, by keyboard alone, on a phone, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import axe

PHONE = {"width": 360, "height": 780}


def test_from_an_empty_slot_to_a_planned_post(page: Page):
    page.goto("/w/acme/plan")
    board = page.get_by_role("region", name="Board")
    board.get_by_role("link", name=re.compile("empty")).first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("Neue Filiale in Lindau")
    dialog.get_by_label("Title").press("Enter")
    expect(board.get_by_role("link", name=re.compile("Neue Filiale"))).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Neue Filiale in Lindau")


def test_a_filter_is_chosen_saved_and_begun_with(page: Page):
    page.goto("/w/acme/plan")
    page.locator("summary", has_text="Filter").click()
    page.get_by_label("Readiness").select_option("review")
    expect(page).to_have_url(re.compile("readiness=review"))
    expect(page.get_by_label("Readiness")).to_be_focused()  # the menu is still open, for the next filter
    expect(page.get_by_text("0 of 1 post shown.")).to_be_visible()
    page.locator("summary", has_text="Saved views").click()
    page.get_by_role("link", name="Save this view…").click()
    page.get_by_label("Name").fill("Zur Freigabe")
    page.get_by_role("dialog").get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("“Zur Freigabe” is saved.")
    page.goto("/w/acme/views")
    page.get_by_role("button", name="Begin with it Zur Freigabe").click()
    expect(page.get_by_role("status")).to_contain_text("The plan opens with “Zur Freigabe” now.")
    page.goto("/w/acme")
    expect(page).to_have_url(re.compile("view=board&readiness=review|readiness=review"))
    assert axe.faults(page) == []


def test_a_menu_closes_on_escape_and_gives_the_focus_back(page: Page):
    page.goto("/w/acme/plan")
    menu = page.locator("summary", has_text="Acme")
    menu.press("Enter")
    expect(page.get_by_role("link", name="New workspace")).to_be_visible()
    page.get_by_role("link", name="New workspace").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="New workspace")).to_be_hidden()
    expect(menu).to_be_focused()


def test_a_chosen_day_is_shown_at_once(page: Page):
    page.goto("/w/acme/plan")
    page.get_by_label("Go to a day").fill("KW 52")
    page.get_by_label("Go to a day").press("Enter")
    expect(page.get_by_text("Week 52 – Week 2")).to_be_visible()
    expect(page.get_by_text("Pause: Betriebsferien").first).to_be_visible()


def test_heads_stay_in_sight(page: Page):
    page.goto("/w/acme/plan")
    page.get_by_role("region", name="Board").evaluate("box => box.scrollTo(1500, 0)")
    expect(page.get_by_role("columnheader", name="Fri 18")).to_be_in_viewport()
    expect(page.get_by_role("rowheader", name=re.compile("LinkedIn"))).to_be_in_viewport()


def test_on_a_phone_the_board_is_days_with_channels(acme, browse):
    page = browse("alice@example.org", viewport=PHONE, has_touch=True)
    page.goto("/w/acme/plan")
    expect(page.get_by_role("region", name="Board")).to_be_hidden()
    page.get_by_role("navigation", name="Weeks shown").get_by_role("link", name="Today").tap()
    expect(page.get_by_role("heading", name="Wed 25 Nov · today")).to_be_in_viewport()
    assert axe.faults(page) == []


def test_everything_works_without_scripts(acme, browse):
    page = browse("alice@example.org", java_script_enabled=False)
    page.goto("/w/acme/plan")
    page.get_by_label("Go to a day").fill("2026-12-22")
    page.locator("form", has=page.get_by_label("Go to a day")).get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("from=2026-12-22"))
    page.locator("summary", has_text="Alice").click()
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_nothing_comes_from_elsewhere_and_nothing_is_refused(page: Page, live_server: str):
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto("/w/acme/plan")
    page.wait_for_load_state("networkidle")
    assert [address for address in asked if not address.startswith(live_server)] == []
    assert len(asked) <= 10
    assert said == []


@pytest.mark.parametrize("width", [1440, 768, 360])
def test_nothing_shifts_while_the_page_appears(acme, browse, width: int):
    page = browse("alice@example.org", viewport={"width": width, "height": 900})
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true});"
    )
    page.goto("/w/acme/plan")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize(("weeks", "size"), [(4, "841"), (8, "1191")])
def test_four_weeks_print_on_a4_and_eight_on_a3(page: Page, weeks: int, size: str):
    page.goto(f"/w/acme/plan?weeks={weeks}")
    printed = page.pdf(prefer_css_page_size=True)
    assert {float(width) for width in re.findall(rb"/MediaBox ?\[0 0 ([\d.]+)", printed)}.pop() // 1 == int(size)
    assert len(set(re.findall(rb"/MediaBox ?\[[^]]*", printed))) == 1
