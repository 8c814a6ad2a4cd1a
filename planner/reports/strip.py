"""The heat strip of a channel: what each day of a span looks like at a glance."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from planner.domain.filling import Filling
from planner.domain.pauses import Paused
from planner.domain.plan import Channel, Readiness
from planner.domain.promises import Period
from planner.domain.span import Span
from planner.domain.terms import valid_on


class DayState(Enum):
    """From harmless to urgent: of several promises on a day the worst is shown. The value is the letter of kept reports."""

    NONE = "."
    PAUSED = "p"
    FILLED = "x"
    IDEA = "i"
    EMPTY = "o"


_ORDER = list(DayState)


def strip(channel: Channel, filling: Filling, span: Span) -> tuple[DayState, ...]:
    """A state for each day of the span, which begins today; `filling` contains it with whole periods."""
    paused = Paused.of(channel.pauses)
    found = {day: _background(channel, paused, day) for day in span}
    for day, state in (*_of_slots(filling), *_of_periods(filling, span.first)):
        if day in found:
            found[day] = max(found[day], state, key=_ORDER.index)
    return tuple(found.values())


def _background(channel: Channel, paused: Paused, day: date) -> DayState:
    return DayState.PAUSED if day.toordinal() in paused and valid_on(channel.terms, day) else DayState.NONE


def _of_slots(filling: Filling) -> Iterator[tuple[date, DayState]]:
    return ((slot.day, _of(slot.readiness)) for slot in filling.slots if not slot.paused)


def _of_periods(filling: Filling, today: date) -> Iterator[tuple[date, DayState]]:
    for period in filling.periods:
        yield from ((post.day, _of(post.readiness)) for post in period.posts)
        yield from ((day, DayState.EMPTY) for day in _empty_days(period, today))


def _empty_days(period: Period, today: date) -> list[date]:
    """The last days on which the empty promises can still be filled, since posts come one a day."""
    taken = {post.day for post in period.posts}
    left = [day for day in period.open_days if day >= today]
    free = [day for day in left if day not in taken] or left
    return free[-period.empty :] if period.empty else []


def _of(readiness: Readiness | None) -> DayState:
    if readiness is None:
        return DayState.EMPTY
    return DayState.IDEA if readiness is Readiness.IDEA else DayState.FILLED
