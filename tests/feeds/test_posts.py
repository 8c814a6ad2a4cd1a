"""Posts as entries: what they say, and when they count as changed."""

from datetime import time, timedelta

import pytest

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import Channel, Workspace
from tests import make
from tests.feeds.conftest import NOW
from tests.feeds.read import body, built, events, one, stamp, summaries
from tests.make import MONDAY

LATER = NOW + timedelta(hours=2)


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


def test_trashed_posts_vanish_and_come_back_under_the_same_uid(session: PlanSession, acme: Workspace, linkedin: Channel):
    post = make.post(session, linkedin)
    before = one(body(session, acme))
    post.trash(by=None)
    assert events(body(session, acme)) == []
    post.restore(by=None)
    after = one(body(session, acme))
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]


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
