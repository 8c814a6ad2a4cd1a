"""The versions of a post's title and text: its history holds each before and after."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Event, Post

FIELDS = ("title", "text")


@dataclass(frozen=True, slots=True)
class Version:
    """`member_id` None: a guest, a command or the program itself."""

    number: int  # from 1
    at: datetime
    member_id: int | None
    title: str
    text: str


def versions_of(session: Session, post: Post) -> list[Version]:
    """The oldest first; the last one is what the post says now."""
    rows = select(Event).where(Event.workspace_id == post.workspace_id, Event.subject == "post", Event.subject_id == post.id)
    events = list(session.scalars(rows.order_by(Event.id)))
    changes = [event for event in events if any(_pair(event, name) for name in FIELDS)]
    says = {name: next((pair[0] for event in changes if (pair := _pair(event, name))), getattr(post, name)) for name in FIELDS}
    begun = events[0] if events else None
    versions = [Version(1, begun.at if begun else post.created_at, begun.member_id if begun else None, **says)]
    for number, event in enumerate(changes, 2):
        says |= {name: pair[1] for name in FIELDS if (pair := _pair(event, name))}
        versions.append(Version(number, event.at, event.member_id, **says))
    return versions


def _pair(event: Event, name: str) -> list[str] | None:
    pair = event.details.get(name)
    return [str(each or "") for each in pair] if isinstance(pair, list) and len(pair) == 2 else None
