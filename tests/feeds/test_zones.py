"""VTIMEZONEs by one yearly rule each way, and moments that a zone can say."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest

from planner.feeds.verify import OF_ZONE, verify
from planner.feeds.zones import moments, vtimezone

BERLIN = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")


def test_berlin_follows_the_rule_of_1996():
    assert vtimezone("Europe/Berlin", 2026) == BERLIN


def test_a_later_year_does_not_change_the_bytes():
    assert vtimezone("Europe/Berlin", 2035) == BERLIN


@pytest.mark.parametrize(
    ("zone", "lines"),
    [
        ("America/New_York", [b"DTSTART:20070311T020000", b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", b"TZOFFSETFROM:-0500"]),
        ("Australia/Sydney", [b"DTSTART:20081005T020000", b"RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU", b"TZOFFSETTO:+1100"]),
        ("Asia/Kolkata", [b"DTSTART:19700101T000000", b"TZOFFSETFROM:+0530", b"TZOFFSETTO:+0530"]),
    ],
)
def test_other_zones_have_their_own_rules(zone: str, lines: list[bytes]):
    block = vtimezone(zone, 2026) or b""
    assert [line for line in lines if line not in block.split(b"\r\n")] == []


def test_a_fixed_zone_has_one_observance_and_no_rule():
    block = vtimezone("Asia/Kolkata", 2026) or b""
    assert (block.count(b"BEGIN:STANDARD"), block.count(b"BEGIN:DAYLIGHT"), block.count(b"RRULE")) == (1, 0, 0)


@pytest.mark.parametrize("zone", ["Africa/Casablanca", "Asia/Gaza", "Asia/Jerusalem", "America/Santiago"])
def test_where_no_yearly_rule_fits_there_is_none(zone: str):
    assert vtimezone(zone, 2026) is None


def test_every_zone_of_europe_gives_a_clean_block():
    zones = sorted(zone for zone in available_timezones() if zone.startswith("Europe/"))
    for zone in zones:
        block = vtimezone(zone, 2026)
        assert block, zone
        verify(block, OF_ZONE, lines=block.count(b"\r\n"))


@pytest.mark.parametrize(
    ("zone", "day", "at", "begin", "end"),
    [
        ("Europe/Berlin", "2026-12-02", "09:00", "2026-12-02T09:00+01:00", "2026-12-02T09:15+01:00"),
        ("Europe/Berlin", "2026-12-31", "23:50", "2026-12-31T23:50+01:00", "2027-01-01T00:05+01:00"),
        # The night in spring: 2:30 does not exist, and 1:50 lasts until 3:05.
        ("Europe/Berlin", "2027-03-28", "02:30", "2027-03-28T01:30Z", "2027-03-28T01:45Z"),
        ("Europe/Berlin", "2027-03-28", "01:50", "2027-03-28T01:50+01:00", "2027-03-28T03:05+02:00"),
        ("Europe/Berlin", "2027-03-28", "03:00", "2027-03-28T03:00+02:00", "2027-03-28T03:15+02:00"),
        # The night in autumn: 2:30 comes twice, the first is meant; 1:50 ends inside of it.
        ("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30Z", "2026-10-25T00:45Z"),
        ("Europe/Berlin", "2026-10-25", "01:50", "2026-10-24T23:50Z", "2026-10-25T00:05Z"),
        ("Europe/Berlin", "2026-10-25", "03:00", "2026-10-25T03:00+01:00", "2026-10-25T03:15+01:00"),
        ("America/New_York", "2027-03-14", "02:15", "2027-03-14T07:15Z", "2027-03-14T07:30Z"),
        ("America/New_York", "2026-11-01", "01:15", "2026-11-01T05:15Z", "2026-11-01T05:30Z"),
        ("Asia/Kolkata", "2027-03-28", "02:30", "2027-03-28T02:30+05:30", "2027-03-28T02:45+05:30"),
    ],
)
def test_a_time_is_written_in_its_zone_where_the_zone_can_say_it(zone: str, day: str, at: str, begin: str, end: str):
    found = moments(date.fromisoformat(day), time.fromisoformat(at), zone, 15, with_rule=True)
    expected = UTC if begin.endswith("Z") else ZoneInfo(zone)
    assert [moment.tzinfo for moment in found] == [expected, expected]
    assert [moment.utcoffset() for moment in found] == [datetime.fromisoformat(text).utcoffset() for text in (begin, end)]
    assert list(found) == [datetime.fromisoformat(text) for text in (begin, end)]


def test_without_a_rule_it_is_utc():
    begin, _ = moments(date(2026, 12, 2), time(9), "Africa/Cairo", 15, with_rule=False)
    assert begin == datetime(2026, 12, 2, 7, tzinfo=UTC)
    assert begin.tzinfo is UTC
