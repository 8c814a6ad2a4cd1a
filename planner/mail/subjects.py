"""What several letters say about a post: where and when it appears, and its text in short."""

import textwrap

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import wording
from planner.models import Post, Workspace
from planner.wording import gettext as _

EXCERPT = 600  # characters of a text
TITLE = 70  # characters of a title in a subject line


def post_of(session: Session, workspace: Workspace, post_id: int) -> Post | None:
    """None when there is no such post here, or it is cancelled or in the trash."""
    rows = select(Post).where(Post.workspace_id == workspace.id, Post.id == post_id, Post.trashed_at.is_(None), ~Post.cancelled)
    return session.scalar(rows)


def where_and_when(post: Post, *, to_guest: bool = False) -> tuple[tuple[str, str], ...]:
    """As facts: channel, day, and who it is with, which guests need not know."""
    person = None if to_guest else post.person or post.channel.responsible
    facts = [(_("Channel"), post.channel.name), (_("Appears"), appearing(post))]
    return (*facts, (_("Person"), person.name)) if person else tuple(facts)


def appearing(post: Post) -> str:
    """`Mittwoch, 2. Dezember 2026, 9:00`."""
    return ", ".join(part for part in (wording.long_day(post.day), wording.clock_time(post.time)) if part)


def in_short(post: Post) -> str:
    """`LinkedIn, Mi 2. Dez., 9:00`."""
    return ", ".join(part for part in (post.channel.name, wording.day(post.day), wording.clock_time(post.time)) if part)


def excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"


def titled(title: str) -> str:
    """A title as a subject line has room for it."""
    return textwrap.shorten(title, TITLE, placeholder="…") or title[:TITLE]
