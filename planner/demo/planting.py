"""Sketches become topics and posts, each with a history that ends before today."""

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from random import Random
from typing import NamedTuple

from sqlalchemy.orm import Session

from planner.demo.chronicle import Chronicle
from planner.demo.founding import House
from planner.demo.sketching import Sketch
from planner.domain.plan import Readiness
from planner.domain.span import shifted
from planner.models import ChecklistItem, Member, Post, Topic, TopicChannel
from planner.models.post import UID_DOMAIN

# How many days before its day a post becomes so ripe as a rule, and at what hour.
RIPENED = {Readiness.DRAFT: (12, 10), Readiness.REVIEW: (6, 15), Readiness.APPROVED: (4, 11), Readiness.PUBLISHED: (0, 18)}

LONG_WORK = 3  # hours, from which on a post has a day of its own to be ready and a checklist


def plant(session: Session, house: House, sketches: Sequence[Sketch], chronicle: Chronicle) -> None:
    """Topics and posts. One title is one topic, on however many channels."""
    chance = Random(f"{house.client.slug} {house.today}")  # noqa: S311 (the same demo for the same day, no secret)
    topics = _topics(session, house, sketches, chronicle)
    for sketch in sketches:
        _post(session, house, sketch, topics[sketch.title], chronicle, chance)
    session.flush()


def _topics(session: Session, house: House, sketches: Sequence[Sketch], chronicle: Chronicle) -> dict[str, Topic]:
    by_title: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in sketches:
        by_title[sketch.title].append(sketch)
    topics = {title: _topic(house, of_title, chronicle) for title, of_title in by_title.items()}
    session.add_all(topics.values())
    session.flush()
    session.add_all(
        TopicChannel(workspace_id=house.workspace.id, topic_id=topics[title].id, channel_id=house.channels[channel].id)
        for title, of_title in by_title.items()
        for channel in sorted({sketch.channel for sketch in of_title})
    )
    return topics


def _topic(house: House, of_title: Sequence[Sketch], chronicle: Chronicle) -> Topic:
    first = of_title[0]
    at = chronicle.moment(shifted(min(first.day, house.today), -37), 16)
    topic = Topic(
        workspace_id=house.workspace.id,
        title=first.title,
        pillar=first.pillar,
        campaign=first.campaign,
        audience=first.audience,
        evergreen=first.evergreen,
        cool_down_days=max(each.cool_down or 0 for each in of_title) or None,
        created_at=at,
    )
    chronicle.tell(at, topic, "noted", by=house.members[house.client.planner])
    return topic


def _post(session: Session, house: House, sketch: Sketch, topic: Topic, chronicle: Chronicle, chance: Random) -> None:
    planned = chronicle.moment(shifted(min(sketch.day, house.today), -chance.randrange(15, 31)), 10, chance.randrange(60))
    steps = list(_steps(house, sketch, chronicle, chance.randrange(60)))
    channel = house.channels[sketch.channel]
    post = Post(
        workspace_id=house.workspace.id,
        uid=f"{uuid.UUID(int=chance.getrandbits(128), version=4)}@{UID_DOMAIN}",
        channel_id=channel.id,
        topic_id=topic.id,
        day=sketch.day,
        time=sketch.time,
        title=sketch.title,
        text=sketch.text,
        format=sketch.format,
        link=sketch.link,
        pillar=sketch.pillar,
        campaign=sketch.campaign,
        audience=sketch.audience,
        person_id=house.members[sketch.person].id if sketch.person else None,
        readiness=sketch.readiness,
        cancelled=sketch.cancelled,
        effort_hours=sketch.hours,
        due_day=shifted(sketch.day, -channel.lead_days) if is_long_work(sketch) else None,
        published_link=sketch.link if sketch.readiness is Readiness.PUBLISHED and channel.network == "blog" else "",
        sequence=len(steps),
        created_at=planned,
        changed_at=max([planned, *(step.at for step in steps)]),
    )
    session.add(post)
    if is_long_work(sketch) and sketch.day >= house.today:
        session.flush()
        session.add_all(_checklist(house, sketch, post, steps))
    chronicle.tell(planned, post, "planned", by=house.members[house.client.planner], day=sketch.day, channel=channel.id)
    for step in steps:
        chronicle.tell(step.at, post, step.verb, by=step.by, **{step.field: step.change})


def is_long_work(sketch: Sketch) -> bool:
    return (sketch.hours or 0) >= LONG_WORK and not sketch.cancelled


def _checklist(house: House, sketch: Sketch, post: Post, steps: "Sequence[Step]") -> Iterator[ChecklistItem]:
    """The riper the post, the more of it is done."""
    for n, text in enumerate(house.client.checklist):
        done = steps[-1] if n < sketch.readiness and steps else None
        yield ChecklistItem(
            workspace_id=house.workspace.id,
            post_id=post.id,
            position=n,
            text=text,
            done_at=done.at if done else None,
            done_by_id=done.by.id if done else None,
        )


class Step(NamedTuple):
    """Something that happened to a post: what a field was before and after."""

    at: datetime
    verb: str
    by: Member
    field: str
    change: tuple[object, object]


def _steps(house: House, sketch: Sketch, chronicle: Chronicle, minute: int) -> Iterator[Step]:
    """How the post became as ripe as it is, and that it was moved or cancelled, in order of time."""
    worked = house.members[sketch.worker or house.client.planner]
    if minute % 10 == 7:
        moved = chronicle.moment(shifted(min(sketch.day, house.today), -14), 11, minute)
        yield Step(moved, "moved", worked, "day", (shifted(sketch.day, -1), sketch.day))
    before = Readiness.IDEA
    for readiness, (days, hour) in RIPENED.items():
        if readiness > sketch.readiness:
            break
        # What is ahead of its time became so one after the other in the last days.
        day = min(shifted(sketch.day, -days), shifted(house.today, -1 - 2 * (sketch.readiness - readiness)))
        by = house.members[house.client.approver] if readiness is Readiness.APPROVED else worked
        yield Step(chronicle.moment(day, hour, minute), "ripened", by, "readiness", (before, readiness))
        before = readiness
    if sketch.cancelled:
        at = chronicle.moment(shifted(min(sketch.day, house.today), -2), 9, minute)
        yield Step(at, "cancelled", worked, "cancelled", (False, True))
