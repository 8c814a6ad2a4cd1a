"""What an absence does: which promises and posts lose their person, and who stands in for each."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from planner.domain.filling import Filling, fill
from planner.domain.plan import Absence as Away
from planner.domain.plan import Channel, Plan, Readiness
from planner.domain.presence import Presence
from planner.domain.span import YEAR, Span, shifted
from planner.models import Absence, DayPart, Workspace
from planner.queries.board import Card, ChannelHead, cards_of, channel_heads
from planner.queries.people import People
from planner.queries.plan import plan_from
from planner.queries.plan_rows import rows_of


@dataclass(frozen=True, slots=True)
class Left:
    """A post or an empty promise of the absent person. `card` None: nothing is planned yet. `cover` is a name, None: nobody.

    `away_too` are the names of those who would stand in, had they not gone themselves.
    """

    day: date
    time: dt.time | None
    channel: ChannelHead
    card: Card | None
    cover: str | None
    away_too: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """`left` by day. `quotas` are channels whose empty promises can move, and nobody is responsible for meanwhile."""

    left: tuple[Left, ...]
    quotas: tuple[ChannelHead, ...]
    people: People

    @property
    def bare(self) -> tuple[Left, ...]:
        return tuple(each for each in self.left if each.cover is None)

    @property
    def worst_first(self) -> tuple[Left, ...]:
        return (*self.bare, *(each for each in self.left if each.cover))

    @property
    def posts(self) -> tuple[Left, ...]:
        """What can be given to somebody else."""
        return tuple(each for each in self.left if each.card)


def effect_of(
    session: Session, workspace: Workspace, absence: Absence, today: date, *, instead_of: Absence | None = None
) -> Effect:
    """Of its days in the coming year. Half a day leaves everything with its person. The number of queries is constant.

    The absence need not be kept yet; it may be meant to replace another one of the same member.
    """
    rows = rows_of(session, workspace.id)
    people, heads = rows.people, {head.slug: head for head in channel_heads(rows)}
    span = Span(max(absence.first_day, today), min(shifted(absence.last_day, 1), shifted(today, YEAR)))
    email = people.email(absence.member_id)
    if email is None or absence.part is not DayPart.WHOLE or span.first >= span.end:
        return Effect((), (), people)
    plan = _with(plan_from(rows, workspace, until=span.end), email, absence, instead_of)
    cards = {card.id: card for card in cards_of(rows, span)}
    presence = Presence.of(plan)
    left: list[Left] = []
    for channel in plan.channels:
        filling = fill(channel, plan.holidays, span)
        left += _left(channel, filling, heads[channel.key], cards, presence, people, email, span)
    quotas = tuple(heads[channel.key] for channel in plan.channels if _is_stuck(plan, channel, presence, email, span))
    return Effect(tuple(sorted(left, key=lambda each: (each.day, each.time is None, each.time or dt.time.min))), quotas, people)


def _with(plan: Plan, email: str, absence: Absence, instead_of: Absence | None) -> Plan:
    others = list(plan.absences)
    half = instead_of is not None and instead_of.part is not DayPart.WHOLE
    gone = Away(email, instead_of.first_day, instead_of.last_day, half) if instead_of else None
    if gone in others:
        others.remove(gone)
    return replace(plan, absences=(*others, Away(email, absence.first_day, absence.last_day)))


def _left(
    channel: Channel,
    filling: Filling,
    head: ChannelHead,
    cards: Mapping[int, Card],
    presence: Presence,
    people: People,
    email: str,
    span: Span,
) -> Iterator[Left]:
    def left(day: date, time: dt.time | None, card: Card | None) -> Left:
        away_too = tuple(people.name(deputy) or deputy for deputy in presence.away_too(email, channel, day))
        return Left(day, time, head, card, people.name(presence.cover_of(email, channel, day)), away_too)

    named = {slot.post.id: slot.person for slot in filling.slots if slot.post}
    for post in channel.posts:
        if post.day in span and not post.cancelled and post.readiness is not Readiness.PUBLISHED:
            person = post.person or named.get(post.id) or channel.responsible
            if person == email:
                yield left(post.day, post.time, cards[post.id])
    for slot in filling.slots:
        if slot.post is None and not slot.paused and slot.day in span and (slot.person or channel.responsible) == email:
            yield left(slot.day, slot.line.time, None)


def _is_stuck(plan: Plan, channel: Channel, presence: Presence, email: str, span: Span) -> bool:
    """Whether a quota of theirs has empty promises, and nobody is there on any of these days."""
    if channel.responsible != email or any(presence.is_covered(email, channel, day) for day in span):
        return False
    return any(period.empty for period in fill(channel, plan.holidays, span).periods)
