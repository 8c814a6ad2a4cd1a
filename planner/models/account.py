"""What belongs to a user's account beside the password: links sent by mail, and codes for the day the phone is lost."""

import base64
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import Enum

from sqlalchemy import ForeignKey, delete, func, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, UtcDateTime, Word
from planner.models.user import User
from planner.sealing import new_token, token_hash


class Purpose(Enum):
    PASSWORD = "password"  # noqa: S105 (what a link is for)
    EMAIL = "email"  # to prove a new address


VALID: Mapping[Purpose, timedelta] = {Purpose.PASSWORD: timedelta(minutes=30), Purpose.EMAIL: timedelta(hours=24)}
KEPT = timedelta(days=7)  # after it has run out
RECOVERY_CODES = 10


class AccountLink(Base):
    """A link for one use by one user. We keep its hash."""

    __tablename__ = "account_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    purpose: Mapped[Purpose] = mapped_column(Word(Purpose))
    email: Mapped[str | None] = mapped_column(Line(254))  # the new one, to be proved
    token_hash: Mapped[str] = mapped_column(Line(64), unique=True)  # SHA-256
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def make_link(session: Session, user: User, purpose: Purpose, *, email: str | None = None) -> tuple[AccountLink, str]:
    """A new link, and the token that opens it: it is shown to nobody but in the letter. Those that ran out long ago go."""
    session.execute(delete(AccountLink).where(AccountLink.user_id == user.id, AccountLink.expires_at < clock.now() - KEPT))
    token = new_token("rpa_")
    link = AccountLink(user_id=user.id, purpose=purpose, email=email, token_hash=token_hash(token))
    link.expires_at = clock.now() + VALID[purpose]
    session.add(link)
    session.flush()
    return link, token


def open_link(session: Session, token: str, purpose: Purpose) -> AccountLink | None:
    """None when the link was used or has run out, or when there never was one for this."""
    found = session.scalar(select(AccountLink).where(AccountLink.token_hash == token_hash(token), AccountLink.purpose == purpose))
    return found if found and found.used_at is None and clock.now() < found.expires_at else None


def use_link(session: Session, link: AccountLink) -> bool:
    """False when somebody else was quicker. The user's other links for the same are void from now on."""
    mine = AccountLink.id == link.id, AccountLink.used_at.is_(None)
    used = session.execute(update(AccountLink).where(*mine).values(used_at=clock.now()))
    void_links(session, link.user, link.purpose)
    return bool(used.rowcount)  # type: ignore[attr-defined]  # a CursorResult


def void_links(session: Session, user: User, purpose: Purpose) -> None:
    """Whoever holds such a link of the user's can do nothing with it any more."""
    open_ones = AccountLink.user_id == user.id, AccountLink.purpose == purpose, AccountLink.used_at.is_(None)
    session.execute(update(AccountLink).where(*open_ones).values(used_at=clock.now()))


class RecoveryCode(Base):
    """Stands in for the second factor, once."""

    __tablename__ = "recovery_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    code_hash: Mapped[str] = mapped_column(Line(64))  # SHA-256 of a code with 80 bits
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


def make_recovery_codes(session: Session, user: User) -> list[str]:
    """New codes in place of the earlier ones. They are shown once, and only their hashes are kept."""
    forget_recovery_codes(session, user)
    codes = [_grouped(base64.b32encode(secrets.token_bytes(10)).decode().lower()) for _ in range(RECOVERY_CODES)]
    session.add_all(RecoveryCode(user_id=user.id, code_hash=_code_hash(code)) for code in codes)
    return codes


def use_recovery_code(session: Session, user: User, code: str) -> bool:
    """Whether it is one of the user's that was never used. From now on it was."""
    unused = RecoveryCode.user_id == user.id, RecoveryCode.code_hash == _code_hash(code), RecoveryCode.used_at.is_(None)
    used = session.execute(update(RecoveryCode).where(*unused).values(used_at=clock.now()))
    return bool(used.rowcount)  # type: ignore[attr-defined]  # a CursorResult


def forget_recovery_codes(session: Session, user: User) -> None:
    session.execute(delete(RecoveryCode).where(RecoveryCode.user_id == user.id))


def recovery_codes_left(session: Session, user: User) -> int:
    unused = RecoveryCode.user_id == user.id, RecoveryCode.used_at.is_(None)
    return session.scalar(select(func.count(RecoveryCode.id)).where(*unused)) or 0


def _grouped(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, len(code), 4))


def _code_hash(code: str) -> str:
    """However somebody types it in."""
    return token_hash("".join(letter for letter in code.lower() if letter.isalnum()))
