"""A client approves by a guest link, without an account; what is changed afterwards is asked for again."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

from playwright.sync_api import Page, expect

from planner import clock
from planner.db import PlanSession, session
from planner.domain.plan import Readiness
from planner.models import ApprovalMode, Channel, Workspace
from planner.models.guest_link import make_guest_link
from tests import make
from tests.web.browser import axe
from tests.web.world import FEED_KEY


def client_of(unit: Callable[[], PlanSession]) -> tuple[str, int]:
    """The path of a client's link, and the post that Bob has drafted."""
    work = unit()
    workspace = work.query(Workspace).filter_by(slug="acme").one()
    workspace.approval = ApprovalMode.REQUIRED
    linkedin = work.query(Channel).filter_by(workspace_id=workspace.id).one()
    post = make.post(work, linkedin, date(2026, 12, 2), "Messe", text="Wir kommen.", readiness=Readiness.DRAFT)
    values = {"name": "Frau Winter", "may_approve": True, "may_comment": True, "expires_at": clock.now() + timedelta(days=30)}
    _, token = make_guest_link(work, FEED_KEY, by=None, workspace_id=workspace.id, **values)
    work.commit()
    session.remove()
    return f"/guest/{token}", post.id


def test_the_client_says_yes_and_a_change_asks_again(browse: Callable[..., Page], acme: SimpleNamespace, unit):
    link, post_id = client_of(unit)
    bob, client = browse("bob@example.org"), browse(locale="en-GB", viewport={"width": 360, "height": 780})
    bob.goto(f"/w/acme/posts/{post_id}")
    bob.get_by_role("link", name="Ask for approval").click()
    bob.get_by_label("Whom to ask").select_option(label="Frau Winter (guest)")
    bob.get_by_role("button", name="Ask", exact=True).click()
    expect(bob.locator("#said")).to_contain_text("Approval is asked for.")

    client.goto(link)
    assert axe.faults(client) == []
    client.get_by_role("button", name="Approve").click()
    expect(client.locator("#said")).to_contain_text("“Messe” is approved. Thank you.")

    bob.reload()
    expect(bob.get_by_text("approved by Frau Winter")).to_be_visible()
    bob.goto(f"/w/acme/posts/{post_id}/content")
    bob.locator("#text").fill("Wir kommen alle.")
    bob.get_by_role("button", name="Save").click()
    expect(bob.locator("#said")).to_contain_text("asked for anew")

    client.goto(f"{link}/posts/{post_id}")
    client.get_by_role("textbox", name="Comment").fill("Schöner so.")
    client.get_by_role("button", name="Send comment").click()
    expect(client.get_by_role("article")).to_contain_text("Schöner so.")
    client.get_by_role("button", name="Approve", exact=True).click()
    expect(client.locator("#said")).to_contain_text("is approved")
