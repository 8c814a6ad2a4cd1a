"""The audit log of a workspace: who was let in, who got or lost a right, which secrets were made. Rows are only added."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Index, delete
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner import clock, db
from planner.db import Base, Line, Owned, UtcDateTime

KEPT = timedelta(days=400)


class AuditEntry(Owned, Base):
    """`who` is a name as it was then; nothing here is a secret, a title or a text."""

    __tablename__ = "audit_entries"
    __table_args__ = (Index(None, "workspace_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    user_id: Mapped[int | None]  # no key: the entry outlives the user. None: a command, a guest or the program itself
    who: Mapped[str] = mapped_column(Line(100), default="")
    verb: Mapped[str] = mapped_column(Line(40))  # such as signed_in, invited, role_changed, feed_revealed
    about: Mapped[str] = mapped_column(Line(200), default="")  # whom or what, in a word or two
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    network: Mapped[str] = mapped_column(Line(50), default="")  # 192.0.2.0/24 or 2001:db8::/48, never a whole address


def note(
    session: Session,
    workspace_id: int,
    verb: str,
    *,
    user_id: int | None = None,
    who: str = "",
    about: str = "",
    network: str = "",
    **details: Any,
) -> None:
    """Add an entry in the unit of work that does the deed."""
    session.add(
        AuditEntry(
            workspace_id=workspace_id,
            user_id=user_id,
            who=who[:100],
            verb=verb,
            about=about[:200],
            network=network,
            details=details,
        )
    )


def forget_old(session: Session, now: datetime) -> None:
    """Entries of all workspaces have their time, too."""
    old = delete(AuditEntry).where(AuditEntry.at < now - KEPT)
    session.execute(old, execution_options={db.ACROSS_WORKSPACES: True, "synchronize_session": False})
