"""The posts of a plan, in the order in which they are read aloud."""

import datetime as dt
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.domain.plan import Readiness, in_order_of_time
from planner.models import Channel, ImportBatch, ImportedRow, Post
from planner.queries.people import people_of


@dataclass(frozen=True, slots=True)
class Source:
    """The place in a file that a post was last imported from."""

    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class PlannedPost:
    id: int
    uid: str
    day: date
    time: dt.time | None
    channel: str
    channel_name: str
    title: str
    readiness: Readiness
    cancelled: bool
    person: str | None
    person_name: str | None
    topic: int | None
    source: Source | None


def planned_posts(
    session: Session, workspace_id: int, *, channel_id: int | None = None, first: date | None = None, end: date | None = None
) -> list[PlannedPost]:
    """By day, time (none last), channel, uid; `first` included, `end` excluded. Those in the trash are left out."""
    people = people_of(session, workspace_id)
    rows = (
        select(Post, Channel.slug, Channel.name)
        .join(Channel, (Channel.workspace_id == Post.workspace_id) & (Channel.id == Post.channel_id))
        .where(Post.workspace_id == workspace_id, Post.trashed_at.is_(None))
    )
    if channel_id is not None:
        rows = rows.where(Post.channel_id == channel_id)
    if first is not None:
        rows = rows.where(Post.day >= first)
    if end is not None:
        rows = rows.where(Post.day < end)
    sources = _sources(session, workspace_id)
    found = [
        PlannedPost(
            id=post.id,
            uid=post.uid,
            day=post.day,
            time=post.time,
            channel=slug,
            channel_name=name,
            title=post.title,
            readiness=post.readiness,
            cancelled=post.cancelled,
            person=people.email(post.person_id),
            person_name=people.name(people.email(post.person_id)),
            topic=post.topic_id,
            source=sources.get(post.id),
        )
        for post, slug, name in session.execute(rows)
    ]
    return sorted(found, key=lambda post: (post.day, *in_order_of_time(post.time), post.channel, post.uid))


def _sources(session: Session, workspace_id: int) -> dict[int, Source]:
    newest = (
        select(func.max(ImportedRow.id))
        .where(ImportedRow.workspace_id == workspace_id, ImportedRow.post_id.is_not(None))
        .group_by(ImportedRow.post_id)
    )
    rows = (
        select(ImportedRow.post_id, ImportBatch.file_name, ImportedRow.sheet, ImportedRow.row)
        .join(ImportBatch, (ImportBatch.workspace_id == ImportedRow.workspace_id) & (ImportBatch.id == ImportedRow.batch_id))
        .where(ImportedRow.workspace_id == workspace_id, ImportedRow.id.in_(newest))
    )
    return {post: Source(file, sheet, row) for post, file, sheet, row in session.execute(rows) if post}
