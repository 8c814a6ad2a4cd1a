"""An invitation: one address, one use, until it runs out. The link leaves by mail only; its hash is what we keep."""

from datetime import datetime, timedelta

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, Word, inside
from planner.models.member import Member
from planner.models.rights import Right, Role

GOOD_FOR = timedelta(days=7)


class Invitation(Owned, Base):
    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("invited_by_id", "members", ondelete="CASCADE"),
        inside("member_id", "members", ondelete="CASCADE"),
        Index(None, "workspace_id", "email"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Line(254))  # lower case
    role: Mapped[Role] = mapped_column(Word(Role))
    token_hash: Mapped[str] = mapped_column(Line(64), unique=True)  # SHA-256
    invited_by_id: Mapped[int | None]
    invited_by: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Invitation.workspace_id == Member.workspace_id, foreign(Invitation.invited_by_id) == Member.id)",
    )
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    member_id: Mapped[int | None]  # who came of it
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    def is_open(self, now: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and now < self.expires_at

    def holds(self, now: datetime) -> bool:
        """Whether it still lets somebody in: whoever invited has to be here, and may still give this role."""
        inviter = self.invited_by
        if inviter is None:
            return self.is_open(now)
        may_give = inviter.left_at is None and inviter.may(Right.OWN if self.role is Role.OWNER else Right.ARRANGE)
        return self.is_open(now) and may_give

    def revoke(self, now: datetime) -> None:
        """One that was accepted stays as it was."""
        if self.accepted_at is None and self.revoked_at is None:
            self.revoked_at = now
