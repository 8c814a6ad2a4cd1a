"""What was found in a file: rows that may become posts and topics, and everything that has to be said about them.

All values are frozen and plain. Texts are clean; single-line ones hold no line ends.
"""

import datetime as dt
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from planner.domain.plan import Readiness


class Level(StrEnum):
    ERROR = "error"  # its row fails
    WARNING = "warning"  # something is doubtful, left out or not understood
    INFO = "info"  # something was assumed


class Code(StrEnum):
    """What a note says. The sentence of each stands in `importing.sentences`."""

    IMPOSSIBLE_DATE = "impossible_date"
    SWAPPED_DAYS = "swapped_days"
    AMBIGUOUS_ORDER = "ambiguous_order"
    ASSUMED_YEAR = "assumed_year"
    WEEKDAY_DIFFERS = "weekday_differs"
    WEEK_DIFFERS = "week_differs"
    NO_DATE = "no_date"
    NO_TITLE = "no_title"
    NO_CHANNEL = "no_channel"
    UNKNOWN_CHANNEL = "unknown_channel"
    UNKNOWN_PERSON = "unknown_person"
    NOT_PUBLISHED = "not_published"
    UNKNOWN_STATUS = "unknown_status"
    FORMULA = "formula"
    TRUNCATED = "truncated"
    CONFLICT = "conflict"
    DUPLICATE_ROW = "duplicate_row"
    NOT_A_PLAN = "not_a_plan"
    UNREADABLE = "unreadable"
    ASSUMED_CHANNEL = "assumed_channel"
    ASSUMED_TITLE = "assumed_title"
    DATE_TEXT = "date_text"
    FIRST_DAY = "first_day"
    GONE_ROW = "gone_row"
    HIDDEN_SHEET = "hidden_sheet"
    HOLIDAY = "holiday"
    INHERITED_DATE = "inherited_date"
    MACROS = "macros"
    NO_TIME = "no_time"
    NOT_READ = "not_read"
    SERIAL_NUMBER = "serial_number"
    SHEET_LEFT_OUT = "sheet_left_out"
    UNKNOWN_SHEET = "unknown_sheet"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said about a cell, a row, a sheet (row None) or the file (sheet "" as well, except in csv)."""

    code: Code
    level: Level
    sheet: str = ""
    row: int | None = None  # as the spreadsheet program shows it
    column: str | None = None  # the header of a list's column, else the column's letters
    value: str = ""  # what stands there
    values: tuple[tuple[str, str | int], ...] = ()  # what the sentence names besides


class Outcome(StrEnum):
    TO_IMPORT = "to_import"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FoundChannel:
    """A channel that a row names: `slug` when the workspace has it, else `name` and `network` as it may be created."""

    written: str
    slug: str | None
    name: str
    network: str = ""

    @property
    def key(self) -> str:
        """Equal for two ways of writing one channel, unknown ones included."""
        return self.slug or f"?{self.name.casefold()}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A further column's text under its header."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list, or one entry in a cell of a grid. `day` None: a topic for the backlog.

    `reason` is the code of the note that says why a row is skipped or failed.
    """

    sheet: str
    row: int
    column: str | None  # letters of a grid's cell; None for a list's row
    title: str
    day: date | None = None
    time: dt.time | None = None
    channels: tuple[FoundChannel, ...] = ()
    text: str = ""
    format: str = ""
    status: str = ""  # as written
    readiness: Readiness = Readiness.IDEA
    cancelled: bool = False
    person: str | None = None  # e-mail address of a known person
    person_written: str = ""
    approval: str = ""
    link: str = ""
    file: str = ""
    identity: str | None = None  # the link or file that names this row on its channels, when no other row has it
    pillar: str = ""
    campaign: str = ""
    audience: str = ""
    notes: tuple[Labelled, ...] = ()
    outcome: Outcome = Outcome.TO_IMPORT
    reason: Code | None = None

    def ended(self, outcome: Outcome, reason: Code) -> "Row":
        """The row, not to be imported."""
        return replace(self, outcome=outcome, reason=reason)


class Layout(StrEnum):
    LIST = "list"
    MATRIX = "matrix"  # days as rows, channels as columns
    TIMELINE = "timeline"  # channels as rows, days as columns
    MONTH_GRID = "month_grid"
    WEEK_BLOCKS = "week_blocks"
    CALENDAR = "calendar"  # an iCalendar file


class Sure(StrEnum):
    """How a column's meaning is known, the surest first."""

    BY_HAND = "by_hand"
    HEADER = "header"
    LIKELY = "likely"  # the header says it among other words
    CONTENT = "content"  # the header is silent
    REST = "rest"  # kept as a labelled note


@dataclass(frozen=True, slots=True)
class FoundColumn:
    index: int  # from 0 within its block: the key of a mapping by hand
    letters: str
    header: str
    field: str  # a value of columns.Field
    sure: Sure
    samples: tuple[str, ...]  # the first values below


@dataclass(frozen=True, slots=True)
class Block:
    """A list or matrix below one header row. `header_key` names the header row in a mapping by hand."""

    header_row: int | None
    header_key: str
    columns: tuple[FoundColumn, ...]


@dataclass(frozen=True, slots=True)
class FoundSheet:
    name: str
    hidden: bool
    layout: Layout | None  # None: no plan recognised, or left out
    blocks: tuple[Block, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class TwoReadings:
    row: int
    written: str
    day_first: date | None  # None: impossible that way
    month_first: date | None


@dataclass(frozen=True, slots=True)
class Decision:
    """Days of one column in doubt. `Options.day_first` decides; until then `rows` fail with `code`."""

    code: Code  # SWAPPED_DAYS or AMBIGUOUS_ORDER
    sheet: str
    column: str
    rows: tuple[TwoReadings, ...]
    day_first_only: int  # texts of the column that can only be read day first
    month_first_only: int
    day_first_span: int  # days that the column covers when read day first
    month_first_span: int


@dataclass(frozen=True, slots=True)
class Unknown:
    """A channel or person that the workspace does not have, with the number of rows that name it."""

    name: str
    rows: int
    network: str = ""


@dataclass(frozen=True, slots=True)
class AssumedYear:
    sheet: str
    year: int
    source: str  # heading, sheet, file, neighbours, weekdays, today
    rows: int


@dataclass(frozen=True, slots=True)
class Found:
    file: str
    rows: tuple[Row, ...] = ()
    notes: tuple[Note, ...] = ()
    sheets: tuple[FoundSheet, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unknown_channels: tuple[Unknown, ...] = ()
    unknown_people: tuple[Unknown, ...] = ()
    assumed_years: tuple[AssumedYear, ...] = ()

    def count(self, outcome: Outcome) -> int:
        return sum(row.outcome is outcome for row in self.rows)
