"""A date as somebody wrote it, before its column and its surroundings are asked."""

import calendar
import datetime as dt
from dataclasses import dataclass
from datetime import date
from enum import Enum

FIRST_YEAR, LAST_YEAR = 1990, 2100  # what lies outside is a slip of the pen, not a plan


class Form(Enum):
    CELL = "cell"  # day and month are told apart: a true cell, ISO, dots
    NAMED = "named"  # the month is named
    OPEN = "open"  # slashes or hyphens: `day` and `month` are the first and second number, in either order
    DAY = "day"  # a day of the month that a heading names
    WEEKDAY = "weekday"  # a weekday of an ISO week
    IMPOSSIBLE = "impossible"  # it looks like a date and is none
    NONE = "none"  # no exact day: `KW 48`, `tbd`, `?`


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written. `year` None: it stands elsewhere, or nowhere."""

    form: Form
    year: int | None = None
    month: int | None = None
    day: int | None = None
    time: dt.time | None = None
    weekday: int | None = None
    week: int | None = None
    until: bool = False  # the first day of several
    serial: bool = False  # a plain number that counts days since 1900
    rest: str = ""  # text around the date

    @property
    def swappable(self) -> bool:
        """Day and month could be each other."""
        return self.form in (Form.CELL, Form.OPEN) and self.day != self.month and max(self.day or 99, self.month or 99) <= 12

    def on(self, *, year: int | None = None, day_first: bool = True) -> date | None:
        """The day, with `year` where none is written; None where that is impossible."""
        year = self.year or year
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        try:
            if self.form is Form.WEEKDAY and self.week is not None and self.weekday is not None:
                return date.fromisocalendar(year, self.week, self.weekday + 1)
            if self.month is None or self.day is None:
                return None
            return date(year, self.month, self.day) if day_first else date(year, self.day, self.month)
        except ValueError:
            return None


NOTHING = Written(Form.NONE)
IMPOSSIBLE = Written(Form.IMPOSSIBLE)


def year_of(digits: str | None) -> int | None:
    """Two digits are of this century; a number of one, three or more than four digits is no year."""
    if digits is None:
        return None
    return {2: 2000 + int(digits), 4: int(digits)}.get(len(digits), 0)


def checked(written: Written) -> Written:
    """As it is, or IMPOSSIBLE: no calendar has that day."""
    if written.form is Form.DAY:
        return written if 1 <= (written.day or 0) <= 31 else IMPOSSIBLE
    if written.year is not None and not FIRST_YEAR <= written.year <= LAST_YEAR:
        return IMPOSSIBLE
    day, month = written.day or 0, written.month or 0
    exists = _exists(day, month, written.year) or (written.form is Form.OPEN and _exists(month, day, written.year))
    return written if exists else IMPOSSIBLE


def _exists(day: int, month: int, year: int | None) -> bool:
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year or 2000, month)[1]  # 2000: with 29 February
