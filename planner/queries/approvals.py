"""Approvals that are asked for, whom one may ask, and by when it is usually answered."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from planner import clock
from planner.domain.span import shifted
from planner.models import Approval, DueDay, DueRule, Event, Member, Part, Post, Right, Role, User, Workspace
from planner.models.rights import RIGHTS

APPROVING = [role for role, rights in RIGHTS.items() if Right.APPROVE in rights]
WRITTEN = frozenset({"title", "text"})
FIRST = frozenset({"planned", "imported"})  # verbs by which a post came to be


def open_approval(session: Session, post: Post) -> Approval | None:
    """What is asked about the post; None when nothing waits."""
    rows = select(Approval).where(
        Approval.workspace_id == post.workspace_id, Approval.post_id == post.id, Approval.outcome.is_(None)
    )
    return session.scalar(rows.order_by(Approval.id.desc()).limit(1))


def open_approvals(session: Session, workspace_id: int) -> list[Approval]:
    """Of posts that are neither cancelled nor in the trash, in the order of their days."""
    rows = (
        select(Approval)
        .join(Post, (Post.workspace_id == Approval.workspace_id) & (Post.id == Approval.post_id))
        .where(Approval.workspace_id == workspace_id, Approval.outcome.is_(None), Post.trashed_at.is_(None), ~Post.cancelled)
    )
    shown = (joinedload(Approval.post).joinedload(Post.channel), joinedload(Approval.asked_by), joinedload(Approval.asked_of))
    return list(session.scalars(rows.order_by(Post.day, Post.time.is_(None), Post.time, Post.id).options(*shown)))


def approvers(session: Session, workspace_id: int) -> list[Member]:
    """Everybody here who may approve, by name."""
    rows = (
        select(Member)
        .join(User, User.id == Member.user_id)
        .where(Member.workspace_id == workspace_id, Member.left_at.is_(None), Member.role.in_(APPROVING))
    )
    return list(session.scalars(rows.order_by(User.name, Member.id)))


def usual_approvers(members: list[Member]) -> list[Member]:
    """Those who are here to approve; where nobody is, admins and owners do it."""
    return [member for member in members if member.role is Role.APPROVER] or members


def writers_of(session: Session, workspace_id: int, post_ids: Collection[int]) -> dict[int, int | None]:
    """By post, the member who last wrote its title or text, or planned it; None when a command or nobody here did."""
    rows = (
        select(Event.subject_id, Event.verb, Event.member_id, Event.details)
        .where(Event.workspace_id == workspace_id, Event.subject == "post", Event.subject_id.in_(post_ids))
        .order_by(Event.id)
    )
    written = session.execute(rows)
    return {post: member for post, verb, member, details in written if verb in FIRST or WRITTEN & details.keys()}


def usual_due_day(session: Session, post: Post) -> date:
    """The post's own due day for the approval, the workspace's rule, or the channel's lead time before its day; from today on."""
    here = post.workspace_id
    of_post = select(DueDay).where(DueDay.workspace_id == here, DueDay.post_id == post.id, DueDay.part == Part.APPROVAL)
    own = session.scalar(of_post)
    if own and own.day:
        return own.day
    rule = select(DueRule.days_before).where(DueRule.workspace_id == here, DueRule.part == Part.APPROVAL)
    before = own.days_before if own else session.scalar(rule)
    lead = post.channel.lead_days if before is None else before
    today = clock.today(session.get_one(Workspace, here).zone)
    return max(today, shifted(post.day, -(lead or 0)))
