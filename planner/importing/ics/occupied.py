"""What an event takes of whose time: how long it lasts, how it is shown to others, and who is invited.

Told from its raw lines and handed on as lines of our own, which no library makes anything of: a broken end loses no event.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from planner.importing.ics.lines import Block

LASTS, SHOWN_AS, PEOPLE = "X-OUR-LASTS", "X-OUR-SHOWN-AS", "X-OUR-PEOPLE"
OCCUPYING = frozenset({"DTEND", "DURATION", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "ORGANIZER", "ATTENDEE"})
STATES = ("OOF", "BUSY", "TENTATIVE", "FREE", "WORKINGELSEWHERE", "OPAQUE", "TRANSPARENT")
DURATION = re.compile(r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8})S)?)?", re.I)
MAILBOX = re.compile(r"mailto:([^\s@:;,<>\"]{1,64}@[a-z0-9.-]{1,189})", re.I)
LONGEST = timedelta(days=400)
MOST_PEOPLE = 50


def occupied(block: Block) -> Iterator[str]:
    """The lines to add to the event."""
    yield f"{LASTS}:{int(_lasts(block).total_seconds())}"
    state = _first(block, "X-MICROSOFT-CDO-BUSYSTATUS") or _first(block, "TRANSP")
    if state in STATES:
        yield f"{SHOWN_AS}:{state}"
    told = [line for name, line in block.lines if name in ("ORGANIZER", "ATTENDEE")][:MOST_PEOPLE]
    people = dict.fromkeys(found[1].lower() for line in told if (found := MAILBOX.search(line[-300:])))
    if people:
        yield f"{PEOPLE}:{' '.join(people)}"


def _first(block: Block, name: str) -> str:
    return next(iter(block.values(name)), "").strip().upper()


def _lasts(block: Block) -> timedelta:
    """No time at all when the file says nothing that can be read; an all-day event has one day at least."""
    start, end = _moment(_first(block, "DTSTART")), _moment(_first(block, "DTEND"))
    length = timedelta()
    if start and end:
        length = end - start
    elif found := DURATION.fullmatch(_first(block, "DURATION")):
        weeks, days, hours, minutes, seconds = (int(number or 0) for number in found.groups())
        length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    least = timedelta(0 if "T" in _first(block, "DTSTART") else 1)
    return min(max(length, least), LONGEST)


def _moment(value: str) -> datetime | None:
    """On the wall; an event that ends in another zone than it begins lasts as long as its walls say."""
    try:
        return datetime.strptime(value.removesuffix("Z")[:15], "%Y%m%dT%H%M%S" if "T" in value else "%Y%m%d")  # noqa: DTZ007
    except ValueError:
        return None
