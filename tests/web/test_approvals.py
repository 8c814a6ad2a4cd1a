"""Approvals on the pages: asked, answered, changed, in several at once."""

from datetime import date

import pytest
import time_machine
from sqlalchemy import select

from planner.domain.plan import Readiness
from planner.models import Absence, Approval, ApprovalMode, Member, Outcome, Post, User, Workspace
from tests.web.pages import Page


@pytest.fixture
def strict(acme, unit):
    """Approval is required at Acme, and nobody approves their own."""
    session = unit()
    workspace = session.query(Workspace).filter_by(slug="acme").one()
    workspace.approval, workspace.own_approval = ApprovalMode.REQUIRED, False
    post = session.scalars(select(Post).where(Post.workspace_id == workspace.id, Post.id == acme.post_id)).one()
    post.text, post.day = "Kommt!", date(2026, 12, 2)
    session.commit()
    return f"/w/acme/posts/{acme.post_id}"


@pytest.fixture
def petra(visit):
    """The approver."""
    return visit("approver@example.org")


def readiness(unit, acme) -> Readiness:
    return unit().scalars(select(Post.readiness).where(Post.workspace_id > 0, Post.id == acme.post_id)).one()


def outcomes(unit) -> list[Outcome | None]:
    return list(unit().scalars(select(Approval.outcome).where(Approval.workspace_id > 0).order_by(Approval.id)))


def test_an_editor_asks_and_an_approver_says_yes(strict, acme, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    assert "Azubi-Woche" in petra.see("/w/acme/today").text
    petra.submit(strict, f"{strict}/approval/answer", outcome="approved")
    assert (readiness(unit, acme), outcomes(unit)) == (Readiness.APPROVED, [Outcome.APPROVED])


def test_a_change_asks_again_and_a_save_without_change_does_not(strict, acme, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    petra.submit(strict, f"{strict}/approval/answer", outcome="approved")
    bob.submit(f"{strict}/content")
    assert readiness(unit, acme) is Readiness.APPROVED
    bob.submit(f"{strict}/content", text="Kommt alle!")
    assert (readiness(unit, acme), outcomes(unit)) == (Readiness.REVIEW, [Outcome.OUTDATED, None])


def test_a_yes_to_what_has_changed_meanwhile_does_not_count(strict, acme, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    form = petra.see(strict).form(f"{strict}/approval/answer").fields
    bob.submit(f"{strict}/content", text="Kommt alle!")
    refused = petra.post(f"{strict}/approval/answer", data=form | {"outcome": "approved", "remark": "Schön!"})
    page = Page(refused.text)
    assert (refused.status_code, readiness(unit, acme)) == (409, Readiness.REVIEW)
    assert "Kommt! As it is now" in page.text
    anew = page.form(f"{strict}/approval/answer").fields
    assert anew["remark"] == "Schön!"
    assert petra.post(f"{strict}/approval/answer", data=anew | {"outcome": "approved"}).status_code == 303
    assert readiness(unit, acme) is Readiness.APPROVED


def test_who_was_quicker_is_named(strict, bob, alice, petra):
    bob.submit(f"{strict}/approval")
    form = alice.see(strict).form(f"{strict}/approval/answer").fields
    petra.submit(strict, f"{strict}/approval/answer", outcome="approved")
    refused = alice.post(f"{strict}/approval/answer", data=form | {"outcome": "sent_back"})
    assert refused.status_code == 409
    assert "Approver Adler was quicker." in Page(refused.text).text


def test_nothing_waits_for_whoever_may_not_approve_their_own(strict, acme, visit, bob, unit):
    session = unit()
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == acme.post_id)).one()
    approver = session.scalars(
        select(Member).join(User).where(Member.workspace_id > 0, User.email == "approver@example.org")
    ).one()
    post.assign(approver, by=None)
    session.commit()
    bob.submit(f"{strict}/approval")
    petra = visit("approver@example.org")
    assert "Waiting for my approval" not in petra.see("/w/acme/today").text
    assert "approval" not in petra.see("/w/acme/approvals").form("/w/acme/approvals/answers").fields


def test_what_is_sent_back_is_a_draft_with_its_remark(strict, acme, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    petra.submit(strict, f"{strict}/approval/answer", outcome="sent_back", remark="Bitte kürzer.")
    assert readiness(unit, acme) is Readiness.DRAFT
    assert "Bitte kürzer." in bob.see(strict).text


def test_several_are_approved_at_once_in_the_version_that_was_seen(strict, acme, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    form = petra.see("/w/acme/approvals").form("/w/acme/approvals/answers").fields
    approval = unit().scalars(select(Approval).where(Approval.workspace_id > 0)).one()
    stale = petra.post("/w/acme/approvals/answers", data=form | {"approval": f"{approval.id}:another"})
    assert (stale.status_code, readiness(unit, acme)) == (303, Readiness.REVIEW)
    petra.post("/w/acme/approvals/answers", data=form | {"approval": f"{approval.id}:{approval.seen}"})
    assert readiness(unit, acme) is Readiness.APPROVED


def test_a_foreign_approval_is_not_there(strict, acme, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    form = petra.see(strict).form(f"{strict}/approval/answer").fields
    assert petra.post(f"{strict}/approval/answer", data=form | {"outcome": "approved", "approval": "999999"}).status_code == 404


def test_a_request_is_withdrawn(strict, bob, unit):
    bob.submit(f"{strict}/approval")
    bob.step(strict, f"{strict}/approval/withdrawal")
    assert outcomes(unit) == [Outcome.WITHDRAWN]


def test_where_nothing_is_approved_any_more_nothing_is_asked(strict, alice, bob, unit):
    bob.submit(f"{strict}/approval")
    alice.submit("/w/acme/settings/approval", approval="none")
    assert outcomes(unit) == [Outcome.WITHDRAWN]
    assert alice.see("/w/acme/settings/approval").form("").fields["approval"] == "none"
    assert "Nothing is approved here" in alice.see("/w/acme/approvals").text


def test_how_long_approvals_take_is_told(strict, bob, petra, unit):
    bob.submit(f"{strict}/approval")
    with time_machine.travel("2026-11-25 20:00Z"):
        petra.submit(strict, f"{strict}/approval/answer", outcome="approved")
        assert "11 hours" in petra.see("/w/acme/approvals").text


def test_whoever_asked_sees_on_the_day_what_is_overdue(strict, bob, petra):
    bob.submit(f"{strict}/approval", due_day="2026-11-24")
    said = bob.see("/w/acme/today").text
    assert "not answered in time" in said
    assert "1 approval waits" in said
    assert "not answered in time" not in petra.see("/w/acme/today").text


def test_who_is_away_and_who_stands_in_is_said_where_one_asks(strict, acme, bob, unit):
    session = unit()
    rows = session.scalars(select(Member).where(Member.workspace_id > 0))
    people = {member.user.email.partition("@")[0]: member for member in rows}
    absent, deputy = people["approver"], people["admin"]
    absent.stand_in_id = deputy.id
    days = {"first_day": date(2026, 11, 25), "last_day": date(2026, 12, 4)}
    session.add(Absence(workspace_id=absent.workspace_id, member_id=absent.id, **days))
    session.commit()
    said = "Approver Adler (away until Fri 4 Dec, Admin Adler stands in)"
    assert said in bob.see(f"{strict}/approval").text
    assert said in bob.see(f"/w/acme/posts/approvals?post={acme.post_id}:1").text
