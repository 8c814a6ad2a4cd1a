"""Pages in other states than their first one are for everybody too."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import axe


def with_errors(page: Page, acme) -> None:
    page.goto("/w/acme/posts/new")
    page.get_by_label("Day").fill("")
    page.locator("form[method=post].card").evaluate("form => { form.noValidate = true; form.requestSubmit() }")
    expect(page.get_by_text("Please choose a day.")).to_be_visible()


def with_a_conflict(page: Page, acme) -> None:
    page.goto(f"/w/acme/posts/{acme.post_id}/content")
    page.get_by_label("Title").fill("Mein Titel")
    page.locator("input[name=version]").evaluate("field => field.value = 0")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing is lost")


def with_all_gaps(page: Page, acme) -> None:
    page.goto("/w/acme/plan")
    page.get_by_text("gaps of these weeks").click()
    expect(page.get_by_role("link", name="Plan a post").first).to_be_visible()


def with_open_filters(page: Page, acme) -> None:
    page.goto("/w/acme/plan")
    page.locator("main details.menu").evaluate_all("menus => menus.forEach(menu => { menu.open = true })")
    expect(page.locator("main details.menu[open]").first).to_be_visible()


def with_open_menus(page: Page, acme) -> None:
    page.goto("/w/acme/plan")
    page.locator(".top details.menu").evaluate_all("menus => menus.forEach(menu => { menu.open = true })")
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def in_the_trash(page: Page, acme) -> None:
    page.goto(f"/w/acme/posts/{acme.post_id}")
    page.get_by_role("button", name="Into the trash").click()
    expect(page.get_by_role("button", name="Take it out")).to_be_visible()
    page.goto("/w/acme/posts/trash")


def at_nothing(page: Page, acme) -> None:
    page.goto("/w/acme/nowhere")
    expect(page.get_by_role("heading", name="Nothing here")).to_be_visible()


STATES = [with_errors, with_a_conflict, with_all_gaps, with_open_filters, with_open_menus, in_the_trash, at_nothing]


@pytest.mark.parametrize("reach", STATES, ids=lambda reach: reach.__name__)
def test_a_state_is_for_everybody(page: Page, acme, reach: Callable[..., None]):
    reach(page, acme)
    assert axe.faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe.faults(page, axe.CONTRAST) == []
