"""xlsx, xls and ods, read by calamine into plain sheets. Macros stay shut; formulas give their last computed value."""

import io
from collections.abc import Iterator
from itertools import islice

import python_calamine as calamine

from planner.importing.grid import Cell, Refusal, Sheet, Unreadable, Workbook
from planner.importing.sheets import archive
from planner.importing.sheets.biff import Compound, is_encrypted, xls_marks
from planner.importing.sheets.cells import plain
from planner.importing.sheets.marks import Marks, ods_marks, xlsx_marks
from planner.importing.sheets.rectangle import MOST_COLUMNS, Room, rectangle

MOST_MERGED = 20_000  # merged cells of a sheet
MACRO_STREAMS = frozenset({"_VBA_PROJECT_CUR", "_VBA_PROJECT", "Macros"})
FOREIGN_STREAMS = (
    ("EncryptedPackage", Refusal.ENCRYPTED),
    ("WordDocument", Refusal.DOCUMENT),
    ("PowerPoint Document", Refusal.DOCUMENT),
)


def read_zip(content: bytes) -> Workbook:
    """An xlsx or ods file; Unreadable for every other zip."""
    with archive.opened(content) as parts:
        try:
            kind = archive.kind(parts)
            marks = xlsx_marks(parts) if kind == "xlsx" else ods_marks(parts)
        except archive.DAMAGE as fault:
            raise Unreadable(Refusal.BROKEN) from fault
        return Workbook(kind, _sheets(content, marks), macros=archive.has_macros(parts))


def read_ole(content: bytes) -> Workbook:
    """An xls file of Excel 5 or later; Unreadable for other compound files, such as encrypted workbooks."""
    compound = Compound(content)
    names = compound.entries.keys()
    for name, refusal in FOREIGN_STREAMS:
        if name in names:
            raise Unreadable(refusal)
    if is_encrypted(compound):
        raise Unreadable(Refusal.ENCRYPTED)
    return Workbook("xls", _sheets(content, xls_marks(compound)), macros=bool(names & MACRO_STREAMS))


def _sheets(content: bytes, marks: dict[str, Marks]) -> tuple[Sheet, ...]:
    try:
        with calamine.load_workbook(io.BytesIO(content)) as workbook:
            sheets = tuple(_each(workbook, marks))
    except (calamine.CalamineError, OSError, ValueError) as fault:  # a panic in Rust ends the process instead
        raise Unreadable(Refusal.BROKEN) from fault
    if not any(sheet.rows or sheet.formulas for sheet in sheets):
        raise Unreadable(Refusal.EMPTY)
    return sheets


def _each(workbook: calamine.CalamineWorkbook, marks: dict[str, Marks]) -> Iterator[Sheet]:
    room = Room()
    for about in workbook.sheets_metadata:
        if about.typ == calamine.SheetTypeEnum.WorkSheet:
            hidden = about.visible != calamine.SheetVisibleEnum.Visible
            source = workbook.get_sheet_by_name(about.name)
            sheet = _sheet(source, hidden, marks.get(about.name, Marks()), room)
            room.take(sheet)
            yield sheet


def _sheet(source: calamine.CalamineSheet, hidden: bool, marks: Marks, room: Room) -> Sheet:
    formulas = frozenset(marks.formulas)
    if source.start is None:
        return Sheet(source.name, (), hidden, formulas=formulas)
    top, left = source.start
    limit = room.rows_of(min(source.width, MOST_COLUMNS))
    found = source.iter_rows()  # begins with the sheet's first row, but with its first used column
    rows = [[plain(value) for value in row[:MOST_COLUMNS]] for row in islice(found, top, top + limit)]
    _put_errors(rows, top + 1, left + 1, marks.errors)
    return rectangle(
        source.name,
        rows,
        hidden=hidden,
        first_row=top + 1,
        first_column=left + 1,
        formulas=formulas,
        rows_left_out=sum(1 for row in found if any(value != "" for value in row)),
        columns_left_out=max(0, source.width - MOST_COLUMNS),
        merged=tuple(_merged(source) or marks.merged)[:MOST_MERGED],
    )


def _merged(source: calamine.CalamineSheet) -> list[tuple[int, int, int, int]]:
    """None known of an ods: there `marks` has them."""
    found = source.merged_cell_ranges or []
    return [(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in found]


def _put_errors(rows: list[list[Cell]], first_row: int, first_column: int, errors: dict[tuple[int, int], str]) -> None:
    """calamine leaves error cells empty."""
    for (row, column), text in errors.items():
        if 0 <= row - first_row < len(rows) and 0 <= column - first_column < len(rows[row - first_row]):
            rows[row - first_row][column - first_column] = text
