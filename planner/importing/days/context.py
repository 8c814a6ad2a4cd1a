"""What headings and names say about the days below them: `Redaktionsplan Mai 2026`, `05_2026`, `Mai 26`, `2025/26`."""

import re
from dataclasses import dataclass

from planner.importing.days.names import month_named
from planner.importing.days.written import FIRST_YEAR, LAST_YEAR
from planner.importing.spelling import one_line, plain

_YEAR = r"(?<!\d)((?:19|20)\d{2})(?!\d)"
_YEARS = re.compile(_YEAR)
_SEASON = re.compile(_YEAR + r" ?[/-] ?(?:20)?(\d{2})(?!\d)")
_MONTH_NUMBER = re.compile(  # not within a full date
    r"(?<![^\W_])(?<!\d[_./-])(?:(0?[1-9]|1[0-2])[ _./-]20\d{2}|20\d{2}[ _./-](0?[1-9]|1[0-2]))(?!\d|[_./-]\d)"
)
_WORD = re.compile(r"[^\W\d_]{3,20}")
_MONTH_SHORT_YEAR = re.compile(r"([^\W\d_]{3,9})\.?[ _'’-]{0,2}([1-5]\d)(?!\d|\.)")
_SECOND_HALF = 7  # July: seasons such as 2025/26 begin in summer
_NO_HEADING = {"stand", "status", "version", "datei", "erstellt", "update", "aktualisiert", "druckdatum"}


@dataclass(frozen=True, slots=True)
class Context:
    """`year` and `month` where they are said; `next_year` of a season that begins in `year`. `source` says where."""

    source: str
    year: int | None = None
    month: int | None = None
    next_year: int | None = None

    def year_of(self, month: int) -> int | None:
        """The year of a month near this context: January below a heading `Dezember 2026` is of 2027."""
        if self.year is None:
            return None
        if self.next_year:
            return self.year if month >= _SECOND_HALF else self.next_year
        if self.month is None or abs(month - self.month) <= 6:
            return self.year
        return self.year + (1 if month < self.month else -1)


def context_in(text: str, source: str) -> Context | None:
    """The year or month that a heading or name says; None when it says neither, or only when it was written."""
    text = one_line(text[:200])
    if plain(text).partition(" ")[0] in _NO_HEADING:
        return None
    month = _month_in(text)
    if season := _SEASON.search(text):
        first = int(season[1])
        if int(season[2]) == (first + 1) % 100:
            return Context(source, first, month, first + 1)
    year = _year_in(text)
    return Context(source, year, month) if year or month else None


def _year_in(text: str) -> int | None:
    years = {int(year) for year in _YEARS.findall(text) if FIRST_YEAR <= int(year) <= LAST_YEAR}
    if years:
        return years.pop() if len(years) == 1 else None
    short = _MONTH_SHORT_YEAR.search(text)
    return 2000 + int(short[2]) if short and month_named(short[1]) else None


def _month_in(text: str) -> int | None:
    """The only month that is named; None for none and for several."""
    named = {month for word in _WORD.findall(text) if (month := month_named(word))}
    if not named and (number := _MONTH_NUMBER.search(text)):
        named = {int(number[1] or number[2])}
    return named.pop() if len(named) == 1 else None
