"""What a guest sees: exactly the posts of one selection, none that is an idea, cancelled or in the trash."""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from planner import clock
from planner.db import ACROSS_WORKSPACES
from planner.domain.plan import Readiness
from planner.domain.span import shifted
from planner.models import Approval, GuestLink, Post, Step, Workspace
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
    rows = select(GuestLink).where(GuestLink.workspace_id == workspace_id)
    found = session.scalars(rows.order_by(GuestLink.id.desc()))
    return sorted(found, key=lambda link: not link.is_good(clock.now()))


def posts_for(session: Session, link: GuestLink, today: date) -> list[Post]:
    """By day and time."""
    rows = select(Post).where(*_selected(link, today)).order_by(Post.day, Post.time.is_(None), Post.time, Post.id)
    return list(session.scalars(rows))


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
    asked = (each for each in open_approvals(session, link.workspace_id) if each.step is Step.CLIENT)
    return {each.post_id: each for each in asked if each.guest_link_id in (None, link.id)}
