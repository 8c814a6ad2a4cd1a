"""Tables for spreadsheet programs: csv and xlsx in which no cell can become a formula."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO

Value = str | int | float | bool | date | datetime | time | None

# A spreadsheet program takes a cell that begins so for a formula, or drops the sign and looks again.
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Table:
    """A named sheet: a head and rows of the same width."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]


def guarded(text: str) -> str:
    """Text that stays text when a spreadsheet program opens it: an apostrophe goes before a risky beginning, and before
    one that has an apostrophe already, so that none of its own is lost on the way back."""
    return f"'{text}" if text.lstrip("'").startswith(_RISKY) else text


def unguarded(text: str) -> str:
    """The inverse of `guarded`."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RISKY) else text


def write_csv(table: Table) -> bytes:
    """UTF-8 with BOM and semicolons: what a German Excel opens by double click."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(cell) for cell in table.head])
    writer.writerows([_as_text(value) for value in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _as_text(value: Value) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return guarded(value)
    return value if isinstance(value, int | float) else value.isoformat()


def write_xlsx(tables: Iterable[Table]) -> bytes:
    """A workbook with true date cells, a fixed and filtered head, and text that stays text."""
    from xlsxwriter import Workbook

    file = BytesIO()
    book = Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    bold = book.add_format({"bold": True, "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    formats = {
        date: book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"}),
        time: book.add_format({"num_format": "hh:mm", "valign": "top"}),
    }
    for table in tables:
        sheet = book.add_worksheet(sheet_name(table.name))
        sheet.write_row(0, 0, table.head, bold)
        for number, row in enumerate(table.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, guarded(value), wrapped)
                elif isinstance(value, date | time):
                    sheet.write_datetime(number, column, value, formats[time if isinstance(value, time) else date])
                elif value is not None:
                    sheet.write(number, column, value, wrapped)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(table.rows)), max(0, len(table.head) - 1))
        for column, cells in enumerate(zip(table.head, *table.rows, strict=True)):
            sheet.set_column(column, column, min(60, max(8, *(len(str(cell)) for cell in cells if cell is not None)) + 2))
    book.close()
    return file.getvalue()


def sheet_name(name: str) -> str:
    """A name that spreadsheet programs accept: no `[]:*?/\\`, at most 31 characters, not empty."""
    return "".join(" " if c in "[]:*?/\\" else c for c in name).strip("' ")[:31] or "Plan"
