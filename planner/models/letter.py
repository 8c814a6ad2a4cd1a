"""The outbox: letters to be sent, in the transaction of what they tell of. A letter is written when it is sent.

Its key says what it is about and for whom, and is unique: whoever wants to send the same letter twice finds it there. Its
Message-ID comes from its id, so that a repetition after a crash is recognised as one. Kept letters keep their keys.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Connection, ForeignKey, Index, or_, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session

from planner import clock
from planner.db import Base, Line, UtcDateTime, Word

LEASE = timedelta(seconds=60)  # longer than it takes to send one letter
PUT_OFF = timedelta(days=2)  # longer than quiet hours or a failed attempt put a letter off
SECRETS = frozenset({"token"})  # of a payload: forgotten when the letter has left


class LetterKind(Enum):
    REPORT = "report"  # the gap report of a week
    DIGEST = "digest"  # of the day
    WEEK = "week"  # what is mine this week
    APPROVAL_WANTED = "approval_wanted"
    APPROVAL_GIVEN = "approval_given"  # or sent back, or expired
    MENTIONED = "mentioned"
    GUEST_COMMENTED = "guest_commented"
    GUEST_ANSWERED = "guest_answered"  # to the guest
    ASSIGNED = "assigned"
    GAP_CRITICAL = "gap_critical"
    FEED_UNFETCHED = "feed_unfetched"
    CALENDAR_FAILED = "calendar_failed"  # absences can no longer be read
    INVITATION = "invitation"
    PASSWORD = "password"  # noqa: S105 (a link to set a new one)
    EMAIL = "email"  # a link that proves a new address
    ACCOUNT = "account"  # something about the account was changed


class LetterState(Enum):
    READY = "ready"
    SENT = "sent"
    PARKED = "parked"  # refused for good, or tried too often: somebody has to look
    VOID = "void"  # nothing to say any more, or not to them
    SKIPPED = "skipped"  # its time passed while nobody worked


class Letter(Base):
    """To a user, or to an address that is no user's yet (an invitation, a guest)."""

    __tablename__ = "letters"
    __table_args__ = (Index(None, "state", "not_before"), Index(None, "about_workspace_id", "user_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(Line(200), unique=True)
    kind: Mapped[LetterKind] = mapped_column(Word(LetterKind))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    email: Mapped[str | None] = mapped_column(Line(254))  # None: the user's, as it is when sent
    about_workspace_id: Mapped[int | None] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))
    payload: Mapped[dict[str, Any]]  # ids, days and counts; secrets only in links that run out
    state: Mapped[LetterState] = mapped_column(Word(LetterState), default=LetterState.READY)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease_owner: Mapped[str | None] = mapped_column(Line(64))
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when it got a state other than ready
    trouble: Mapped[str] = mapped_column(Line(300), default="")  # what the mail server last said

    def try_again(self, now: datetime) -> None:
        """Let it leave at the next round, as if it had not been tried yet. One that has ended well stays as it is."""
        if self.state in (LetterState.READY, LetterState.PARKED):
            self.state, self.not_before, self.attempts, self.ended_at = LetterState.READY, now, 0, None
            session = object_session(self)
            assert session is not None  # noqa: S101 (a letter comes from a unit of work)
            session.info["posted"] = True

    def came_back(self, words: str, now: datetime) -> None:
        """The server that took it could not hand it over: so it was sent, even if whoever did so has not come to say it."""
        self.state, self.ended_at, self.trouble = LetterState.PARKED, now, words
        self.lease_owner = self.lease_until = None

    def discard(self, now: datetime) -> None:
        """It is not to be sent any more, and its secrets are forgotten. Whoever is just sending it comes too late to say so."""
        if self.state in (LetterState.READY, LetterState.PARKED):
            self.payload = _without_secrets(self.payload)
            self.state, self.ended_at, self.lease_owner, self.lease_until = LetterState.VOID, now, None, None


def put_in_outbox(
    session: Session,
    kind: LetterKind,
    key: str,
    payload: Mapping[str, Any],
    *,
    user_id: int | None = None,
    email: str | None = None,
    workspace_id: int | None = None,
    not_before: datetime | None = None,
) -> bool:
    """Put a letter into the outbox, in this unit of work. False when one with this key is or was there already."""
    values = waiting(kind, key, payload, user_id=user_id, email=email, workspace_id=workspace_id, not_before=not_before)
    return put_all(session, [values]) == 1


def waiting(
    kind: LetterKind,
    key: str,
    payload: Mapping[str, Any],
    *,
    user_id: int | None = None,
    email: str | None = None,
    workspace_id: int | None = None,
    not_before: datetime | None = None,
    state: LetterState = LetterState.READY,
) -> dict[str, Any]:
    """The columns of a letter for `put_all`; in any state but ready it is only noted, and never leaves."""
    now = clock.now()
    return {
        "key": key,
        "kind": kind,
        "user_id": user_id,
        "email": email,
        "about_workspace_id": workspace_id,
        "payload": dict(payload),
        "state": state,
        "created_at": now,
        "not_before": max(now, not_before or now),
        "attempts": 0,
        "ended_at": None if state is LetterState.READY else now,
        "trouble": "",
    }


def put_all(session: Session, letters: Sequence[Mapping[str, Any]]) -> int:
    """Put letters into the outbox at once; how many were not there already."""
    if not letters:
        return 0
    session.info["posted"] = True  # whoever ends the unit of work may say that something waits
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    added = insert(Letter).values(letters).on_conflict_do_nothing(index_elements=["key"])
    return len(session.scalars(added.returning(Letter.id)).all())  # PostgreSQL counts no rows of several


def claim(session: Session, owner: str, now: datetime, most: int) -> Sequence[Letter]:
    """Lease letters that are to leave by now to `owner`, and to nobody else, for a minute. Commit before sending them.

    A letter whose sender died comes back when its lease is over, after all others: one that kills its sender stops nobody.
    A time that lies too far ahead was set by a clock that was wrong, and counts as over.
    """
    free = or_(Letter.lease_until.is_(None), Letter.lease_until < now, Letter.lease_until > now + PUT_OFF)
    due = or_(Letter.not_before <= now, Letter.not_before > now + PUT_OFF)
    candidates = (
        select(Letter.id)
        .where(Letter.state == LetterState.READY, due, free)
        .order_by(Letter.lease_until.is_not(None), Letter.not_before, Letter.id)
        .limit(most)
        .with_for_update(skip_locked=True)  # PostgreSQL's; SQLite has one writer
        .cte("candidates")  # a sub-query would be asked again for each row, past its limit
    )
    leased = (
        update(Letter)
        .where(Letter.id.in_(select(candidates.c.id)), Letter.state == LetterState.READY, free)
        .values(lease_owner=owner, lease_until=now + LEASE)
        .returning(Letter)
        .execution_options(synchronize_session=False)
    )
    return sorted(session.scalars(leased), key=lambda letter: letter.id)


def finish(connection: Connection, letter: Letter, owner: str, now: datetime, state: LetterState, **values: Any) -> bool:
    """Say what became of a letter. False when its lease has passed to somebody else meanwhile: then they say it.

    Ready again, it needs a `not_before`.
    """
    if state in (LetterState.SENT, LetterState.VOID):
        values["payload"] = _without_secrets(letter.payload)
    if state is not LetterState.READY:
        values["ended_at"] = now
    ended = (
        update(Letter)
        .where(Letter.id == letter.id, Letter.lease_owner == owner, Letter.state == LetterState.READY)
        .values(state=state, lease_owner=None, lease_until=None, **values)
    )
    return bool(connection.execute(ended).rowcount)


def _without_secrets(payload: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in payload.items() if name not in SECRETS}


def give_back(session: Session, owner: str) -> None:
    """End the leases of an owner that is not going to send: its letters wait as before."""
    leased = update(Letter).where(Letter.lease_owner == owner, Letter.state == LetterState.READY)
    session.execute(leased.values(lease_owner=None, lease_until=None).execution_options(synchronize_session=False))


def lessees(session: Session) -> Sequence[str]:
    """Who has letters leased, or had when they stopped."""
    leased = select(Letter.lease_owner).where(Letter.state == LetterState.READY, Letter.lease_owner.is_not(None))
    return [owner for owner in session.scalars(leased.distinct()) if owner]


def end_lease(session: Session, owner: str, now: datetime) -> None:
    """The owner has died: what it leased may be claimed at once, as after the lease."""
    leased = update(Letter).where(Letter.lease_owner == owner, Letter.state == LetterState.READY, Letter.lease_until >= now)
    session.execute(leased.values(lease_until=now - timedelta(seconds=1)).execution_options(synchronize_session=False))


def hurry(session: Session, now: datetime) -> None:
    """Letters that failed before are to be tried again now."""
    failed = update(Letter).where(Letter.state == LetterState.READY, Letter.attempts > 0, Letter.not_before > now)
    session.execute(failed.values(not_before=now).execution_options(synchronize_session=False))
