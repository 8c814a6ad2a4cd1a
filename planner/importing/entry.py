"""An entry of a plan as it stands in the file: what every layout hands on, before days, channels and people are judged."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain.found import Labelled
from planner.importing.days.context import Context
from planner.importing.days.written import NOTHING, Written
from planner.importing.layouts.columns import Field
from planner.importing.posts.channels import Named

MOST_ENTRIES = 20_000  # of a file


@dataclass(frozen=True, slots=True)
class Source:
    """A column of dates that are judged together."""

    sheet: str
    column: int
    label: str  # its header, else its letters


@dataclass(frozen=True, slots=True)
class Entry:
    source: Source
    row: int  # as the spreadsheet program shows it
    column: str | None = None  # letters of a grid's cell
    date: Written = NOTHING
    date_text: str = ""  # as written; empty: no date stands there
    loose: bool = False  # without a date, right below a row that has one
    inherited: bool = False  # the date is that of the row above
    weekday: int | None = None  # beside the date
    week: int | None = None
    context: Context | None = None
    values: Mapping[Field, str] = field(default_factory=dict)  # texts by meaning, none of them empty
    labels: Mapping[Field, str] = field(default_factory=dict)  # the headers they stand under
    time: dt.time | None = None
    time_text: str = ""  # what a time column says beyond a time
    named: Named | None = None  # the channels of the cell's column, or of a heading above
    assumed: str = ""  # where a channel comes from that the row itself does not name: heading, sheet
    notes: tuple[Labelled, ...] = ()
    formulas: tuple[str, ...] = ()  # columns whose formula has no value
    identity: str | None = None  # what the file itself names it by

    def get(self, field: Field) -> str:
        return self.values.get(field, "")

    def label(self, field: Field) -> str | None:
        """The column for a note about a value: its header; in a grid the cell's letters."""
        return self.labels.get(field) or self.column
