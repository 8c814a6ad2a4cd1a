"""What is done with several posts, and undone."""

import pytest

from planner.domain.plan import Readiness
from tests.web.pages import Page

BASE = "/w/acme/posts"


def test_a_move_is_undone_by_the_button_beside_what_was_said(bob, send, undo, posts):
    send(posts(), shift="7")
    before = [post.version for post in posts()]
    bob.step("/w/acme/plan", "/w/acme/deeds/undoing")
    assert [post.day.day for post in posts()] == [23, 27, 26]
    assert "Undone for 3 posts." in bob.see("/w/acme/plan").text
    assert [post.version > version for post, version in zip(posts(), before, strict=True)] == [True] * 3


def test_what_somebody_has_changed_since_is_left_and_named(alice, bob, send, undo, posts):
    send(posts()[:2], shift="7")
    send(posts()[:1], visitor=alice, day="2026-12-09")
    undo(bob)
    assert [post.day.isoformat()[5:] for post in posts()[:2]] == ["12-09", "11-27"]
    assert "Left as it is, because somebody has changed it since: “Azubi-Woche”." in bob.see("/w/acme/plan").text


def test_nobody_undoes_what_others_did(alice, bob, send, undo, posts):
    send(posts(), shift="7")
    undo(alice)
    assert [post.day.day for post in posts()] == [30, 4, 3]
    assert "There is nothing left to undo." in alice.see("/w/acme/plan").text


def test_deeds_are_undone_one_after_the_other(bob, send, undo, posts):
    send(posts()[:1], day="2026-12-02")
    send(posts()[:1], day="2026-12-09")
    days = []
    for _ in range(3):
        undo(bob)
        days.append(posts()[0].day.day)
    assert days == [2, 23, 23]


def test_a_history_says_that_it_was_undone(bob, acme, send, undo, posts):
    send(posts()[:1], day="2026-12-02")
    undo(bob)
    assert "Bob Adler undid a deed. Day: Wed 2 Dec → Mon 23 Nov" in bob.see(f"{BASE}/{acme.post_id}").text


@pytest.mark.parametrize(
    ("step", "fields", "name", "value"),
    [
        ("person", {"person": "bob"}, "person_id", "bob"),
        ("readiness", {"readiness": int(Readiness.APPROVED)}, "readiness", Readiness.APPROVED),
        ("cancellation", {}, "cancelled", True),
    ],
)
def test_several_at_once_and_back(bob, send, undo, posts, acme, step, fields, name, value):
    ids = {"bob": acme.member_id}
    fields = {key: ids.get(given, given) for key, given in fields.items()}
    before = [getattr(post, name) for post in posts()]
    assert send(posts(), f"{BASE}/{step}", **fields).status_code == 303
    assert {getattr(post, name) for post in posts()} == {ids.get(value, value) if isinstance(value, str) else value}
    undo(bob)
    assert [getattr(post, name) for post in posts()] == before


def test_several_go_into_the_trash_and_come_back(bob, send, undo, posts):
    send(posts(), f"{BASE}/trash")
    assert "Messe" in bob.see(f"{BASE}/trash").text
    undo(bob)
    assert not [post for post in posts() if post.trashed_at]


@pytest.mark.parametrize("step", ["person", "readiness", "cancellation", "trash"])
def test_a_change_by_somebody_else_stops_all_of_it(alice, bob, send, posts, step):
    seen = posts()
    send(seen[:1], day="2026-12-02")
    late = send(seen, f"{BASE}/{step}", visitor=alice, readiness=3, person="")
    assert late.status_code == 409
    assert "Wed 2 Dec" in Page(late.text).text
    assert [(post.readiness, post.cancelled, post.trashed_at) for post in posts()[1:]] == [(Readiness.IDEA, False, None)] * 2


def test_what_the_role_does_not_allow_is_named_and_nothing_is_done(visit, send, posts):
    approver = visit("approver@example.org")
    refused = send(posts(), f"{BASE}/readiness", visitor=approver, readiness=int(Readiness.IDEA))
    assert refused.status_code == 422
    assert "Not in this role. Nothing was changed: “Azubi-Woche”." in Page(refused.text).text
    assert posts()[0].readiness is Readiness.DRAFT


def test_an_approver_undoes_an_approval_and_nothing_else(visit, send, undo, posts):
    approver = visit("approver@example.org")
    send(posts()[:1], f"{BASE}/readiness", visitor=approver, readiness=int(Readiness.APPROVED))
    assert posts()[0].readiness is Readiness.APPROVED
    assert undo(approver).status_code == 303
    assert posts()[0].readiness is Readiness.DRAFT
