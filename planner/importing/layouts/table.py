"""A sheet as it is read: texts without spaces around them, cells merged downwards filled, and where each cell stands."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from planner.importing.grid import Cell, Sheet
from planner.importing.layouts.columns import letters

_HYPERLINK = re.compile(r'=HYPERLINK\(\s{0,4}"([^"]{1,2000})"\s{0,4}(?:[;,]\s{0,4}"([^"]{0,2000})"\s{0,4})?\)$', re.IGNORECASE)
_MARKS = {"-", "–", "—", "--", "/", ".", "n/a", "k.a.", "k. a."}  # stand for nothing


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the table, counted from 0."""

    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """`rows` are as in the sheet, all equally long; None is an empty cell. Indexes count from 0."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    first_row: int
    first_column: int
    merged: frozenset[tuple[int, int]]  # cells that hold the value of the merged cell above
    merged_columns: frozenset[int]  # columns with such cells
    links: dict[tuple[int, int], str]  # addresses of =HYPERLINK cells
    formulas: frozenset[tuple[int, int]]  # cells whose formula could not be read as a value

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    def number(self, row: int) -> int:
        """The row as the spreadsheet program shows it."""
        return row + self.first_row

    def letters(self, column: int) -> str:
        return letters(column + self.first_column)

    def text(self, row: int, column: int) -> str:
        return text_of(self.rows[row][column])


def table_of(sheet: Sheet) -> Table:
    rows = [[_stripped(cell) for cell in row] for row in sheet.rows]
    merged = _fill_merged(sheet, rows)
    links, formulas = {}, set()
    for row, column in ((row - sheet.first_row, column - sheet.first_column) for row, column in sheet.formulas):
        if not (0 <= row < len(rows) and 0 <= column < sheet.width):
            continue
        cell = rows[row][column]
        if isinstance(cell, str) and (link := _HYPERLINK.match(cell)):
            rows[row][column] = (link[2] or link[1]).strip()
            links[row, column] = link[1]
        elif cell is None or (isinstance(cell, str) and cell.startswith(("=", "#"))):
            formulas.add((row, column))
            rows[row][column] = None if isinstance(cell, str) and cell.startswith("#") else cell  # `#REF!` says nothing
    return Table(
        sheet.name,
        tuple(map(tuple, rows)),
        sheet.first_row,
        sheet.first_column,
        frozenset(merged),
        frozenset(column for _, column in merged),
        links,
        frozenset(formulas),
    )


def _stripped(cell: Cell) -> Cell:
    """An unticked checkbox is empty, like a text of spaces."""
    if isinstance(cell, str):
        return cell.strip() or None
    return None if cell is False else cell


def _fill_merged(sheet: Sheet, rows: list[list[Cell]]) -> set[tuple[int, int]]:
    """Give each cell of a merged column of cells the value that stands in its first one; answers with the cells filled."""
    filled = set()
    left = len(rows) * sheet.width  # cells that honest merges, which never overlap, can cover
    for first_row, first_column, last_row, last_column in sheet.merged:
        top, column = first_row - sheet.first_row, first_column - sheet.first_column
        if first_column != last_column or top < 0 or not 0 <= column < sheet.width or top >= len(rows):
            continue
        end = min(last_row - sheet.first_row + 1, len(rows), top + 1 + left)
        left -= max(0, end - top)
        for row in range(top + 1, end):
            if rows[row][column] is None and rows[top][column] is not None:
                rows[row][column] = rows[top][column]
                filled.add((row, column))
    return filled


def text_of(cell: Cell) -> str:
    """A cell's value as text; empty for an empty one and for a mark such as `-`."""
    if isinstance(cell, str):
        return "" if cell in _MARKS else cell
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "x"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "minutes") if cell.time() != time() else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    return str(int(cell)) if cell == cell // 1 and abs(cell) < 10**15 else str(cell)
