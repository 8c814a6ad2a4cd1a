"""The backlog as it is shown: topics with the channels they suit and the posts they have become."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy import Select, Text, exists, or_, select, type_coerce
from sqlalchemy.orm import Session

from planner.models import Channel, Post, Topic, TopicChannel

SHOWN = 200  # topics on a page


class Shelf(Enum):
    """Where in the backlog a topic lies."""

    OPEN = "open"  # no post yet, or evergreen
    USED = "used"
    DROPPED = "dropped"
    TRASH = "trash"


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
    """`more` says that there are further topics beyond those shown."""

    topics: tuple[ShownTopic, ...]
    more: bool


def backlog(
    session: Session, workspace_id: int, *, shelf: Shelf = Shelf.OPEN, channel: Channel | None = None, text: str = ""
) -> Backlog:
    """The topics of a shelf, the oldest first; with a channel those that suit it, with a text those that hold it."""
    query = _on(shelf, select(Topic).where(Topic.workspace_id == workspace_id))
    if channel:
        query = query.where(or_(_meant_for(workspace_id, channel.id), ~_meant_for(workspace_id)))
    if text:
        query = query.where(
            or_(
                *(
                    type_coerce(column, Text).icontains(text, autoescape=True)
                    for column in (Topic.title, Topic.notes, Topic.pillar)
                )
            )
        )
    found = list(session.scalars(query.order_by(Topic.id).limit(SHOWN + 1)))
    return Backlog(tuple(_shown(session, workspace_id, found[:SHOWN])), len(found) > SHOWN)


def _on(shelf: Shelf, query: Select[Topic]) -> Select[Topic]:
    if shelf is Shelf.TRASH:
        return query.where(Topic.trashed_at.is_not(None))
    query = query.where(Topic.trashed_at.is_(None))
    if shelf is Shelf.DROPPED:
        return query.where(Topic.dropped_at.is_not(None))
    used = exists().where(
        Post.workspace_id == Topic.workspace_id, Post.topic_id == Topic.id, Post.trashed_at.is_(None), ~Post.cancelled
    )
    query = query.where(Topic.dropped_at.is_(None))
    return query.where(used) if shelf is Shelf.USED else query.where(or_(Topic.evergreen, ~used))


def _meant_for(workspace_id: int, channel_id: int | None = None):  # type: ignore[no-untyped-def]  # a condition; its type says nothing
    condition = exists().where(TopicChannel.workspace_id == workspace_id, TopicChannel.topic_id == Topic.id)
    return condition if channel_id is None else condition.where(TopicChannel.channel_id == channel_id)


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
