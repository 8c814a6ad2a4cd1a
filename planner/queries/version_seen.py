"""What a post was when somebody saw it: rolled back from its history, for whoever answers too late."""

import datetime as dt
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Channel, Event, Post
from planner.models.event import plain
from planner.models.seen import SHOWN, digest_of, files_of


@dataclass(frozen=True, slots=True)
class Version:
    title: str
    text: str
    link: str
    day: date
    time: dt.time | None
    channel: str  # its name


def version_now(post: Post) -> Version:
    return Version(post.title, post.text, post.link, post.day, post.time, post.channel.name)


def version_seen(session: Session, post: Post, seen: str) -> Version | None:
    """The version with the digest; None when its history does not lead there, as after a change of pictures."""
    values, files = {name: plain(getattr(post, name)) for name in SHOWN}, files_of(session, post)
    rows = (
        select(Event.details)
        .where(Event.workspace_id == post.workspace_id, Event.subject == "post", Event.subject_id == post.id)
        .order_by(Event.id.desc())
    )
    for details in session.scalars(rows):
        if digest_of(values, files) == seen:
            break
        values |= {name: pair[0] for name, pair in details.items() if name in SHOWN and isinstance(pair, list)}
    return _version(session, post, values) if digest_of(values, files) == seen else None


def _version(session: Session, post: Post, values: dict[str, Any]) -> Version:
    of_post = Channel.workspace_id == post.workspace_id
    channel = session.scalar(select(Channel.name).where(of_post, Channel.id == values["channel_id"])) or ""
    time = dt.time.fromisoformat(values["time"]) if values["time"] else None
    return Version(values["title"], values["text"], values["link"], date.fromisoformat(values["day"]), time, channel)
