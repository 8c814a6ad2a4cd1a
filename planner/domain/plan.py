"""What the rules are asked about: one workspace's plan as frozen values.

Persons are e-mail addresses. "Entered earlier" means a smaller `id`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum

from planner.domain.cadence import Term


class Readiness(IntEnum):
    """From raw to ripe. `word` is what scripts read."""

    IDEA = 1
    DRAFT = 2
    REVIEW = 3
    APPROVED = 4
    PUBLISHED = 5

    @property
    def word(self) -> str:
        return self.name.lower()


class Stance(Enum):
    PUBLISH = "publish"
    LISTEN = "listen"
    PRACTISE = "practise"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Post:
    id: int
    day: date
    time: dt.time | None = None
    readiness: Readiness = Readiness.IDEA
    cancelled: bool = False
    person: str | None = None
    topic: int | None = None

    def counts_as_published(self, today: date, assume_publication: bool) -> bool:
        """Published, or approved on a day that is over in a workspace that assumes publication (and not cancelled)."""
        if self.cancelled:
            return False
        assumed = assume_publication and self.readiness is Readiness.APPROVED and self.day < today
        return assumed or self.readiness is Readiness.PUBLISHED


def in_order_of_time(at: dt.time | None) -> tuple[bool, dt.time]:
    """A sort key: the earlier time first, none last."""
    return (at is None, at or dt.time.min)


@dataclass(frozen=True, slots=True)
class Pause:
    """An accepted gap: both days included. Pauses of the whole workspace stand in every channel's list."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of the backlog. `channels` holds channel keys; empty = meant for every `publish` channel."""

    id: int
    channels: frozenset[str] = frozenset()
    evergreen: bool = False
    dropped: bool = False
    cool_down: int | None = None  # days


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question of somebody outside that is still open, to be answered by `target`."""

    target: date


@dataclass(frozen=True, slots=True)
class Channel:
    key: str  # the slug
    stance: Stance = Stance.PUBLISH
    responsible: str | None = None
    stand_in: str | None = None
    lead_days: int = 3
    max_silence: int | None = None  # days; None = derived from the cadence
    min_distance: int | None = None  # days between two posts
    max_per_day: int | None = None
    terms: tuple[Term, ...] = ()  # ascending, not overlapping
    pauses: tuple[Pause, ...] = ()
    posts: tuple[Post, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a member is away, both included. On half days they are there for what is planned, with half their hours."""

    person: str
    first: date
    last: date
    half: bool = False


@dataclass(frozen=True, slots=True)
class Effort:
    """Hours that a person is to spend on a post or topic in the ISO week of `day`."""

    person: str
    day: date
    hours: float


@dataclass(frozen=True, slots=True)
class Plan:
    channels: tuple[Channel, ...]
    topics: tuple[Topic, ...] = ()
    holidays: frozenset[date] = frozenset()
    absences: tuple[Absence, ...] = ()
    stand_ins: Mapping[str, str] = field(default_factory=dict)  # person -> their own stand-in
    hours: Mapping[str, float] = field(default_factory=dict)  # person -> hours a week
    efforts: tuple[Effort, ...] = ()
    assume_publication: bool = True
    horizon: int = 28  # days, of the runway gap
