"""What a cadence owes: a slot on its day, or so many in a period. Filled by `filling`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.cadence import Line, Quota, Slots, Term
from planner.domain.daynumbers import LAST, limits, occurrences, whole_periods
from planner.domain.pauses import Paused
from planner.domain.plan import Post, Readiness, in_order_of_time
from planner.domain.rounding import rounded

Holidays = frozenset[date]


@dataclass(frozen=True, slots=True)
class Slot:
    """One promised publication on a day; `post` is the one that fills it. A paused slot is never filled."""

    day: date
    line: Line
    paused: bool = False
    post: Post | None = None

    @property
    def readiness(self) -> Readiness | None:
        """None = empty."""
        return self.post.readiness if self.post else None

    @property
    def person(self) -> str | None:
        """The post's, else the slot's; None leaves it to the channel."""
        return (self.post.person if self.post else None) or self.line.person

    def is_due(self, today: date) -> bool:
        return not self.paused and self.day < today and (self.post is None or self.post.day < today)

    def is_kept(self, today: date, assume_publication: bool) -> bool:
        """Due, and filled by a post that counts as published."""
        return self.is_due(today) and self.post is not None and self.post.counts_as_published(today, assume_publication)


@dataclass(frozen=True, slots=True)
class Period:
    """What a quota promises in one ISO week or calendar month, from `first` to `last`, judged whole.

    `days` are the allowed days inside the validity that are not skipped as holidays (v), `open_days` those of
    them that are not paused (o). `posts` are those that fill, the riper first; at most `owed`.
    """

    first: date
    last: date
    days: tuple[date, ...]
    open_days: tuple[date, ...]
    promised: int
    owed: int
    posts: tuple[Post, ...] = ()

    @property
    def paused(self) -> int:
        return self.promised - self.owed

    @property
    def empty(self) -> int:
        return self.owed - len(self.posts)

    def is_due(self, today: date) -> bool:
        """Whether its empty promises are due: the last open day is over."""
        return bool(self.open_days) and self.open_days[-1] < today

    def due_posts(self, today: date) -> tuple[Post, ...]:
        """The posts whose promises are due: the last open day and their own day are over."""
        return tuple(post for post in self.posts if post.day < today) if self.is_due(today) else ()

    def coming_posts(self, today: date) -> tuple[Post, ...]:
        """The posts whose promises are not due yet."""
        return tuple(post for post in self.posts if post.day >= today) if self.is_due(today) else self.posts

    def deciding_day(self) -> date:
        """The m-th last open day for m empty promises, since posts come one a day (the first when there are fewer)."""
        return self.open_days[max(0, len(self.open_days) - self.empty)]


def slots(term: Term, cadence: Slots, first: int, end: int, paused: Paused, holidays: Holidays) -> list[Slot]:
    """The unfilled slots whose day number lies in [first, end) and in the term, in order of day and time."""
    anchor, stop = limits(term)
    stop = min(end, stop)
    lines = sorted(cadence.lines, key=lambda line: in_order_of_time(line.time))
    found = [(number, index) for index, line in enumerate(lines) for number in occurrences(line.rule, anchor, first, stop)]
    if len(lines) > 1:
        found.sort()
    made = [(date.fromordinal(number), lines[index], number in paused) for number, index in found]
    return [Slot(*slot) for slot in made if not (cadence.skip_holidays and slot[0] in holidays)]


def periods(term: Term, quota: Quota, first: int, end: int, paused: Paused, holidays: Holidays) -> Iterator[Period]:
    """The unfilled periods of which a valid day lies in [first, end), each judged whole."""
    begin, stop = limits(term)
    for period, allowed in whole_periods(quota, max(first, begin), min(end, stop)):
        days = [day for day in allowed if begin <= day < stop and not is_skipped(quota, day, holidays)]
        if any(first <= day < end for day in days):
            yield _period(quota.n, period, len(allowed), days, [day for day in days if day not in paused])


def is_skipped(quota: Quota, day: int, holidays: Holidays) -> bool:
    return quota.skip_holidays and date.fromordinal(day) in holidays


def _period(n: int, period: range, allowed: int, days: list[int], open_days: list[int]) -> Period:
    promised = rounded(n * len(days), allowed)
    return Period(
        date.fromordinal(period[0]),
        date.fromordinal(min(period[-1], LAST)),
        tuple(map(date.fromordinal, days)),
        tuple(map(date.fromordinal, open_days)),
        promised,
        min(promised, rounded(n * len(open_days), allowed)),
    )
