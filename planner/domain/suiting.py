"""Which topics suit an empty slot, best first, and why.

Left out is a topic whose earliest or latest day excludes the slot's day, or whose cool-down reaches it. Of the others first comes
what expires within two weeks after the slot's day, then what is of the slot's pillar or of one that has no post in the slot's
month on the channel, then what is ready, then the oldest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum

SOON = timedelta(days=14)


class Because(Enum):
    """Why a topic stands where it stands: the first of these that holds."""

    EXPIRES_SOON = "expires_soon"
    PILLAR_MISSING = "pillar_missing"
    READY = "ready"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A topic open for the channel, in the order of the backlog by `id`. `posted` are the days of its posts on the channel."""

    id: int
    pillar: str = ""
    ready: bool = False
    earliest: date | None = None
    latest: date | None = None
    evergreen: bool = False
    cool_down: int | None = None  # days
    posted: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The slot to be filled. `pillars` counts the posts of the day's month on the channel by the pillar of their topic."""

    day: date
    pillar: str | None = None
    pillars: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suiting:
    topic: int
    because: Because


def suiting(candidates: Iterable[Candidate], place: Place) -> tuple[Suiting, ...]:
    """Best first. Of one reason: what expires first, then the slot's own pillar, what is ready, what is older."""
    fitting = [each for each in candidates if fits(each, place.day)]
    ranked = sorted(fitting, key=lambda each: _rank(each, place))
    return tuple(Suiting(each.id, because(each, place)) for each in ranked)


def fits(topic: Candidate, day: date) -> bool:
    """Whether the topic makes sense on the day and may be repeated then."""
    if (topic.earliest and day < topic.earliest) or (topic.latest and day > topic.latest):
        return False
    return topic.cool_down is None or all(abs((day - posted).days) >= topic.cool_down for posted in topic.posted)


def because(topic: Candidate, place: Place) -> Because:
    if topic.latest and topic.latest <= place.day + SOON:
        return Because.EXPIRES_SOON
    if is_wanted(topic.pillar, place):
        return Because.PILLAR_MISSING
    return Because.READY if topic.ready else Because.OLDEST


def is_wanted(pillar: str, place: Place) -> bool:
    """The slot's own pillar; where it names none, one without a post in its month."""
    if place.pillar:
        return pillar == place.pillar
    return bool(pillar) and not place.pillars.get(pillar)


def _rank(topic: Candidate, place: Place) -> tuple[int, date, bool, bool, int]:
    reason = because(topic, place)
    expiry = topic.latest if reason is Because.EXPIRES_SOON and topic.latest else date.max
    return (list(Because).index(reason), expiry, not is_wanted(topic.pillar, place), not topic.ready, topic.id)
