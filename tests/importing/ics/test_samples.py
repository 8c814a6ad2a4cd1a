"""Calendars of four libraries' tests, malformed ones among them: each is read or refused, none gives an event twice."""

import re
from datetime import date
from pathlib import Path

from planner.importing.content import read_content
from planner.importing.grid import Unreadable


def first_day(content: bytes) -> date:
    """Of the first event, so that something lies in the window."""
    match = re.search(rb"DTSTART[^\n]*?:(\d{4})(\d\d)(\d\d)", content[max(0, content.find(b"BEGIN:VEVENT")) :])
    try:
        return max(date(1900, 1, 1), date(*map(int, match.groups()))) if match else date(2026, 11, 23)
    except ValueError:
        return date(2026, 11, 23)


def test_every_sample_is_read_or_refused_and_none_doubles_events(samples: Path):
    read = refused = 0
    for path in sorted((samples / "ics").rglob("*.ics")):
        content = path.read_bytes()
        try:
            calendar = read_content(path.name, content, first_day(content))
        except Unreadable:
            refused += 1
            continue
        read += 1
        starts = [(event.uid, event.day, event.time, event.zone, event.summary) for event in calendar.events]
        assert len(starts) == len(set(starts)), path
    assert (read, refused) == (318, 74)
