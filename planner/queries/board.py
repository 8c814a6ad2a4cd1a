"""What a calendar view needs beyond the rules' values: titles, names, reasons. Made of the same rows as the plan."""

import datetime as dt
from dataclasses import dataclass
from datetime import date

from planner.domain.plan import Readiness, Stance
from planner.domain.span import Span
from planner.queries.plan_rows import PlanRows


@dataclass(frozen=True, slots=True)
class Card:
    """A post as it lies on a day. `person` is a name, `duty_id` the member to see to it: the post's, slot's or channel's."""

    id: int
    version: int
    channel_id: int
    day: date
    time: dt.time | None
    title: str
    format: str
    pillar: str
    campaign: str
    readiness: Readiness
    cancelled: bool
    duty_id: int | None
    person: str | None


@dataclass(frozen=True, slots=True)
class ChannelHead:
    """`responsible` is a name."""

    id: int
    slug: str
    name: str
    network: str
    stance: Stance
    responsible: str | None


@dataclass(frozen=True, slots=True)
class PauseNote:
    """Both days included. `channel_id` None: the whole workspace."""

    channel_id: int | None
    first: date
    last: date
    reason: str


def channel_heads(rows: PlanRows) -> list[ChannelHead]:
    """In the order in which the workspace has put them."""
    people = rows.people
    return [
        ChannelHead(row.id, row.slug, row.name, row.network, row.stance, people.name(people.email(row.responsible_id)))
        for row in rows.channels
    ]


def cards_of(rows: PlanRows, span: Span) -> list[Card]:
    """The posts of the span by day, time (none last) and entry, cancelled ones too, those in the trash left out."""
    names = {member.id: member.name for member in rows.people.by_id.values()}
    duty = {row.id: row.responsible_id for row in rows.channels}
    found = [
        Card(
            id_, version, channel, day, time, title, format_, pillar, campaign, ripe, cancelled,
            person or duty[channel], names.get(person),
        )
        for (
            id_, channel, day, time, ripe, cancelled, person, _topic, _effort, title, format_, pillar, campaign, version,
        ) in rows.posts
        if span.first <= day < span.end
    ]  # fmt: skip
    return sorted(found, key=lambda card: (card.day, card.time is None, card.time or dt.time.min, card.id))


def pause_notes(rows: PlanRows, span: Span) -> list[PauseNote]:
    """Those that share a day with the span."""
    return [PauseNote(*row) for row in rows.pauses if span.overlaps(row.first_day, row.last_day)]
