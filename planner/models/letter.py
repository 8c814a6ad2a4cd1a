"""The outbox: letters to be sent, in the transaction of what they tell of. A letter is written when it is sent.

Its key says what it is about and for whom, and is unique: whoever wants to send the same letter twice finds it there. Its
Message-ID comes from its id, so that a repetition after a crash is recognised as one. Kept letters keep their keys.
"""

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner import clock
from planner.db import Base, Line, UtcDateTime, Word


class LetterKind(Enum):
    REPORT = "report"  # the gap report of a week
    DIGEST = "digest"  # of the day
    WEEK = "week"  # what is mine this week
    APPROVAL_WANTED = "approval_wanted"
    APPROVAL_GIVEN = "approval_given"  # or sent back, or expired
    MENTIONED = "mentioned"
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
    now = clock.now()
    values = {
        "key": key,
        "kind": kind,
        "user_id": user_id,
        "email": email,
        "about_workspace_id": workspace_id,
        "payload": dict(payload),
        "state": LetterState.READY,
        "created_at": now,
        "not_before": max(now, not_before or now),
        "attempts": 0,
        "trouble": "",
    }
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    return bool(session.execute(insert(Letter).values(values).on_conflict_do_nothing(index_elements=["key"])).rowcount)  # type: ignore[attr-defined]  # a CursorResult
