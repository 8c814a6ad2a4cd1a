"""Writing in a browser: counted while one types, kept when the session ends, noted line by line."""

from types import SimpleNamespace

from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import Engine, delete, select

from planner import db
from planner.data import text_limit
from planner.domain.text_limits import measure
from planner.models import Channel, SignIn
from tests.web.browser import axe
from tests.web.conftest import signed_in

TEXT = "Größe zählt: 👩‍👩‍👧‍👦 🇩🇪 1️⃣ ©️ ‼ e\u0301 „Zitat“ @kim@social.example https://example.org/sehr/lange/adresse, #eins #zwei"


def on_network(sqlite: Engine, acme: SimpleNamespace, network: str) -> None:
    unit = db.unit(sqlite)
    unit.scalar(select(Channel).where(Channel.workspace_id > 0, Channel.id == acme.channel_id)).network = network
    unit.commit()


def test_the_browser_counts_as_we_do(page: Page, acme: SimpleNamespace, sqlite: Engine):
    for network in ("x", "mastodon", "bluesky", "threads", "linkedin", "google"):
        on_network(sqlite, acme, network)
        page.goto(f"/w/acme/posts/{acme.post_id}/content")
        page.get_by_label("Text").fill(TEXT)
        expect(page.locator("[data-counts=text] [data-used]")).to_have_text(str(measure(TEXT, text_limit(network)).used))
    expect(page.locator(".preview [data-text]")).to_have_text(TEXT)
    page.get_by_label("Text").fill("x" * 1501)
    expect(page.get_by_text("Too long for LinkedIn.")).to_be_visible()
    assert axe.faults(page) == []


def test_nothing_typed_is_lost_when_the_session_ends(app: Flask, page: Page, acme: SimpleNamespace, sqlite: Engine):
    address = f"/w/acme/posts/{acme.post_id}/content"
    page.goto(address)
    page.get_by_label("Text").fill("Eine Stunde Arbeit")
    unit = db.unit(sqlite)
    unit.execute(delete(SignIn))
    unit.commit()
    page.get_by_role("button", name="Save").click()
    page.wait_for_url("**/login*")

    again = signed_in(app, sqlite, "alice@example.org").get_cookie("rp_session")
    page.context.add_cookies([{"name": "rp_session", "value": again.value, "url": page.url.partition("/login")[0]}])
    page.goto(address)
    expect(page.get_by_label("Text")).to_have_value("")
    expect(page.get_by_text("Here is a text that was not saved")).to_be_visible()
    assert axe.faults(page) == []
    page.get_by_role("button", name="Take it over").click()
    expect(page.get_by_label("Text")).to_have_value("Eine Stunde Arbeit")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Azubi-Woche")).to_be_visible()
    page.goto(address)
    expect(page.get_by_label("Text")).to_have_value("Eine Stunde Arbeit")
    expect(page.get_by_text("Here is a text that was not saved")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('draft:'))") == []


def test_signing_out_leaves_no_draft_behind(page: Page):
    page.goto("/w/acme/topics/new")
    page.get_by_label("Title", exact=True).fill("Geheime Fusion")
    page.wait_for_function("() => JSON.stringify(localStorage).includes('Fusion')")  # after a pause in typing
    page.locator("summary", has_text="Alice").click()
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login*")
    assert "Fusion" not in page.evaluate("JSON.stringify(localStorage)")


def test_topics_are_noted_line_by_line(page: Page):
    page.goto("/w/acme/topics")
    line = page.get_by_label("Note a topic")
    line.fill("Azubiwoche")
    expect(page.get_by_text("Similar and already there:")).to_be_visible()
    for title in ("Frostschutz #LinkedIn bis 12.12.", "Wärmepumpe"):
        line.fill(title)
        line.press("Enter")
        expect(page.get_by_role("status")).to_contain_text(title.partition(" ")[0])
        expect(line).to_have_value("")
        expect(line).to_be_focused()
    expect(page.locator(".topics > li")).to_have_count(2)
    page.get_by_label("State of “Wärmepumpe”").select_option("Ready")
    expect(page.get_by_role("status")).to_contain_text("“Wärmepumpe” is ready.")
    page.get_by_role("link", name="Board").click()
    expect(page.get_by_role("region", name="Ready 1")).to_contain_text("Wärmepumpe")
    page.locator("li", has_text="Frostschutz").drag_to(page.locator("[data-stage=in_work]"))
    expect(page.get_by_role("status")).to_contain_text("“Frostschutz” is in work.")
    expect(page.get_by_role("region", name="In work 1")).to_contain_text("Frostschutz")
    assert axe.faults(page) == []
