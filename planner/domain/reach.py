"""Reach: the day up to which every promise of a channel is filled."""

from collections.abc import Iterator
from datetime import date

from planner.domain.filling import Filling
from planner.domain.gap import Reach
from planner.domain.plan import Readiness
from planner.domain.span import Span, shifted


def reach(filling: Filling, year: Span) -> date | Reach | None:
    """The day before the first promise that is unpaused and empty or only an idea; yesterday when today's is.

    `year` is the coming 364 days, which `filling` contains. Reach.OPEN when there is no such promise in them, None when
    nothing is promised in them (a paused promise is one).
    """
    shown = filling.within(year)
    if not shown.slots and not any(period.promised for period in shown.periods):
        return None
    first = min((day for day in raw_days(shown, year.first) if day in year), default=None)
    return Reach.OPEN if first is None else shifted(first, -1)


def raw_days(filling: Filling, today: date) -> Iterator[date]:
    """Days of promises that are not filled by a draft or riper; a period stands on its first open day from today on."""
    for slot in filling.slots:
        if not slot.paused and (slot.readiness or 0) < Readiness.DRAFT:
            yield slot.day
    for period in filling.periods:
        if sum(post.readiness >= Readiness.DRAFT for post in period.posts) < period.owed:
            yield from [day for day in period.open_days if day >= today][:1]
