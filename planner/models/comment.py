"""A comment on a post: among colleagues, or such that guests see it. Open until somebody resolves it."""

from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, inside
from planner.models.event import record
from planner.models.member import Member
from planner.models.post import Post


class Comment(Owned, Base):
    """Written by a member or through a guest link. `html` is the text as made safe when it was saved."""

    __tablename__ = "comments"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("post_id", "posts", ondelete="CASCADE"),
        inside("member_id", "members"),
        inside("guest_link_id", "guest_links"),
        inside("resolved_by_id", "members"),
        Index(None, "workspace_id", "post_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    post: Mapped[Post] = relationship(viewonly=True)
    member_id: Mapped[int | None]
    member: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Comment.workspace_id == Member.workspace_id, foreign(Comment.member_id) == Member.id)",
    )
    guest_link_id: Mapped[int | None]
    author: Mapped[str] = mapped_column(Line(80))  # the name as it was then
    text: Mapped[str] = mapped_column(Prose)  # Markdown
    html: Mapped[str] = mapped_column(Prose)
    for_guests: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    resolved_by_id: Mapped[int | None]
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    def rewrite(self, text: str, html: str, *, for_guests: bool, by: Member) -> None:
        """`html` is what is shown of the text; a save without change leaves no trace."""
        if (text, for_guests) != (self.text, self.for_guests):
            self.text, self.html, self.for_guests = text, html, for_guests
            self.changed_at = clock.now()
            record(self.post, "comment changed", by=by)

    def resolve(self, *, by: Member) -> None:
        """What it asks for is done."""
        if self.resolved_at is None:
            self.resolved_at, self.resolved_by_id = clock.now(), by.id
            record(self.post, "comment resolved", by=by, author=self.author)

    def reopen(self, *, by: Member) -> None:
        if self.resolved_at is not None:
            self.resolved_at = self.resolved_by_id = None
            record(self.post, "comment reopened", by=by, author=self.author)

    def remove(self, session: Session, *, by: Member) -> None:
        """It is gone; the history says only that there was one."""
        record(self.post, "comment removed", by=by, author=self.author)
        session.delete(self)


class Mention(Owned, Base):
    """That a comment names a member (@kim)."""

    __tablename__ = "mentions"
    __table_args__ = (
        inside("comment_id", "comments", ondelete="CASCADE"),
        inside("member_id", "members", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "comment_id", "member_id"),
        Index(None, "workspace_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    comment_id: Mapped[int]
    member_id: Mapped[int]
