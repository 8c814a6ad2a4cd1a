"""The outline of an iCalendar file (RFC 5545, 3.1 and 3.4): its events and zones, cut apart and cut down.

Each event then stands or falls alone. Alarms and attachments are dropped here, before any library sees them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planner.importing.grid import Refusal, Unreadable

MOST_EVENTS = 5_000
BESIDE = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE")
DEEPEST = 4  # calendar, event, alarm, and one more
MOST_PROPERTIES = 1_000  # of one event
MOST_GUESTS = 100  # no more are looked at once an event has as many lines
LONGEST_TEXT = 64 * 1024  # characters of one property

FOLD = re.compile(r"\n[ \t]")
PROPERTY = re.compile(r"([A-Za-z0-9-]{1,64})(?=[;:])")
KEPT = frozenset({
    "UID", "DTSTART", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "STATUS",
    "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES",
    "DTEND", "DURATION", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "ORGANIZER", "ATTENDEE",
})  # fmt: skip


@dataclass(slots=True)
class Block:
    """The lines of one VEVENT, or of one VTIMEZONE, unfolded; without its own BEGIN and END."""

    kind: str
    lines: list[tuple[str, str]] = field(default_factory=list)  # name in capitals, whole line
    whole: bool = False  # its END was there

    def values(self, name: str) -> list[str]:
        """The values of a property, as they stand behind the first colon."""
        return [line.partition(":")[2] for key, line in self.lines if key == name]


@dataclass(slots=True)
class Part:
    """One VCALENDAR of the file, or the events that stand outside of any."""

    properties: dict[str, str] = field(default_factory=dict)
    events: list[Block] = field(default_factory=list)
    zones: list[Block] = field(default_factory=list)
    todos: int = 0
    journals: int = 0


def outline(text: str) -> list[Part]:
    """Unreadable when this is no calendar, nests too deep, or holds more events than the limit."""
    lines = _lines(text)
    first = next(lines, "").strip().upper()
    if first not in ("BEGIN:VCALENDAR", "BEGIN:VEVENT"):
        raise Unreadable(Refusal.NO_CALENDAR)
    cutter = _Cutter()
    cutter.begin(first.removeprefix("BEGIN:"))
    for line in lines:
        cutter.take(line)
    return cutter.parts


def _lines(text: str) -> Iterator[str]:
    lines = text.lstrip("\ufeff \t\r\n").replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    return (line for line in FOLD.sub("", lines).split("\n") if line.strip())


class _Cutter:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.open: list[str] = []  # names of the components we are in
        self.block: Block | None = None
        self.block_depth = 0
        self.events = 0

    def take(self, line: str) -> None:
        match = PROPERTY.match(line)
        if not match:
            return  # no property: neither name nor value can be told
        name = match[1].upper()
        if name == "BEGIN":
            self.begin(line[6:].strip().upper())
        elif name == "END":
            self._end(line[4:].strip().upper())
        elif self.open == ["VCALENDAR"]:
            self.parts[-1].properties.setdefault(name, line.partition(":")[2].strip())
        else:
            self._keep(name, line)

    def begin(self, kind: str) -> None:
        if kind == "VCALENDAR":
            self._close(0)
        elif kind in BESIDE:  # these never nest: the END of the one before is missing
            self._close(self.open.count("VCALENDAR"))
        if kind == "VCALENDAR" or not self.parts:
            self.parts.append(Part())
        self.open.append(kind)
        if len(self.open) > DEEPEST:
            raise Unreadable(Refusal.TOO_DEEP)
        part = self.parts[-1]
        part.todos += kind == "VTODO"
        part.journals += kind == "VJOURNAL"
        if kind in ("VEVENT", "VTIMEZONE"):
            self.block, self.block_depth = Block(kind), len(self.open)
            (part.events if kind == "VEVENT" else part.zones).append(self.block)
            self.events += kind == "VEVENT"
            if self.events > MOST_EVENTS:
                raise Unreadable(Refusal.TOO_MANY_EVENTS, limit=MOST_EVENTS)
        else:
            self._keep("BEGIN", f"BEGIN:{kind}")

    def _end(self, kind: str) -> None:
        if kind not in self.open:
            return
        self._keep("END", f"END:{kind}")
        whole = self.open.pop() == kind
        if not whole:
            self._close(self.open.index(kind))
        elif self.block and len(self.open) < self.block_depth:
            self.block.whole = True
            self.block = None

    def _close(self, depth: int) -> None:
        """Leaves components whose END is missing."""
        del self.open[depth:]
        if len(self.open) < self.block_depth:
            self.block = None

    def _keep(self, name: str, line: str) -> None:
        """Of an event its own known properties only; of a zone everything but its last END."""
        if not self.block:
            return
        if self.block.kind == "VEVENT":
            most = MOST_GUESTS if name == "ATTENDEE" else MOST_PROPERTIES
            if name in KEPT and len(self.open) == self.block_depth and len(self.block.lines) <= most:
                self.block.lines.append((name, line[:LONGEST_TEXT]))
        elif len(self.open) > self.block_depth or name not in ("BEGIN", "END"):
            self.block.lines.append((name, line))
