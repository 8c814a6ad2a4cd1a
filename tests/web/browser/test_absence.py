"""Bob enters his holiday, sees what it leaves without anybody, names a stand-in, and hands over."""

from collections.abc import Callable
from datetime import date, time
from types import SimpleNamespace

from playwright.sync_api import Page, expect

from planner.db import PlanSession, session
from planner.domain.plan import Readiness
from planner.models import Channel
from tests import make


def promised(unit: Callable[[], PlanSession]) -> None:
    """LinkedIn, which is Bob's, has a post on Wednesday and owes another on Friday."""
    work = unit()
    linkedin = work.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == "linkedin").one()
    linkedin.start_cadence("days 2026-12-09,2026-12-11", make.MONDAY, by=None)
    make.post(work, linkedin, date(2026, 12, 9), "Messe", time=time(9), readiness=Readiness.DRAFT)
    work.commit()
    session.remove()


def test_away_covered_and_handed_over(browse: Callable[..., Page], acme: SimpleNamespace, unit):
    promised(unit)
    bob, alice = browse("bob@example.org"), browse("alice@example.org")
    bob.goto("/w/acme/absences")
    bob.get_by_role("link", name="Enter an absence").click()
    bob.get_by_label("First day").fill("2026-12-07")
    bob.get_by_label("Last day").fill("2026-12-13")
    expect(bob.get_by_text("2 promises or posts would have nobody.")).to_be_visible()
    bob.get_by_label("For whoever stands in").fill("Passwort liegt im Tresor.")
    bob.get_by_role("button", name="Enter absence").click()
    expect(bob.get_by_text("The absence is entered.")).to_be_visible()
    bob.goto("/w/acme/absences")
    bob.get_by_role("link", name="Effect").last.click()
    expect(bob.get_by_text("2 promises or posts have nobody.")).to_be_visible()

    alice.goto(bob.url)
    alice.get_by_role("link", name="Name a stand-in").click()
    alice.get_by_label("Stand-in").select_option(label="Admin Adler")
    alice.get_by_role("button", name="Save").click()
    alice.goto(bob.url)
    expect(alice.get_by_text("Everything is covered.")).to_be_visible()

    bob.reload()
    bob.get_by_role("link", name="Hand-over sheet").click()
    expect(bob.get_by_role("heading", name="For Admin Adler")).to_be_visible()
    for said in ("Passwort liegt im Tresor.", "Messe", "Still empty"):
        expect(bob.get_by_role("main")).to_contain_text(said)
