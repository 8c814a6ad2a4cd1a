"""A view of the plan that somebody keeps under a name: its filters, and whether all of the workspace see it."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint, delete
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.event import record
from planner.models.member import Member


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

    def arrange(self, *, by: Member | None, **values: Any) -> None:
        """Set the name, or whether all see it; a save without change leaves no trace."""
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        if changed:
            record(self, "arranged", by=by, **changed)

    def remove(self, *, by: Member | None) -> None:
        """Whoever began with it begins with the board again."""
        record(self, "removed", by=by, name=self.name)
        session = object_session(self)
        assert session is not None  # noqa: S101 (it comes from a unit of work)
        session.delete(self)


def save_view(session: Session, owner: Member, name: str, query: str, *, shared: bool) -> SavedView:
    """Keep the view for `owner`, whose names of views differ from each other."""
    saved = SavedView(workspace_id=owner.workspace_id, member_id=owner.id, name=name, query=query, shared=shared)
    session.add(saved)
    record(saved, "saved", by=owner, name=name, query=query, shared=shared)
    return saved


def begin_with(session: Session, member: Member, view: SavedView | None) -> None:
    """From now on the plan opens for the member with this view; None: with the board."""
    mine = (StartView.workspace_id == member.workspace_id) & (StartView.member_id == member.id)
    session.execute(delete(StartView).where(mine))
    if view:
        session.add(StartView(workspace_id=member.workspace_id, member_id=member.id, view_id=view.id))
    record(member, "begins with view", by=member, view=view.id if view else None)


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
