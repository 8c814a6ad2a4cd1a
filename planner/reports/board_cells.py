"""One channel's row of the board: what lies on each day, and the periods of its quota above the days."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain import severity
from planner.domain.board import ChannelBoard, Outcome, ShownPeriod, ShownSlot, State
from planner.domain.gap import Severity
from planner.domain.span import Span
from planner.queries.board import Card, PauseNote
from planner.queries.people import People


@dataclass(frozen=True, slots=True)
class Day:
    day: date
    is_today: bool
    holiday: str | None

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= 5

    @property
    def is_quiet(self) -> bool:
        return self.is_weekend or self.holiday is not None


@dataclass(frozen=True, slots=True)
class Lying:
    """A post on its day. `severity` is that of the promise it fills: None when all is well, or when it fills none."""

    card: Card
    severity: Severity | None
    missed: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A slot with no post on its day: empty, missed, paused, or filled by a post of a neighbouring day (`taken_by`)."""

    slot: ShownSlot
    person: str | None  # a name
    taken_by: Card | None

    @property
    def is_paused(self) -> bool:
        return self.slot.state is State.PAUSED

    @property
    def is_missed(self) -> bool:
        return self.slot.outcome is Outcome.MISSED

    @property
    def time(self) -> dt.time | None:
        return self.slot.slot.line.time

    @property
    def format(self) -> str | None:
        return self.slot.slot.line.format


@dataclass(frozen=True, slots=True)
class Cell:
    day: Day
    posts: tuple[Lying, ...]
    places: tuple[Place, ...]
    pause: str | None  # its reason
    says_pause: bool  # the first shown day of a pause says why, and each on which something is not owed

    @property
    def is_empty(self) -> bool:
        return not (self.posts or self.places or self.says_pause)

    def showing(self, shows: Callable[[Card], bool]) -> "Cell":
        """With only some of its posts."""
        kept = tuple(lying for lying in self.posts if shows(lying.card))
        return self if len(kept) == len(self.posts) else replace(self, posts=kept)


@dataclass(frozen=True, slots=True)
class Strip:
    """So many days above a channel's cells: a period of its quota, or nothing."""

    days: int
    period: ShownPeriod | None


def cells_of(
    drawn: ChannelBoard,
    grades: Mapping[int, Severity | None],
    days: Sequence[Day],
    cards: Sequence[Card],
    pauses: Sequence[PauseNote],
    people: People,
) -> tuple[Cell, ...]:
    """`cards` and `pauses` are those of the channel, `grades` the severities of its posts by id."""
    by_id = {card.id: card for card in cards}
    missed = {slot.slot.post.id for slot in drawn.slots if slot.slot.post and slot.outcome is Outcome.MISSED}
    posts: dict[date, list[Lying]] = defaultdict(list)
    for card in cards:
        posts[card.day].append(Lying(card, grades.get(card.id), card.id in missed))
    places: dict[date, list[Place]] = defaultdict(list)
    for slot in drawn.slots:
        post = slot.slot.post
        if post is None or post.day != slot.slot.day:
            places[slot.slot.day].append(Place(slot, people.name(slot.responsible), by_id.get(post.id) if post else None))
    return tuple(_cell(day, days[0], posts[day.day], places[day.day], pauses) for day in days)


def grades_of(drawn: ChannelBoard, lead_days: int, today: date) -> dict[int, Severity | None]:
    """The severity of each post that fills a promise; None when all is well."""
    slots = {slot.slot.post.id: slot.severity for slot in drawn.slots if slot.slot.post}
    coming = (post for period in drawn.periods for post in period.period.coming_posts(today))
    return slots | {post.id: severity.of_filled(post, today, lead_days) for post in coming}


def _cell(day: Day, first: Day, posts: list[Lying], places: list[Place], pauses: Sequence[PauseNote]) -> Cell:
    pause = next((pause for pause in pauses if pause.first <= day.day <= pause.last), None)
    begins = pause is not None and day.day == max(pause.first, first.day)
    says = begins or any(place.is_paused for place in places)
    return Cell(day, tuple(posts), tuple(places), pause.reason if pause else None, says)


def strips_of(drawn: ChannelBoard, span: Span) -> tuple[Strip, ...]:
    """Empty without a quota; else together as long as the span."""
    strips: list[Strip] = []
    day = span.first
    for period in drawn.periods:
        shown = [each for each in period.period.days if each in span]
        if shown[0] > day:
            strips.append(Strip((shown[0] - day).days, None))
        strips.append(Strip((shown[-1] - shown[0]).days + 1, period))
        day = shown[-1] + dt.timedelta(days=1)
    if strips and day < span.end:
        strips.append(Strip((span.end - day).days, None))
    return tuple(strips)
