"""Two topics become one; one becomes a series."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Member, Post, Stage, Topic
from planner.models.event import record
from planner.planning.posts import note_topic

FEWEST_PARTS, MOST_PARTS = 2, 52
STAGES = list(Stage)
CARRIED_ON = (  # from a topic to the parts of its series
    "notes",
    "link",
    "link_title",
    "pillar",
    "campaign",
    "audience",
    "goal",
    "stage",
    "earliest_day",
    "latest_day",
    "person_id",
    "evergreen",
    "cool_down_days",
)


def merge(session: Session, kept: Topic, other: Topic, *, title: str, by: Member | None) -> None:
    """`kept` takes in what `other` is: posts, notes, channels, and whatever it has no word of its own for.

    The other one goes to the trash, empty of posts; so restoring it brings back its words alone.
    """
    _take_posts(session, kept, other, by=by)
    union = {*kept.channels, *other.channels} if kept.channels and other.channels else set()  # all is more than some
    kept.edit(by=by, title=title, **_united(kept, other))
    kept.suit(sorted(union, key=lambda channel: channel.position), by=by)
    record(kept, "merged", by=by, topic=other.title)
    record(other, "merged away", by=by, topic=title)
    other.trash(by=by)


def _take_posts(session: Session, kept: Topic, other: Topic, *, by: Member | None) -> None:
    """Those in the trash too: taken out again, they belong to what their topic has become."""
    posts = select(Post).where(Post.workspace_id == other.workspace_id, Post.topic_id == other.id).order_by(Post.id)
    for post in session.scalars(posts):
        post.belong_to(kept, by=by)


def _united(kept: Topic, other: Topic) -> dict[str, Any]:
    words = {name: getattr(kept, name) or getattr(other, name) for name in ("pillar", "campaign", "audience", "goal")}
    numbers = {
        name: getattr(kept, name) if getattr(kept, name) is not None else getattr(other, name)
        for name in ("person_id", "effort_hours", "cool_down_days")
    }
    days = kept if kept.earliest_day or kept.latest_day else other  # as a pair, so that their order stays
    source = kept if kept.link else other
    return {
        **words,
        **numbers,
        "notes": _notes(kept, other),
        "link": source.link,
        "link_title": source.link_title,
        "earliest_day": days.earliest_day,
        "latest_day": days.latest_day,
        "evergreen": kept.evergreen or other.evergreen,
        "stage": max(kept.stage, other.stage, key=STAGES.index),
    }


def _notes(kept: Topic, other: Topic) -> str:
    """Of both; a second source is a line of them."""
    second = other.link if kept.link and other.link != kept.link else ""
    found = [kept.notes, *(part for part in (other.notes, second) if part not in kept.notes)]
    return "\n\n".join(part for part in found if part)


def split(session: Session, topic: Topic, titles: list[str], *, first_is_it: bool, by: Member | None) -> list[Topic]:
    """A topic for each title, the effort shared out among them. The topic itself becomes the first part, or is dropped."""
    values = {name: getattr(topic, name) for name in CARRIED_ON}
    values["effort_hours"] = round(topic.effort_hours / len(titles), 2) if topic.effort_hours else topic.effort_hours
    record(topic, "split", by=by, parts=len(titles))
    new = titles[1:] if first_is_it else titles
    if first_is_it:
        topic.edit(by=by, title=titles[0], effort_hours=values["effort_hours"])
    else:
        topic.drop(by=by)
    parts = [note_topic(session, topic.workspace_id, title, by=by, channels=topic.channels, **values) for title in new]
    return [topic, *parts] if first_is_it else parts
