"""Rows as read become a Sheet: cut to the limits, and without the empty rows and columns around."""

from collections.abc import Sequence

from planner.importing.grid import Cell, Sheet

MOST_ROWS = 20_000  # of all sheets together
MOST_COLUMNS = 400  # a year with its days as columns has 366
MOST_CELLS = 1_200_000  # of all sheets together

Row = Sequence[Cell]


class Room:
    """What is left of the limits, over all sheets of a workbook."""

    def __init__(self) -> None:
        self.rows = MOST_ROWS
        self.cells = MOST_CELLS

    def rows_of(self, width: int) -> int:
        return min(self.rows, self.cells // max(width, 1))

    def take(self, sheet: Sheet) -> None:
        self.rows -= len(sheet.rows)
        self.cells -= len(sheet.rows) * sheet.width


def rectangle(
    name: str,
    rows: Sequence[Row],
    *,
    hidden: bool = False,
    first_row: int = 1,
    first_column: int = 1,
    formulas: frozenset[tuple[int, int]] = frozenset(),
    rows_left_out: int = 0,
    columns_left_out: int = 0,
    merged: tuple[tuple[int, int, int, int], ...] = (),
) -> Sheet:
    """`first_row` and `first_column` are those of rows[0][0]; the sheet's own move with what is trimmed."""
    used = [_used(row) for row in rows]
    filled = [index for index, (_, end) in enumerate(used) if end]
    if not filled:
        return Sheet(name, (), hidden, formulas=formulas, rows_left_out=rows_left_out)
    top, bottom = filled[0], filled[-1] + 1
    left = min(used[index][0] for index in filled)
    end = max(used[index][1] for index in filled)
    right = min(end, left + MOST_COLUMNS)
    return Sheet(
        name,
        tuple(_padded(row, left, right) for row in rows[top:bottom]),
        hidden,
        first_row + top,
        first_column + left,
        formulas,
        rows_left_out,
        end - right + columns_left_out,
        merged,
    )


def _used(row: Row) -> tuple[int, int]:
    """The span of columns from the first to the last filled cell; (0, 0) of an empty row."""
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    start = 0
    while start < end and row[start] is None:
        start += 1
    return start, end


def _padded(row: Row, left: int, right: int) -> tuple[Cell, ...]:
    cells = tuple(row[left:right])
    return cells + (None,) * (right - left - len(cells))
