"""What is still to be done for a post. Its changes stand in the post's history."""

import textwrap
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Index, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.event import record
from planner.models.member import Member
from planner.models.post import Post

LONGEST_ITEM = 200


class ChecklistItem(Owned, Base):
    __tablename__ = "checklist_items"
    __table_args__ = (
        inside("post_id", "posts", ondelete="CASCADE"),
        inside("done_by_id", "members"),
        Index(None, "workspace_id", "post_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Line(LONGEST_ITEM))
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by_id: Mapped[int | None]


def checklist(session: Session, post: Post) -> list[ChecklistItem]:
    """In its order."""
    items = select(ChecklistItem).where(ChecklistItem.workspace_id == post.workspace_id, ChecklistItem.post_id == post.id)
    return list(session.scalars(items.order_by(ChecklistItem.position, ChecklistItem.id)))


def earlier_list(session: Session, post: Post) -> list[str]:
    """What was to be done for the newest other post of the channel that has a checklist: none when there is no such post."""
    items = select(ChecklistItem).join(
        Post, (Post.workspace_id == ChecklistItem.workspace_id) & (Post.id == ChecklistItem.post_id)
    )
    on_channel = items.where(
        ChecklistItem.workspace_id == post.workspace_id, Post.channel_id == post.channel_id, Post.id != post.id
    )
    newest = session.scalar(on_channel.with_only_columns(func.max(Post.id)))
    listed = on_channel.where(Post.id == newest).order_by(ChecklistItem.position, ChecklistItem.id)
    return [item.text for item in session.scalars(listed)] if newest else []


def list_items(session: Session, post: Post, texts: Sequence[str], *, by: Member | None) -> None:
    """Put them at the end of the post's checklist."""
    last = select(func.max(ChecklistItem.position)).where(
        ChecklistItem.workspace_id == post.workspace_id, ChecklistItem.post_id == post.id
    )
    begin = (session.scalar(last) or 0) + 1
    for position, text in enumerate(texts, begin):
        session.add(ChecklistItem(workspace_id=post.workspace_id, post_id=post.id, position=position, text=text))
    record(post, "listed", by=by, item=textwrap.shorten(", ".join(texts), LONGEST_ITEM, placeholder=" …"))


def tick(item: ChecklistItem, post: Post, *, by: Member | None) -> None:
    """It is done."""
    if item.done_at is None:
        item.done_at, item.done_by_id = clock.now(), by.id if by else None
        record(post, "done", by=by, item=item.text)


def reopen(item: ChecklistItem, post: Post, *, by: Member | None) -> None:
    """It is not done after all."""
    if item.done_at is not None:
        item.done_at = item.done_by_id = None
        record(post, "reopened", by=by, item=item.text)


def unlist(session: Session, item: ChecklistItem, post: Post, *, by: Member | None) -> None:
    session.delete(item)
    record(post, "unlisted", by=by, item=item.text)


def shift(session: Session, item: ChecklistItem, post: Post, places: int) -> None:
    """Up (negative) or down in the list, as far as it goes. Its order is nobody's history."""
    items = checklist(session, post)
    at = items.index(item)
    items.insert(max(0, min(at + places, len(items) - 1)), items.pop(at))
    for position, each in enumerate(items, 1):
        each.position = position
