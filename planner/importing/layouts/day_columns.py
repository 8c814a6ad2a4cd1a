"""Rows that stand above columns of days: `Mo Di Mi Do Fr`, `Mo 24.11. | Di 25.11.`, 1 to 31, or dates alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.importing.days.dates import read_date
from planner.importing.days.names import week_named
from planner.importing.days.written import NOTHING, Form, Written
from planner.importing.grid import Cell
from planner.importing.layouts.table import Table

_WEEK = 5  # weekdays that make a row a header of days
_FEW = 2  # that do so below a heading which names a week
_DATED = 3  # dates that do
_LONGEST_DAY = 40  # characters
_NUMBERED = 10  # running numbers that do
_OTHERS_BESIDE_WEEKDAYS, _OTHERS_BESIDE_DATES = 9, 2  # cells of a header
_DATES = {Form.CELL, Form.NAMED, Form.OPEN}


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day's columns of the table, from `column` to `end` (excluded)."""

    column: int
    end: int
    weekday: int | None = None
    date: Written | None = None
    text: str = ""  # the date as written


@dataclass(frozen=True, slots=True)
class DayHeader:
    """`rows` are those that name the days: weekdays, and dates above or below them."""

    rows: range
    days: tuple[DayColumn, ...]

    @property
    def dated(self) -> bool:
        return any(day.date for day in self.days)


def day_headers(table: Table, zone: ZoneInfo) -> list[DayHeader]:
    """From top to bottom. Where a row of weekdays stands beside a row of dates, both are one header."""
    headers: list[DayHeader] = []
    row = 0
    while row < len(table.rows):
        header = _header_at(table, row, zone)
        if header:
            headers.append(header)
        row = header.rows.stop if header else row + 1
    return headers


def names_days(table: Table, row: int, zone: ZoneInfo) -> bool:
    """Whether a row is a header of days."""
    return _header_at(table, row, zone) is not None


def _header_at(table: Table, row: int, zone: ZoneInfo) -> DayHeader | None:
    weekdays = _weekdays(table.rows[row], zone) or _days_of_week(table, row, zone)
    dates = _dates(table.rows[row], zone)
    if not weekdays and not dates:
        return None
    last = dated = row
    if row + 1 < len(table.rows) and not (weekdays and dates):
        below = table.rows[row + 1]
        if weekdays and (found := _dates(below, zone)) and _match(weekdays, found) and (len(weekdays) > 7 or not _numbers(found)):
            dates, last, dated = found, row + 1, row + 1
        elif dates and (found_weekdays := _weekdays(below, zone)) and _match(dates, found_weekdays):
            weekdays, last = found_weekdays, row + 1
    if _numbers(dates) and not weekdays and len(dates) < _NUMBERED:
        return None
    columns = sorted(weekdays or dates)
    width = min((after - before for before, after in pairwise(columns)), default=1)
    ends = [*columns[1:], min(columns[-1] + width, table.width)]
    days = (
        DayColumn(column, end, weekdays.get(column), dates.get(column), table.text(dated, column) if column in dates else "")
        for column, end in zip(columns, ends, strict=True)
    )
    return DayHeader(range(row, last + 1), tuple(days))


def _weekdays(cells: Sequence[Cell], zone: ZoneInfo) -> dict[int, int]:
    """The weekday that each column of a row names, where these follow each other and little else stands there; else none."""
    found, _ = _named(cells, zone)
    following = all(after == (before + 1) % 7 or (before, after) == (4, 0) for before, after in pairwise(found.values()))
    return found if len(found) >= _WEEK and following else {}


def _days_of_week(table: Table, row: int, zone: ZoneInfo) -> dict[int, int]:
    """A few weekdays, such as `Mo Mi Fr`, make a header where nothing else stands beside them and a week right above."""
    above = [cell for cell in table.rows[row - 1] if cell is not None] if row else []
    if len(above) != 1 or not isinstance(above[0], str) or week_named(above[0]) is None:
        return {}
    found, others = _named(table.rows[row], zone)
    ascending = all(before < after for before, after in pairwise(found.values()))
    return found if len(found) >= _FEW and not others and ascending else {}


def _named(cells: Sequence[Cell], zone: ZoneInfo) -> tuple[dict[int, int], int]:
    """The weekdays that a row names, by column, and how many other cells it has; none when these are too many."""
    found: dict[int, int] = {}
    others = 0
    for column, cell in enumerate(cells):
        if cell is not None:
            weekday = read_date(cell, zone).weekday if isinstance(cell, str) and len(cell) <= _LONGEST_DAY else None
            if weekday is not None:
                found[column] = weekday
            elif (others := others + 1) > _OTHERS_BESIDE_WEEKDAYS:  # most rows are no headers: be quick about them
                return {}, others
    return found, others


def _dates(cells: Sequence[Cell], zone: ZoneInfo) -> dict[int, Written]:
    """The date in each column of a row that holds little else; else none."""
    dates: dict[int, Written] = {}
    others = 0
    for column, cell in enumerate(cells):
        if cell is not None:
            written = read_date(cell, zone) if not isinstance(cell, str) or len(cell) <= _LONGEST_DAY else NOTHING
            if written.form in _DATES or written.form is Form.DAY:
                dates[column] = written
            elif (others := others + 1) > _OTHERS_BESIDE_DATES:
                return {}
    full = {column: written for column, written in dates.items() if written.form in _DATES}
    if len(full) >= _DATED and len(dates) - len(full) + others <= _OTHERS_BESIDE_DATES:
        return full
    numbers = [written.day or 0 for written in dates.values()]
    running = not full and all(after == before + 1 for before, after in pairwise(numbers))
    return dates if len(numbers) >= _WEEK and running else {}


def _numbers(dates: Mapping[int, Written]) -> bool:
    return any(written.form is Form.DAY for written in dates.values())


def _match(one: Mapping[int, object], other: Mapping[int, object]) -> bool:
    """Whether most columns of one row of a header are those of the other."""
    return len(one.keys() & other.keys()) * 2 > len(one)
