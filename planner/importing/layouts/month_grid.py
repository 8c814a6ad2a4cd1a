"""Month grids: weeks as rows, weekdays as columns, the day's number above, beside or before its text."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.importing.days.context import Context
from planner.importing.days.dates import read_date
from planner.importing.days.written import NOTHING, Form, Written
from planner.importing.grid import Cell
from planner.importing.layouts.day_columns import DayColumn, DayHeader
from planner.importing.layouts.table import Table, text_of

_NUMBER_FIRST = re.compile(r"(\d{1,2})\.?(?: *\n| +(?=\D)|\. ?(?=[^\W\d_]))")
_DAYS = {Form.CELL, Form.NAMED, Form.OPEN, Form.DAY}
_ENOUGH = 3  # days that make a month grid


@dataclass(frozen=True, slots=True)
class Marked:
    """A cell that names its day, and the text behind it."""

    date: Written
    rest: str


def marks(table: Table, header: DayHeader, end: int, zone: ZoneInfo) -> dict[int, dict[int, Marked]]:
    """The cells that name days, by row and day column, up to row `end` (excluded). Empty when the block is no month grid."""
    found: dict[int, dict[int, Marked]] = {}
    for row in range(header.rows.stop, end):
        days = {day.column: marked for day in header.days if (marked := _mark(table.rows[row], day, zone))}
        numbers = [marked.date.day for marked in days.values() if not marked.rest]
        if len(numbers) >= 2 or _run_on(header.days, days):
            found[row] = days
    first_days = [marked.date.day or 0 for days in found.values() for marked in days.values()]
    return found if len(first_days) >= _ENOUGH else {}


def _mark(cells: Sequence[Cell], day: DayColumn, zone: ZoneInfo) -> Marked | None:
    """The day that the first filled cell of a day's columns names."""
    cell = next((cell for cell in cells[day.column : day.end] if text_of(cell)), None)
    written = read_date(cell, zone) if not isinstance(cell, str) or len(cell) <= 40 else NOTHING
    if written.form in _DAYS and not written.rest:
        return Marked(written, "")
    found = _NUMBER_FIRST.match(cell) if isinstance(cell, str) else None
    if found and isinstance(cell, str) and 1 <= int(found[1]) <= 31:
        return Marked(Written(Form.DAY, day=int(found[1])), cell[found.end() :].strip())
    return None


def _run_on(columns: Sequence[DayColumn], days: Mapping[int, Marked]) -> bool:
    """Whether the numbers of one row rise by one from day to day: so `5 Tipps` alone is no fifth of the month."""
    numbers = [days[day.column].date.day if day.column in days else None for day in columns]
    steps = [after == before + 1 for before, after in pairwise(numbers) if before and after]
    return bool(steps) and all(steps)


def dates(found: Mapping[int, Mapping[int, Marked]], context: Context | None) -> dict[int, dict[int, Written]]:
    """The date of each marked cell. Numbers that end a month before the first, or begin one after the last, belong to these."""
    numbers = [marked.date.day or 0 for days in found.values() for marked in days.values()]
    early = _begins_before(numbers)
    month = context.month if context else None
    offset, before = (-1 if early else 0), 0
    dated: dict[int, dict[int, Written]] = {}
    for row, days in found.items():
        dated[row] = {}
        for column, marked in days.items():
            number = marked.date.day or 0
            if marked.date.form is Form.DAY:
                offset += number < before
                before = number
            dated[row][column] = _in_month(marked.date, month, offset)
    return dated


def _begins_before(numbers: Sequence[int]) -> bool:
    """Whether the first numbers end the month before: the month itself begins within a week, and goes on."""
    drop = next((index for index, (before, after) in enumerate(pairwise(numbers[:7]), 1) if after < before), None)
    return drop is not None and numbers[0] > 7 and max(numbers[drop:]) > 7


def _in_month(written: Written, month: int | None, offset: int) -> Written:
    if written.form is not Form.DAY or month is None:
        return written if written.form is not Form.DAY else NOTHING
    return replace(written, form=Form.NAMED, month=(month + offset - 1) % 12 + 1)


def height(found: Mapping[int, object]) -> int | None:
    """The rows of the highest week but the last; None when there are fewer than two."""
    return max((after - before for before, after in pairwise(found)), default=None)
