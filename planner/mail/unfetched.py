"""Feeds that a calendar used to fetch and no longer does: their owner is told, once for each time it stopped."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner import db
from planner.models import Feed, FeedFetch, LetterKind, Member, Workspace
from planner.planning.notices import tell

SILENT_FOR = timedelta(days=7)
FORGOTTEN_AFTER = timedelta(days=28)  # silent for so long it is no news


def tell_of_unfetched(session: Session, now: datetime) -> int:
    """How many letters were put into the outbox."""
    last = (
        select(FeedFetch.workspace_id, FeedFetch.feed_id, func.max(FeedFetch.fetched_at).label("at"))
        .group_by(FeedFetch.workspace_id, FeedFetch.feed_id)
        .having(func.max(FeedFetch.fetched_at).between(now - FORGOTTEN_AFTER, now - SILENT_FOR))
        .subquery()
    )
    silent = (
        select(Workspace, Member, Feed.id, last.c.at)
        .join_from(last, Feed, (Feed.workspace_id == last.c.workspace_id) & (Feed.id == last.c.feed_id))
        .join(Member, (Member.workspace_id == Feed.workspace_id) & (Member.id == Feed.owner_id))
        .join(Workspace, Workspace.id == Feed.workspace_id)
        .where(Feed.revoked_at.is_(None), Member.left_at.is_(None))
        .execution_options(**{db.ACROSS_WORKSPACES: True})
    )
    return sum(
        tell(session, workspace, member, LetterKind.FEED_UNFETCHED, f"unfetched:{feed}:{at.date()}", feed=feed)
        for workspace, member, feed, at in session.execute(silent).all()
    )
