"""What a feed shows: its window, its limits, its kind and filters."""

from datetime import time, timedelta

import pytest

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.feeds.setting import Limits
from planner.models import Channel, Member, SlotDetail, Workspace
from planner.models.feed import FeedKind
from tests import make
from tests.feeds.read import body, built, events, one, summaries
from tests.make import MONDAY


def test_the_window_reaches_from_60_days_ago_to_400_ahead(session: PlanSession, acme: Workspace, linkedin: Channel):
    for days in (-61, -60, 400, 401):
        make.post(session, linkedin, MONDAY + timedelta(days=days), f"Tag {days}")
    assert summaries(body(session, acme)) == ["Idee: LinkedIn: Tag -60", "Idee: LinkedIn: Tag 400"]


def test_entries_come_by_start_and_uid(session: PlanSession, acme: Workspace, linkedin: Channel):
    for uid, day, at in (("d", 1, None), ("c", 0, time(9)), ("b", 0, None), ("a", 0, time(9)), ("e", 0, time(8))):
        make.post(session, linkedin, MONDAY + timedelta(days=day), uid=f"{uid}@redaktionsplan", time=at)
    assert [str(event["UID"])[0] for event in events(body(session, acme))] == ["b", "e", "a", "c", "d"]


def test_beyond_the_limit_those_nearest_to_today_stay(session: PlanSession, acme: Workspace, linkedin: Channel):
    for days in range(-5, 6):
        make.post(session, linkedin, MONDAY + timedelta(days=days), f"Tag {days}")
    found = built(session, acme, limits=Limits(entries=4))
    assert [summary.split()[-1] for summary in summaries(found.packed.body)] == ["-1", "0", "1", "2"]
    assert (found.entries, found.left_out) == (4, 7)


def test_a_megabyte_is_the_limit_too(session: PlanSession, acme: Workspace, linkedin: Channel):
    for days in range(60):
        make.post(session, linkedin, MONDAY + timedelta(days=days), text="x" * 3000)
    found = built(session, acme, full_text=True, limits=Limits(size=100_000))
    assert len(found.packed.body) <= 100_000
    assert 0 < found.entries < 30
    assert found.entries + found.left_out == 60
    assert events(found.packed.body)[0]["DTSTART"].dt == MONDAY


def test_cancelled_posts_are_shown_on_demand_until_14_days_after(session: PlanSession, acme: Workspace, linkedin: Channel):
    for days in (-15, -14, 3):
        make.post(session, linkedin, MONDAY + timedelta(days=days), f"Tag {days}", cancelled=True)
    assert summaries(body(session, acme)) == []
    assert [text.split()[-1] for text in summaries(body(session, acme, shows_cancelled=True))] == ["-14", "3"]


def test_the_same_post_has_the_same_uid_in_every_feed(session: PlanSession, acme: Workspace, linkedin: Channel, kim: Member):
    post = make.post(session, linkedin)
    found = [
        body(session, acme),
        body(session, acme, FeedKind.CHANNEL, channels=frozenset({linkedin.id})),
        body(session, acme, FeedKind.PERSON, people=frozenset({kim.id}), full_text=True),
    ]
    assert {str(one(each)["UID"]) for each in found} == {post.uid}


def test_a_channel_s_feed_shows_its_posts_only(session: PlanSession, acme: Workspace, linkedin: Channel):
    blog = make.channel(session, acme, "blog", name="Blog")
    make.post(session, linkedin)
    make.post(session, blog)
    assert summaries(body(session, acme, FeedKind.CHANNEL, channels=frozenset({blog.id}))) == ["Idee: Blog: Azubi-Woche"]


def test_a_person_s_feed_shows_what_they_are_to_deliver(session: PlanSession, acme: Workspace, linkedin: Channel, kim: Member):
    lea = make.member(session, acme, make.user(session, "lea@example.org", "Lea Vogt"))
    make.post(session, linkedin, title="Kims Kanal")
    make.post(session, linkedin, title="Leas Beitrag", person_id=lea.id)
    make.post(session, make.channel(session, acme, "blog"), title="Niemandes Beitrag")
    assert summaries(body(session, acme, FeedKind.PERSON, people=frozenset({kim.id}))) == ["Idee: LinkedIn: Kims Kanal"]
    assert summaries(body(session, acme, FeedKind.PERSON, people=frozenset({lea.id}))) == ["Idee: LinkedIn: Leas Beitrag"]


def test_the_person_of_a_slot_comes_before_that_of_the_channel(
    session: PlanSession, acme: Workspace, linkedin: Channel, kim: Member
):
    lea = make.member(session, acme, make.user(session, "lea@example.org", "Lea Vogt"))
    linkedin.start_cadence("Mon 09:00", MONDAY, by=None, details=[SlotDetail(line=0, person_id=lea.id)])
    make.post(session, linkedin, time=time(9))
    assert events(body(session, acme, FeedKind.PERSON, people=frozenset({kim.id}))) == []
    entry = one(body(session, acme, FeedKind.PERSON, people=frozenset({lea.id}), full_text=True))
    assert "Zuständig: Lea Vogt" in entry["DESCRIPTION"]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({"campaign": "Messe"}, ["A"]),
        ({"pillar": "Azubi"}, ["B"]),
        ({"ripe_from": Readiness.REVIEW}, ["C", "D"]),
        ({"channels": frozenset({2})}, ["D"]),
        ({"campaign": "Messe", "pillar": "Azubi"}, []),
    ],
)
def test_filters_narrow_a_plan_down(session: PlanSession, acme: Workspace, linkedin: Channel, filters: dict, titles: list[str]):
    blog = make.channel(session, acme, "blog")
    make.post(session, linkedin, title="A", campaign="Messe", uid="a")
    make.post(session, linkedin, title="B", pillar="Azubi", uid="b")
    make.post(session, linkedin, title="C", readiness=Readiness.REVIEW, uid="c")
    make.post(session, blog, title="D", readiness=Readiness.PUBLISHED, uid="d")
    assert [summary[-1] for summary in summaries(body(session, acme, **filters))] == titles


def test_another_workspace_is_not_in_it(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin)
    rival = make.workspace(session, "rival")
    make.post(session, make.channel(session, rival, "secret"), title="Geheim")
    assert summaries(body(session, acme)) == ["Idee: LinkedIn: Azubi-Woche"]
