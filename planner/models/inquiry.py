"""An inquiry: what others ask us on a channel, and by when it wants an answer."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.event import record
from planner.models.member import Member

if TYPE_CHECKING:
    from planner.models.channel import Channel


class Inquiry(Owned, Base):
    """What others ask us on a channel, and by when it wants an answer."""

    __tablename__ = "inquiries"
    __table_args__ = (inside("channel_id", "channels", ondelete="CASCADE"), Index(None, "workspace_id", "answered_at"))

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int]
    channel: Mapped["Channel"] = relationship(viewonly=True)
    text: Mapped[str] = mapped_column(Line(500))
    target_day: Mapped[date]
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    def answer(self, *, by: Member | None) -> None:
        if self.answered_at is None:
            self.answered_at = clock.now()
            record(self, "answered", by=by)
