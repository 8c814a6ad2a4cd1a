"""Header rows of lists and matrices: not always in row 1, repeated in mid-sheet, moved by some columns, two beside each other."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from planner.domain.found import Sure
from planner.importing.days.dates import read_date
from planner.importing.days.names import weekday_in
from planner.importing.days.written import Form
from planner.importing.grid import Cell
from planner.importing.layouts.assignment import Area
from planner.importing.layouts.columns import LONGEST_HEADER, Field, by_header
from planner.importing.layouts.table import Table
from planner.importing.posts.channels import Channels
from planner.importing.spelling import plain

_TELLING = {Field.DATE, Field.TITLE, Field.TEXT, Field.CHANNEL}
_WHEN = {Field.DATE, Field.WEEKDAY, Field.WEEK, Field.MONTH}
_BELOW = 12  # rows in which dates must follow a header without a word for them
_DATES = {Form.CELL, Form.NAMED, Form.OPEN, Form.DAY}
_UTC = ZoneInfo("UTC")


def areas_of(table: Table, channels: Channels) -> list[Area]:
    """The areas below header rows, from top to bottom and left to right; without any header row none."""
    headers: list[int] = []
    seen: set[tuple[Cell, ...]] = set()
    for row, cells in enumerate(table.rows):
        if cells in seen or is_header(table, row, channels, first=not headers):
            headers.append(row)
            seen.add(cells)
    ends = [*headers[1:], len(table.rows)]
    return [area for header, end in zip(headers, ends, strict=False) for area in _beside(table, header, end)]


def is_header(table: Table, row: int, channels: Channels, *, first: bool) -> bool:
    """Whether a row names columns. After the first header row the demands are higher."""
    cells = [cell for cell in table.rows[row] if cell is not None]
    if any(isinstance(cell, date) for cell in cells):
        return False
    texts = [cell for cell in cells if isinstance(cell, str) and len(cell) <= LONGEST_HEADER]
    if len(texts) < 2 or len(texts) * 2 < len(cells):
        return False
    known, named, silent = [], [], 0
    for text in texts:
        if meaning := by_header(text):
            known.append(meaning)
        elif channels.headed(text):
            named.append(text)
        elif (silent := silent + 1) * 2 > len(texts):  # most rows are no headers: be quick about them
            return False
    fields = {field for field, sure in known if sure is Sure.HEADER}
    if _names_columns(fields, named, first):
        return not any(map(_is_date, cells))
    return len(named) >= 2 and not known and _dates_below(table, row, table.rows[row].index(named[0]))


def _names_columns(fields: set[Field], named: Sequence[str], first: bool) -> bool:
    if fields & _WHEN and named:
        return True
    return len(fields) >= 2 and bool(fields & _TELLING) and (first or Field.DATE in fields or len(fields) >= 3)


def _dates_below(table: Table, row: int, end: int) -> bool:
    """Whether a column left of `end` holds dates or weekdays in the rows that follow."""

    def says_when(cell: Cell) -> bool:
        return _is_date(cell) or weekday_in(cell) is not None

    below = table.rows[row + 1 : row + 1 + _BELOW]
    return any(sum(says_when(cells[column]) for cells in below) >= 2 for column in range(end))


def _is_date(cell: Cell) -> bool:
    return cell is not None and read_date(cell, _UTC).form in _DATES


def _beside(table: Table, header: int, end: int) -> list[Area]:
    """One area, or several when the header's words begin anew: `Datum, Kanal, Thema, (empty), Datum, Kanal, Thema`."""
    words = [plain(text) if isinstance(text, str) else "" for text in table.rows[header]]
    first = next((index for index, word in enumerate(words) if word), 0)
    starts = [index for index, word in enumerate(words) if word == words[first] and word]
    again = [words[start : start + 2] for start in starts]
    if len(starts) < 2 or any(pair != again[0] for pair in again):
        starts = [first]
    lefts = [0 if len(starts) == 1 else starts[0], *starts[1:]]
    rights = [*starts[1:], table.width]
    return [Area(header, header + 1, end, left, right) for left, right in zip(lefts, rights, strict=True)]
