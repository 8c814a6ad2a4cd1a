"""Posts as entries: what they say, for whom, and when they count as changed."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.feeds.building import Limits
from planner.models import Channel, Member, SlotDetail, Workspace
from planner.models.feed import FeedKind
from tests import make
from tests.feeds.read import body, built, events, one, stamp, summaries
from tests.make import MONDAY

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = NOW + timedelta(hours=2)


@pytest.fixture(autouse=True)
def clock() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=False) as coordinates:
        yield coordinates


@pytest.fixture
def acme(session: PlanSession) -> Workspace:
    return make.workspace(session)


@pytest.fixture
def kim(session: PlanSession, acme: Workspace) -> Member:
    return make.member(session, acme, make.user(session, "kim@example.org", "Kim Schäfer"))


@pytest.fixture
def linkedin(session: PlanSession, acme: Workspace, kim: Member) -> Channel:
    return make.channel(session, acme, name="LinkedIn", responsible_id=kim.id)


def test_a_timed_post_stands_in_the_zone_of_its_channel(session: PlanSession, acme: Workspace, linkedin: Channel):
    linkedin.zone = "America/New_York"
    make.post(session, linkedin, time=time(9))
    found = body(session, acme)
    assert b"DTSTART;TZID=America/New_York:20261123T090000\r\nDTEND;TZID=America/New_York:20261123T091500\r\n" in found
    assert found.count(b"BEGIN:VTIMEZONE") == found.count(b"TZID:America/New_York\r\n") == 1


def test_a_post_without_time_lasts_the_whole_day_and_needs_no_zone(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin)
    found = body(session, acme)
    assert b"DTSTART;VALUE=DATE:20261123\r\nDTEND;VALUE=DATE:20261124\r\n" in found
    assert b"VTIMEZONE" not in found


def test_an_empty_feed_keeps_its_zone_and_is_valid(session: PlanSession, acme: Workspace):
    found = body(session, acme)
    assert b"TZID:Europe/Berlin" in found
    assert events(found) == []


@pytest.mark.parametrize(
    ("readiness", "cancelled", "german", "english", "status"),
    [
        (Readiness.IDEA, False, "Idee", "Idea", "TENTATIVE"),
        (Readiness.DRAFT, False, "Entwurf", "Draft", "TENTATIVE"),
        (Readiness.REVIEW, False, "In Freigabe", "In review", "TENTATIVE"),
        (Readiness.APPROVED, False, "Freigegeben", "Approved", "CONFIRMED"),
        (Readiness.PUBLISHED, False, "Veröffentlicht", "Published", "CONFIRMED"),
        (Readiness.APPROVED, True, "Abgesagt", "Cancelled", "CANCELLED"),
    ],
)
def test_the_state_stands_in_front(
    session: PlanSession,
    acme: Workspace,
    linkedin: Channel,
    readiness: Readiness,
    cancelled: bool,
    german: str,
    english: str,
    status: str,
):
    make.post(session, linkedin, readiness=readiness, cancelled=cancelled)
    entry = one(body(session, acme, shows_cancelled=True))
    assert (str(entry["SUMMARY"]), entry["STATUS"]) == (f"{german}: LinkedIn: Azubi-Woche", status)
    acme.language = "en"
    assert summaries(body(session, acme, shows_cancelled=True)) == [f"{english}: LinkedIn: Azubi-Woche"]


def test_full_text_says_what_and_who(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin, text="Erste\nZweite", pillar="Azubi", campaign="Messe", link="https://example.org/x")
    entry = one(body(session, acme, full_text=True))
    assert str(entry["DESCRIPTION"]) == (
        "Erste\nZweite\n\nZuständig: Kim Schäfer\nRubrik: Azubi\nAktion: Messe\nLink: https://example.org/x\n\n"
        "https://plan.example.org/w/acme/posts/1"
    )
    assert entry["CATEGORIES"].cats == ["LinkedIn", "Azubi", "Messe"]


def test_titles_only_hold_neither_text_nor_person(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin, text="Geheim", pillar="Azubi")
    entry = one(body(session, acme))
    assert str(entry["DESCRIPTION"]) == str(entry["URL"]) == "https://plan.example.org/w/acme/posts/1"
    assert not any(word in body(session, acme) for word in (b"Geheim", b"Kim", b"Azubi,"))


def test_a_link_that_is_a_script_is_left_out(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin, link="javascript:alert(1)")
    assert b"javascript" not in body(session, acme, full_text=True)


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


def test_trashed_posts_vanish_and_come_back_under_the_same_uid(session: PlanSession, acme: Workspace, linkedin: Channel):
    post = make.post(session, linkedin)
    before = one(body(session, acme))
    post.trash(by=None)
    assert events(body(session, acme)) == []
    post.restore(by=None)
    after = one(body(session, acme))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


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


def test_a_second_build_renders_nothing(session: PlanSession, acme: Workspace, linkedin: Channel):
    for days in range(5):
        make.post(session, linkedin, MONDAY + timedelta(days=days))
    assert len(built(session, acme).made) == 5
    assert built(session, acme).made == []


def test_one_edit_renders_one_entry(session: PlanSession, acme: Workspace, linkedin: Channel, clock):
    posts = [make.post(session, linkedin, MONDAY + timedelta(days=days)) for days in range(5)]
    before = body(session, acme)
    clock.move_to(LATER)
    posts[2].edit(by=None, title="Neu")
    found = built(session, acme)
    assert [made["post_id"] for made in found.made] == [posts[2].id]
    old, new = events(before), events(found.packed.body)
    assert [a.to_ical() == b.to_ical() for a, b in zip(old, new, strict=True)] == [True, True, False, True, True]
    assert stamp(new[2]) == LATER


def test_an_edit_that_the_feed_does_not_show_changes_no_byte(session: PlanSession, acme: Workspace, linkedin: Channel, clock):
    post = make.post(session, linkedin)
    before = body(session, acme)
    clock.move_to(LATER)
    post.edit(by=None, notes="nur intern", text="nicht in einem Kalender mit Titeln")
    assert body(session, acme) == before


def test_a_renamed_channel_changes_its_entries_just_now(session: PlanSession, acme: Workspace, linkedin: Channel, clock):
    make.post(session, linkedin)
    body(session, acme)
    clock.move_to(LATER)
    linkedin.arrange(by=None, today=MONDAY, name="LinkedIn Bank")
    entry = one(body(session, acme))
    assert (str(entry["SUMMARY"]), stamp(entry)) == ("Idee: LinkedIn Bank: Azubi-Woche", LATER)


def test_a_change_within_the_same_second_still_shows(session: PlanSession, acme: Workspace, linkedin: Channel):
    post = make.post(session, linkedin)
    before = one(body(session, acme))
    post.edit(by=None, title="Neu")
    assert stamp(one(body(session, acme))) == stamp(before) + timedelta(seconds=1)


def test_texts_are_cut_before_they_push_others_out(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin, text="wort " * 2000)
    text = str(one(body(session, acme, full_text=True))["DESCRIPTION"])
    assert 2900 < len(text) < 3200
    assert "wort …\n" in text


def test_another_workspace_is_not_in_it(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin)
    rival = make.workspace(session, "rival")
    make.post(session, make.channel(session, rival, "secret"), title="Geheim")
    assert summaries(body(session, acme)) == ["Idee: LinkedIn: Azubi-Woche"]
