"""The topics that an empty slot could be filled with, best first."""

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Text, exists, or_, select, type_coerce
from sqlalchemy.orm import Session

from planner.domain.cadence import Line, Slots
from planner.domain.pauses import Paused
from planner.domain.promises import slots
from planner.domain.suiting import Because, Candidate, Place, suiting
from planner.domain.terms import valid_on
from planner.models import Channel, Post, Stage, Topic, TopicChannel, Workspace
from planner.queries.people import People
from planner.queries.plan import terms_of


@dataclass(frozen=True, slots=True)
class Suggestion:
    topic: Topic
    because: Because


def line_of(
    session: Session, workspace: Workspace, channel: Channel, day: date, time: dt.time | None, people: People
) -> Line | None:
    """What the cadence says of the slot: that with the time, else the first of the day; None when none falls on the day."""
    term = valid_on(terms_of(session, workspace.id, people).get(channel.id, ()), day)
    if term is None or not isinstance(term.cadence, Slots):
        return None
    number = day.toordinal()
    lines = [slot.line for slot in slots(term, term.cadence, number, number + 1, Paused((), ()), frozenset())]
    return next((line for line in lines if line.time == time), lines[0] if lines else None)


def suggestions(session: Session, channel: Channel, day: date, pillar: str | None = None, text: str = "") -> list[Suggestion]:
    """Topics meant for the channel that have no post there (or are evergreen); with a text those that hold it."""
    topics = {topic.id: topic for topic in _open_topics(session, channel, text)}
    posted: dict[int | None, list[date]] = defaultdict(list)
    pillars = Counter[str]()
    for topic_id, posted_on, of_post, of_topic in _posts(session, channel):
        posted[topic_id].append(posted_on)
        pillars[of_topic or of_post] += (posted_on.year, posted_on.month) == (day.year, day.month)
    candidates = [_candidate(topic, posted[topic.id]) for topic in topics.values() if topic.evergreen or not posted[topic.id]]
    found = suiting(candidates, Place(day, pillar, pillars))
    return [Suggestion(topics[each.topic], each.because) for each in found]


def _open_topics(session: Session, channel: Channel, text: str) -> list[Topic]:
    meant = exists().where(TopicChannel.workspace_id == channel.workspace_id, TopicChannel.topic_id == Topic.id)
    suits = or_(~meant, meant.where(TopicChannel.channel_id == channel.id))
    there = (Topic.workspace_id == channel.workspace_id, Topic.dropped_at.is_(None), Topic.trashed_at.is_(None))
    query = select(Topic).where(*there, suits).order_by(Topic.id)
    if text:
        told = (Topic.title, Topic.notes, Topic.pillar)
        query = query.where(or_(*(type_coerce(column, Text).icontains(text, autoescape=True) for column in told)))
    return list(session.scalars(query))


def _posts(session: Session, channel: Channel) -> list[tuple[int | None, date, str, str | None]]:
    """Topic, day and pillars of the channel's posts."""
    of_channel = (Post.workspace_id == channel.workspace_id, Post.channel_id == channel.id)
    topic = (Topic.workspace_id == Post.workspace_id) & (Topic.id == Post.topic_id)
    rows = select(Post.topic_id, Post.day, Post.pillar, Topic.pillar).outerjoin(Topic, topic)
    there = rows.where(*of_channel, Post.trashed_at.is_(None), ~Post.cancelled)
    return [(topic_id, day, of_post, of_topic) for topic_id, day, of_post, of_topic in session.execute(there)]


def _candidate(topic: Topic, posted: list[date]) -> Candidate:
    return Candidate(
        topic.id,
        pillar=topic.pillar,
        ready=topic.stage is Stage.READY,
        earliest=topic.earliest_day,
        latest=topic.latest_day,
        evergreen=topic.evergreen,
        cool_down=topic.cool_down_days,
        posted=tuple(posted),
    )
