"""When a client rests: over Christmas, and for a few days in the season at hand."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.demo.client import Client
from planner.domain.span import Span, coming, shifted

PLANNED = 42  # days ahead
REMEMBERED = 70  # days back
RESUMED = 7  # days after a break that are planned before it begins


@dataclass(frozen=True, slots=True)
class Break:
    """Both days included."""

    first: date
    last: date
    reason: str


def breaks(client: Client, today: date) -> list[Break]:
    """The Christmas break ahead or at hand, the one before when it is remembered, and a short one when none is near."""
    over_christmas = [
        christmas(year) for year in (today.year - 1, today.year) if christmas(year).last >= shifted(today, -REMEMBERED)
    ]
    if all(each.last < today for each in over_christmas):
        over_christmas.append(christmas(today.year + 1))
    near = coming(today, PLANNED)
    if any(near.overlaps(each.first, each.last) for each in over_christmas):
        return over_christmas
    return [*over_christmas, short_break(client, today)]


def christmas(year: int) -> Break:
    return Break(date(year, 12, 23), date(year + 1, 1, 5), "Betriebsferien")


def short_break(client: Client, today: date) -> Break:
    """Ends on the Friday of the week after next at the latest."""
    friday = today - timedelta(days=today.weekday()) + timedelta(days=18)
    reason, days = client.short_breaks[friday.month]
    return Break(shifted(friday, 1 - days), friday, reason)


def window(today: date) -> Span:
    """The days that the demo's plan fills: whole weeks back, some weeks ahead, and over Christmas into the next days of work."""
    monday, end = shifted(today, -today.weekday()), shifted(today, PLANNED)
    rest = christmas(end.year if end.month == 12 else end.year - 1)
    if rest.first < end <= shifted(rest.last, RESUMED):
        end = shifted(rest.last, RESUMED + 1)
    return Span(shifted(monday, -REMEMBERED), end)
