"""csv, whatever its delimiter: `;` from a German spreadsheet program, `,` from an English one, tabs, or others."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from math import log2

from planner.importing.encodings import decode, refuse_noise
from planner.importing.grid import Refusal, Unreadable, Workbook
from planner.importing.sheets.rectangle import MOST_COLUMNS, MOST_ROWS, rectangle
from planner.importing.texts import clean
from planner.tables import unguarded

DELIMITERS = ";,\t|^~"  # the earlier one on a tie
NONE = "\x1f"  # a text of one column: nothing in it divides
LONGEST_LINE = 500_000  # characters
LEAST, LEAST_WITH_COMMA = 0.1, 0.5  # share of rows that are cut; many a sentence has a comma
SAMPLE = 64 * 1024  # characters that are enough to tell the delimiter
SAMPLE_ROWS = 200

SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.I)  # Excel's own hint in a first line
FORMULA = re.compile(r"=[-+]?[A-Za-z\d_\"'($@{#.]")


def read_csv(content: bytes, encoding: str | None = None, delimiter: str | None = None) -> Workbook:
    """One sheet; encoding and delimiter are found out unless given. Unreadable for what is no text in lines."""
    text, encoding = decode(content, encoding)
    refuse_noise(text)
    if max(map(len, text.splitlines()), default=0) > LONGEST_LINE:
        raise Unreadable(Refusal.LONG_LINE, limit=LONGEST_LINE)
    first_row = 1
    if hint := SEPARATOR_LINE.match(text):
        text, first_row = text[hint.end() :], 2
        delimiter = delimiter or hint[1]
    text, blank = _without_blank_lines(text)
    first_row += blank
    if delimiter is None:
        delimiter = find_delimiter(text)
    rows, rows_left_out = _rows(text, delimiter or NONE, first_row)
    formulas = _formulas(rows, first_row)
    plain = [[clean(unguarded(value)) for value in row[:MOST_COLUMNS]] for row in rows]
    beyond = max((len(row) for row in rows), default=0) - MOST_COLUMNS
    sheet = rectangle(
        "", plain, first_row=first_row, formulas=formulas, rows_left_out=rows_left_out, columns_left_out=max(0, beyond)
    )
    if not sheet.rows:
        raise Unreadable(Refusal.EMPTY)
    return Workbook("csv", (sheet,), encoding, delimiter)


def _without_blank_lines(text: str) -> tuple[str, int]:
    """Those at the beginning, and their number: they must not use up the limit of rows."""
    filled = len(text) - len(text.lstrip())
    end = max(text.rfind("\n", 0, filled), text.rfind("\r", 0, filled)) + 1
    blank = text[:end]
    return text[end:], blank.count("\n") or blank.count("\r")


def find_delimiter(text: str) -> str | None:
    """The one that cuts most rows into equally many cells; None when none cuts enough of them."""
    sample = text[:SAMPLE]
    scores = {delimiter: _score(sample, delimiter) for delimiter in DELIMITERS if delimiter in sample}
    best = max(scores, key=scores.__getitem__, default=None)
    return best if best and scores[best] > 0 else None


def _score(sample: str, delimiter: str) -> float:
    widths = Counter[int]()
    for row in islice(_reader(sample, delimiter), SAMPLE_ROWS):
        widths[len(row)] += bool(row)
    rows = max(widths.total(), 1)
    if rows - widths[1] < rows * (LEAST_WITH_COMMA if delimiter == "," else LEAST):
        return 0
    return max((count * log2(width) for width, count in widths.items() if width), default=0) / rows


def _reader(text: str, delimiter: str, strict: bool = False) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, skipinitialspace=True, strict=strict)


def _rows(text: str, delimiter: str, first_row: int, strict: bool = True) -> tuple[list[list[str]], int]:
    """The rows up to the limit, and how many filled ones there are beyond it."""
    rows: list[list[str]] = []
    reader = _reader(text, delimiter, strict)
    try:
        rows.extend(islice(reader, MOST_ROWS))
        return rows, sum(1 for row in reader if any(row))
    except csv.Error as fault:
        if strict and "expected after" in str(fault):  # quotation marks inside a cell that are not doubled
            return _rows(text, delimiter, first_row, strict=False)
        raise Unreadable(Refusal.OPEN_QUOTE, row=first_row + len(rows)) from fault


def _formulas(rows: list[list[str]], first_row: int) -> frozenset[tuple[int, int]]:
    return frozenset(
        (number, column)
        for number, row in enumerate(rows, first_row)
        for column, value in enumerate(row, 1)
        if value.startswith("=") and FORMULA.match(value)
    )
