"""Small plans for the tables of the rules. Days are counted from Monday, 23 November 2026."""

from datetime import date, time, timedelta
from typing import Any

from planner.domain.cadence import Cadence, Line, Slots, Term, Weekly
from planner.domain.continuity import check
from planner.domain.filling import Filling, fill
from planner.domain.gap import ChannelContinuity, Gap, Kind
from planner.domain.plan import Channel, Plan, Post, Readiness
from planner.domain.span import Span

MONDAY = date(2026, 11, 23)
KIM, LEE, SAM = "kim@example.org", "lee@example.org", "sam@example.org"
IDEA, DRAFT, REVIEW, APPROVED, PUBLISHED = Readiness


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def days(first: int, end: int) -> Span:
    return Span(day(first), day(end))


def at(clock: str | None) -> time | None:
    return time.fromisoformat(clock) if clock else None


def weekly(*weekdays: int, **more: Any) -> Slots:
    """One line without a time; `more` are fields of Slots."""
    return Slots((Line(Weekly(weekdays)),), **more)


def slots(*clocks: str | None, **more: Any) -> Slots:
    """A line each Monday at each of these times."""
    return Slots(tuple(Line(Weekly((0,)), at(clock)) for clock in clocks), **more)


def post(number: int, readiness: Readiness = DRAFT, clock: str | None = None, **more: Any) -> Post:
    """A post on a day, entered in the order of the days when no `id` is given."""
    return Post(**{"id": number + 1000, "day": day(number), "time": at(clock), "readiness": readiness} | more)


def channel(cadence: Cadence | None, *posts: Post, first: int = 0, end: int | None = None, **more: Any) -> Channel:
    """A channel with one cadence from a day on, and no limit of silence to speak of."""
    terms = (Term(day(first), None if end is None else day(end), cadence),) if cadence else ()
    return Channel(**{"key": "blog", "terms": terms, "posts": posts, "max_silence": 9999} | more)


def filling(of: Channel, first: int = 0, end: int = 7, *holidays: int) -> Filling:
    return fill(of, frozenset(map(day, holidays)), days(first, end))


def judged(of: Channel, first: int = 0, end: int = 28, today: int = 0, **plan: Any) -> ChannelContinuity:
    return check(Plan((of,), **plan), days(first, end), day(today)).channels[0]


def gaps(of: Channel, kind: Kind, first: int = 0, end: int = 28, today: int = 0, **plan: Any) -> list[Gap]:
    return [gap for gap in judged(of, first, end, today, **plan).gaps if gap.kind is kind]


def counts(of: ChannelContinuity | Filling) -> tuple[int, int, int, int]:
    return of.promised, of.filled, of.paused, of.empty
