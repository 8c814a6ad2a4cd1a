"""Reading dates as people write them: what one cell says by itself.

True cells, `24.11.2026`, `24.11.`, `Mo, 24.11.`, `24. Nov`, `November 24`, `11/24/2026`, ISO, moments with an offset.
"""

import datetime as dt
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from planner.importing.days.names import GERMAN_ONLY, month_named, weekday_named
from planner.importing.days.times import read_time
from planner.importing.days.written import FIRST_YEAR, IMPOSSIBLE, LAST_YEAR, NOTHING, Form, Written, checked, year_of
from planner.importing.grid import Cell
from planner.importing.spelling import one_line, plain

LONGEST_WEEKDAY = 20
LONGEST = 120  # characters; what is longer is a text that may begin with a date
_SERIAL_EPOCH = date(1899, 12, 30)  # of the 1900 system
_SERIALS = range(32874, 73416)  # from FIRST_YEAR to LAST_YEAR
_YEAR_BESIDE = r"(?![.:]?\d| ?(?:uhr|h\b|am\b|pm\b))"  # else it is the hour of a time that follows
_ISO = re.compile(
    r"(\d{4,6})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)"
    r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?(Z|UTC|[+-]\d{2}:?\d{2})(?!\d))?)?",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    rf"(\d{{1,2}}) ?([./-]) ?(\d{{1,2}})(?:(?: ?\2 ?| (?=\d{{4}}))(\d{{1,9}}){_YEAR_BESIDE}| ?\2)?(?!\d)", re.IGNORECASE
)
_DAYS_OF_MONTH = re.compile(
    r"(\d{1,2})\.? ?(?:-|/|bis|to|und|&|\+) ?\d{1,2}\. ?(\d{1,2})(?:\. ?(\d{4}|\d{2})|\.)?(?!\d)", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:\.|st|nd|rd|th)? ?(?:of )?-? ?([^\W\d_]{{3,9}})\.?,?(?:[ \-'’.]{{0,2}}(\d{{4}}|\d{{2}}){_YEAR_BESIDE})?",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(r"([^\W\d_]{3,9})\.? ?-?(\d{1,2})(?:st|nd|rd|th|\.)?(?![\d:])(?:,? ?(\d{4})(?!\d))?", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)")
_DIGIT = re.compile(r"\d")
_DAY = re.compile(r"(\d{1,2})\.?")
_HEAD_WORD = re.compile(r"([^\W\d_]{2,16})[.,:]{0,2} ?")
_AROUND = {"ca", "circa", "ab", "am", "bis", "vsl", "voraussichtlich", "den", "spaetestens", "vom", "von", "on", "from", "by"}
_UNTIL = re.compile(r"(?:-|/|bis|to|until|und|and|&|\+) ?(?:[^\W\d_]{2,10}[.,]{0,2} )?\d", re.IGNORECASE)
_CLOCK = re.compile(r":|uhr|\b[ap]\.?m\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"(?<!\d)(\d{4})$")


def read_date(cell: Cell, zone: ZoneInfo) -> Written:
    """What a cell of a date column says. A moment with an offset becomes day and time in `zone`."""
    if isinstance(cell, date) and not FIRST_YEAR <= cell.year <= LAST_YEAR:
        return IMPOSSIBLE
    if isinstance(cell, datetime):
        moment = cell.astimezone(zone) if cell.tzinfo else cell
        at = moment.time().replace(second=0, microsecond=0)
        return checked(Written(Form.CELL, moment.year, moment.month, moment.day, at if cell.tzinfo or at != dt.time() else None))
    if isinstance(cell, date):
        return checked(Written(Form.CELL, cell.year, cell.month, cell.day))
    if isinstance(cell, str):
        return _of_text(cell, zone)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell)
    return NOTHING


def _of_number(number: float) -> Written:
    whole = int(number) if abs(number) < 10**9 else 0
    if whole in _SERIALS:
        day = _SERIAL_EPOCH + timedelta(days=whole)
        at = read_time(number - whole).time if number != whole else None
        return Written(Form.CELL, day.year, day.month, day.day, at, serial=True)
    if number != whole:
        return NOTHING
    if 1 <= whole <= 31:
        return Written(Form.DAY, day=whole)
    return _of_compact(str(whole))[0] if 19_000_000 <= whole < 21_010_000 else NOTHING


def _of_text(text: str, zone: ZoneInfo) -> Written:
    line = one_line(text[: LONGEST * 2]).replace("–", "-").replace("—", "-").replace("−", "-").replace("→", "-")
    if len(line) > LONGEST:
        return NOTHING
    if not _DIGIT.search(line):  # most texts of a sheet: be quick about them
        weekday = weekday_named(line) if len(line) <= LONGEST_WEEKDAY else None
        return NOTHING if weekday is None else Written(Form.NONE, weekday=weekday)
    weekday, around, line = _without_head(line)
    for reader in (partial(_of_iso, zone=zone), _of_days_of_month, _of_numbers, _of_named, _of_compact):
        written, end = reader(line)
        if written is not NOTHING:
            return _with_tail(written, weekday, around, line[end:])
    if day := _DAY.fullmatch(line):
        return checked(Written(Form.DAY, day=int(day[1]), weekday=weekday, rest=around))
    if line.isascii() and line.isdigit() and len(line) == 5 and int(line) in _SERIALS:
        return _of_number(int(line))
    return replace(NOTHING, weekday=weekday) if not line else NOTHING


def _without_head(line: str) -> tuple[int | None, str, str]:
    """The weekday and the words such as `ca.` before a date, and the date."""
    weekday, around = None, []
    for _ in range(3):
        head = _HEAD_WORD.match(line)
        word = plain(head[1]) if head else ""
        if head is None or not (word in _AROUND or (weekday is None and weekday_named(word) is not None)):
            break
        if word in _AROUND:
            around.append(head[0].strip())
        else:
            weekday = weekday_named(word)
        line = line[head.end() :]
    return weekday, " ".join(around), line


def _of_iso(line: str, zone: ZoneInfo) -> tuple[Written, int]:
    found = _ISO.match(line)
    if not found:
        return NOTHING, 0
    year, _, month, day, hour, minute, second, offset = found.groups()
    written = checked(Written(Form.CELL, int(year), int(month), int(day)))
    if hour is None or written.form is Form.IMPOSSIBLE:
        return written, found.end()
    try:
        at = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=UTC)
    except ValueError:
        return written, found.start(5) - 1
    if offset and offset.upper() not in ("Z", "UTC"):
        hours, minutes = int(offset[1:3]), int(offset[-2:])
        at -= timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    if offset:
        return read_date(at, zone), found.end()
    midnight = (at.hour, at.minute, at.second) == (0, 0, 0)  # how programs write a day without a time
    return replace(written, time=None if midnight else at.time().replace(second=0)), found.end()


def _of_days_of_month(line: str) -> tuple[Written, int]:
    """`24.-26.11.`: the first of the days."""
    found = _DAYS_OF_MONTH.match(line)
    if not found:
        return NOTHING, 0
    return checked(Written(Form.CELL, year_of(found[3]), int(found[2]), int(found[1]), until=True, rest=found[0])), found.end()


def _of_numbers(line: str) -> tuple[Written, int]:
    found = _NUMBERS.match(line)
    if not found or (found[2] == "-" and not found[4]):
        return NOTHING, 0
    form = Form.CELL if found[2] == "." else Form.OPEN
    return checked(Written(form, year_of(found[4]), int(found[3]), int(found[1]))), found.end()


def _of_named(line: str) -> tuple[Written, int]:
    found = _DAY_MONTH.match(line)
    if found and (month := month_named(found[2])):
        return checked(Written(Form.NAMED, year_of(found[3]), month, int(found[1]))), found.end()
    found = _MONTH_DAY.match(line)
    if found and (month := month_named(found[1])):
        if plain(found[1]) in GERMAN_ONLY and not found[3] and not found[0].endswith("."):
            return NOTHING, 0  # `Mai 26` is a month in German
        return checked(Written(Form.NAMED, year_of(found[3]), month, int(found[2]))), found.end()
    return NOTHING, 0


def _of_compact(line: str) -> tuple[Written, int]:
    found = _COMPACT.match(line)
    if not found:
        return NOTHING, 0
    return checked(Written(Form.CELL, int(found[1]), int(found[2]), int(found[3]))), found.end()


def _with_tail(written: Written, weekday: int | None, around: str, tail: str) -> Written:
    """What follows a date: a weekday, a time, the end of a span of days, or text."""
    tail = tail.strip(" ,;|()")
    if not tail and not around and not written.rest:
        return written if weekday is None else replace(written, weekday=weekday)
    if weekday is None and (weekday := weekday_named(tail)) is not None:
        tail = ""
    until = written.until or (bool(_UNTIL.match(tail)) and not _CLOCK.search(tail))
    at, after = read_time(tail.lstrip("- ").removeprefix("um "), bare=False)
    if at and not until:
        return replace(written, weekday=weekday, time=at, rest=" ".join(filter(None, (around, written.rest, after))))
    if until and written.year is None and (last := _LAST_YEAR.search(tail)):
        written = checked(replace(written, year=int(last[1])))
    rest = " ".join(part for part in (around, written.rest, tail) if part)
    return replace(written, weekday=weekday, until=until, rest=rest)
