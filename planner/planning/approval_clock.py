"""Approvals that wait: reminded of after a day and two, escalated after three, expired once the post's day is over. Each once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.db import ACROSS_WORKSPACES
from planner.domain.plan import Readiness
from planner.domain.waiting import is_too_long, reminders_due
from planner.models import Approval, Outcome, Post, Workspace
from planner.models.event import record
from planner.planning.approval_letters import tell_asked, tell_escalated, tell_of_answer
from planner.planning.approvals import withdraw
from planner.queries.approvals import open_approvals


def workspaces_waiting(session: Session) -> list[int]:
    """The ids of those in which something is asked."""
    rows = select(Approval.workspace_id).where(Approval.outcome.is_(None)).distinct().order_by(Approval.workspace_id)
    return list(session.scalars(rows, execution_options={ACROSS_WORKSPACES: True}))


def look(session: Session, workspace: Workspace, now: datetime) -> int:
    """See to every approval that waits; how many something was done about. Safe to repeat at any time."""
    done = 0
    for approval in open_approvals(session, workspace.id):
        post = approval.post
        if post.readiness is not Readiness.REVIEW:
            withdraw(session, approval, by=None)  # brought elsewhere by a file, say
        elif post.day < _today(now, post.channel.zone):
            expire(session, workspace, approval, post)
        elif not _hurry(session, workspace, approval, post, now):
            continue
        done += 1
    return done


def _today(now: datetime, zone: str) -> date:
    return now.astimezone(ZoneInfo(zone)).date()


def expire(session: Session, workspace: Workspace, approval: Approval, post: Post) -> None:
    """Its day is over and nobody answered: the post stays in review and is not out. Whoever asked is told, with the next step."""
    approval.end(Outcome.EXPIRED)
    record(post, "expired", by=None)
    tell_of_answer(session, workspace, approval, post)


def _hurry(session: Session, workspace: Workspace, approval: Approval, post: Post, now: datetime) -> bool:
    due = reminders_due(approval.asked_at, now)
    told = approval.told <= due  # the round of the question itself is the first
    if told:
        tell_asked(session, workspace, approval, due)
    escalated = approval.escalated_at is None and is_too_long(approval.asked_at, now)
    if escalated:
        tell_escalated(session, workspace, approval, post)
    return told or escalated
