"""A file that belongs to a post, and has its history there. Its bytes lie in the data folder under a name of ours."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.event import record
from planner.models.member import Member

if TYPE_CHECKING:
    from planner.models.post import Post

LONGEST_ALT = 1000


class Attachment(Owned, Base):
    """`alt` says in words what a picture shows; `digest` is the SHA-256 of the bytes, `size` their number."""

    __tablename__ = "attachments"
    __table_args__ = (
        inside("post_id", "posts", ondelete="CASCADE"),
        inside("member_id", "members"),
        UniqueConstraint("storage_name"),
        Index(None, "workspace_id", "post_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    member_id: Mapped[int | None]  # who brought it
    name: Mapped[str] = mapped_column(Line(200))
    alt: Mapped[str] = mapped_column(Line(LONGEST_ALT), default="")
    media_type: Mapped[str] = mapped_column(Line(80))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(Line(64))
    storage_name: Mapped[str] = mapped_column(Line(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)

    @property
    def is_picture(self) -> bool:
        return self.media_type.startswith("image/")


def attachments_of(session: Session, post: "Post") -> list[Attachment]:
    """In the order in which they came."""
    rows = select(Attachment).where(Attachment.workspace_id == post.workspace_id, Attachment.post_id == post.id)
    return list(session.scalars(rows.order_by(Attachment.id)))


def files_together(session: Session, posts: Sequence["Post"]) -> Sequence[Attachment]:
    """Of several posts of one workspace, in the order in which they came."""
    if not posts:
        return []
    ids = [post.id for post in posts]
    rows = select(Attachment).where(Attachment.workspace_id == posts[0].workspace_id, Attachment.post_id.in_(ids))
    return session.scalars(rows.order_by(Attachment.id)).all()


def space_used(session: Session, workspace_id: int) -> int:
    """Bytes of all attachments of the workspace."""
    return session.scalar(select(func.coalesce(func.sum(Attachment.size), 0)).where(Attachment.workspace_id == workspace_id)) or 0


def describe(attachment: Attachment, post: "Post", alt: str, *, by: Member | None) -> None:
    """Say what the picture shows; a save without change leaves no trace."""
    if attachment.alt != alt:
        attachment.alt = alt
        record(post, "described", by=by, file=attachment.name)
        post.recheck_files(by=by)


def detach(session: Session, attachment: Attachment, post: "Post", *, by: Member | None) -> None:
    """The row goes now; a collector takes the bytes once nothing names them."""
    session.delete(attachment)
    record(post, "detached", by=by, file=attachment.name)
    post.recheck_files(by=by)
