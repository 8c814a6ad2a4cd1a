"""A file that belongs to a post. Its bytes lie in the data folder under a name of ours."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside


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
    alt: Mapped[str] = mapped_column(Line(1000), default="")
    media_type: Mapped[str] = mapped_column(Line(80))
    size: Mapped[int]
    digest: Mapped[str] = mapped_column(Line(64))
    storage_name: Mapped[str] = mapped_column(Line(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
