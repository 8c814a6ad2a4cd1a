"""Damaged calendars: each event stands or falls alone."""

from datetime import date

import pytest

from planner.importing.grid import Refusal, Trouble, Unreadable
from planner.importing.ics import lines
from planner.importing.ics.calendar import read_ics
from tests.importing.files import ics

TODAY = date(2026, 11, 23)
GOOD = "DTSTART:20261124\nSUMMARY:gut"


@pytest.mark.parametrize(
    ("event", "trouble"),
    [
        ("SUMMARY:kaputt", Trouble.NO_START),
        ("DTSTART:gestern\nSUMMARY:kaputt", Trouble.NO_START),
        ("DTSTART:19991324\nSUMMARY:kaputt", Trouble.NO_START),
        ("DTSTART:00010101\nRRULE:FREQ=YEARLY\nSUMMARY:kaputt", Trouble.NO_START),
        ("DTSTART:99991231\nRRULE:FREQ=YEARLY\nSUMMARY:kaputt", Trouble.NO_START),
        ("DTSTART;VALUE=PERIOD:20261124T090000Z/PT1H\nSUMMARY:kaputt", Trouble.NO_START),
        ("DTSTART:20261124\nRECURRENCE-ID:heute\nSUMMARY:kaputt", Trouble.BROKEN),
        ("DTSTART:20261124\nSUMMARY:kaputt" + "\nCATEGORIES:a" * 1000, Trouble.BROKEN),
    ],
)
def test_a_broken_event_is_told_and_the_others_are_read(event, trouble):
    calendar = read_ics(ics(GOOD, event, GOOD), TODAY)
    assert [event.summary for event in calendar.events] == ["gut", "gut"]
    assert [(problem.trouble, problem.summary) for problem in calendar.problems] == [(trouble, "kaputt")]


@pytest.mark.parametrize(
    "event",
    [
        "DTSTART:20261124\nDTEND:20261120",
        "DTSTART:20261124\nDURATION:P999999999D",
        "DTSTART:20261124\nATTACH;ENCODING=BASE64;VALUE=BINARY:???",
        "DTSTART:20261124\nBEGIN:VALARM\nTRIGGER:nie\nDTSTART:20270101\nEND:VALARM",
        "DTSTART:20261124\nno property at all\n:\n;",
        "DTSTART:20261124\nDTSTART:20261201\nSUMMARY:a\nSUMMARY:b",
        "DTSTART\n :20261\n\t124",
        "dtstart:20261124",
        "DTSTART:20261124\nSEQUENCE:viele",
    ],
)
def test_what_does_not_matter_does_no_harm(event):
    calendar = read_ics(ics(event), TODAY)
    assert ([event.day.day for event in calendar.events], calendar.problems) == ([24], ())


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\r\r\n"])
def test_lines_may_end_in_any_way(end):
    content = ics(GOOD).replace(b"\r\n", end.encode())
    assert len(read_ics(content, TODAY).events) == 1


@pytest.mark.parametrize(
    ("content", "events"),
    [
        (ics(GOOD, GOOD).replace(b"END:VEVENT", b"", 1), 1),  # the first one has no end
        (ics(GOOD, GOOD)[:-40], 1),  # cut off in the second
        (ics(GOOD, GOOD).replace(b"END:VCALENDAR", b""), 2),
        (ics(GOOD, head="BEGIN:VTODO\nEND:VTOOD"), 1),
        (ics(GOOD, head="END:VEVENT\nBEGIN:VALARM"), 1),
        (ics(GOOD) + b"\r\nBEGIN:VEVENT", 1),
    ],
)
def test_a_missing_end_costs_only_its_own_event(content, events):
    calendar = read_ics(content, TODAY)
    assert len(calendar.events) == events
    assert {problem.trouble for problem in calendar.problems} <= {Trouble.BROKEN}


def test_bytes_that_are_no_text_cost_a_letter():
    calendar = read_ics(ics("DTSTART:20261124\nSUMMARY:Gr").replace(b"SUMMARY:Gr", b"SUMMARY:Gr\x81\xff"), TODAY)
    assert calendar.events[0].summary.startswith("Gr")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"BEGIN:VCARD\r\nEND:VCARD\r\n", Refusal.NO_CALENDAR),
        (b"/etc/hostname", Refusal.NO_CALENDAR),
        (b"BEGIN:VCALENDAR", Refusal.NO_EVENTS),
        (ics("BEGIN:A\nBEGIN:B\nBEGIN:C"), Refusal.TOO_DEEP),
    ],
)
def test_what_is_no_calendar_is_refused(content, refusal):
    with pytest.raises(Unreadable) as refused:
        read_ics(content, TODAY)
    assert refused.value.code is refusal


def test_a_calendar_has_a_largest_number_of_events(monkeypatch):
    monkeypatch.setattr(lines, "MOST_EVENTS", 2)
    with pytest.raises(Unreadable, match="too_many_events"):
        read_ics(ics(GOOD, GOOD, GOOD), TODAY)
