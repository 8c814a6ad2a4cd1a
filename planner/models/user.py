"""A user of the installation, their sign-ins, and the attempts that are counted against guessing."""

import hashlib
import secrets
import threading
import unicodedata
from datetime import datetime, time, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import ForeignKey, Index, LargeBinary, delete, false, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, UtcDateTime

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=30)
AWAITED = timedelta(minutes=10)  # for the second factor
PROVED = timedelta(minutes=15)
SHORTEST_PASSWORD = 15  # characters, as the only factor (NIST SP 800-63B-4, 3.1.1.2)
LONGEST_PASSWORD = 128

# OWASP's smallest argon2id setting; at most two at once, so that many sign-ins do not fill the memory.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_hashing = threading.BoundedSemaphore(2)


class User(Base):
    __tablename__ = "users"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(Line(254), unique=True)  # lower case
    name: Mapped[str] = mapped_column(Line(80))
    password_hash: Mapped[str | None] = mapped_column(Line(200))
    language: Mapped[str | None] = mapped_column(Line(2))  # None: as the browser asks
    zone: Mapped[str | None] = mapped_column(Line(60))  # None: that of the workspace concerned
    quiet_from: Mapped[time | None]  # between these, in that zone, no letters but those one has asked for oneself
    quiet_until: Mapped[time | None]
    totp_cipher: Mapped[bytes | None] = mapped_column(LargeBinary)  # the second factor's secret, sealed
    totp_since: Mapped[datetime | None] = mapped_column(UtcDateTime)  # None: not in force (yet)
    totp_step: Mapped[int | None]  # the last time step that was used: a code counts once (RFC 6238, 5.2)
    mail_refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # since when the address refuses our letters
    demo: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    def set_password(self, password: str) -> None:
        with _hashing:
            self.password_hash = _hasher.hash(_typed(password))


def _typed(password: str) -> str:
    """However a keyboard composes its letters."""
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys_hash() -> str:
    """Somebody unknown costs the same work as somebody known."""
    return _hasher.hash(secrets.token_hex(16))


def user_by_email(session: Session, email: str) -> User | None:
    return session.scalar(select(User).where(User.email == email.strip().lower()))


def is_password(user: User | None, password: str) -> bool:
    """Whether it is the user's. Somebody unknown, or without a password, costs the same work."""
    try:
        with _hashing:
            _hasher.verify((user and user.password_hash) or _nobodys_hash(), _typed(password))
    except (VerificationError, InvalidHashError):
        return False
    return user is not None and user.password_hash is not None


def authenticate(session: Session, email: str, password: str, *, demo: bool) -> User | None:
    """The user whose password this is. Demo users only where the demo is shown."""
    user = user_by_email(session, email)
    if user is not None and user.demo and not demo:
        user = None
    return user if is_password(user, password) else None


class SignIn(Base):
    """A session: the browser holds the secret, we hold its hash. While it awaits a code, it is nobody's yet."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    secret_hash: Mapped[str] = mapped_column(Line(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)
    agent: Mapped[str] = mapped_column(Line(200), default="")
    network: Mapped[str] = mapped_column(Line(50), default="", server_default="")  # a whole /24 or /48, no address
    awaits_code: Mapped[bool] = mapped_column(default=False, server_default=false())  # the second factor is still to come
    proved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when the password was last given; None: at the start
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)

    def is_over(self, now: datetime) -> bool:
        if self.awaits_code and now - self.created_at > AWAITED:
            return True
        return now - self.seen_at > IDLE or now - self.created_at > LONGEST

    def proved_lately(self, now: datetime) -> bool:
        """Whether the password was given so lately that it is not asked for again. Everybody knows the demo's."""
        return self.user.demo or now - (self.proved_at or self.created_at) <= PROVED


def sign_in(session: Session, user: User, *, agent: str, network: str = "", awaits_code: bool = False) -> str:
    """Start a session for `user`; gives the secret for their browser."""
    secret = secrets.token_urlsafe(32)
    kept = {"agent": agent[:200], "network": network, "awaits_code": awaits_code}
    session.add(SignIn(secret_hash=_hash(secret), user_id=user.id, **kept))
    return secret


def signed_in(session: Session, secret: str, now: datetime) -> SignIn | None:
    found = session.scalar(select(SignIn).where(SignIn.secret_hash == _hash(secret)))
    return found if found and not found.is_over(now) else None


def sign_ins(session: Session, user: User, now: datetime) -> list[SignIn]:
    """The user's sessions that are open, the one used last first."""
    found = session.scalars(select(SignIn).where(SignIn.user_id == user.id, ~SignIn.awaits_code).order_by(SignIn.seen_at.desc()))
    return [each for each in found if not each.is_over(now)]


def end_sign_ins(session: Session, user: User, *, but: int | None = None) -> None:
    """End the user's sessions, all `but` one."""
    session.execute(delete(SignIn).where(SignIn.user_id == user.id, SignIn.id != (but or 0)))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


class Attempt(Base):
    """Something that may be tried only so often, such as a sign-in for one address."""

    __tablename__ = "attempts"
    __table_args__ = (Index(None, "what", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(Line(300))  # such as login:kim@example.org or login:192.0.2.1
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)


def tries(session: Session, what: str, *, within: timedelta, now: datetime) -> int:
    """How often `what` was tried lately."""
    return session.scalar(select(func.count()).where(Attempt.what == what[:300], Attempt.at > now - within)) or 0


def too_many(session: Session, what: str, *, limit: int, within: timedelta, now: datetime) -> bool:
    """Whether `what` was tried `limit` times already; counts this time too."""
    tried = tries(session, what, within=within, now=now)
    session.add(Attempt(what=what[:300], at=now))
    return tried >= limit


def forgive(session: Session, what: str) -> None:
    """Attempts that ended well no longer count."""
    session.execute(delete(Attempt).where(Attempt.what == what[:300]))
