"""Absences as somebody else's calendar tells them: whose, from when to when, and of which part of the day."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

WHOLE, MORNING, AFTERNOON = "whole", "morning", "afternoon"
HOURS = {MORNING: (dt.time(9, 30), dt.time(12)), AFTERNOON: (dt.time(13), dt.time(16))}  # whoever is away so long is away then


@dataclass(frozen=True, slots=True, order=True)
class Away:
    """Both days included. `uid` tells it from the others of its calendar, at the next reading too."""

    person: str  # e-mail
    first: date
    last: date
    part: str  # whole, morning or afternoon
    uid: str


def stretches(start: datetime, end: datetime) -> Iterator[tuple[date, date, str]]:
    """Days in a row of which a timed absence covers the same part; none when it is shorter than half a day."""
    days = [start.date() + timedelta(days=number) for number in range((end.date() - start.date()).days + 1)]
    parts = [(day, part) for day in days if (part := _part(start, end, day))]
    for part, alike in groupby(parts, key=lambda each: each[1]):
        covered = [day for day, _ in alike]
        yield covered[0], covered[-1], part


def _part(start: datetime, end: datetime, day: date) -> str | None:
    covered = [
        part
        for part, (first, last) in HOURS.items()
        if start <= datetime.combine(day, first, start.tzinfo) and datetime.combine(day, last, start.tzinfo) <= end
    ]
    return WHOLE if len(covered) == len(HOURS) else next(iter(covered), None)
