"""What a calendar view needs beyond the rules' values: titles, names, reasons."""

import datetime as dt
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.plan import Readiness, Stance
from planner.domain.span import Span
from planner.models import Channel, Pause, Post
from planner.queries.people import People


@dataclass(frozen=True, slots=True)
class Card:
    """A post as it lies on a day. `person` is a name."""

    id: int
    channel_id: int
    day: date
    time: dt.time | None
    title: str
    format: str
    readiness: Readiness
    cancelled: bool
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


def channel_heads(session: Session, workspace_id: int, people: People) -> list[ChannelHead]:
    """In the order in which the workspace has put them."""
    rows = select(Channel.id, Channel.slug, Channel.name, Channel.network, Channel.stance, Channel.responsible_id).where(
        Channel.workspace_id == workspace_id
    )
    found = session.execute(rows.order_by(Channel.position, Channel.id))
    return [
        ChannelHead(id_, slug, name, network, stance, people.name(people.email(responsible)))
        for id_, slug, name, network, stance, responsible in found
    ]


def cards_of(session: Session, workspace_id: int, span: Span, people: People) -> list[Card]:
    """The posts of the span by day, time (none last) and entry, cancelled ones too, those in the trash left out."""
    rows = select(
        Post.id, Post.channel_id, Post.day, Post.time, Post.title, Post.format, Post.readiness, Post.cancelled, Post.person_id
    ).where(Post.workspace_id == workspace_id, Post.trashed_at.is_(None), Post.day >= span.first, Post.day < span.end)
    ordered = rows.order_by(Post.day, Post.time.is_(None), Post.time, Post.id)
    return [
        Card(id_, channel, day, time, title, format_, readiness, cancelled, people.name(people.email(person)))
        for id_, channel, day, time, title, format_, readiness, cancelled, person in session.execute(ordered)
    ]


def pause_notes(session: Session, workspace_id: int, span: Span) -> list[PauseNote]:
    """Those that share a day with the span."""
    rows = select(Pause.channel_id, Pause.first_day, Pause.last_day, Pause.reason).where(
        Pause.workspace_id == workspace_id, Pause.first_day < span.end, Pause.last_day >= span.first
    )
    return [PauseNote(*row) for row in session.execute(rows.order_by(Pause.first_day, Pause.id))]
