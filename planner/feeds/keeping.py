"""Keeps what a build has made. Two builders at once do no harm: both keep the same."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import Table, delete, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import Insert

from planner.db import Base
from planner.feeds.building import Built
from planner.feeds.posts import later_than
from planner.feeds.setting import Setting, wording_version
from planner.models import Feed, FeedBody, FeedEntry, FeedGap
from planner.queries.feeds import Address, Stored

FORGOTTEN_AFTER = timedelta(days=90)  # computed entries, after their last day
KEYS: dict[type[Base], tuple[str, ...]] = {
    FeedEntry: ("post_id", "level"),
    FeedGap: ("workspace_id", "uid"),
    FeedBody: ("feed_id",),
}


def keep_entries(session: Session, setting: Setting, built: Built) -> None:
    """Entries rendered on the way, and computed ones as subscribers will know them."""
    workspace_id = setting.workspace.id
    _put(session, FeedEntry, built.made)
    _put(session, FeedGap, [{"workspace_id": workspace_id, **asdict(seen)} for seen in built.news])
    if built.news:
        over = setting.today - FORGOTTEN_AFTER
        session.execute(delete(FeedGap).where(FeedGap.workspace_id == workspace_id, FeedGap.last_day < over))


def keep_body(session: Session, setting: Setting, asked: Address, built: Built) -> Stored:
    """The body at the revision that was asked for. One that is equal to the last keeps its time of change."""
    before, etag = asked.stored, built.packed.etag
    stored = Stored(asked.revision, setting.today, wording_version(setting.base_url), etag, _modified(before, etag, setting.now))
    if before and before.etag == etag:
        this = (FeedBody.workspace_id == asked.workspace_id, FeedBody.feed_id == asked.feed_id)
        session.execute(update(FeedBody).where(*this).values(revision=stored.revision, day=stored.day, wording=stored.wording))
    else:
        row = {"workspace_id": asked.workspace_id, "feed_id": asked.feed_id, **stored._asdict()}
        row |= {"entries": built.entries, "left_out": built.left_out, "gzipped": built.packed.gzipped}
        _put(session, FeedBody, [row])
    return stored


def _modified(before: Stored | None, etag: str, now: datetime) -> datetime:
    if before is None:
        return now
    return before.modified_at if before.etag == etag else later_than(before.modified_at, now)


def note_failure(session: Session, asked: Address, failed_at: datetime | None) -> None:
    """When the body could not be built last; None: it could."""
    this = (Feed.workspace_id == asked.workspace_id, Feed.id == asked.feed_id)
    session.execute(update(Feed).where(*this).values(failed_at=failed_at), execution_options={"synchronize_session": False})


def _put(session: Session, model: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows, over those of the same key."""
    if rows:
        session.execute(_insert_over(model, session.get_bind().dialect.name), rows)


@cache
def _insert_over(model: type[Base], dialect: str) -> Insert:
    table = cast(Table, model.__table__)
    statement = (postgresql.insert if dialect == "postgresql" else sqlite.insert)(table)
    values = {column.name: statement.excluded[column.name] for column in table.c if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=KEYS[model], set_=values)
