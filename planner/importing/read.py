"""The door of recognition: plain values in, found rows, notes and decisions out. Pure: the same for the same input."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from planner.domain.found import Code, Found, FoundSheet, Layout, Level, Note, Outcome, Row, Unknown
from planner.importing.days.dating import days_of
from planner.importing.entry import MOST_ENTRIES, Entry
from planner.importing.from_ics import entries_of, lost_rows
from planner.importing.grid import Calendar, Sheet, Workbook
from planner.importing.layouts.columns import Field, header_key
from planner.importing.layouts.sheet import Mappings, Reader, SheetRead, read_sheet
from planner.importing.layouts.table import table_of
from planner.importing.posts.channels import Channels, Known, Named
from planner.importing.posts.draft import Rules
from planner.importing.posts.duplicates import with_identities, without_duplicates
from planner.importing.posts.gathering import gathered
from planner.importing.posts.people import People, Person, bracketed
from planner.importing.posts.rows import row_of
from planner.importing.spelling import one_line

__all__ = ["Known", "Options", "Person", "header_key", "recognise"]


@dataclass(frozen=True, slots=True)
class Options:
    """What the user and the workspace say beside the file."""

    sheets: tuple[str, ...] = ()  # read only these, also when they are hidden; none: all that are not
    day_first: bool | None = None  # decides columns in doubt
    mapping: Mappings = field(default_factory=dict)  # columns by hand: header key -> column's index, as JSON keeps it -> Field
    default_channel: str | None = None  # a slug: for rows that name no channel
    published: bool = False  # all rows are posts that have appeared
    known_channels: tuple[Known, ...] = ()
    known_people: tuple[Person, ...] = ()
    zone: str = "Europe/Berlin"  # the workspace's: where moments get their day


@dataclass(frozen=True, slots=True)
class Material:
    """What a file holds, before days, channels and people are judged. `lost` are rows that could not be read at all."""

    sheets: tuple[FoundSheet, ...]
    entries: tuple[Entry, ...]
    notes: tuple[Note, ...] = ()
    lost: tuple[Row, ...] = ()


def recognise(workbook: Workbook | Calendar, *, file_name: str, today: date, options: Options) -> Found:
    """All rows with an entry, each to be imported, skipped or failed with its reason."""
    channels = Channels(options.known_channels)
    zone = ZoneInfo(options.zone)
    if isinstance(workbook, Calendar):
        material = _of_calendar(workbook, channels, zone)
    else:
        material = _of_workbook(workbook, Reader(channels, zone, options.mapping, file_name), options.sheets)
    channels.learn(text for entry in material.entries if (text := entry.get(Field.CHANNEL)))
    default = channels.named(options.default_channel) if options.default_channel else Named()
    people = People(options.known_people)
    rules = Rules(channels, people, _strangers(material.entries), default, options.published)
    days = days_of(material.entries, options.day_first, today)
    made = [row_of(entry, day, rules) for entry, day in zip(material.entries, days.days, strict=True)]
    rows, twice = without_duplicates([row for row, _ in made])
    rows = [*with_identities(rows), *material.lost]
    notes = [*material.notes, *gathered(note for _, said in made for note in said), *twice]
    if not rows and all(note.level is not Level.ERROR for note in notes):
        notes.append(Note(Code.NOT_A_PLAN, Level.ERROR))
    return Found(
        file_name,
        tuple(rows),
        tuple(_in_order(notes, material.sheets)),
        material.sheets,
        days.decisions,
        _unknown_channels(rows),
        _unknown_people(rows),
        days.assumed_years,
    )


def _of_calendar(calendar: Calendar, channels: Channels, zone: ZoneInfo) -> Material:
    entries = entries_of(calendar, channels, zone)
    lost, notes = lost_rows(calendar)
    sheet = FoundSheet("", False, Layout.CALENDAR, rows=len(entries) + len(lost))
    return Material((sheet,), entries, tuple(notes), tuple(lost))


def _of_workbook(workbook: Workbook, reader: Reader, only: Sequence[str]) -> Material:
    """All visible sheets, or `only` some; hidden ones are left out, and told when they hold a plan."""
    sheets: list[FoundSheet] = []
    entries: list[Entry] = []
    notes = [Note(Code.MACROS, Level.INFO)] if workbook.macros else []
    wanted = {name.strip().casefold(): name for name in only}
    for sheet in workbook.sheets:
        if wanted and sheet.name.strip().casefold() not in wanted:
            sheets.append(FoundSheet(sheet.name, sheet.hidden, None))
            continue
        read = read_sheet(table_of(sheet), reader)
        left_out = sheet.hidden and not wanted
        notes.extend(_about(sheet, read, left_out))
        sheets.append(FoundSheet(sheet.name, sheet.hidden, None if left_out else read.layout, read.blocks, len(read.entries)))
        entries.extend(() if left_out else read.entries)
    there = {sheet.name.strip().casefold() for sheet in workbook.sheets}
    names = ", ".join(sheet.name for sheet in workbook.sheets if not sheet.hidden)
    for name in (name for key, name in wanted.items() if key not in there):
        notes.append(Note(Code.UNKNOWN_SHEET, Level.ERROR, value=name[:200], values=(("sheets", names[:500]),)))
    if len(entries) > MOST_ENTRIES:
        notes.append(Note(Code.TRUNCATED, Level.WARNING, values=(("entries", MOST_ENTRIES),)))
    return Material(tuple(sheets), tuple(entries[:MOST_ENTRIES]), tuple(notes))


def _about(sheet: Sheet, read: SheetRead, left_out: bool) -> Iterator[Note]:
    """What is to be said about a sheet as a whole."""
    if left_out:
        if read.entries:
            yield Note(Code.HIDDEN_SHEET, Level.INFO, sheet.name, values=(("rows", len(read.entries)),))
        return
    if not read.entries:
        if sheet.rows and sheet.name:
            yield Note(Code.SHEET_LEFT_OUT, Level.INFO, sheet.name)
        return
    if sheet.truncated:
        values = (("rows", sheet.rows_left_out), ("columns", sheet.columns_left_out))
        yield Note(Code.TRUNCATED, Level.WARNING, sheet.name, values=values)
    if sheet.formulas:
        yield Note(Code.FORMULA, Level.INFO, sheet.name, values=(("rows", len(sheet.formulas)),))


def _strangers(entries: Iterable[Entry]) -> frozenset[str]:
    """What stands in brackets behind titles of a grid again and again and looks like a name."""
    counts = Counter(
        inside.inside
        for entry in entries
        if entry.column and (inside := bracketed(one_line(entry.get(Field.TITLE)))).looks_like_a_name
    )
    return frozenset(name for name, count in counts.items() if count > 1)


def _in_order(notes: Iterable[Note], sheets: Sequence[FoundSheet]) -> list[Note]:
    """As the sheets and rows follow each other; what concerns no row first."""
    place = {sheet.name: index for index, sheet in enumerate(sheets)}
    return sorted(notes, key=lambda note: (place.get(note.sheet, -1), note.row or 0))


def _unknown_channels(rows: Iterable[Row]) -> tuple[Unknown, ...]:
    found: dict[str, Unknown] = {}
    for row in rows:
        for channel in row.channels if row.outcome is Outcome.TO_IMPORT else ():
            if channel.slug is None:
                before = found.get(channel.key) or Unknown(channel.name, 0, channel.network)
                found[channel.key] = Unknown(before.name, before.rows + 1, before.network)
    return tuple(found.values())


def _unknown_people(rows: Iterable[Row]) -> tuple[Unknown, ...]:
    counts = Counter(row.person_written for row in rows if row.person_written and row.person is None)
    return tuple(Unknown(name, count) for name, count in counts.items())
