"""A guest link: what somebody without an account sees, and may do there. Looked up on every request."""

from datetime import date, datetime, timedelta

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.channel import Channel

USUALLY_FOR = timedelta(days=30)


class GuestLink(Owned, Base):
    """Exactly one selection: posts of a channel (None: of all), of a campaign (None: any), from a day to a day, both included."""

    __tablename__ = "guest_links"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("channel_id", "channels", ondelete="CASCADE"),
        inside("made_by_id", "members", ondelete="CASCADE"),
        Index(None, "workspace_id", "revoked_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Line(80))  # whom it is for; what they write and decide stands under it
    email: Mapped[str | None] = mapped_column(Line(254))  # where approvals are asked for; None: the link is handed over by hand
    channel_id: Mapped[int | None]
    channel: Mapped[Channel | None] = relationship(viewonly=True)
    campaign: Mapped[str | None] = mapped_column(Line(80))
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    may_comment: Mapped[bool] = mapped_column(default=False)
    may_approve: Mapped[bool] = mapped_column(default=False)
    made_by_id: Mapped[int | None]
    token_hash: Mapped[str] = mapped_column(Line(64), unique=True)  # SHA-256
    token_cipher: Mapped[bytes] = mapped_column(LargeBinary)  # to show the address again
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # last
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    def is_good(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at
