"""Rows copied out of a spreadsheet and pasted: cells divided by tabs; and titles as a list that is read like any file."""

import csv
import datetime as dt
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.found import Sure
from planner.importing.layouts.columns import Field, by_header

Grid = list[list[str]]


@dataclass(frozen=True, slots=True)
class Title:
    """`channel` is a slug. Without a day it is a topic."""

    text: str
    channel: str = ""
    day: date | None = None
    time: dt.time | None = None


def grid_of(text: str) -> Grid:
    """The cells, as spreadsheet programs put them onto the clipboard; a heading such as "Title" above them is left out.

    Of a single column empty cells do not count; of several an empty row stays, because it has its place.
    """
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:  # quotation marks that are part of a title
        rows = [line.split("\t") for line in text.splitlines()]
    cells = [[" ".join(cell.split()) for cell in row] for row in rows]
    while cells and not any(cells[-1]):
        cells.pop()
    if len(cells) > 1 and all(by_header(cell) == (Field.TITLE, Sure.HEADER) for cell in cells[0] if cell):
        cells = cells[1:]
    return cells if any(len(row) > 1 for row in cells) else [row for row in cells if any(row)]


def as_list(titles: Iterable[Title]) -> bytes:
    """A file with a heading that the import knows, a row for each."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["Datum", "Uhrzeit", "Kanal", "Titel"])
    for title in titles:
        day = title.day.isoformat() if title.day else ""
        writer.writerow([day, f"{title.time:%H:%M}" if title.time else "", title.channel, title.text])
    return written.getvalue().encode()
