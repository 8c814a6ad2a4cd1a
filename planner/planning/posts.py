"""Posts and their topics come to be together."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Channel, Member, Post, Topic, TopicChannel
from planner.models.event import record


def plan_post(session: Session, channel: Channel, *, by: Member | None, topic: Topic | None = None, **values: Any) -> Post:
    """A new post on the channel. `values` are fields of Post, `day` and `title` at least.

    A post without a topic gets the one of the same title, or a new one that is meant for its channel.
    """
    topic = topic or topic_of_title(session, channel, values["title"], by=by)
    post = Post(workspace_id=channel.workspace_id, channel_id=channel.id, topic_id=topic.id, **values)
    session.add(post)
    record(post, "planned", by=by, day=post.day, channel=channel.id)
    return post


def topic_named(session: Session, workspace_id: int, title: str) -> Topic | None:
    """The topic with exactly this title, the oldest of several."""
    of_title = select(Topic).where(Topic.workspace_id == workspace_id, Topic.title == title, Topic.trashed_at.is_(None))
    return session.scalar(of_title.order_by(Topic.id).limit(1))


def topic_of_title(session: Session, channel: Channel, title: str, *, by: Member | None) -> Topic:
    """One topic for the same title on several channels. A new one is meant for this channel only."""
    found = topic_named(session, channel.workspace_id, title)
    if found is None:
        found = Topic(workspace_id=channel.workspace_id, title=title)
        session.add(found)
        record(found, "noted", by=by)
        session.add(TopicChannel(workspace_id=channel.workspace_id, topic_id=found.id, channel_id=channel.id))
    return found


def note_topic(
    session: Session, workspace_id: int, title: str, *, by: Member | None, channels: list[Channel] | None = None, **values: Any
) -> Topic:
    """A new entry of the backlog, meant for the channels, or for all when none is named."""
    topic = Topic(workspace_id=workspace_id, title=title, **values)
    session.add(topic)
    record(topic, "noted", by=by)
    session.add_all(
        TopicChannel(workspace_id=workspace_id, topic_id=topic.id, channel_id=channel.id) for channel in channels or []
    )
    return topic
