"""What a guest sees: exactly the posts of one selection, none that is an idea, cancelled or in the trash."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload

from planner import clock
from planner.db import ACROSS_WORKSPACES
from planner.domain.plan import Readiness
from planner.domain.span import shifted
from planner.models import Approval, ApprovalMode, Attachment, GuestLink, Post, Step, Workspace
from planner.queries.approvals import open_approvals

BACK = 60  # days that a link without a first day reaches back
SHOWN = [step for step in Readiness if step > Readiness.IDEA]


def link_by_hash(session: Session, token_hash: str) -> tuple[GuestLink, Workspace] | None:
    """The link that holds now, with its workspace; None when there is none, or it was revoked or has run out."""
    rows = select(GuestLink, Workspace).join(Workspace, Workspace.id == GuestLink.workspace_id)
    found = session.execute(rows.where(GuestLink.token_hash == token_hash), execution_options={ACROSS_WORKSPACES: True}).first()
    return (found[0], found[1]) if found and found[0].is_good(clock.now()) else None


def guest_links_of(session: Session, workspace_id: int) -> list[GuestLink]:
    """The newest first; those that ended stand last."""
    rows = select(GuestLink).where(GuestLink.workspace_id == workspace_id).options(joinedload(GuestLink.channel))
    found = session.scalars(rows.order_by(GuestLink.id.desc()))
    return sorted(found, key=lambda link: not link.is_good(clock.now()))


def posts_for(session: Session, link: GuestLink, today: date) -> list[Post]:
    """By day and time."""
    rows = select(Post).where(*_selected(link, today)).options(joinedload(Post.channel))
    return list(session.scalars(rows.order_by(Post.day, Post.time.is_(None), Post.time, Post.id)))


def post_for(session: Session, link: GuestLink, post_id: int, today: date) -> Post | None:
    """The post, if the link shows it."""
    return session.scalar(select(Post).where(*_selected(link, today), Post.id == post_id))


def _selected(link: GuestLink, today: date) -> list[ColumnElement[bool]]:
    conditions = [
        Post.workspace_id == link.workspace_id,
        Post.trashed_at.is_(None),
        ~Post.cancelled,
        Post.readiness.in_(SHOWN),
        Post.day >= (link.first_day or shifted(today, -BACK)),
    ]
    if link.last_day:
        conditions.append(Post.day <= link.last_day)
    if link.channel_id:
        conditions.append(Post.channel_id == link.channel_id)
    if link.campaign:
        conditions.append(Post.campaign == link.campaign)
    return conditions


def waiting_for(session: Session, link: GuestLink) -> dict[int, Approval]:
    """By post, the approvals that this guest may answer."""
    if not link.may_approve:
        return {}
    mode = session.get_one(Workspace, link.workspace_id).approval
    return {each.post_id: each for each in open_approvals(session, link.workspace_id) if may_answer(link, each, mode)}


def may_answer(link: GuestLink, asked: Approval, mode: ApprovalMode) -> bool:
    """The client's step; where one yes is enough, whatever no member is asked for by name. Never what another guest is asked."""
    if asked.guest_link_id not in (None, link.id):
        return False
    theirs = asked.step is Step.CLIENT or (mode is not ApprovalMode.TWO_STEPS and asked.asked_of_id is None)
    return link.may_approve and theirs


def files_of(session: Session, workspace_id: int, posts: Sequence[Post]) -> dict[int, list[Attachment]]:
    """By post, in the order in which they came."""
    rows = select(Attachment).where(Attachment.workspace_id == workspace_id, Attachment.post_id.in_([post.id for post in posts]))
    found: dict[int, list[Attachment]] = defaultdict(list)
    for each in session.scalars(rows.order_by(Attachment.id)):
        found[each.post_id].append(each)
    return found
