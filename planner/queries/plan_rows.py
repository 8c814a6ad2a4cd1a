"""The rows of a workspace's plan, each table asked once: what the rules are told and what a calendar shows are made of them."""

from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeAlias

from sqlalchemy import BindParameter, Row, Select, bindparam, select
from sqlalchemy.orm import Session

from planner.models import Cadence, Channel, Holiday, Inquiry, Pause, Post, SlotDetail, Topic, TopicChannel
from planner.queries.people import MEMBERS, People, people_from

Rows: TypeAlias = tuple[Row[*tuple[Any, ...]], ...]
IN_WORKSPACE: BindParameter[int] = bindparam("workspace_id")

# Statements are made once: making one takes as long as asking it.
CHANNELS = (
    select(
        Channel.id,
        Channel.slug,
        Channel.name,
        Channel.network,
        Channel.stance,
        Channel.responsible_id,
        Channel.stand_in_id,
        Channel.lead_days,
        Channel.max_silence,
        Channel.min_distance,
        Channel.max_per_day,
        Cadence.id.label("cadence_id"),
        Cadence.first_day,
        Cadence.ended_on,
        Cadence.text,
        SlotDetail.line,
        SlotDetail.format,
        SlotDetail.pillar,
        SlotDetail.person_id,
    )
    .outerjoin(Cadence, (Cadence.workspace_id == Channel.workspace_id) & (Cadence.channel_id == Channel.id))
    .outerjoin(SlotDetail, (SlotDetail.workspace_id == Cadence.workspace_id) & (SlotDetail.cadence_id == Cadence.id))
    .where(Channel.workspace_id == IN_WORKSPACE)
    .order_by(Channel.position, Channel.id, Cadence.first_day, Cadence.id)
)
PAUSES = (
    select(Pause.channel_id, Pause.first_day, Pause.last_day, Pause.reason)
    .where(Pause.workspace_id == IN_WORKSPACE)
    .order_by(Pause.first_day, Pause.id)
)
POSTS = (
    select(
        Post.id,
        Post.channel_id,
        Post.day,
        Post.time,
        Post.readiness,
        Post.cancelled,
        Post.person_id,
        Post.topic_id,
        Post.effort_hours,
        Post.title,
        Post.format,
        Post.pillar,
        Post.campaign,
        Post.version,
    )
    .where(Post.workspace_id == IN_WORKSPACE, Post.trashed_at.is_(None))
    .order_by(Post.id)
)
OPEN_INQUIRIES = select(Inquiry.channel_id, Inquiry.target_day).where(
    Inquiry.workspace_id == IN_WORKSPACE, Inquiry.answered_at.is_(None)
)
TOPICS = (
    select(Topic.id, Topic.evergreen, Topic.dropped_at.is_not(None), Topic.cool_down_days, TopicChannel.channel_id)
    .outerjoin(TopicChannel, (TopicChannel.workspace_id == Topic.workspace_id) & (TopicChannel.topic_id == Topic.id))
    .where(Topic.workspace_id == IN_WORKSPACE, Topic.trashed_at.is_(None))
    .order_by(Topic.id)
)
HOLIDAYS = select(Holiday.day, Holiday.name).where(Holiday.workspace_id == IN_WORKSPACE)


@dataclass(frozen=True, slots=True)
class PlanRows:
    """Channels in the workspace's order, pauses by first day, posts by entry. Nothing that is in the trash.

    A member has one row for each absence, a channel for each cadence and detail of its slots, a topic for each channel. Equal
    rows are the same plan: what is made of them may be kept under them.
    """

    members: Rows
    arranged: Rows  # channels, by the first days of their cadences
    pauses: Rows
    posts: Rows
    inquiries: Rows
    topics: Rows
    own_holidays: Rows
    people: People = field(compare=False)  # the members

    @property
    def channels(self) -> Rows:
        """One row each."""
        return tuple(next(rows) for _, rows in groupby(self.arranged, key=attrgetter("id")))

    @property
    def holidays(self) -> dict[date, str]:
        """Those entered by hand."""
        return dict(self.own_holidays)


def rows_of(session: Session, workspace_id: int, people: People | None = None) -> PlanRows:
    """Whoever has the people already hands them over, and gets no members."""

    def ask(statement: Select[*tuple[Any, ...]]) -> Rows:
        return tuple(session.execute(statement, {"workspace_id": workspace_id}))

    members = () if people else ask(MEMBERS)
    return PlanRows(
        members=members,
        arranged=ask(CHANNELS),
        pauses=ask(PAUSES),
        posts=ask(POSTS),
        inquiries=ask(OPEN_INQUIRIES),
        topics=ask(TOPICS),
        own_holidays=ask(HOLIDAYS),
        people=people or people_from(members),
    )
