"""A day as people write it in a line of their own: `12.12.`, `12 Dec`, `Freitag`, `KW 50`, `Ende Januar`.

English and German. What names no year is the next such day, today included.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.cadence_words import WEEKDAYS
from planner.domain.span import Week, monday_of, shifted

_MONTHS = (
    "jan januar january jänner, feb februar february feber, mar mär mrz march märz maerz, apr april, may mai, jun june juni, "
    "jul july juli, aug august, sep sept september, oct okt october oktober, nov november, dec dez december dezember"
)
MONTHS = {name: number for number, names in enumerate(_MONTHS.split(","), 1) for name in names.split()}
_NEAR = {"heute": 0, "today": 0, "morgen": 1, "tomorrow": 1, "übermorgen": 2, "uebermorgen": 2}

_A_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?:,?\s*(?P<year>\d{4}))?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        r"(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.(?:\s?(?P<year>\d{4}|\d\d(?!\.|\d|\s?(?:h|uhr|std)\b)))?",
        rf"(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?{_A_MONTH}{_YEAR}",
        rf"{_A_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d){_YEAR}",
        rf"(?:ende|end\s+of)\s+{_A_MONTH}{_YEAR}",
        r"(?:kw|week|cw)\s?(?P<week>\d{1,2})(?!\d)(?:[ /]?(?P<year>\d{4}))?",
        rf"(?P<near>{'|'.join(_NEAR)})\b",
        rf"(?P<weekday>{'|'.join(sorted((name for name in WEEKDAYS if len(name) > 3), key=len, reverse=True))})\b",
    )
)


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """From `first` to `last`, the same unless it is a week; `length` letters of the text say so."""

    first: date
    last: date
    length: int


def day_at(text: str, today: date) -> WrittenDay | None:
    """The day with which a text begins; None when it begins with something else, or with a day that does not exist."""
    for form in _FORMS:
        match = form.match(text)
        if match:
            found = _days(match.groupdict(), today)
            return WrittenDay(*found, match.end()) if found else None
    return None


def _days(said: dict[str, str | None], today: date) -> tuple[date, date] | None:
    if near := said.get("near"):
        day = shifted(today, _NEAR[near.lower()])
        return day, day
    if weekday := said.get("weekday"):
        day = shifted(today, (WEEKDAYS[weekday.lower()] - today.weekday()) % 7)
        return day, day
    if week := said.get("week"):
        return _week(int(week), said["year"], today)
    number = int(said.get("number") or 0) or MONTHS[(said.get("month") or "").lower()]
    day_or_none = _day(int(said.get("day") or 0), number, said["year"], today)
    return (day_or_none, day_or_none) if day_or_none else None


def _day(day: int, month: int, year: str | None, today: date) -> date | None:
    """Day 0 is the last of the month."""
    years = (int(year) if len(year) > 2 else 2000 + int(year),) if year else range(today.year, today.year + 9)
    for each in years:
        try:
            found = date(each, month, day) if day else shifted(date(each + month // 12, month % 12 + 1, 1), -1)
        except ValueError:
            continue
        if year or found >= today:
            return found
    return None


def _week(number: int, year: str | None, today: date) -> tuple[date, date] | None:
    for each in (int(year),) if year else range(today.year, today.year + 9):
        try:
            monday = Week(each, number).monday
        except ValueError:
            continue
        if year or monday >= monday_of(today):
            return monday, monday + timedelta(days=6)
    return None
