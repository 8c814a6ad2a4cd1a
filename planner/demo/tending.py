"""What becomes of a channel's places by the care that it gets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner.demo.client import Care
from planner.demo.places import Place
from planner.domain.plan import Readiness


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that has a post. `n` counts from 0: the next one to come, or the latest that is over."""

    place: Place
    is_over: bool
    n: int
    readiness: Readiness


def tended(care: Care, places: Sequence[Place], lead_days: int, today: date) -> Iterator[Spot]:
    """The places that get a post, in order of time as they are given."""
    over = sum(place.day < today for place in places)
    hole = holes(care, places[over:])
    for index, place in enumerate(places):
        is_over = index < over
        n = over - 1 - index if is_over else index - over
        if is_over:
            readiness = ripeness_of_past(care, n, place, today)
        else:
            readiness = None if n in hole else ripeness_ahead(care, n, place, lead_days, today)
        if readiness:
            yield Spot(place, is_over, n, readiness)


def ripeness_of_past(care: Care, n: int, place: Place, today: date) -> Readiness | None:
    asleep = care.asleep is not None and (today - place.day).days < care.asleep
    if asleep or n in care.missed:
        return None
    if n in care.unfinished:
        return Readiness.REVIEW
    # Nobody ticks off every post: what was approved is assumed to have appeared.
    return Readiness.APPROVED if n % 7 == 5 else Readiness.PUBLISHED


def ripeness_ahead(care: Care, n: int, place: Place, lead_days: int, today: date) -> Readiness | None:
    days = (place.day - today).days
    if n in care.empty or days > care.planned:
        return None
    if n in care.raw:
        return Readiness.DRAFT if days <= lead_days else Readiness.IDEA
    if days <= lead_days:
        return Readiness.APPROVED
    if days <= 2 * lead_days:
        return Readiness.REVIEW if n % 2 else Readiness.APPROVED
    return Readiness.DRAFT if days <= care.drafted else Readiness.IDEA


def holes(care: Care, ahead: Sequence[Place]) -> range:
    """Which places to come lie in the hole: those from the first on the wanted weekday on that is not the very next."""
    if care.hole is None:
        return range(0)
    weekday, length = care.hole
    first = next((n for n, place in enumerate(ahead) if n and place.day.weekday() == weekday), len(ahead))
    return range(first, first + length)
