"""A plan is worked on by forms and links alone, and every question on the way is for everybody."""

from collections.abc import Callable
from types import SimpleNamespace

from playwright.sync_api import Page, expect

from tests.web.browser import axe


def test_a_gap_is_filled_moved_copied_and_undone_without_scripts(browse: Callable[..., Page], acme: SimpleNamespace):
    page = browse("bob@example.org", java_script_enabled=False)
    said = page.locator("#said")

    page.goto("/w/acme/slots/2026-12-02?channel=linkedin&time=09:00")
    assert page.get_by_label("Time").input_value() == "09:00"
    page.get_by_label("Or a new title").fill("Tag der offenen Tür")
    page.get_by_role("button", name="Fill").click()
    expect(said).to_contain_text("Closes the gap on Wed 2 Dec on LinkedIn")

    page.get_by_role("link", name="Tag der offenen Tür").first.click()
    page.get_by_role("link", name="Move to…").click()
    page.get_by_label("Day", exact=True).fill("2026-12-25")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Pause: Betriebsferien")
    page.get_by_role("button", name="Move all the same").click()
    expect(said).to_contain_text("Opens a gap on Wed 2 Dec on LinkedIn")
    said.get_by_role("button", name="Undo").click()
    expect(said).to_contain_text("lies on Wed 2 Dec again")

    page.goto("/w/acme/plan/copies?span=week&from=2026-12-02&to=2026-12-09")
    page.get_by_role("button", name="Copy 1 post").click()
    expect(said).to_contain_text("1 post copied.")


def test_questions_and_late_answers_are_for_everybody(browse: Callable[..., Page], acme: SimpleNamespace):
    page = browse("bob@example.org", viewport={"width": 360, "height": 780})
    post = f"post={acme.post_id}:1"
    for path in (
        f"/w/acme/posts/day?{post}",
        "/w/acme/slots/2026-12-02?channel=linkedin&time=09:00",
        f"/w/acme/posts/copies?{post}",
        f"/w/acme/posts/readiness?{post}",
        "/w/acme/plan/copies?span=week&from=2026-11-23&to=2026-12-09",
    ):
        page.goto(path)
        assert axe.faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
    page.goto(f"/w/acme/posts/day?{post}")
    page.get_by_label("Day", exact=True).fill("2026-12-25")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert axe.faults(page) == []
    page.get_by_role("button", name="Move all the same").click()
    expect(page.locator("#said")).to_contain_text("now lies on Fri 25 Dec")
    assert axe.faults(page) == []
