"""Planning with a finger on a phone, where the board is days with channels."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import axe
from tests.web.browser.hands import Finger, middle, post

PHONE = {"width": 360, "height": 780}


@pytest.fixture
def phone(planned, browse: Callable[..., Page]) -> Page:
    page = browse("alice@example.org", viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto("/w/acme/plan")
    return page


def test_a_post_held_for_a_moment_is_carried_to_another_day(phone: Page):
    day = phone.locator('.agenda [data-day="2026-12-03"]')
    day.scroll_into_view_if_needed()
    finger = Finger(phone)
    begin = finger.touch(post(phone, "Messe"), hold=400)
    finger.move(begin, middle(day.locator("h3")))
    finger.lift()
    expect(phone.get_by_role("status").first).to_contain_text("now lies on Thu 3 Dec")
    expect(post(day, "Messe")).to_be_visible()


def test_a_finger_that_does_not_wait_scrolls(phone: Page):
    finger = Finger(phone)
    begin = finger.touch(post(phone, "Messe"))
    before = phone.evaluate("scrollY")
    finger.move(begin, (begin[0], begin[1] - 150))
    finger.lift()
    phone.wait_for_function("before => scrollY > before + 50", arg=before)
    assert phone.locator(".dragging").count() == 0


def test_a_post_that_is_held_is_chosen_and_the_bar_moves_it(phone: Page):
    finger = Finger(phone)
    finger.touch(post(phone, "Messe"), hold=400)
    finger.lift()
    post(phone, "Interview").tap()
    bar = phone.get_by_role("region", name="Selection")
    expect(bar).to_contain_text("2 selected")
    assert axe.faults(phone) == []
    bar.get_by_role("link", name="Move to").tap()
    dialog = phone.get_by_role("dialog")
    dialog.get_by_label("Or by days").fill("7")
    dialog.get_by_role("button", name="Move", exact=True).tap()
    expect(post(phone.locator('.agenda [data-day="2026-12-09"]'), "Messe")).to_be_visible()


def test_a_swipe_shows_the_week_after(phone: Page):
    finger = Finger(phone)
    x, y = finger.touch(post(phone, "Messe").locator("xpath=ancestor::section/h2"))
    finger.move((x, y), (x - 150, y + 5))
    finger.lift()
    phone.wait_for_url("**/plan?from=2026-11-30")
    expect(phone.locator(".lead").first).to_contain_text("Week 49")
