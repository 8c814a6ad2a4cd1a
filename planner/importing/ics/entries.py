"""One VEVENT made safe to read: dates with zones that are known, rules that end, texts without controls."""

import re
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Any

from icalendar import Component, Event

from planner.importing.grid import Problem, Trouble
from planner.importing.ics.lines import MOST_PROPERTIES, Block
from planner.importing.ics.occupied import OCCUPYING, occupied
from planner.importing.ics.rules import MOST_DAYS, fault, normal
from planner.importing.ics.zones import Zones
from planner.importing.texts import clean

LISTS = ("RDATE", "EXDATE")
DATES = ("DTSTART", "RECURRENCE-ID", *LISTS)
SEVERAL = ("RRULE", "CATEGORIES", *LISTS)  # of all others the first counts
DATE = re.compile(r"\d{8}(T\d{6}Z?)?(/[\dTZPWDHMS+-]+)?")
DAY_IN_UTC = re.compile(r"(?<=^\d{8})Z$")  # which Google once wrote
TZID = re.compile(r";TZID=(\"[^\"]*\"|[^;\"]*)", re.I)
PARAMETERS = re.compile(r";(?:VALUE=(?:DATE-TIME|DATE|PERIOD)|RANGE=THISANDFUTURE)(?=;|$)", re.I)
LONGEST_UID = 255  # characters
LONGEST_VALUE = 200  # characters of a value that is told


@dataclass(frozen=True, slots=True)
class Entry:
    """A VEVENT that has a start: one event, the head of a series, or a change to one day of a series."""

    uid: str
    component: Component
    start: date  # or datetime
    sequence: int
    repeats: bool  # has RRULE or RDATE
    changes: bool  # has RECURRENCE-ID
    summary: str | None


class Unusable(Exception):  # says what the event is
    """An event that cannot be read, with what is wrong."""

    def __init__(self, trouble: Trouble, value: str) -> None:
        super().__init__(trouble, value)
        self.trouble, self.value = trouble, value


def entry(block: Block, zones: Zones) -> tuple[Entry | None, list[Problem]]:
    """The entry, unless one of the problems is that it is lost."""
    uid = _identity(next(iter(block.values("UID")), ""))
    summary = told(next(iter(block.values("SUMMARY")), "")) or None
    writer = _Writer(zones)
    try:
        component = _component(block, writer)
    except Unusable as problem:
        return None, [Problem(problem.trouble, told(problem.value), uid, summary)]
    notes = [Problem(trouble, told(value), uid, summary) for trouble, value in writer.notes]
    return _entry(uid, component), notes


def _identity(uid: str) -> str:
    """The UID, or its hash when it is longer than any program's: it is to be kept and compared."""
    found = (clean(uid) or "").strip()
    return found if len(found) <= LONGEST_UID else sha256(found.encode()).hexdigest()


def _component(block: Block, writer: "_Writer") -> Component:
    start = next(iter(block.values("DTSTART")), "")
    if not block.whole:
        raise Unusable(Trouble.BROKEN, "END:VEVENT")
    if len(block.lines) > MOST_PROPERTIES:
        raise Unusable(Trouble.BROKEN, f"> {MOST_PROPERTIES}")
    if not start:
        raise Unusable(Trouble.NO_START, "")
    content = "\r\n".join(("BEGIN:VEVENT", *writer.lines(block), "END:VEVENT", ""))
    try:
        component = Event.from_ical(content.encode("utf-8", "replace"))
        begins = when(component, "DTSTART")
        if not isinstance(begins, date) or not 1 < begins.year < 9999:  # room to convert between zones
            raise Unusable(Trouble.NO_START, start)
        begins.isoformat()  # asks its zone, which may be one with the file's own rules
    except Unusable:
        raise
    except Exception as error:  # whatever a library raises, this one event is lost, and said
        raise Unusable(Trouble.NO_START if "DTSTART" in str(error) else Trouble.BROKEN, start) from error
    return component


def _entry(uid: str, component: Component) -> Entry:
    return Entry(
        uid,
        component,
        when(component, "DTSTART"),
        sequence_of(component),
        repeats="RRULE" in component or "RDATE" in component,
        changes="RECURRENCE-ID" in component,
        summary=text_of(component, "SUMMARY"),
    )


@dataclass(slots=True)
class _Writer:
    """Writes the lines of an event anew, with nothing in them that a library might stumble over or never finish."""

    zones: Zones
    notes: list[tuple[Trouble, str]] = field(default_factory=list)
    listed: int = 0  # days of RDATE and EXDATE

    def lines(self, block: Block) -> list[str]:
        written: list[str] = []
        seen: set[str] = set()
        for name, line in block.lines:
            if name not in OCCUPYING and (name in SEVERAL or name not in seen):
                written += self._line(name, line)
            seen.add(name)
        return [*written, *occupied(block)]

    def _line(self, name: str, line: str) -> list[str]:
        value = line.rpartition(":")[2].strip()
        if name in ("RRULE", "EXRULE"):
            return self._rule(name, normal(value))
        if name not in DATES:
            return [line]
        head = self._head(name, line.rpartition(":")[0], value.upper())
        if name in LISTS:
            value = self._list(value.upper())
        return [f"{head}:{value}"] if value else []

    def _rule(self, name: str, rule: str) -> list[str]:
        if not rule:
            return []
        if name == "EXRULE":  # of RFC 2445: the days that it takes out would appear
            raise Unusable(Trouble.BAD_RULE, f"EXRULE:{rule}")
        if trouble := fault(rule):
            raise Unusable(trouble, rule)
        return [f"{name}:{rule}"]

    def _head(self, name: str, head: str, value: str) -> str:
        """Only the parameters that we know, and a zone that can be opened; without one a time floats."""
        kept = "".join(PARAMETERS.findall(head))
        tzid = TZID.search(head)
        if tzid and "T" in value and not value.endswith("Z"):
            wanted = tzid[1].strip('"')
            if zone := self.zones.resolve(wanted):
                return f"{name}{kept};TZID={zone}"
            self._note(Trouble.UNKNOWN_ZONE, wanted)
        return f"{name}{kept}"

    def _list(self, values: str) -> str:
        days = values.split(",")
        good = [day for day in (DAY_IN_UTC.sub("", day.strip()) for day in days) if DATE.fullmatch(day)]
        self.listed += len(days)
        if self.listed > MOST_DAYS:
            raise Unusable(Trouble.TOO_MANY_DAYS, f"{self.listed}")
        if len(good) < len(days) and values:
            self._note(Trouble.BAD_DATE, values)
        return ",".join(good)

    def _note(self, trouble: Trouble, value: str) -> None:
        if (trouble, value) not in self.notes:
            self.notes.append((trouble, value))


def told(value: str) -> str:
    """A value short and clean enough to be told in a note."""
    return (clean(value) or "")[:LONGEST_VALUE]


def first(component: Component, name: str) -> Any:  # whatever class the library has for it
    """A property's value; of several the first; None when there is none."""
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def when(component: Component, name: str) -> Any:  # a date or datetime in all but broken events
    """KeyError or a fault of the library's when there is no such date."""
    return component[name].dt  # type: ignore[union-attr]


def text_of(component: Component, name: str) -> str | None:
    value = first(component, name)
    return clean(str(value)) if value is not None else None


def sequence_of(component: Component) -> int:
    value = first(component, "SEQUENCE")
    return max(0, value) if isinstance(value, int) else 0
