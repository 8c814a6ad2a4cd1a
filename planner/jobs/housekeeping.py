"""Throws away what has had its time. Each deed is safe to repeat and to interrupt."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from planner import db
from planner.models import Attachment, Attempt, ImportBatch, Post, SignIn, Topic
from planner.models.audit import forget_old
from planner.models.user import IDLE, LONGEST
from planner.planning.imports.outliving import keep_what_was_said
from planner.storage import Store

IN_TRASH = timedelta(days=30)
PREVIEWED = timedelta(days=1)
COUNTED = timedelta(days=1)
STORED = timedelta(hours=1)  # longer than any upload takes from its file to its row
EVERYWHERE = {db.ACROSS_WORKSPACES: True, "synchronize_session": False}


def tidy(session: Session, now: datetime) -> None:
    """Empty the trash, end sessions that ran out, forget previews that nobody applied, the audit log of
    more than a year ago, and attempts that no longer count."""
    empty_trash(session, now)
    forget_previews(session, now)
    forget_old(session, now)
    session.execute(delete(SignIn).where(or_(SignIn.seen_at < now - IDLE, SignIn.created_at < now - LONGEST)))
    session.execute(delete(Attempt).where(Attempt.at < now - COUNTED))


def empty_trash(session: Session, now: datetime) -> None:
    over = now - IN_TRASH
    gone_posts, gone_topics = select(Post.id).where(Post.trashed_at < over), select(Topic.id).where(Topic.trashed_at < over)
    keep_what_was_said(session, gone_posts, gone_topics)
    session.execute(delete(Post).where(Post.trashed_at < over), execution_options=EVERYWHERE)
    session.execute(update(Post).where(Post.topic_id.in_(gone_topics)).values(topic_id=None), execution_options=EVERYWHERE)
    session.execute(delete(Topic).where(Topic.trashed_at < over), execution_options=EVERYWHERE)


def forget_previews(session: Session, now: datetime) -> None:
    """Uploaded files that were never applied."""
    old = (ImportBatch.applied_at.is_(None), ImportBatch.uploaded_at < now - PREVIEWED)
    session.execute(delete(ImportBatch).where(*old), execution_options=EVERYWHERE)


def collect_files(session: Session, store: Store, now: datetime) -> None:
    """Remove stored files that no attachment names: of what was detached, and of uploads that ended halfway."""
    old = list(store.older_than((now - STORED).timestamp()))
    names = select(Attachment.storage_name).execution_options(**{db.ACROSS_WORKSPACES: True})
    named = set(session.scalars(names)) if old else set()
    for path, name in old:
        if name not in named:
            path.unlink(missing_ok=True)
