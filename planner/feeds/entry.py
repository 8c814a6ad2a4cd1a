"""One entry of a calendar as a VEVENT (RFC 5545 3.6.1), written so that every program shows the same."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum

from icalendar import Event

from planner.feeds.text import ics_line, ics_text
from planner.feeds.verify import OF_EVENT, verify

MOST_CATEGORIES = 5


class Status(Enum):
    """RFC 5545 3.8.1.11."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class Entry:
    """All day when `start` is a day. `end` is excluded. Moments are aware: in UTC, or in a zone whose VTIMEZONE is written."""

    uid: str
    start: date | datetime
    end: date | datetime
    summary: str
    url: str
    status: Status
    sequence: int
    changed: datetime
    created: datetime | None = None
    description: str = ""  # without the address, which stands below it
    location: str = ""
    categories: tuple[str, ...] = ()

    def as_bytes(self) -> bytes:
        """The VEVENT, verified."""
        event = Event()
        event.add("uid", self.uid)
        event.add("dtstamp", self.changed.astimezone(UTC))  # never now: an unchanged feed keeps its bytes
        event.add("last-modified", self.changed.astimezone(UTC))
        event.add("sequence", self.sequence)
        event.add("dtstart", self.start)
        event.add("dtend", self.end)
        event.add("summary", ics_line(self.summary))
        # Google shows no URL, so it stands in the description too.
        event.add("description", ics_text(f"{self.description}\n\n{self.url}"))
        event.add("url", self.url)
        event.add("status", self.status.value)
        event.add("transp", "TRANSPARENT")  # nobody is busy because something is published
        event.add("x-microsoft-cdo-busystatus", "FREE")
        if self.created:
            event.add("created", min(self.created, self.changed).astimezone(UTC))
        if location := ics_line(self.location):
            event.add("location", location)
        if categories := [line for text in self.categories if (line := ics_line(text))][:MOST_CATEGORIES]:
            event.add("categories", categories)
        block: bytes = event.to_ical()
        verify(block, OF_EVENT, lines=len(event) + 2)
        return block


def all_day(first: date, last: date) -> tuple[date, date]:
    """Start and end of an entry over whole days, both included."""
    return first, last + timedelta(days=1)
