"""Events of a foreign calendar as entries of a plan."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from planner.domain.found import Code, Labelled, Level, Note, Outcome, Row
from planner.importing.days.written import Form, Written
from planner.importing.entry import Entry, Source
from planner.importing.grid import Calendar, Event, Problem, Trouble
from planner.importing.layouts.columns import Field
from planner.importing.posts.channels import Channels, joined

_SOURCE = Source("", 0, "DTSTART")
_LABELS = {
    Field.DATE: "DTSTART",
    Field.TITLE: "SUMMARY",
    Field.TEXT: "DESCRIPTION",
    Field.LINK: "URL",
    Field.STATUS: "STATUS",
    Field.CHANNEL: "CATEGORIES",
}


def entries_of(calendar: Calendar, channels: Channels, zone: ZoneInfo) -> tuple[Entry, ...]:
    """One entry an occurrence, numbered from 1; days and times on the wall of `zone`."""
    return tuple(_entry(number, event, channels, zone) for number, event in enumerate(calendar.events, 1))


def _entry(number: int, event: Event, channels: Channels, zone: ZoneInfo) -> Entry:
    named = [found for text in (*event.categories, event.location) if text and (found := channels.familiar(text))]
    values = {
        Field.TITLE: event.summary,
        Field.TEXT: event.description,
        Field.LINK: event.url,
        Field.STATUS: "cancelled" if event.cancelled else "",
    }
    written = _when(event, zone)
    return Entry(
        _SOURCE,
        number,
        date=written,
        date_text=event.day.isoformat(),
        values={field: value for field, value in values.items() if value},
        labels=_LABELS,
        time=written.time,
        named=joined(named) if named else None,
        notes=tuple(_notes(event, channels)),
        identity=f"{event.uid}#{event.recurrence}".rstrip("#") if event.uid else None,
    )


def _when(event: Event, zone: ZoneInfo) -> Written:
    if event.time is None:
        return Written(Form.CELL, event.day.year, event.day.month, event.day.day)
    there = datetime.combine(event.day, event.time, ZoneInfo(event.zone) if event.zone else zone)
    here = there.astimezone(zone)
    return Written(Form.CELL, here.year, here.month, here.day, here.time().replace(second=0, microsecond=0, fold=0))


def _notes(event: Event, channels: Channels) -> Iterator[Labelled]:
    """Place and categories, where they name no channel."""
    if event.location and not channels.familiar(event.location):
        yield Labelled("LOCATION", event.location)
    others = [category for category in event.categories if not channels.familiar(category)]
    if others:
        yield Labelled("CATEGORIES", ", ".join(others))


def lost_rows(calendar: Calendar) -> tuple[list[Row], list[Note]]:
    """A failed row for each event that could not be read, and notes about all that is not among the events."""
    rows: list[Row] = []
    notes: list[Note] = []
    for problem in calendar.problems:
        number = len(calendar.events) + len(rows) + 1 if problem.lost else None
        notes.append(_of_problem(problem, number))
        if problem.lost and number:
            rows.append(Row("", number, None, (problem.summary or "")[:300], outcome=Outcome.FAILED, reason=Code.UNREADABLE))
    for kind in ("todos", "journals", "outside", "duplicates", "left_out"):
        if count := getattr(calendar, kind):
            level = Level.WARNING if kind == "left_out" else Level.INFO
            notes.append(Note(Code.NOT_READ, level, values=(("kind", kind), ("rows", count))))
    return rows, notes


def _of_problem(problem: Problem, number: int | None) -> Note:
    code = Code.TRUNCATED if problem.trouble is Trouble.CUT else Code.UNREADABLE
    level = Level.ERROR if problem.lost else Level.WARNING
    values = (("trouble", problem.trouble.value), ("title", problem.summary or ""))
    return Note(code, level, row=number, value=problem.value[:200], values=values)
