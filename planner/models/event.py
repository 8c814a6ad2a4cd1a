"""History: who did what to which thing. Written by the verbs of the things themselves."""

from datetime import date, datetime, time
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Index, update
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.workspace import Workspace

if TYPE_CHECKING:
    from planner.models.member import Member


class Event(Owned, Base):
    __tablename__ = "events"
    __table_args__ = (
        inside("member_id", "members"),
        Index(None, "workspace_id", "subject", "subject_id", "id"),
        Index(None, "workspace_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    member_id: Mapped[int | None]  # None: a command or the program itself
    subject: Mapped[str] = mapped_column(Line(20))  # post, topic, channel, ...
    subject_id: Mapped[int]
    verb: Mapped[str] = mapped_column(Line(30))
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Thing(Protocol):
    """What can have a history: a row with an id."""

    @property
    def id(self) -> int: ...


def record(thing: Thing, verb: str, *, by: "Member | None", **details: object) -> None:
    """Write a row of history for `thing` and raise the workspace's revision, in the unit of work that holds it.

    `details` say what changed, such as `day=(before, after)`; days, times and enum members become words.
    """
    session = object_session(thing)
    if session is None:
        raise ValueError(f"{thing!r} is in no unit of work")
    session.flush()  # a new thing has its id from here on
    workspace_id = thing.id if isinstance(thing, Workspace) else thing.workspace_id  # type: ignore[attr-defined]  # every other thing is Owned
    session.add(
        Event(
            workspace_id=workspace_id,
            member_id=by.id if by else None,
            subject=type(thing).__name__.lower(),
            subject_id=thing.id,
            verb=verb,
            details={name: plain(value) for name, value in details.items()},
        )
    )
    raise_revision(session, workspace_id)


def raise_revision(session: Session, workspace_id: int) -> None:
    """The plan has changed: whatever shows it is stale. Once in a unit of work is enough."""
    raised: set[int] = session.info.setdefault("raised", set())
    if workspace_id not in raised:
        raised.add(workspace_id)
        session.execute(
            update(Workspace).where(Workspace.id == workspace_id).values(revision=Workspace.revision + 1),
            execution_options={"synchronize_session": False},
        )


def plain(value: Any) -> Any:
    """A value as JSON can hold it."""
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    return value
