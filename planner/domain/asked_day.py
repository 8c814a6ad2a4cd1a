"""A day as somebody types it to go there: a date, or a week."""

import re
from datetime import date, timedelta

from planner.domain.span import Week

_DOTTED = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.?\s*(\d{4}|\d\d)?")
_WEEK = re.compile(r"(?:kw|cw|w|week|woche|kalenderwoche)\s*\.?\s*(\d{1,2})(?:\s*[/\s-]\s*(\d{4}|\d\d))?", re.IGNORECASE)


def read(text: str, today: date) -> date | None:
    """`2026-12-02`, `2.12.2026`, `2.12.`, `KW 2/2027`, `2027-W02`, `week 2`; of a week its Monday, None for anything else.

    Without a year it is the one that lies nearest to today.
    """
    text = " ".join(text.split())
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
        if re.fullmatch(r"\d{4}-?[Ww]\d\d", text, re.ASCII):
            return Week(int(text[:4]), int(text[-2:])).monday
    except ValueError:
        return None
    if found := _DOTTED.fullmatch(text):
        day, month, year = found.groups()
        return _nearest([_dated(each, int(month), int(day)) for each in _years(year, today)], today)
    if found := _WEEK.fullmatch(text):
        number, year = found.groups()
        return _nearest([_monday(each, int(number)) for each in _years(year, today)], today)
    return None


def _years(written: str | None, today: date) -> list[int]:
    if written:
        return [int(written) if len(written) == 4 else 2000 + int(written)]
    return [today.year - 1, today.year, today.year + 1]


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monday(year: int, number: int) -> date | None:
    try:
        return Week(year, number).monday
    except ValueError:
        return None


def _nearest(days: list[date | None], today: date) -> date | None:
    distances: list[tuple[timedelta, date]] = [(abs(day - today), day) for day in days if day]
    return min(distances, default=(timedelta(), None))[1]
