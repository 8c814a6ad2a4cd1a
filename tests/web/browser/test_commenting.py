"""A comment by keyboard: the name behind an @ is offered, and what is being typed survives what is done beside it."""

from collections.abc import Callable
from types import SimpleNamespace

from playwright.sync_api import Page, expect

from tests.web.browser import axe


def test_a_name_is_offered_and_taken_and_what_is_typed_stays(browse: Callable[..., Page], acme: SimpleNamespace):
    page = browse("bob@example.org", viewport={"width": 1440, "height": 900})
    page.goto(f"/w/acme/posts/{acme.post_id}")
    field = page.get_by_role("textbox", name="Comment")
    field.press_sequentially("Ask @a")
    expect(page.get_by_role("option")).to_have_text(
        ["Admin Adler@admin", "Alice Adler@alice", "Approver Adler@approver", "Viewer Adler@viewer"]
    )
    assert axe.faults(page) == []
    field.press("ArrowDown")
    field.press("Enter")
    expect(field).to_have_value("Ask @alice ")
    page.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 resolved comment")).to_be_visible()
    expect(field).to_have_value("Ask @alice ")
    page.get_by_role("button", name="Send comment").click()
    expect(page.get_by_text("Named in it: Alice Adler.")).to_be_visible()
    expect(page.locator(".comment:target")).to_contain_text("Ask @alice")
