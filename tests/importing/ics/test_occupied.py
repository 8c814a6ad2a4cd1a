"""What an event says of somebody's time survives whatever is wrong with it."""

from datetime import date, timedelta

import pytest

from planner.importing.ics.calendar import read_ics

TODAY = date(2026, 11, 24)


def event(*lines):
    body = "\r\n".join(("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:a", *lines, "END:VEVENT", "END:VCALENDAR", ""))
    (found,) = read_ics(body.encode(), TODAY).events
    return found


@pytest.mark.parametrize(
    ("lines", "lasts"),
    [
        (("DTSTART;VALUE=DATE:20261207",), timedelta(days=1)),
        (("DTSTART;VALUE=DATE:20261207", "DTEND;VALUE=DATE:20261212"), timedelta(days=5)),
        (("DTSTART;VALUE=DATE:20261207", "DURATION:P2W"), timedelta(days=14)),
        (("DTSTART:20261207T080000Z", "DTEND:20261207T123000Z"), timedelta(hours=4.5)),
        (("DTSTART;TZID=Europe/Berlin:20261207T080000", "DURATION:PT5H"), timedelta(hours=5)),
        (("DTSTART:20261207T080000Z", "DTEND:20261206T080000Z"), timedelta()),
        (("DTSTART:20261207T080000Z", "DTEND:soon"), timedelta()),
        (("DTSTART;VALUE=DATE:20261207", "DTEND;VALUE=DATE:99991231"), timedelta(days=2_000)),
        (("DTSTART:20261207T080000Z", "DURATION:P99999D"), timedelta(days=2_000)),
    ],
)
def test_it_lasts(lines, lasts):
    assert event(*lines).seconds == lasts.total_seconds()


def test_microsofts_word_says_more_than_transp_and_unknown_ones_nothing():
    start = "DTSTART;VALUE=DATE:20261207"
    assert event(start, "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:oof").shown_as == "OOF"
    assert event(start, "TRANSP:TRANSPARENT").shown_as == "TRANSPARENT"
    assert event(start, "TRANSP:=1+1").shown_as == ""


def test_people_are_those_with_an_address():
    guests = [f"ATTENDEE;CN=x:mailto:{number}@example.org" for number in range(2_000)]
    found = event("DTSTART;VALUE=DATE:20261207", "ORGANIZER;CN=Kim:MAILTO:Kim@example.org", "ATTENDEE:tel:1", *guests)
    assert found.people[:2] == ("kim@example.org", "0@example.org")
    assert len(found.people) < 100
