"""The backlog as it is shown: topics with the channels they suit and the posts they have become."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, case, exists, func, literal, or_, select, type_coerce
from sqlalchemy.orm import Session

from planner.models import Channel, Post, Stage, Topic, TopicChannel

ON_A_PAGE = 100  # topics of a list
ON_A_BOARD = 20  # topics of a column
NOBODY = "none"


class Shelf(Enum):
    """Where in the backlog a topic lies. What is open is new, in work or ready."""

    OPEN = "open"  # no post yet, or evergreen
    NEW = "new"
    IN_WORK = "in_work"
    READY = "ready"
    USED = "used"
    DROPPED = "dropped"
    TRASH = "trash"


STAGES = (Shelf.NEW, Shelf.IN_WORK, Shelf.READY)
COLUMNS = (*STAGES, Shelf.USED, Shelf.DROPPED)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which topics: with a channel those that suit it, with a text those that hold it. `person` is a member's id or `none`."""

    channel: Channel | None = None
    pillar: str = ""
    person: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return bool(self.channel or self.pillar or self.person or self.text)


@dataclass(frozen=True, slots=True)
class Use:
    """A post that the topic has become."""

    post_id: int
    day: date
    channel: Channel


@dataclass(frozen=True, slots=True)
class ShownTopic:
    topic: Topic
    channels: tuple[Channel, ...]  # empty: meant for all
    uses: tuple[Use, ...]  # by day


@dataclass(frozen=True, slots=True)
class Backlog:
    """A page of a shelf; `total` is how many lie on it."""

    topics: tuple[ShownTopic, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // ON_A_PAGE))


@dataclass(frozen=True, slots=True)
class Column:
    """The first topics of a shelf, and how many lie on it."""

    shelf: Shelf
    topics: tuple[ShownTopic, ...]
    total: int


def backlog(
    session: Session, workspace_id: int, wanted: Wanted = Wanted(), *, shelf: Shelf = Shelf.OPEN, page: int = 1
) -> Backlog:
    """The topics of a shelf: open ones the oldest first, others the newest. A page beyond the last one is the last one."""
    conditions = (*_that(workspace_id, wanted), _lies_on(shelf))
    total = session.scalar(select(func.count()).select_from(Topic).where(*conditions)) or 0
    page = max(1, min(page, -(-total // ON_A_PAGE)))
    query = select(Topic).where(*conditions).order_by(_ORDER).limit(ON_A_PAGE).offset((page - 1) * ON_A_PAGE)
    return Backlog(tuple(_shown(session, workspace_id, list(session.scalars(query)))), total, page)


def columns(session: Session, workspace_id: int, wanted: Wanted = Wanted()) -> list[Column]:
    """The board: what is new, in work, ready, used, dropped."""
    place = func.row_number().over(partition_by=_SHELF, order_by=_ORDER)
    placed = select(Topic.id, _SHELF.label("shelf"), place.label("place"))
    placed_ones = placed.where(*_that(workspace_id, wanted), Topic.trashed_at.is_(None)).subquery()
    rows = session.execute(
        select(Topic, placed_ones.c.shelf)
        .join(placed_ones, placed_ones.c.id == Topic.id)
        .where(Topic.workspace_id == workspace_id, placed_ones.c.place <= ON_A_BOARD)
        .order_by(placed_ones.c.place)
    ).all()
    shown = _shown(session, workspace_id, [topic for topic, _ in rows])
    totals = counts(session, workspace_id, wanted)
    found: dict[str, list[ShownTopic]] = defaultdict(list)
    for each, (_, shelf) in zip(shown, rows, strict=True):
        found[shelf].append(each)
    return [Column(shelf, tuple(found[shelf.value]), totals.get(shelf, 0)) for shelf in COLUMNS]


def counts(session: Session, workspace_id: int, wanted: Wanted = Wanted()) -> Mapping[Shelf, int]:
    """How many topics lie on each shelf."""
    trashed_or = case((Topic.trashed_at.is_not(None), literal(Shelf.TRASH.value)), else_=_SHELF)
    query = select(trashed_or.label("shelf"), func.count()).where(*_that(workspace_id, wanted)).group_by("shelf")
    found = {Shelf(shelf): count for shelf, count in session.execute(query)}
    return {**found, Shelf.OPEN: sum(found.get(each, 0) for each in STAGES)}


def titles(session: Session, workspace_id: int) -> list[tuple[int, str]]:
    """Of all topics that are not in the trash: id and title."""
    query = select(Topic.id, Topic.title).where(Topic.workspace_id == workspace_id, Topic.trashed_at.is_(None))
    return [(id_, title) for id_, title in session.execute(query.order_by(Topic.id))]


def known_words(session: Session, workspace_id: int) -> Mapping[str, list[str]]:
    """The pillars, campaigns, audiences and goals that topics and posts of the workspace name, in order of the alphabet."""
    columns: list[tuple[str, type[Topic] | type[Post], Any]] = [
        ("pillar", Topic, Topic.pillar),
        ("campaign", Topic, Topic.campaign),
        ("audience", Topic, Topic.audience),
        ("goal", Topic, Topic.goal),
        ("pillar", Post, Post.pillar),
        ("campaign", Post, Post.campaign),
        ("audience", Post, Post.audience),
    ]
    first, *others = [
        select(literal(name).label("name"), type_coerce(column, Text).label("word")).where(thing.workspace_id == workspace_id)
        for name, thing, column in columns
    ]
    found: dict[str, list[str]] = {"pillar": [], "campaign": [], "audience": [], "goal": []}
    for name, word in session.execute(first.union(*others)):
        if word:
            found[name].append(word)
    return {name: sorted(words, key=str.casefold) for name, words in found.items()}


_USED = exists().where(
    Post.workspace_id == Topic.workspace_id, Post.topic_id == Topic.id, Post.trashed_at.is_(None), ~Post.cancelled
)
_SHELF: ColumnElement[str] = case(
    (Topic.dropped_at.is_not(None), literal(Shelf.DROPPED.value)),
    (and_(_USED, ~Topic.evergreen), literal(Shelf.USED.value)),
    *((Topic.stage == stage, literal(stage.value)) for stage in Stage),
)

_IS_OPEN = and_(Topic.trashed_at.is_(None), _SHELF.in_([each.value for each in STAGES]))
_ORDER = case((_IS_OPEN, Topic.id), else_=-Topic.id)


def _lies_on(shelf: Shelf) -> ColumnElement[bool]:
    if shelf is Shelf.TRASH:
        return Topic.trashed_at.is_not(None)
    return _IS_OPEN if shelf is Shelf.OPEN else and_(Topic.trashed_at.is_(None), shelf.value == _SHELF)


def _that(workspace_id: int, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [Topic.workspace_id == workspace_id]
    if wanted.channel:
        found.append(or_(_meant_for(workspace_id, wanted.channel.id), ~_meant_for(workspace_id)))
    if wanted.pillar:
        found.append(Topic.pillar == wanted.pillar)
    if wanted.person:
        found.append(Topic.person_id.is_(None) if wanted.person == NOBODY else Topic.person_id == int(wanted.person))
    if wanted.text:
        searched = (Topic.title, Topic.notes, Topic.pillar, Topic.campaign)
        found.append(or_(*(type_coerce(column, Text).icontains(wanted.text, autoescape=True) for column in searched)))
    return found


def _meant_for(workspace_id: int, channel_id: int | None = None) -> Any:  # a condition; its type says nothing
    condition = exists().where(TopicChannel.workspace_id == workspace_id, TopicChannel.topic_id == Topic.id)
    return condition if channel_id is None else condition.where(TopicChannel.channel_id == channel_id)


def shown_topic(session: Session, topic: Topic) -> ShownTopic:
    return _shown(session, topic.workspace_id, [topic])[0]


def _shown(session: Session, workspace_id: int, topics: list[Topic]) -> list[ShownTopic]:
    ids = [topic.id for topic in topics]
    meant: dict[int, list[Channel]] = defaultdict(list)
    pairs = (
        select(TopicChannel.topic_id, Channel)
        .join(Channel, (Channel.workspace_id == TopicChannel.workspace_id) & (Channel.id == TopicChannel.channel_id))
        .where(TopicChannel.workspace_id == workspace_id, TopicChannel.topic_id.in_(ids))
        .order_by(Channel.position)
    )
    for topic_id, channel in session.execute(pairs):
        meant[topic_id].append(channel)
    uses: dict[int | None, list[Use]] = defaultdict(list)
    posts = (
        select(Post.topic_id, Post.id, Post.day, Channel)
        .join(Channel, (Channel.workspace_id == Post.workspace_id) & (Channel.id == Post.channel_id))
        .where(Post.workspace_id == workspace_id, Post.topic_id.in_(ids), Post.trashed_at.is_(None), ~Post.cancelled)
        .order_by(Post.day, Post.id)
    )
    for used_id, post_id, day, channel in session.execute(posts):
        uses[used_id].append(Use(post_id, day, channel))
    return [ShownTopic(topic, tuple(meant[topic.id]), tuple(uses[topic.id])) for topic in topics]
