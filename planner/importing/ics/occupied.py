"""What an event takes of whose time: how long it lasts, how it is shown to others, and who is invited.

Told from its raw lines and handed on as lines of our own, which no library makes anything of: a broken end loses no event.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from planner.importing.ics.lines import Block
from planner.importing.ics.zones import iana

LASTS, SHOWN_AS, PEOPLE = "X-OUR-LASTS", "X-OUR-SHOWN-AS", "X-OUR-PEOPLE"
OCCUPYING = frozenset({"DTEND", "DURATION", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "ORGANIZER", "ATTENDEE"})
STATES = ("OOF", "BUSY", "TENTATIVE", "FREE", "WORKINGELSEWHERE", "OPAQUE", "TRANSPARENT")
DURATION = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?", re.I)
TZID = re.compile(r";TZID=(\"[^\"]*\"|[^;:\"]*)", re.I)
MAILBOX = re.compile(r"mailto:([^\s@:;,<>\"]{1,64}@[a-z0-9.-]{1,189})", re.I)
LONGEST = timedelta(days=2_000)
MOST_PEOPLE = 50


def occupied(block: Block) -> Iterator[str]:
    """The lines to add to the event."""
    yield f"{LASTS}:{int(lasts(block).total_seconds())}"
    state = _first(block, "X-MICROSOFT-CDO-BUSYSTATUS") or _first(block, "TRANSP")
    if state in STATES:
        yield f"{SHOWN_AS}:{state}"
    told = [line for name, line in block.lines if name in ("ORGANIZER", "ATTENDEE")][:MOST_PEOPLE]
    people = dict.fromkeys(found[1].lower() for line in told if (found := MAILBOX.search(line[-300:])))
    if people:
        yield f"{PEOPLE}:{' '.join(people)}"


def _first(block: Block, name: str) -> str:
    return next(iter(block.values(name)), "").rpartition(":")[2].strip().upper()


def lasts(block: Block) -> timedelta:
    """No time at all when the file says nothing that can be read; an all-day event has one day at least."""
    start, end = _moment(block, "DTSTART"), _moment(block, "DTEND")
    length = timedelta()
    if start and end:
        length = _on_one_wall(start, end)
    elif found := DURATION.fullmatch(_first(block, "DURATION")):
        weeks, days, hours, minutes, seconds = (int(number or 0) for number in found.groups())
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    least = timedelta(0 if "T" in _first(block, "DTSTART") else 1)
    return min(max(length, least), LONGEST)


def _on_one_wall(start: datetime, end: datetime) -> timedelta:
    """In the zone of the start: an event of eight hours in the night when the clocks change ends at its time on the wall."""
    if start.tzinfo and end.tzinfo:
        end = end.astimezone(start.tzinfo)
    return end.replace(tzinfo=None) - start.replace(tzinfo=None)


def _moment(block: Block, name: str) -> datetime | None:
    """With its zone, where that has a name we know."""
    line = next((line for key, line in block.lines if key == name), "")
    value = line.rpartition(":")[2].strip().upper()
    try:
        moment = datetime.strptime(value.removesuffix("Z")[:15], "%Y%m%dT%H%M%S" if "T" in value else "%Y%m%d")  # noqa: DTZ007 (its zone follows)
    except ValueError:
        return None
    tzid = TZID.search(line)
    known = "UTC" if value.endswith("Z") else iana(tzid[1]) if tzid and "T" in value else None
    return moment.replace(tzinfo=ZoneInfo(known)) if known else moment
