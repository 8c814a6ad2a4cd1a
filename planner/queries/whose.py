"""Whom a post is with, and the members behind ids."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Channel, Member, Post


def whose_is(session: Session, post: Post) -> int | None:
    """The id of the post's member, else of who is responsible for its channel; None: nobody's."""
    return post.person_id or responsible_for(session, post)


def responsible_for(session: Session, post: Post) -> int | None:
    rows = select(Channel.responsible_id).where(Channel.workspace_id == post.workspace_id, Channel.id == post.channel_id)
    return session.scalar(rows)


def members_by_id(session: Session, workspace_id: int, ids: Iterable[int | None]) -> list[Member]:
    """Those who are still here, each once."""
    wanted = {id_ for id_ in ids if id_}
    here = (Member.workspace_id == workspace_id, Member.id.in_(wanted), Member.left_at.is_(None))
    return list(session.scalars(select(Member).where(*here).order_by(Member.id)))
