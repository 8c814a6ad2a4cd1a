"""Feeds of the demo: of each client the plan, its gaps, one channel and one person."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.demo.founding import House
from planner.feeds.body import usual_name
from planner.models import Feed, Workspace
from planner.models.feed import FeedKind, make_feed


@dataclass(frozen=True, slots=True)
class DemoFeed:
    """`workspace` is a slug, `path` begins with a slash."""

    workspace: str
    kind: str
    path: str

    def as_json(self) -> dict[str, str]:
        return {"workspace": self.workspace, "kind": self.kind, "path": self.path}


def make_feeds(session: Session, house: House, feed_key: str) -> None:
    """Each with a secret of its own; they belong to whoever plans."""
    workspace, planner = house.workspace, house.members[house.client.planner]
    channel = house.channels[house.client.channels[0].slug]
    kinds: tuple[tuple[FeedKind, str | None, dict[str, Any]], ...] = (
        (FeedKind.PLAN, None, {"full_text": True}),
        (FeedKind.CHANNEL, channel.name, {"channel_id": channel.id, "shows_empty": True}),
        (FeedKind.PERSON, planner.name, {"person_id": planner.id}),
        (FeedKind.GAPS, None, {}),
    )
    for kind, whose, values in kinds:
        named = {"workspace_id": workspace.id, "owner_id": planner.id, "name": usual_name(workspace, kind, whose)}
        make_feed(session, feed_key, by=planner, kind=kind, **named, **values)


def feeds_of_demo(session: Session, workspace: Workspace, feed_key: str) -> list[DemoFeed]:
    """Those in use whose address can be shown: what was made with another feed key cannot."""
    in_use = select(Feed).where(Feed.workspace_id == workspace.id, Feed.revoked_at.is_(None)).order_by(Feed.id)
    shown = ((feed.kind.value, feed.token(feed_key)) for feed in session.scalars(in_use))
    return [DemoFeed(workspace.slug, kind, f"/feed/{token}/{kind}.ics") for kind, token in shown if token]
