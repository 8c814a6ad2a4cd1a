"""What the plan holds already, as far as a file may be about it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, and_, false, func, or_, select
from sqlalchemy.orm import Session

from planner.models import Channel, ImportBatch, ImportedRow, Post, Topic, TopicChannel
from planner.planning.imports.said import Said, from_json
from planner.queries.people import People, people_of

CHANNELS, IDENTITY = "channels", "identity"  # are kept beside the fields of Said
FIELDS_OF_TOPIC = ("title", "notes", "link", "pillar", "campaign", "audience")
FIELDS_OF_POST = (*FIELDS_OF_TOPIC, "day", "time", "readiness", "cancelled", "text", "format")
GONE = 0  # the id of what was deleted for good


@dataclass(frozen=True, slots=True)
class LastRow:
    """What a file said last of a post or topic, where, and the version that it left behind."""

    batch: int
    sheet: str
    row: int
    column: str
    channels: frozenset[int]
    identity: str | None
    said: Said
    version_after: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A post or topic that is there, or (GONE) was there. `last` is None when it came by no import."""

    id: int
    now: Said
    channels: frozenset[int]  # a post has one
    version: int
    trashed: bool
    last: LastRow | None = None
    bare: bool = False  # a topic with nothing but a title, as one that came along with a post

    @property
    def touched(self) -> bool:
        """Somebody changed it since its row was taken in."""
        return self.last is not None and self.version != self.last.version_after


@dataclass(frozen=True, slots=True)
class Plan:
    """A workspace's plan, as far as an import asks for it."""

    channels: dict[str, Channel]  # by slug, in their order
    people: People
    posts: list[Kept]
    topics: list[Kept]
    batches: dict[int, str]  # file names of the batches that are in force


def kept_plan(session: Session, workspace_id: int, days: Iterable[date]) -> Plan:
    """Posts and topics that came by imports, all topics, and the posts between the first and last of `days`."""
    people = people_of(session, workspace_id)
    channels = session.scalars(select(Channel).where(Channel.workspace_id == workspace_id).order_by(Channel.position, Channel.id))
    batches = select(ImportBatch.id, ImportBatch.file_name).where(
        ImportBatch.workspace_id == workspace_id, ImportBatch.applied_at.is_not(None), ImportBatch.undone_at.is_(None)
    )
    gone = _gone(session, workspace_id)
    return Plan(
        channels={channel.slug: channel for channel in channels},
        people=people,
        posts=[*_posts(session, workspace_id, people, sorted(days)), *(kept for kept in gone if kept.now.day)],
        topics=[*_topics(session, workspace_id, people), *(kept for kept in gone if not kept.now.day)],
        batches=dict(session.execute(batches).all()),
    )


def _posts(session: Session, workspace_id: int, people: People, days: list[date]) -> list[Kept]:
    last = _last_rows(session, workspace_id, of_posts=True)
    columns = (getattr(Post, name) for name in FIELDS_OF_POST)
    imported = Post.id.in_(select(ImportedRow.post_id).where(ImportedRow.workspace_id == workspace_id))
    among = and_(Post.trashed_at.is_(None), Post.day.between(days[0], days[-1])) if days else false()
    found = session.execute(
        select(Post.id, Post.version, Post.trashed_at, Post.channel_id, Post.person_id, *columns)
        .where(Post.workspace_id == workspace_id, or_(imported, among))
        .order_by(Post.id)
    )
    return [
        Kept(
            id=id_,
            now=Said(**dict(zip(FIELDS_OF_POST, said, strict=True)), person=people.email(person)),
            channels=frozenset({channel}),
            version=version,
            trashed=trashed is not None,
            last=last.get(id_),
        )
        for id_, version, trashed, channel, person, *said in found
    ]


def _topics(session: Session, workspace_id: int, people: People) -> list[Kept]:
    channels: defaultdict[int, set[int]] = defaultdict(set)
    meant = select(TopicChannel.topic_id, TopicChannel.channel_id).where(TopicChannel.workspace_id == workspace_id)
    for topic, channel in session.execute(meant):
        channels[topic].add(channel)
    last = _last_rows(session, workspace_id, of_posts=False)
    columns = (getattr(Topic, name) for name in FIELDS_OF_TOPIC)
    found = session.execute(
        select(Topic.id, Topic.version, Topic.trashed_at, Topic.dropped_at, Topic.evergreen, Topic.person_id, *columns)
        .where(Topic.workspace_id == workspace_id)
        .order_by(Topic.id)
    )
    topics = []
    for id_, version, trashed, dropped, evergreen, person, *said in found:
        now = Said(**dict(zip(FIELDS_OF_TOPIC, said, strict=True)), person=people.email(person), cancelled=dropped is not None)
        bare = now == Said(now.title) and not evergreen
        topics.append(Kept(id_, now, frozenset(channels[id_]), version, trashed is not None, last.get(id_), bare))
    return topics


def _last_rows(session: Session, workspace_id: int, *, of_posts: bool) -> dict[int, LastRow]:
    """By the post or topic."""
    thing = ImportedRow.post_id if of_posts else ImportedRow.topic_id
    newest = ImportedRow.id.in_(newest_rows(workspace_id, of_posts=of_posts))
    found = session.execute(select(thing, *ROW).where(ImportedRow.workspace_id == workspace_id, newest))
    return {id_: _last_row(row) for id_, *row in found if id_}


def _gone(session: Session, workspace_id: int) -> list[Kept]:
    """What files brought and was deleted for good: it counts as lying in the trash for ever."""
    rows = (
        select(*ROW)
        .join(ImportBatch, (ImportBatch.workspace_id == ImportedRow.workspace_id) & (ImportBatch.id == ImportedRow.batch_id))
        .where(
            ImportedRow.workspace_id == workspace_id,
            ImportedRow.post_id.is_(None),
            ImportedRow.topic_id.is_(None),
            ImportBatch.undone_at.is_(None),
        )
    )
    last = [_last_row(row) for row in session.execute(rows.order_by(ImportedRow.id))]
    return [Kept(GONE, row.said, row.channels, version=0, trashed=True, last=row) for row in last]


ROW = (
    ImportedRow.batch_id,
    ImportedRow.sheet,
    ImportedRow.row,
    ImportedRow.column,
    ImportedRow.values,
    ImportedRow.version_after,
)


def _last_row(columns: Sequence[Any]) -> LastRow:
    batch, sheet, row, column, values, version_after = columns
    return LastRow(batch, sheet, row, column, frozenset(values[CHANNELS]), values.get(IDENTITY), from_json(values), version_after)


def newest_rows(workspace_id: int, *, of_posts: bool) -> Select[int]:
    """Ids of the newest row of each post, or of each topic that has a row of its own, in batches that were not undone."""
    thing = ImportedRow.post_id if of_posts else ImportedRow.topic_id
    rows = (
        select(func.max(ImportedRow.id))
        .join(ImportBatch, (ImportBatch.workspace_id == ImportedRow.workspace_id) & (ImportBatch.id == ImportedRow.batch_id))
        .where(ImportedRow.workspace_id == workspace_id, ImportBatch.undone_at.is_(None), thing.is_not(None))
        .group_by(thing)
    )
    return rows if of_posts else rows.where(ImportedRow.post_id.is_(None))
