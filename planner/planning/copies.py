"""Posts are copied: to other channels, or all of a week or month onto another one."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.plan import Readiness
from planner.domain.span import Span, coming, monday_of
from planner.models import Channel, Post, Workspace
from planner.planning.deeds import Doing
from planner.planning.filling import plan
from planner.planning.posts import topic_named
from planner.queries.doubts import Doubt, doubts_about

CARRIED = ("title", "text", "format", "link", "pillar", "campaign", "audience", "time", "person_id", "effort_hours")


class Unit(Enum):
    """What is copied as a whole."""

    WEEK = "week"
    MONTH = "month"

    def around(self, day: date) -> Span:
        """The week or month that the day lies in."""
        if self is Unit.WEEK:
            return coming(monday_of(day), 7)
        first = day.replace(day=1)
        return Span(first, (first + timedelta(days=31)).replace(day=1))


@dataclass(frozen=True, slots=True)
class Copy:
    """A post as it would be copied. `day` None: the month has no fifth such weekday. `there`: it lies there already."""

    post: Post
    channel: Channel
    day: date | None
    there: bool = False
    doubt: Doubt | None = None

    @property
    def is_new(self) -> bool:
        return self.day is not None and not self.there


def counterpart(day: date, unit: Unit, to: date) -> date | None:
    """The same weekday of the week `to` lies in; of a month the same one counted from its first day, None when there is none."""
    span = unit.around(to)
    if unit is Unit.WEEK:
        return span.first + timedelta(days=day.weekday())
    nth = (day.day - 1) // 7
    found = span.first + timedelta(days=(day.weekday() - span.first.weekday()) % 7 + 7 * nth)
    return found if found in span else None


def onto_channels(
    session: Session, workspace: Workspace, posts: Sequence[Post], channels: Iterable[Channel], day: date | None
) -> list[Copy]:
    """Each post on each of the channels but its own, on the day, or each on its own day."""
    pairs = [(post, channel, day or post.day) for channel in channels for post in posts if channel.id != post.channel_id]
    return _judged(session, workspace, pairs)


def forward(session: Session, workspace: Workspace, unit: Unit, day: date, to: date, slugs: Collection[str] = ()) -> list[Copy]:
    """How the posts of the week or month come to lie, those of these channels (none named: of all), cancelled ones left out."""
    span = unit.around(day)
    there = (Post.workspace_id == workspace.id, Post.trashed_at.is_(None), ~Post.cancelled)
    rows = select(Post).where(*there, Post.day >= span.first, Post.day < span.end)
    found = session.scalars(rows.order_by(Post.day, Post.time.is_(None), Post.time, Post.id))
    posts = [post for post in found if not slugs or post.channel.slug in slugs]
    return _judged(session, workspace, [(post, post.channel, counterpart(post.day, unit, to)) for post in posts])


def _judged(session: Session, workspace: Workspace, pairs: Sequence[tuple[Post, Channel, date | None]]) -> list[Copy]:
    days = [day for _, _, day in pairs if day]
    if not days:
        return [Copy(post, channel, None) for post, channel, _ in pairs]
    lying = select(Post.channel_id, Post.day, Post.topic_id, Post.title).where(
        Post.workspace_id == workspace.id, Post.trashed_at.is_(None), Post.day.between(min(days), max(days))
    )
    known = {(channel, day, key) for channel, day, topic, title in session.execute(lying) for key in (topic, title) if key}
    doubts = {
        (doubt.day, doubt.channel.id): doubt
        for doubt in doubts_about(session, workspace, [(day, channel) for _, channel, day in pairs if day])
    }
    return [
        Copy(post, channel, day, _key(post, channel, day) in known, doubts.get((day, channel.id)) if day else None)
        for post, channel, day in pairs
    ]


def _key(post: Post, channel: Channel, day: date | None) -> tuple[int, date | None, int | str]:
    return channel.id, day, post.topic_id or post.title


def copy(doing: Doing, copies: Iterable[Copy]) -> list[Post]:
    """Those that are new. A post with a text comes as a draft, else as an idea; the topic stays the same."""
    return [_copied(doing, each.post, each.channel, each.day) for each in copies if each.day and not each.there]


def _copied(doing: Doing, post: Post, channel: Channel, day: date) -> Post:
    values: dict[str, Any] = {name: getattr(post, name) for name in CARRIED}
    if channel.id != post.channel_id and channel.responsible_id:
        values["person_id"] = None  # another channel, another one who answers for it
    readiness = Readiness.DRAFT if post.text else Readiness.IDEA
    topic = post.topic or topic_named(doing.session, doing.workspace.id, post.title)
    return plan(doing, channel, topic, day=day, readiness=readiness, **values)
