"""The plan as a board: channels as rows, days as columns, with what was promised, planned, paused and is missing."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.domain import severity
from planner.domain.adherence import adherence
from planner.domain.board import ChannelBoard, Outcome, ShownPeriod, ShownSlot, State, board
from planner.domain.continuity import check
from planner.domain.filling import fill
from planner.domain.gap import ChannelContinuity, Gap, Reach, Severity
from planner.domain.span import Span, Week, shifted
from planner.models import Workspace
from planner.queries.board import Card, ChannelHead, PauseNote, cards_of, channel_heads, pause_notes
from planner.queries.holidays import holidays_of
from planner.queries.people import People, people_of
from planner.queries.plan import plan_of

LOOKING_BACK = 84  # days, of the adherence in a channel's head


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    is_today: bool
    holiday: str | None
    busy: bool  # whether anything lies on it: a column without needs little room

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= 5

    @property
    def is_quiet(self) -> bool:
        return self.is_weekend or self.holiday is not None


@dataclass(frozen=True, slots=True)
class Lying:
    """A card on its day. `severity` is that of the promise it fills; None when that has no gap, or it fills none."""

    card: Card
    severity: Severity | None
    missed: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A slot without a post on its day: empty, missed, paused, or filled from a neighbouring day (`taken_by`)."""

    time: dt.time | None
    format: str | None
    person: str | None
    email: str | None
    state: State
    missed: bool
    severity: Severity | None
    taken_by: Card | None


@dataclass(frozen=True, slots=True)
class Cell:
    day: Day
    cards: tuple[Lying, ...]
    places: tuple[Place, ...]
    pause: str | None  # its reason
    says_pause: bool  # the first shown day of a pause says why

    @property
    def is_empty(self) -> bool:
        return not (self.cards or self.places or self.says_pause)


@dataclass(frozen=True, slots=True)
class Strip:
    """A stretch of days above a channel's cells: a period of its quota, or nothing."""

    days: int
    period: ShownPeriod | None


@dataclass(frozen=True, slots=True)
class Row:
    """`adherence` is that of the last twelve weeks."""

    channel: ChannelHead
    strips: tuple[Strip, ...]
    cells: tuple[Cell, ...]
    continuity: ChannelContinuity
    adherence: float | None
    counts: Mapping[Severity, int]

    @property
    def reach_days(self) -> int | None:
        """Set by `Board.reach_of`; here for the type's sake."""
        return None


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody's absence, in days counted from the board's first."""

    name: str
    offset: int
    days: int


@dataclass(frozen=True, slots=True)
class FoundGap:
    """A gap with whom and what it concerns. `channel` None: it belongs to the workspace."""

    gap: Gap
    channel: ChannelHead | None
    person: str | None


@dataclass(frozen=True, slots=True)
class Board:
    span: Span
    today: date
    days: tuple[Day, ...]
    rows: tuple[Row, ...]
    absences: tuple[Away, ...]
    gaps: tuple[FoundGap, ...]  # not over yet, the worst first, then by day

    @property
    def weeks(self) -> list[Week]:
        return [Week.of(day.day) for day in self.days[::7]]

    @property
    def counts(self) -> Counter[Severity]:
        return Counter(found.gap.severity for found in self.gaps)
