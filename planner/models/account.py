"""What belongs to a user's account beside the password: links sent by mail, and codes for the day the phone is lost."""

from datetime import datetime
from enum import Enum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Line, UtcDateTime, Word


class Purpose(Enum):
    PASSWORD = "password"  # noqa: S105 (what a link is for)
    EMAIL = "email"  # to prove a new address


class AccountLink(Base):
    """A link for one use by one user. We keep its hash."""

    __tablename__ = "account_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    purpose: Mapped[Purpose] = mapped_column(Word(Purpose))
    email: Mapped[str | None] = mapped_column(Line(254))  # the new one, to be proved
    token_hash: Mapped[str] = mapped_column(Line(64), unique=True)  # SHA-256
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class RecoveryCode(Base):
    """Stands in for the second factor, once."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(Line(64))  # SHA-256 of a code with 80 bits
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
