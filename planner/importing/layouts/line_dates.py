"""The date of each line of a list: its own, that of the row above, or a weekday of the week above it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from planner.importing.days.context import Context, context_in
from planner.importing.days.dates import read_date
from planner.importing.days.names import week_in, weekday_in
from planner.importing.days.written import FIRST_YEAR, LAST_YEAR, Form, Written
from planner.importing.entry import Entry, Source
from planner.importing.grid import Cell
from planner.importing.layouts.assignment import Column, is_matrix
from planner.importing.layouts.columns import Field
from planner.importing.layouts.inheriting import Dateless, inheriting
from planner.importing.layouts.lines import Line
from planner.importing.layouts.table import Table
from planner.importing.spelling import plain

By = Mapping[Field, Column]


def dated(table: Table, columns: Sequence[Column], lines: Sequence[Line], zone: ZoneInfo) -> list[Entry]:
    """For each line an entry that holds nothing but when it is."""
    by = {column.field: column for column in reversed(columns)}
    field = Field.DATE if Field.DATE in by else Field.WEEKDAY
    column = by.get(field)
    if column is None:
        return [_below_heading(table, line) for line in lines]
    source = Source(table.name, column.index, column.header or table.letters(column.index))
    week: int | None = None
    own: list[Entry] = []
    for line in lines:
        week = week_in(_cell(table, by, line, Field.WEEK)) or line.heading.week or week
        own.append(_own_date(table, by, line, source, week, zone))
    posts = [column.index for column in columns if column.field is Field.POSTS]
    merged = column.index in table.merged_columns
    rows = [
        _dateless(line, before, bool(line.get(field)), merged, posts, matrix=is_matrix(columns))
        for line, before in zip(lines, [*lines[:1], *lines], strict=False)
    ]
    return _with_inherited(own, rows)


def _below_heading(table: Table, line: Line) -> Entry:
    """In a list without dates: the day may stand in a heading."""
    heading = line.heading
    source = Source(table.name, -1, "")
    return Entry(source, table.number(line.row), date=heading.date, date_text=heading.date_text, context=heading.context)


def _with_inherited(own: Sequence[Entry], rows: Sequence[Dateless]) -> list[Entry]:
    dated: list[Entry] = []
    last: Entry | None = None
    for entry, row, inherits in zip(own, rows, inheriting(rows), strict=True):
        if row.dated or row.apart:
            last = entry if row.dated else None
        elif inherits and last:
            entry = replace(entry, date=last.date, date_text=last.date_text, weekday=last.weekday, inherited=True)
        elif last:
            entry = replace(entry, loose=True)
        dated.append(entry)
    return dated


def _own_date(table: Table, by: By, line: Line, source: Source, week: int | None, zone: ZoneInfo) -> Entry:
    cell = table.rows[line.row][source.column]
    text = line.texts.get(source.column, "")
    weekday = weekday_in(_cell(table, by, line, Field.WEEKDAY))
    context = _context(table, by, line)
    written = read_date(cell, zone) if text and Field.DATE in by else Written(Form.NONE, weekday=weekday)
    if written.form is Form.NONE and week and (day := written.weekday if written.weekday is not None else weekday) is not None:
        written = Written(Form.WEEKDAY, weekday=day, week=week)
    if written.form is Form.DAY and context and context.month:
        written = replace(written, form=Form.NAMED, month=context.month)
    if written.year is None and (year := _year(_cell(table, by, line, Field.YEAR))):
        written = replace(written, year=year)
    beside = week_in(_cell(table, by, line, Field.WEEK)) if written.form is not Form.WEEKDAY else None
    return Entry(source, table.number(line.row), None, written, text, weekday=weekday, week=beside, context=context)


def _cell(table: Table, by: By, line: Line, field: Field) -> Cell:
    return table.rows[line.row][by[field].index] if field in by else None


def _context(table: Table, by: By, line: Line) -> Context | None:
    """What the month column says, else the headings."""
    cell = _cell(table, by, line, Field.MONTH)
    above = line.heading.context
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell in range(1, 13):
        return replace(above or Context("heading"), month=int(cell))
    said = context_in(str(cell), "heading") if cell is not None else None
    if said is None or said.year or above is None:
        return said or above
    return replace(above, month=said.month)


def _year(cell: Cell) -> int | None:
    text = plain(str(cell))[:4]
    return int(text) if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR else None


def _dateless(line: Line, before: Line, has_date: bool, merged: bool, posts: Sequence[int], *, matrix: bool) -> Dateless:
    """What a line shows about its date. Where dates are merged downwards (`merged`), an empty cell is meant to be empty."""
    channel = line.get(Field.CHANNEL) or " ".join(str(index) for index in posts if index in line.texts)
    place = f"{channel} {line.get(Field.FORMAT)}" if channel else ""
    return Dateless(has_date, line.apart or merged, place, bool(line.get(Field.TIME)), matrix or line.goes_on(before))
