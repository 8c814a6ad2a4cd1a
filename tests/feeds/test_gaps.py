"""Gaps and empty promises as entries over whole days."""

from datetime import date, time, timedelta
from typing import Any

from planner.db import PlanSession
from planner.models import Channel, FeedGap, Member, SlotDetail, Workspace
from planner.models.feed import FeedKind
from tests import make
from tests.feeds.conftest import NOW
from tests.feeds.read import body, events, one, stamp, summaries
from tests.make import MONDAY

GAPS = FeedKind.GAPS


def slots(body: bytes) -> list[Any]:
    return [event for event in events(body) if str(event["UID"]).startswith("gap-slot")]


def test_a_gap_names_channel_lack_and_who_is_to_fill_it(session: PlanSession, acme: Workspace, linkedin: Channel):
    linkedin.start_cadence("days 2026-11-25", MONDAY, by=None)
    entry = slots(body(session, acme, GAPS))[0]
    assert str(entry["SUMMARY"]) == "Lücke: LinkedIn: kein Beitrag – Kim Schäfer"
    assert str(entry["DESCRIPTION"]) == (
        "Zuständig: Kim Schäfer\nDringlichkeit: dringend\nZu tun: Beitrag einplanen\n\n"
        "https://plan.example.org/w/acme/plan?from=2026-11-25"
    )
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2026, 11, 25), date(2026, 11, 26))


def test_gaps_of_a_period_last_from_its_first_to_its_last_open_day(session: PlanSession, acme: Workspace, linkedin: Channel):
    linkedin.start_cadence("2/week", MONDAY, by=None)
    linkedin.end_cadence(MONDAY + timedelta(days=7), by=None)
    (entry,) = (event for event in events(body(session, acme, GAPS)) if "quota" in event["UID"])
    assert str(entry["SUMMARY"]) == "Lücke: LinkedIn: 2 Beiträge fehlen – Kim Schäfer"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (MONDAY, MONDAY + timedelta(days=7))


def test_they_speak_the_language_of_the_workspace(session: PlanSession, acme: Workspace, linkedin: Channel):
    acme.language = "en"
    linkedin.start_cadence("days 2026-11-25", MONDAY, by=None)
    assert str(slots(body(session, acme, GAPS))[0]["SUMMARY"]) == "Gap: LinkedIn: no post – Kim Schäfer"


def test_four_weeks_are_shown(session: PlanSession, acme: Workspace, linkedin: Channel):
    linkedin.start_cadence("days 2026-12-20,2026-12-21", MONDAY, by=None)
    assert [event["DTSTART"].dt for event in slots(body(session, acme, GAPS))] == [date(2026, 12, 20)]


def test_a_filled_gap_vanishes_and_the_others_stay_as_they_were(session: PlanSession, acme: Workspace, linkedin: Channel, clock):
    linkedin.start_cadence("Mon 09:00", MONDAY, by=None)
    before = slots(body(session, acme, GAPS))
    clock.shift(timedelta(hours=1))
    make.post(session, linkedin, MONDAY + timedelta(days=7), time=time(9))
    after = slots(body(session, acme, GAPS))
    kept = [event.to_ical() for event in after]
    assert len(after) == len(before) - 1
    assert [event.to_ical() for event in before if event.to_ical() not in kept] == [before[1].to_ical()]


def test_a_gap_keeps_its_uid_as_its_days_pass(session: PlanSession, acme: Workspace, clock):
    silent = make.channel(session, acme, "silent", name="Niemandes")
    silent.start_cadence("2/month", MONDAY, by=None)
    before = {str(event["UID"]): event for event in events(body(session, acme, GAPS))}
    clock.shift(timedelta(days=1))
    after = {str(event["UID"]): event for event in events(body(session, acme, GAPS, today=MONDAY + timedelta(days=1)))}
    cover = next(uid for uid in before if "cover" in uid)
    assert set(before) == set(after)
    assert after[cover]["DTSTART"].dt == before[cover]["DTSTART"].dt + timedelta(days=1)
    assert after[cover]["SEQUENCE"] == 1
    assert stamp(after[cover]) == NOW + timedelta(days=1)


def test_where_nobody_is_named_it_says_so_once(session: PlanSession, acme: Workspace):
    make.channel(session, acme, "silent", name="Blog", max_silence=400).start_cadence("days 2026-11-25", MONDAY, by=None)
    texts = summaries(body(session, acme, GAPS))
    assert "Lücke: Blog: niemand zuständig für 1 Beitrag" in texts
    assert "Lücke: Blog: kein Beitrag – niemand zuständig" in texts


def test_gaps_of_one_channel_or_person_on_demand(session: PlanSession, acme: Workspace, linkedin: Channel, kim: Member):
    blog = make.channel(session, acme, "blog", name="Blog", max_silence=400)
    for channel in (linkedin, blog):
        channel.start_cadence("days 2026-11-25", MONDAY, by=None)
    assert {text.split(": ")[1] for text in summaries(body(session, acme, GAPS, channels=frozenset({blog.id})))} == {"Blog"}
    assert {text.split(": ")[1] for text in summaries(body(session, acme, GAPS, people=frozenset({kim.id})))} == {"LinkedIn"}


def test_a_feed_of_one_channel_does_not_disturb_what_others_know(session: PlanSession, acme: Workspace, linkedin: Channel, clock):
    linkedin.start_cadence("days 2026-11-25", MONDAY, by=None)
    before = body(session, acme, GAPS)
    clock.shift(timedelta(hours=1))
    body(session, acme, GAPS, channels=frozenset({linkedin.id + 1}))
    assert body(session, acme, GAPS) == before


def test_an_overload_names_the_member(session: PlanSession, acme: Workspace, linkedin: Channel, kim: Member):
    kim.weekly_hours = 1
    make.post(session, linkedin, MONDAY + timedelta(days=1), effort_hours=5)
    entry = next(event for event in events(body(session, acme, GAPS)) if "overload" in event["UID"])
    assert str(entry["SUMMARY"]) == "Lücke: mehr Arbeit als Stunden – Kim Schäfer"
    assert "LOCATION" not in entry


def test_empty_slots_stand_in_a_plan_on_demand(session: PlanSession, acme: Workspace, linkedin: Channel):
    detail = SlotDetail(line=0, format="Karussell", pillar="Azubi")
    linkedin.start_cadence("Mon 09:00", MONDAY, by=None, details=[detail])
    linkedin.pause(MONDAY + timedelta(days=14), MONDAY + timedelta(days=400), "Pause", by=None)
    make.post(session, linkedin, time=time(9))
    assert summaries(body(session, acme)) == ["Idee: LinkedIn: Azubi-Woche"]
    found = events(body(session, acme, shows_empty=True))
    assert [str(event["SUMMARY"]) for event in found] == [
        "Idee: LinkedIn: Azubi-Woche",
        "Lücke: LinkedIn: Sendeplatz 9:00 frei",
    ]
    assert str(found[1]["DESCRIPTION"]).startswith("Format: Karussell\nRubrik: Azubi\n\nhttps://")


def test_what_a_quota_still_owes_stands_over_its_open_days(session: PlanSession, acme: Workspace, linkedin: Channel):
    linkedin.start_cadence("3/week on Tue,Thu,Fri", MONDAY, by=None)
    linkedin.end_cadence(MONDAY + timedelta(days=7), by=None)
    make.post(session, linkedin, MONDAY + timedelta(days=1))
    entry = events(body(session, acme, FeedKind.CHANNEL, channels=frozenset({linkedin.id}), shows_empty=True))[0]
    assert str(entry["SUMMARY"]) == "Lücke: LinkedIn: Platz für 2 Beiträge"
    assert (entry["DTSTART"].dt, entry["DTEND"].dt) == (date(2026, 11, 24), date(2026, 11, 28))


def test_what_was_shown_long_ago_is_forgotten(session: PlanSession, acme: Workspace, linkedin: Channel):
    linkedin.start_cadence("Mon 09:00", MONDAY, by=None)
    body(session, acme, GAPS)
    body(session, acme, GAPS, today=MONDAY + timedelta(days=200))
    first = min(row.last_day for row in session.query(FeedGap).filter(FeedGap.workspace_id == acme.id))
    assert first > MONDAY + timedelta(days=100)


def test_nothing_promised_is_no_gap(session: PlanSession, acme: Workspace, linkedin: Channel):
    make.post(session, linkedin, time=time(9))
    assert events(body(session, acme, GAPS)) == []
    assert one(body(session, acme))
