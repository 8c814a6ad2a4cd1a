"""Awareness days (Aktionstage): fixed ones, and those that move with the weekdays or with Easter.

A rule in words: `03-08`; `2 Sun 5` (the second Sunday of May; -1 is the last), `4 Thu 11 +5` (five days after it), `easter 39`;
`-1 Sat 3 unless easter -1` (a week earlier where it would be that day).
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.cadence_words import WEEKDAYS
from planner.domain.span import Span, shifted

_RULE = re.compile(
    r"(?P<fixed>\d\d-\d\d)|easter (?P<easter>-?\d+)|"
    r"(?P<n>-1|[1-4]) (?P<weekday>\w{3}) (?P<month>\d{1,2})(?: \+(?P<after>\d+))?(?: unless easter (?P<unless>-?\d+))?"
)


@dataclass(frozen=True, slots=True)
class AwarenessDay:
    """`names` are by language; `source` says who proclaimed it where."""

    rule: str
    names: Mapping[str, str]
    topic: str
    source: str

    def day_in(self, year: int) -> date:
        return day_in(self.rule, year)


def days_in(days: Iterable[AwarenessDay], span: Span) -> list[tuple[date, AwarenessDay]]:
    """Those that fall into the span, by day."""
    years = range(span.first.year, span.last.year + 1)
    found = ((each.day_in(year), each) for year in years for each in days)
    return sorted(((day, each) for day, each in found if day in span), key=lambda pair: pair[0])


def day_in(rule: str, year: int) -> date:
    """ValueError for a rule that is none."""
    said = _RULE.fullmatch(rule)
    if said is None:
        raise ValueError(rule)
    if said["fixed"]:
        return date.fromisoformat(f"{year}-{said['fixed']}")
    if said["easter"]:
        return easter(year) + timedelta(days=int(said["easter"]))
    day = _nth(int(said["n"]), WEEKDAYS[said["weekday"].lower()], year, int(said["month"])) + timedelta(
        days=int(said["after"] or 0)
    )
    clashes = said["unless"] and day == easter(year) + timedelta(days=int(said["unless"]))
    return day - timedelta(weeks=1) if clashes else day


def _nth(n: int, weekday: int, year: int, month: int) -> date:
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = shifted(date(year + month // 12, month % 12 + 1, 1), -1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
