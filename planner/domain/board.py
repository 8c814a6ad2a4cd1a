"""What a calendar draws: the promises of a span with their state, and the posts that fill none."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from planner.domain import shortfall
from planner.domain.filling import Filling, fill
from planner.domain.gap import Gap, Severity
from planner.domain.plan import Channel, Plan, Post, Readiness
from planner.domain.promises import Period, Slot
from planner.domain.severity import worst
from planner.domain.span import Span


class State(Enum):
    """Of a promise: paused, empty, or the readiness of the post that fills it."""

    PAUSED = "paused"
    EMPTY = "empty"
    IDEA = "idea"
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    PUBLISHED = "published"

    @classmethod
    def of(cls, slot: Slot) -> "State":
        if slot.paused:
            return cls.PAUSED
        return cls.EMPTY if slot.readiness is None else cls(slot.readiness.word)


class Outcome(Enum):
    """Of a due promise."""

    KEPT = "kept"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """A slot promise. `responsible` is the post's person, else the slot's, else the channel's; `outcome` None = not due.

    `gap` is its `slot` or `readiness` gap, None when it has none.
    """

    slot: Slot
    state: State
    outcome: Outcome | None
    responsible: str | None
    gap: Gap | None

    @property
    def severity(self) -> Severity | None:
        return self.gap.severity if self.gap else None


@dataclass(frozen=True, slots=True)
class ShownPeriod:
    """The promises of a quota in one period. `kept` and `missed` count the due ones, an empty one is missed once due.

    `gaps` are its `quota` and `readiness` gaps, one of each at most; the first one's days are the open days shown.
    """

    period: Period
    kept: int
    missed: int
    responsible: str | None
    gaps: tuple[Gap, ...]

    @property
    def severity(self) -> Severity | None:
        """The worst of its gaps; None when it has none."""
        return worst(gap.severity for gap in self.gaps) if self.gaps else None

    @property
    def readiness(self) -> Readiness | None:
        """The lowest of the posts that fill it; None when there are none."""
        return min((post.readiness for post in self.period.posts), default=None)


@dataclass(frozen=True, slots=True)
class ChannelBoard:
    """One channel's promises of a span: slots by day and time, periods by their first day, posts that fill none."""

    channel: str
    slots: tuple[ShownSlot, ...]
    periods: tuple[ShownPeriod, ...]
    extras: tuple[Post, ...]


def board(plan: Plan, span: Span, today: date) -> tuple[ChannelBoard, ...]:
    """What the span shows of every channel, by key."""
    return tuple(
        channel_board(channel, fill(channel, plan.holidays, span), span, today, plan.assume_publication)
        for channel in sorted(plan.channels, key=lambda channel: channel.key)
    )


def channel_board(channel: Channel, filling: Filling, span: Span, today: date, assume_publication: bool) -> ChannelBoard:
    slots = tuple(shown_slot(channel, slot, today, assume_publication) for slot in filling.slots)
    periods = tuple(shown_period(channel, period, span, today, assume_publication) for period in filling.periods)
    return ChannelBoard(channel.key, slots, periods, filling.extras)


def shown_slot(channel: Channel, slot: Slot, today: date, assume_publication: bool) -> ShownSlot:
    outcome = None
    if slot.is_due(today):
        outcome = Outcome.KEPT if slot.is_kept(today, assume_publication) else Outcome.MISSED
    gap = shortfall.slot_gap(channel, slot, today, assume_publication)
    return ShownSlot(slot, State.of(slot), outcome, slot.person or channel.responsible, gap)


def shown_period(channel: Channel, period: Period, span: Span, today: date, assume_publication: bool) -> ShownPeriod:
    due = period.due_posts(today)
    kept = sum(post.counts_as_published(today, assume_publication) for post in due)
    missed = len(due) - kept + (period.empty if period.is_due(today) else 0)
    gaps = (
        *shortfall.quota_gap(channel, period, span, today, assume_publication),
        *shortfall.raw_posts(channel, period, today),
    )
    return ShownPeriod(period, kept, missed, channel.responsible, gaps)
