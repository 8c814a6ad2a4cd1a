"""Which occurrences a calendar gives, and what stands in them."""

from datetime import date, time

import pytest

from planner.importing.grid import Calendar, Event, Refusal, Trouble, Unreadable
from planner.importing.ics import calendar as reader
from planner.importing.ics.calendar import read_ics
from tests.importing.files import ics

TODAY = date(2026, 11, 23)


def read(*events: str, head: str = "") -> Calendar:
    return read_ics(ics(*events, head=head), TODAY)


def days(calendar: Calendar) -> list[str]:
    return [event.day.isoformat() for event in calendar.events]


def test_an_event_becomes_plain():
    calendar = read(
        "UID:a@b\nDTSTART;TZID=Europe/Berlin:20261124T093000\nSUMMARY:Grüße\\, alle\nDESCRIPTION:eins\\nzwei\nLOCATION:Köln\n"
        "URL:https://example.org/a\nCATEGORIES:Blog,Xing\nCATEGORIES:Mai\nSTATUS:tentative\nSEQUENCE:3",
        head="X-WR-CALNAME:Plan",
    )
    assert calendar == Calendar("Plan", (
        Event(
            "a@b", "", date(2026, 11, 24), time(9, 30), "Europe/Berlin", "Grüße, alle", "eins\nzwei", "Köln",
            "https://example.org/a", ("Blog", "Xing", "Mai"), "TENTATIVE", 3,
        ),
    ))  # fmt: skip


@pytest.mark.parametrize("start", ["DTSTART;VALUE=DATE:20261124", "DTSTART:20261124", "DTSTART;TZID=America/New_York:20261124"])
def test_all_day_stays_a_date_in_every_zone(start):
    (event,) = read(start, head="X-WR-TIMEZONE:Pacific/Auckland").events
    assert (event.day, event.time, event.zone) == (date(2026, 11, 24), None, None)


def test_the_window_reaches_from_60_days_ago_to_400_ahead():
    calendar = read(*(f"DTSTART:{day}" for day in ("20260923", "20260924", "20271227", "20271228")))
    assert days(calendar) == ["2026-09-24", "2027-12-27"]
    assert calendar.outside == 2


def test_a_series_gives_each_of_its_days_once():
    calendar = read(
        "UID:s\nDTSTART;TZID=Europe/Berlin:20261020T090000\nRRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=Europe/Berlin:20261027T090000"
    )
    assert [(event.recurrence, event.day.day, event.time) for event in calendar.events] == [
        ("2026-10-20T07:00:00Z", 20, time(9)),
        ("2026-11-03T08:00:00Z", 3, time(9)),  # nine on the wall in winter, too
    ]


def test_a_changed_day_of_a_series_keeps_its_identity():
    calendar = read(
        "UID:s\nDTSTART:20261123T090000Z\nRRULE:FREQ=DAILY;COUNT=2\nSUMMARY:alt",
        "UID:s\nRECURRENCE-ID:20261124T090000Z\nDTSTART:20261126T120000Z\nSUMMARY:neu\nSTATUS:CANCELLED",
    )
    assert [(event.recurrence, event.day.day, event.summary, event.cancelled) for event in calendar.events] == [
        ("2026-11-23T09:00:00Z", 23, "alt", False),
        ("2026-11-24T09:00:00Z", 26, "neu", True),
    ]


def test_a_change_to_all_later_days_moves_each_of_them():
    calendar = read(
        "UID:s\nDTSTART:20261123T090000Z\nRRULE:FREQ=DAILY;COUNT=4",
        "UID:s\nRECURRENCE-ID;RANGE=THISANDFUTURE:20261125T090000Z\nDTSTART:20261125T120000Z",
    )
    assert [(event.day.day, event.time.hour) for event in calendar.events] == [(23, 9), (24, 9), (25, 12), (26, 12)]


def test_changes_without_their_series_are_read():
    assert days(read("UID:s\nRECURRENCE-ID:20261124\nDTSTART:20261125")) == ["2026-11-25"]


def test_further_days_of_a_series_are_read_and_a_broken_one_is_noted():
    calendar = read("DTSTART:20261124\nRDATE;VALUE=DATE:20261201,2026-12-02,20261203Z\nRDATE;VALUE=PERIOD:20261204T100000Z/PT1H")
    assert days(calendar) == ["2026-11-24", "2026-12-01", "2026-12-03", "2026-12-04"]
    assert [problem.trouble for problem in calendar.problems] == [Trouble.BAD_DATE]


def test_the_same_event_twice_is_read_once():
    once = "UID:a\nDTSTART:20261124\nSUMMARY:x"
    calendar = read(once, once, "DTSTART:20261124", "DTSTART:20261124")
    assert (len(calendar.events), calendar.duplicates) == (3, 1)


def test_of_two_versions_the_later_one_holds():
    calendar = read("UID:a\nSEQUENCE:2\nDTSTART:20261201", "UID:a\nSEQUENCE:1\nDTSTART:20261124")
    assert (days(calendar), calendar.duplicates) == (["2026-12-01"], 1)


def test_different_events_with_one_uid_are_told_apart_by_their_start():
    calendar = read("UID:a\nDTSTART:20261124", "UID:a\nDTSTART:20261201")
    assert [event.recurrence for event in calendar.events] == ["2026-11-24", "2026-12-01"]


def test_events_without_uid_stand_alone():
    content = b"BEGIN:VEVENT\nDTSTART:20261124\nSUMMARY:a\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20261124\nSUMMARY:b\nEND:VEVENT\n"
    assert [(event.uid, event.summary) for event in read_ics(content, TODAY).events] == [("", "a"), ("", "b")]


def test_an_endless_uid_is_kept_by_its_hash():
    first, second = read(f"UID:{'x' * 300}\nDTSTART:20261124", f"UID:{'x' * 299}y\nDTSTART:20261124").events
    assert (len(first.uid), first.uid != second.uid) == (64, True)


def test_tasks_and_journals_are_counted_and_skipped():
    others = "BEGIN:VTODO\nUID:t\nDTSTART:20261124\nEND:VTODO\nBEGIN:VJOURNAL\nEND:VJOURNAL"
    calendar = read("DTSTART:20261124", head=others)
    assert (len(calendar.events), calendar.todos, calendar.journals) == (1, 1, 1)
    with pytest.raises(Unreadable) as refused:
        read(head=others)
    assert refused.value.code is Refusal.NO_EVENTS


def test_a_series_has_a_largest_number_of_days(monkeypatch):
    monkeypatch.setattr(reader, "MOST_OCCURRENCES", 5)
    calendar = read("DTSTART:20261124\nRRULE:FREQ=DAILY\nSUMMARY:x")
    assert days(calendar)[-1] == "2026-11-28"
    assert [(problem.trouble, problem.lost) for problem in calendar.problems] == [(Trouble.CUT, False)]


def test_a_calendar_has_a_largest_number_of_occurrences(monkeypatch):
    monkeypatch.setattr(reader, "MOST_EVENTS", 2)
    calendar = read(*("DTSTART:20261124\nRRULE:FREQ=DAILY;COUNT=2",) * 3)
    assert (len(calendar.events), calendar.left_out) == (2, 2)


def test_several_calendars_in_a_file_are_read_with_their_own_zone():
    content = ics("UID:a\nDTSTART:20261124T090000", head="X-WR-TIMEZONE:Asia/Tokyo") + ics("UID:b\nDTSTART:20261124T090000")
    assert [event.zone for event in read_ics(content, TODAY).events] == ["Asia/Tokyo", None]


def test_only_web_addresses_are_kept():
    calendar = read(
        *(f"DTSTART:20261124\nURL:{url}" for url in ("javascript:alert(1)", "http://a.example", "file:///etc/passwd"))
    )
    assert [event.url for event in calendar.events] == [None, "http://a.example", None]


def test_texts_are_free_of_controls_and_have_a_largest_length():
    (event,) = read("DTSTART:20261124\nSUMMARY:a\x07b\u202cc" + "x" * 2000).events
    assert event.summary[:4] == "ab\u202cc"
    assert len(event.summary) == 1000
