"""What of a workspace holds the words that somebody seeks: posts, topics, channels and people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from planner.domain.plan import Readiness
from planner.domain.sought import Sought
from planner.models import Channel, Event, Post, Topic
from planner.queries.people import Person, people_of

MOST = 8  # of a kind
LOOKED_AT = 40  # of which the best are taken
LAST_EVENTS = 200
AT_ONCE = 200  # rows


@dataclass(frozen=True, slots=True)
class FoundPost:
    id: int
    title: str
    day: date
    readiness: Readiness
    cancelled: bool
    channel_id: int
    channel: str  # its name


@dataclass(frozen=True, slots=True)
class FoundTopic:
    id: int
    title: str
    is_dropped: bool


@dataclass(frozen=True, slots=True)
class FoundChannel:
    id: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    posts: tuple[FoundPost, ...] = ()
    topics: tuple[FoundTopic, ...] = ()
    channels: tuple[FoundChannel, ...] = ()
    people: tuple[Person, ...] = ()


POST_TITLES = select(Post.id, Post.title).where(Post.trashed_at.is_(None))
TOPIC_TITLES = select(Topic.id, Topic.title).where(Topic.trashed_at.is_(None))
POSTS = (
    select(Post.id, Post.title, Post.day, Post.readiness, Post.cancelled, Channel.id, Channel.name)
    .join(Channel, (Channel.workspace_id == Post.workspace_id) & (Channel.id == Post.channel_id))
    .where(Post.trashed_at.is_(None))
)
TOPICS = select(Topic.id, Topic.title, Topic.dropped_at.is_not(None)).where(Topic.trashed_at.is_(None))
CHANNELS = select(Channel.id, Channel.slug, Channel.name).order_by(Channel.position, Channel.id)


def find(session: Session, workspace_id: int, text: str, today: date) -> Found:
    """At most `MOST` of a kind: the best first; posts from today on by day, then earlier ones, topics the newest first."""
    sought = Sought.of(text)
    if not sought.words:
        return Found()
    posts = POST_TITLES.where(Post.workspace_id == workspace_id, *_may_hold(Post.title, sought))
    coming = posts.where(Post.day >= today).order_by(Post.day, Post.id)
    earlier = posts.where(Post.day < today).order_by(Post.day.desc(), Post.id.desc())
    topics = TOPIC_TITLES.where(Topic.workspace_id == workspace_id, *_may_hold(Topic.title, sought)).order_by(Topic.id.desc())
    channels = [FoundChannel(*row) for row in session.execute(CHANNELS.where(Channel.workspace_id == workspace_id))]
    people = people_of(session, workspace_id).here
    return Found(
        posts=_posts(session, workspace_id, _best(_holding(session, coming, sought) + _holding(session, earlier, sought))),
        topics=_topics(session, workspace_id, _best(_holding(session, topics, sought))),
        channels=tuple(_best(_ranked(channels, [each.name for each in channels], sought))),
        people=tuple(_best(_ranked(people, [f"{each.name} {each.email}" for each in people], sought))),
    )


def lately(session: Session, workspace_id: int, member_id: int) -> Found:
    """The posts and topics that the member has worked on last, the latest first."""
    events = select(Event.subject, Event.subject_id).where(
        Event.workspace_id == workspace_id, Event.member_id == member_id, Event.subject.in_(("post", "topic"))
    )
    pairs = dict.fromkeys((subject, id_) for subject, id_ in session.execute(events.order_by(Event.id.desc()).limit(LAST_EVENTS)))
    latest = list(islice(pairs, MOST))
    return Found(
        posts=_posts(session, workspace_id, [id_ for subject, id_ in latest if subject == "post"]),
        topics=_topics(session, workspace_id, [id_ for subject, id_ in latest if subject == "topic"]),
    )


def _posts(session: Session, workspace_id: int, ids: list[int]) -> tuple[FoundPost, ...]:
    """In the order of the ids; those in the trash are left out."""
    rows = session.execute(POSTS.where(Post.workspace_id == workspace_id, Post.id.in_(ids))) if ids else ()
    return tuple(sorted((FoundPost(*row) for row in rows), key=lambda post: ids.index(post.id)))


def _topics(session: Session, workspace_id: int, ids: list[int]) -> tuple[FoundTopic, ...]:
    rows = session.execute(TOPICS.where(Topic.workspace_id == workspace_id, Topic.id.in_(ids))) if ids else ()
    return tuple(sorted((FoundTopic(*row) for row in rows), key=lambda topic: ids.index(topic.id)))


def _may_hold(column: InstrumentedAttribute[str], sought: Sought) -> list[ColumnElement[bool]]:
    return [type_coerce(column, Text).ilike(pattern) for pattern in sought.patterns]


def _holding(session: Session, rows: Select[int, str], sought: Sought) -> list[tuple[int, Any]]:
    """The ids of the first whose titles hold the words, with their ranks. No more rows are read than it takes."""
    with session.execute(rows.execution_options(yield_per=AT_ONCE)) as result:
        return list(islice(_ranks(((id_, title) for id_, title in result), sought), LOOKED_AT))


def _ranked(things: Iterable[Any], titles: Iterable[str], sought: Sought) -> list[tuple[int, Any]]:
    return list(_ranks(zip(things, titles, strict=True), sought))


def _ranks(pairs: Iterable[tuple[Any, str]], sought: Sought) -> Iterator[tuple[int, Any]]:
    for thing, title in pairs:
        rank = sought.rank(title)
        if rank is not None:
            yield rank, thing


def _best(ranked: list[tuple[int, Any]]) -> list[Any]:
    return [thing for _, thing in sorted(ranked, key=lambda pair: pair[0])[:MOST]]
