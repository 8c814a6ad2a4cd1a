"""A view of the plan that somebody keeps under a name: its filters, and whether all of the workspace see it."""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside


class SavedView(Owned, Base):
    """`query` is the part of the plan's address after the question mark."""

    __tablename__ = "saved_views"
    __table_args__ = (
        inside("member_id", "members", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "id"),
        UniqueConstraint("workspace_id", "member_id", "name"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int]
    name: Mapped[str] = mapped_column(Line(80))
    query: Mapped[str] = mapped_column(Line(2000))
    shared: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


class StartView(Owned, Base):
    """With which saved view the plan opens for a member."""

    __tablename__ = "start_views"
    __table_args__ = (
        inside("member_id", "members", ondelete="CASCADE"),
        inside("view_id", "saved_views", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "member_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int]
    view_id: Mapped[int]
