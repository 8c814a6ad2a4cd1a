"""A pause: an accepted gap, with its reason and who decided."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.event import record
from planner.models.member import Member

if TYPE_CHECKING:
    from planner.models.channel import Channel


class Pause(Owned, Base):
    """An accepted gap of one channel, or of all (channel_id None). Both days included."""

    __tablename__ = "pauses"
    __table_args__ = (
        inside("channel_id", "channels", ondelete="CASCADE"),
        inside("decided_by_id", "members"),
        CheckConstraint("first_day <= last_day", name="order"),
        Index(None, "workspace_id", "first_day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int | None]
    channel: Mapped["Channel | None"] = relationship(viewonly=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    reason: Mapped[str] = mapped_column(Line(200))
    decided_by_id: Mapped[int | None]
    decided_by: Mapped[Member | None] = relationship(viewonly=True)
    decided_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)

    def lift(self, *, by: Member | None) -> None:
        """The pause no longer holds."""
        record(self, "lifted", by=by, channel=self.channel_id, first=self.first_day, last=self.last_day, reason=self.reason)
        session = object_session(self)
        assert session is not None  # noqa: S101 (a pause comes from a unit of work)
        session.delete(self)


def pause(
    session: Session,
    workspace_id: int,
    channel: "Channel | None",
    first: date,
    last: date,
    reason: str,
    *,
    by: Member | None,
) -> Pause:
    """Accept a gap on one channel, or on all of the workspace."""
    accepted = Pause(
        workspace_id=workspace_id,
        channel_id=channel.id if channel else None,
        first_day=first,
        last_day=last,
        reason=reason,
        decided_by_id=by.id if by else None,
    )
    session.add(accepted)
    record(accepted, "accepted", by=by, channel=accepted.channel_id, first=first, last=last, reason=reason)
    return accepted
