"""What hangs on a member: what they carry, which somebody may take over, and what was granted to them, which ends with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from planner.domain.plan import Readiness
from planner.models import (
    Absence,
    AbsenceCalendar,
    Approval,
    Cadence,
    Channel,
    Feed,
    GuestLink,
    Member,
    Post,
    Right,
    SlotDetail,
    Topic,
    Workspace,
)
from planner.planning.assignments import tell_assigned


@dataclass(frozen=True, slots=True)
class Holdings:
    """From a day on: posts of the past, and absences that are over, stay whose they were."""

    responsible: Sequence[Channel]
    stand_in: Sequence[Channel]
    covers: Sequence[Member]  # whom they stand in for
    cadences: Sequence[Cadence]  # with a slot of theirs
    posts: Sequence[Post]
    topics: Sequence[Topic]
    approvals: Sequence[Approval]  # asked of them, and open
    absences: Sequence[Absence]
    calendars: Sequence[AbsenceCalendar]
    feeds: Sequence[Feed]
    guest_links: Sequence[GuestLink]


def holdings(session: Session, member: Member, today: date) -> Holdings:
    def those(kind: Any, *conditions: Any) -> Sequence[Any]:
        return session.scalars(select(kind).where(kind.workspace_id == member.workspace_id, *conditions).order_by(kind.id)).all()

    theirs = select(SlotDetail.cadence_id).where(
        SlotDetail.workspace_id == member.workspace_id, SlotDetail.person_id == member.id
    )
    unpublished = (Post.readiness != Readiness.PUBLISHED, Post.cancelled.is_(False), Post.trashed_at.is_(None))
    return Holdings(
        responsible=those(Channel, Channel.responsible_id == member.id),
        stand_in=those(Channel, Channel.stand_in_id == member.id),
        covers=those(Member, Member.stand_in_id == member.id),
        cadences=those(Cadence, or_(Cadence.ended_on.is_(None), Cadence.ended_on > today), Cadence.id.in_(theirs)),
        posts=those(Post, Post.person_id == member.id, Post.day >= today, *unpublished),
        topics=those(Topic, Topic.person_id == member.id, Topic.dropped_at.is_(None), Topic.trashed_at.is_(None)),
        approvals=those(Approval, Approval.asked_of_id == member.id, Approval.outcome.is_(None)),
        absences=those(Absence, Absence.member_id == member.id, Absence.last_day >= today),
        calendars=those(AbsenceCalendar, AbsenceCalendar.member_id == member.id),
        feeds=those(Feed, Feed.owner_id == member.id, Feed.revoked_at.is_(None)),
        guest_links=those(GuestLink, GuestLink.made_by_id == member.id, GuestLink.revoked_at.is_(None)),
    )


def hand_over(session: Session, held: Holdings, member: Member, heir: Member | None, *, by: Member | None, today: date) -> None:
    """What they carry is the heir's from now on; without one it is nobody's, and the plan says so."""
    heir_id = heir.id if heir else None
    for channel in {channel.id: channel for channel in (*held.responsible, *held.stand_in)}.values():
        _hand_over_channel(channel, member, heir_id, by=by, today=today)
    for covered in held.covers:
        stand_in_id = None if covered.id == heir_id else heir_id
        covered.arrange(by=by, role=covered.role, stand_in_id=stand_in_id, weekly_hours=covered.weekly_hours)
    for cadence in held.cadences:
        _hand_over_slots(session, cadence, member, heir_id, by=by)
    for post in held.posts:
        post.assign(heir, by=by)
    workspace = session.get_one(Workspace, member.workspace_id)
    tell_assigned(session, workspace, ((member.id, post) for post in held.posts), by=by)
    for topic in held.topics:
        topic.edit(by=by, person_id=heir_id)
    for approval in held.approvals:
        approval.asked_of_id = heir_id if heir and heir.may(Right.APPROVE) else None  # None: of whoever may


def _hand_over_channel(channel: Channel, member: Member, heir_id: int | None, *, by: Member | None, today: date) -> None:
    """Nobody stands in for themselves."""
    responsible = heir_id if channel.responsible_id == member.id else channel.responsible_id
    stand_in = heir_id if channel.stand_in_id == member.id else channel.stand_in_id
    stand_in = None if stand_in == responsible else stand_in
    channel.arrange(by=by, today=today, responsible_id=responsible, stand_in_id=stand_in)


def _hand_over_slots(session: Session, cadence: Cadence, member: Member, heir_id: int | None, *, by: Member | None) -> None:
    channel = session.scalars(
        select(Channel).where(Channel.workspace_id == cadence.workspace_id, Channel.id == cadence.channel_id)
    ).one()
    details = [
        SlotDetail(
            line=detail.line,
            format=detail.format,
            pillar=detail.pillar,
            person_id=heir_id if detail.person_id == member.id else detail.person_id,
        )
        for detail in cadence.details
    ]
    channel.detail_slots(cadence, details, by=by)
