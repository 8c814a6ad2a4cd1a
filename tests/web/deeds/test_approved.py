"""Where approval is required, every door holds to it."""

from datetime import date

import pytest
from sqlalchemy import select

from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, Member, Post, Workspace
from planner.planning.approvals import ask
from planner.planning.attaching import attach, looked_at
from tests import make
from tests.web.hostile_files import PNG
from tests.web.pages import Page

BASE = "/w/acme/posts"


@pytest.fixture
def strict(unit, acme) -> None:
    session = unit()
    session.scalars(select(Workspace).where(Workspace.slug == "acme")).one().approval = ApprovalMode.REQUIRED
    session.commit()


@pytest.fixture
def approved(unit, acme, posts, strict) -> None:
    """Alice has approved the first post, as Bob asked."""
    session = unit()
    member = {each.name.split()[0]: each for each in _members(session)}
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == acme.post_id)).one()
    post.move_to(date(2026, 11, 30), None, by=None)
    ask(session, post, by=member["Bob"])
    make.ripe(session, post, Readiness.APPROVED, member["Alice"])
    session.commit()


def _members(session):
    return session.scalars(select(Member).join(Workspace, Workspace.id == Member.workspace_id).where(Workspace.slug == "acme"))


DOORS = {
    "one": lambda acme: (f"{BASE}/{acme.post_id}/readiness", {"readiness": int(Readiness.APPROVED)}),
    "published": lambda acme: (f"{BASE}/{acme.post_id}/publication", {"published_link": ""}),
    "several": lambda acme: (f"{BASE}/readiness", {"readiness": int(Readiness.APPROVED)}),
    "new": lambda acme: (
        f"{BASE}/new",
        {"title": "Neu", "channel": acme.channel_id, "day": "2026-12-01", "readiness": int(Readiness.APPROVED)},
    ),
}


@pytest.mark.parametrize("door", DOORS)
def test_an_editor_approves_through_no_door(bob, acme, posts, strict, door):
    address, fields = DOORS[door](acme)
    first = posts()[0]
    named = {"version": first.version, "post": f"{first.id}:{first.version}"}
    assert bob.post(address, data={"csrf_token": bob.token(), **named, **fields}).status_code == 422
    assert {post.readiness for post in posts()} <= {Readiness.IDEA, Readiness.DRAFT}


def test_a_drag_asks_anew_and_says_so_and_undoing_it_brings_the_approval_back(bob, posts, approved, send, undo, unit):
    send(posts(), shift="1")
    assert posts()[0].readiness is Readiness.REVIEW
    assert "The approval no longer holds, and is asked for anew: “Azubi-Woche”." in bob.see("/w/acme/plan").text
    undo(bob)
    assert (posts()[0].readiness, posts()[0].day.day) == (Readiness.APPROVED, 30)
    assert unit().scalars(select(Approval.id).where(Approval.workspace_id > 0, Approval.outcome.is_(None))).all() == []


def test_several_are_asked_for_at_once(bob, posts, strict, send, unit):
    assert send(posts(), f"{BASE}/approvals", whom="").status_code == 303
    assert [post.readiness for post in posts()] == [Readiness.DRAFT, Readiness.REVIEW, Readiness.REVIEW]
    said = bob.see("/w/acme/plan").text
    assert "Approval is asked for 2 posts." in said
    assert "There is nothing to ask about “Azubi-Woche”, or not of them." in said  # its day is over


def test_what_is_approved_is_left_when_several_are_asked_for(bob, posts, approved, send):
    send(posts()[:1], f"{BASE}/approvals", whom="")
    assert "There is nothing to ask about “Azubi-Woche”, or not of them." in bob.see("/w/acme/plan").text


def test_only_whoever_writes_asks_for_several(visit, posts, strict, send):
    assert send(posts(), f"{BASE}/approvals", visitor=visit("approver@example.org")).status_code == 403


def test_an_answer_that_is_undone_is_asked_again(visit, bob, acme, posts, strict, send, undo, unit):
    send(posts()[1:2], f"{BASE}/approvals", whom="")
    address = f"{BASE}/{posts()[1].id}"
    approver = visit("approver@example.org")
    approver.submit(address, f"{address}/approval/answer", outcome="approved")
    undo(approver)
    open_ones = unit().scalars(select(Approval).where(Approval.workspace_id > 0, Approval.outcome.is_(None))).all()
    assert (posts()[1].readiness, [each.post_id for each in open_ones]) == (Readiness.REVIEW, [posts()[1].id])


def test_what_waits_is_read_with_as_many_questions_for_two_as_for_one(visit, acme, posts, strict, send, unit, sqlite, questions):
    session = unit()
    session.scalars(select(Workspace).where(Workspace.slug == "acme")).one().own_approval = False
    session.commit()
    approver, asked = visit("approver@example.org"), []
    for post in posts()[1:]:
        send([post], f"{BASE}/approvals", whom="")
        with questions(sqlite) as found:
            approver.see("/w/acme/approvals")
            approver.see("/w/acme/today")
        asked.append(len(found))
    assert asked[0] == asked[1]


@pytest.mark.parametrize("several", [False, True])
def test_a_picture_that_came_meanwhile_is_not_approved_unseen(visit, bob, posts, strict, send, unit, several):
    """Files are no part of a post's version."""
    send(posts()[1:2], f"{BASE}/approvals", whom="")
    post, approver = posts()[1], visit("approver@example.org")
    address = f"{BASE}/readiness?post={post.id}:{post.version}" if several else f"{BASE}/{post.id}/readiness"
    form = approver.see(address).form("", address)
    _attach(unit, post.id)
    form.fields["readiness"] = str(int(Readiness.APPROVED))
    late = approver.post(address, data=form.fields)
    assert (late.status_code, posts()[1].readiness) == (409, Readiness.REVIEW)
    approver.submit(address, readiness=str(int(Readiness.APPROVED)))
    assert posts()[1].readiness is Readiness.APPROVED


def _attach(unit, post_id: int) -> None:
    session = unit()
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == post_id)).one()
    attach(session, post, looked_at("bild.png", PNG), "0" * 32, alt="Ein Bild", by=None)
    session.commit()


def test_a_readiness_form_that_came_too_late_is_sent_once_more_and_shows_no_digest(visit, bob, posts, strict, send):
    send(posts()[1:2], f"{BASE}/approvals", whom="")
    approver, address = visit("approver@example.org"), f"{BASE}/{posts()[1].id}/readiness"
    form = approver.see(address).form("", address)
    bob.submit(f"{BASE}/{posts()[1].id}/content", text="Anders")
    late = approver.post(address, data=form.fields | {"readiness": str(int(Readiness.APPROVED))})
    page = Page(late.text)
    assert (late.status_code, form.fields["seen"] in page.text) == (409, False)
    again = approver.post(address, data=page.form("", address).fields | {"readiness": str(int(Readiness.APPROVED))})
    assert (again.status_code, posts()[1].readiness) == (303, Readiness.APPROVED)


def test_what_is_cancelled_is_named_and_nothing_else_approved(visit, bob, posts, strict, send, unit):
    post_id, session = posts()[1].id, unit()
    session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == post_id)).one().cancel(by=None)
    session.commit()
    approver = visit("approver@example.org")
    refused = send(posts()[1:], f"{BASE}/readiness", visitor=approver, readiness=int(Readiness.APPROVED))
    assert refused.status_code == 422
    assert "There is nothing to approve about this post." in refused.text


def test_the_readiness_of_many_is_asked_with_as_many_questions_as_of_two(bob, posts, strict, sqlite, questions):
    asked = []
    for chosen in (posts()[:2], posts()):
        named = "&".join(f"post={post.id}:{post.version}" for post in chosen)
        with questions(sqlite) as found:
            bob.see(f"{BASE}/readiness?{named}")
        asked.append(len([each for each in found if "attachments" in each]))
    assert asked == [1, 1]
