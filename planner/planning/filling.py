"""A slot is filled: a topic of the backlog, or a new title, becomes a post on exactly this channel, day and time."""

from typing import Any

from planner.models import Channel, Post, Topic
from planner.models.format_checklist import begin_checklist
from planner.planning.deeds import Doing
from planner.planning.posts import plan_post, topic_named

LENT = ("link", "effort_hours", "pillar", "campaign", "audience")  # by a topic to its post


def fill_slot(doing: Doing, channel: Channel, *, topic: Topic | None = None, title: str = "", **values: Any) -> Post:
    """`values` are fields of Post, `day` at least. What they do not say the topic lends, its title and person too.

    Without a topic it is the one of the title, or a new one.
    """
    known = topic or topic_named(doing.session, doing.workspace.id, title)
    lent = {"person_id": topic.person_id, **{name: getattr(topic, name) for name in LENT}} if topic else {}
    given = {name: value for name, value in values.items() if value not in (None, "")}
    return plan(doing, channel, known, **{**lent, **given, "title": title or (topic.title if topic else "")})


def plan(doing: Doing, channel: Channel, topic: Topic | None, **values: Any) -> Post:
    """A new post of the topic, or of a new one of its title, with its usual checklist. Undoing throws it away again."""
    post = plan_post(doing.session, channel, by=doing.by, topic=topic, **values)
    begin_checklist(doing.session, post, by=doing.by)
    doing.made(post)
    if topic is None and post.topic:
        doing.made(post.topic)
    return post
