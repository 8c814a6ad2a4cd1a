"""What feeds ask the database: what a token opens, the kept body, and the feeds that a member may see."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from planner import db
from planner.models import EndedAddress, Feed, FeedBody, FeedFetch, Member, Right, Workspace
from planner.models.feed import FeedKind

ANYWHERE = {db.ACROSS_WORKSPACES: True}


class Stored(NamedTuple):
    """The body that is kept for a feed, without its bytes: what it shows, and since when."""

    revision: int
    day: date
    wording: str
    etag: str
    modified_at: datetime


class Address(NamedTuple):
    """What a token opens. `ended_at`: then the feed was revoked, or this address replaced by another."""

    feed_id: int
    workspace_id: int
    kind: FeedKind
    zone: str
    revision: int
    ended_at: datetime | None
    failed_at: datetime | None
    stored: Stored | None


# Columns of tables, put together once: most of what a 304 costs is finding this row.
_feed, _workspace, _body, _ended = Feed.__table__.c, Workspace.__table__.c, FeedBody.__table__.c, EndedAddress.__table__.c
_FEED = (_feed.id, _feed.workspace_id, _feed.kind, _workspace.zone, _workspace.revision)
_IN_USE = (
    select(*_FEED, _feed.revoked_at, _feed.failed_at, _body.revision, _body.day, _body.wording, _body.etag, _body.modified_at)
    .join_from(Feed.__table__, Workspace.__table__, _workspace.id == _feed.workspace_id)
    .outerjoin(FeedBody.__table__, _body.feed_id == _feed.id)
    .where(_feed.token_hash == bindparam("hash"))
    .execution_options(**ANYWHERE)
)
_REPLACED = (
    select(*_FEED, _ended.ended_at)
    .join_from(Feed.__table__, Workspace.__table__, _workspace.id == _feed.workspace_id)
    .join(EndedAddress.__table__, _ended.feed_id == _feed.id)
    .where(_ended.token_hash == bindparam("hash"))
    .execution_options(**ANYWHERE)
)


def address(session: Session, hash_of_token: str) -> Address | None:
    """One indexed look-up for an address in use, a second one for any other. None: there never was such an address."""
    row = session.execute(_IN_USE, {"hash": hash_of_token}).first()
    if row is not None:
        return Address._make((*row[:7], Stored._make(row[7:]) if row[7] is not None else None))
    ended = session.execute(_REPLACED, {"hash": hash_of_token}).first()
    return Address._make((*ended, None, None)) if ended else None


def feed_with_workspace(session: Session, asked: Address) -> tuple[Feed, Workspace]:
    """The feed whose address was asked for."""
    query = select(Feed, Workspace).join(Workspace, Workspace.id == Feed.workspace_id)
    feed, workspace = session.execute(query.where(Feed.workspace_id == asked.workspace_id, Feed.id == asked.feed_id)).one()
    return feed, workspace


class Served(NamedTuple):
    """A body as gzip."""

    etag: str
    modified_at: datetime
    gzipped: bytes


def stored_body(session: Session, workspace_id: int, feed_id: int) -> Served | None:
    """The kept body; None when it is gone since."""
    query = select(FeedBody.etag, FeedBody.modified_at, FeedBody.gzipped)
    row = session.execute(query.where(FeedBody.workspace_id == workspace_id, FeedBody.feed_id == feed_id)).first()
    return Served(*row) if row else None


def feeds_of(session: Session, member: Member) -> Sequence[Feed]:
    """The member's own feeds; all of the workspace for those who arrange it. Revoked ones last."""
    query = select(Feed).where(Feed.workspace_id == member.workspace_id)
    if not member.may(Right.ARRANGE):
        query = query.where(Feed.owner_id == member.id)
    return session.scalars(query.order_by(Feed.revoked_at.is_not(None), Feed.name, Feed.id)).all()


def feed_of(session: Session, member: Member, feed_id: int) -> Feed | None:
    """One of `feeds_of`; None for any other."""
    query = select(Feed).where(Feed.workspace_id == member.workspace_id, Feed.id == feed_id)
    found = session.scalar(query)
    return found if found and (found.owner_id == member.id or member.may(Right.ARRANGE)) else None


def fetches_of(session: Session, workspace_id: int) -> dict[int, list[FeedFetch]]:
    """The last fetches of each feed (by id), the newest first."""
    query = select(FeedFetch).where(FeedFetch.workspace_id == workspace_id).order_by(FeedFetch.fetched_at.desc())
    fetches = defaultdict(list)
    for fetch in session.scalars(query):
        fetches[fetch.feed_id].append(fetch)
    return fetches


def bodies_of(session: Session, workspace_id: int) -> dict[int, FeedBody]:
    """What is kept for each feed (by id), without the bytes."""
    query = select(FeedBody).where(FeedBody.workspace_id == workspace_id)
    return {body.feed_id: body for body in session.scalars(query)}
