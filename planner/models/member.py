"""A member: a user in a workspace. With absences and a stand-in."""

from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, Word, inside
from planner.models.event import record
from planner.models.rights import Right, Role, may
from planner.models.user import User

__all__ = ["Absence", "DayPart", "Member", "Role"]


class Member(Owned, Base):
    __tablename__ = "members"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        UniqueConstraint("workspace_id", "user_id"),
        inside("stand_in_id", "members"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    user: Mapped[User] = relationship(lazy="joined", innerjoin=True, viewonly=True)
    role: Mapped[Role] = mapped_column(Word(Role))
    stand_in_id: Mapped[int | None]
    weekly_hours: Mapped[float | None]
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # the row stays for the history; nothing else does
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    @property
    def email(self) -> str:
        return self.user.email

    @property
    def name(self) -> str:
        return self.user.name

    def may(self, right: Right) -> bool:
        return may(self.role, right)

    def arrange(self, *, by: "Member | None", role: Role, stand_in_id: int | None, weekly_hours: float | None) -> None:
        """Set what the workspace says of this member; a save without change leaves no trace."""
        values = {"role": role, "stand_in_id": stand_in_id, "weekly_hours": weekly_hours}
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        if changed:
            record(self, "arranged", by=by, **changed)

    def leave(self, *, by: "Member | None") -> None:
        """No longer a member. What else ends with that is planning's to say."""
        self.left_at = clock.now()
        self.stand_in_id = None
        record(self, "left", by=by)

    def come_back(self, role: Role) -> None:
        self.left_at, self.joined_at, self.role = None, clock.now(), role

    def be_absent(self, first: date, last: date, *, by: "Member | None", **values: Any) -> "Absence":
        """Both days included. Values may be note, part, handover, and where it comes from (calendar_id, source_uid)."""
        absence = Absence(workspace_id=self.workspace_id, member_id=self.id, first_day=first, last_day=last, **values)
        session = object_session(self)
        assert session is not None  # noqa: S101 (a member comes from a unit of work)
        session.add(absence)
        record(absence, "entered", by=by, member=self.id, first=first, last=last)
        return absence


class DayPart(Enum):
    WHOLE = "whole"
    MORNING = "morning"
    AFTERNOON = "afternoon"


class Absence(Owned, Base):
    """Days on which a member is away, both included."""

    __tablename__ = "absences"
    __table_args__ = (
        inside("member_id", "members", ondelete="CASCADE"),
        inside("calendar_id", "absence_calendars", ondelete="CASCADE"),
        CheckConstraint("first_day <= last_day", name="order"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(index=True)
    member: Mapped[Member] = relationship(viewonly=True)
    first_day: Mapped[date]
    last_day: Mapped[date]
    part: Mapped[DayPart] = mapped_column(Word(DayPart), default=DayPart.WHOLE, server_default="whole")  # of each of its days
    note: Mapped[str] = mapped_column(Line(200), default="")
    handover: Mapped[str] = mapped_column(Prose, default="", server_default="")  # what the stand-in has to know
    calendar_id: Mapped[int | None]  # the subscribed calendar it comes from; None: entered by hand
    source_uid: Mapped[str | None] = mapped_column(Line(300))  # there

    def change(self, *, by: Member | None, **values: Any) -> None:
        """Set days, part, note or hand-over; a save without change leaves no trace, and the note stays out of the history."""
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        if changed:
            told = {name: pair for name, pair in changed.items() if name not in ("note", "handover")}
            record(self, "changed", by=by, member=self.member_id, **told)

    def remove(self, *, by: Member | None) -> None:
        record(self, "removed", by=by, member=self.member_id, first=self.first_day, last=self.last_day)
        session = object_session(self)
        assert session is not None  # noqa: S101 (an absence comes from a unit of work)
        session.delete(self)
