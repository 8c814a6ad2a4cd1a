"""The places that a channel's promises leave for posts."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain import plan as domain
from planner.domain.filling import fill
from planner.domain.promises import Holidays, Period
from planner.domain.span import Span


@dataclass(frozen=True, slots=True)
class Place:
    """A slot, or a day chosen for one of a quota's promises. `person` is the slot's, an e-mail address."""

    day: date
    time: dt.time | None = None
    pillar: str | None = None
    format: str | None = None
    person: str | None = None


def places(channel: domain.Channel, holidays: Holidays, span: Span) -> list[Place]:
    """Those of the span that are not paused, by day and time."""
    promised = fill(channel, holidays, span)
    found = [
        Place(slot.day, slot.line.time, slot.line.pillar, slot.line.format, slot.line.person)
        for slot in promised.slots
        if not slot.paused
    ]
    found += [Place(day) for period in promised.periods for day in spread(period) if day in span]
    return sorted(found, key=lambda place: (place.day, domain.in_order_of_time(place.time)))


def spread(period: Period) -> Iterator[date]:
    """As many open days as the period owes posts, evenly spread."""
    for n in range(min(period.owed, len(period.open_days))):
        yield period.open_days[(2 * n + 1) * len(period.open_days) // (2 * period.owed)]
