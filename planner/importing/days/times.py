"""Reading times of day: `9 Uhr`, `09.00`, `9:00 Uhr`, `14h30`, `9:00 AM`, and what a spreadsheet makes of them."""

import re
from datetime import date, datetime, time
from math import isfinite
from typing import NamedTuple

from planner.importing.grid import Cell
from planner.importing.spelling import one_line

_TIME = re.compile(
    r"(?:(?:um|ab|gegen|ca|at|from|approx)\.? )?"
    r"(\d{1,2})(?: ?[:.h] ?(\d{2}))?(?::\d{2})?(?!\d) ?(uhr|h\b|a\.?m\b\.?|p\.?m\b\.?)?(?: ?(\d{2}) ?$)?",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"(?:[-–—]|bis|to) ?\d{1,2}(?:[:.]\d{2})? ?(?:uhr|h)?$", re.IGNORECASE)  # the end of a span of hours
_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5]\d)")


class TimeRead(NamedTuple):
    """`time` None: no time of day. `rest` is what stands beside it, such as the end of a span of hours."""

    time: time | None
    rest: str = ""


def read_time(cell: Cell, *, bare: bool = True) -> TimeRead:
    """The time in a cell. `bare` hours such as `9` count only where a time is expected."""
    if isinstance(cell, time):
        return TimeRead(cell.replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(cell, datetime):
        return TimeRead(cell.time().replace(second=0, microsecond=0))
    if isinstance(cell, bool | date) or cell is None:
        return TimeRead(None)
    if isinstance(cell, int | float):
        return TimeRead(_of_number(cell) if bare else None)
    return _of_text(one_line(cell[:100]), bare)


def _of_number(number: float) -> time | None:
    """A fraction of a day, an hour, or hours and minutes as in 930."""
    if 0 <= number < 1:
        minutes = round(number * 24 * 60)
        return _time(*divmod(minutes, 60))
    if not isfinite(number) or number != int(number):
        return None
    hours, minutes = (int(number), 0) if number < 25 else divmod(int(number), 100)
    return _time(hours, minutes)


def _of_text(text: str, bare: bool) -> TimeRead:
    if bare and (digits := _DIGITS.fullmatch(text)):
        return TimeRead(time(int(digits[1]), int(digits[2])))
    found = _TIME.match(text)
    if not found:
        return TimeRead(None)
    hour, minutes, unit, after = found.groups()
    rest = text[found.end() :].strip(" ,;")
    said = bool(minutes or unit)
    if (after and not unit) or not (said or bare) or (rest and not said and not _UNTIL.match(rest)):
        return TimeRead(None)
    read = _time(_of_clock(int(hour), unit), int(minutes or after or 0))
    return TimeRead(read, rest if read else "")


def _of_clock(hour: int, unit: str | None) -> int:
    """The hour of 24; `12 AM` is midnight."""
    half = (unit or "").lower().replace(".", "")
    if half in ("am", "pm"):
        return hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else -1
    return hour


def _time(hour: int, minute: int) -> time | None:
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None
