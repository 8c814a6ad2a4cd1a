"""What a file's bytes become: plain values, free of the libraries that read them and safe to keep.

Texts are free of control characters, their line ends are `\\n`, and an empty text is None.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal

Cell = str | int | float | bool | date | datetime | time | None
"""A true date cell is a `date` (a `datetime` when it has a time of day), already decoded under the workbook's 1900 or
1904 system; a date that was typed as text stays a `str`. So swapped days can be told from a column's types."""

Kind = Literal["xlsx", "xls", "ods", "csv"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle of cells without the empty rows and columns around it; every row is equally long.

    Of merged cells only the first one, top left, holds the value. `formulas` are (row, column) of the sheet, 1-based:
    cells that hold a formula. Their value in `rows` is the last computed one, or None where the file has none; in csv
    it is the formula's text.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    first_row: int = 1  # of the sheet, 1-based: the row of rows[0]
    first_column: int = 1  # of the sheet, 1-based: the column of rows[0][0]
    formulas: frozenset[tuple[int, int]] = frozenset()
    rows_left_out: int = 0  # beyond the limit, below the last row
    columns_left_out: int = 0  # beyond the limit, right of the last column
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column, 1-based

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

    @property
    def truncated(self) -> bool:
        return bool(self.rows_left_out or self.columns_left_out)

    def numbered(self) -> Iterator[tuple[int, tuple[Cell, ...]]]:
        """Each row with its number in the sheet, as the spreadsheet program shows it."""
        return enumerate(self.rows, self.first_row)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A spreadsheet file. A csv is a workbook of one sheet with an empty name."""

    kind: Kind
    sheets: tuple[Sheet, ...]
    encoding: str | None = None  # of csv, such as "cp1252"; shown and changeable in the preview
    delimiter: str | None = None  # of csv
    macros: bool = False  # the file carries macros: never run, never looked at


@dataclass(frozen=True, slots=True)
class Event:
    """One occurrence of a calendar's event inside the window; (uid, recurrence) is unique in its calendar."""

    uid: str  # "" when the file gives none
    recurrence: str  # the occurrence's original start in ISO form; "" of a single event
    day: date  # on the wall of `zone`
    time: time | None  # None: all day
    zone: str | None  # IANA name; None: floating or all day, so the plan's own zone
    summary: str | None = None
    description: str | None = None
    location: str | None = None
    url: str | None = None  # http or https only
    categories: tuple[str, ...] = ()
    status: str = ""  # in capitals, such as CONFIRMED, TENTATIVE
    sequence: int = 0
    seconds: int = 0  # that it lasts; of an all-day event whole days
    shown_as: str = ""  # in capitals: Microsoft's word such as OOF or FREE, else TRANSP's OPAQUE or TRANSPARENT
    people: tuple[str, ...] = ()  # addresses of the organizer and those invited, in small letters

    @property
    def cancelled(self) -> bool:
        return self.status == "CANCELLED"


class Trouble(StrEnum):
    """What is wrong with one event of a calendar."""

    NO_START = "no_start"  # no DTSTART, or one that is no date
    BAD_RULE = "bad_rule"  # an RRULE that RFC 5545 does not know
    TOO_FREQUENT = "too_frequent"  # by the second, minute or hour
    TOO_MANY_DAYS = "too_many_days"  # COUNT or BY lists beyond the limit
    IMPOSSIBLE_DAYS = "impossible_days"  # a rule that no day fulfils, such as 30 February
    TOO_COSTLY = "too_costly"  # a rule whose days take too long to find
    BROKEN = "broken"  # anything else that the libraries stumble over
    UNKNOWN_ZONE = "unknown_zone"  # noted: the event is read, in the plan's zone
    BAD_DATE = "bad_date"  # noted: a listed day of a series is no date, and left out
    CUT = "cut"  # noted: more occurrences than the limit; the first ones are read


@dataclass(frozen=True, slots=True)
class Problem:
    """An event that could not be read (`lost`), or was read with a note."""

    trouble: Trouble
    value: str  # what was found: the rule, the zone, the fault
    uid: str = ""
    summary: str | None = None

    @property
    def lost(self) -> bool:
        return self.trouble not in (Trouble.UNKNOWN_ZONE, Trouble.BAD_DATE, Trouble.CUT)


@dataclass(frozen=True, slots=True)
class Calendar:
    """An iCalendar file: its occurrences in the window by day and time, and all that is not among them."""

    name: str | None
    events: tuple[Event, ...]
    problems: tuple[Problem, ...] = ()
    outside: int = 0  # events without an occurrence in the window
    duplicates: int = 0  # events given a second time, read once
    left_out: int = 0  # events beyond the limit of what is read of one calendar
    todos: int = 0  # VTODO, skipped
    journals: int = 0  # VJOURNAL, skipped


class Refusal(StrEnum):
    """Why a file is refused as a whole. The sentence of each stands in `refusals`."""

    EMPTY = "empty"
    TOO_BIG = "too_big"  # limit: bytes as MB
    TOO_LARGE_INSIDE = "too_large_inside"  # more memory than a plan needs
    BUSY = "busy"  # too many other files are being read just now
    TIMEOUT = "timeout"
    ZIP_BOMB = "zip_bomb"
    TOO_MANY_PARTS = "too_many_parts"  # limit: entries of the zip archive
    BAD_PATHS = "bad_paths"  # absolute names or `..` inside the archive
    ARCHIVE = "archive"  # a zip, gz, 7z or rar that is no workbook
    ENCRYPTED = "encrypted"
    BINARY_WORKBOOK = "binary_workbook"  # xlsb
    OLD_WORKBOOK = "old_workbook"  # Excel 4 and before
    NUMBERS = "numbers"  # Apple's
    DOCUMENT = "document"  # Word, Writer, PowerPoint
    PDF = "pdf"
    PICTURE = "picture"
    HTML = "html"  # often saved as .xls by web exports
    XML = "xml"
    NOISE = "noise"  # bytes that are no text
    LONG_LINE = "long_line"  # limit: characters
    OPEN_QUOTE = "open_quote"  # row: where the quotation begins
    WRONG_ENCODING = "wrong_encoding"  # encoding: the one asked for
    NO_CALENDAR = "no_calendar"  # an .ics without BEGIN:VCALENDAR
    NO_EVENTS = "no_events"  # a calendar without a VEVENT
    TOO_MANY_EVENTS = "too_many_events"  # limit: events
    TOO_DEEP = "too_deep"  # components nested in components
    BROKEN = "broken"  # damaged: what neither library can read


class Unreadable(Exception):  # says what the file is
    """A file that is refused as a whole; `values` are those its sentence names."""

    def __init__(self, code: Refusal, **values: str | int) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
