"""A workspace (Mandant): one brand or client. Owns everything of its plan."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, Word


class ApprovalMode(Enum):
    """Whether posts are approved before they appear."""

    NONE = "none"  # whoever writes sets any readiness
    OPTIONAL = "optional"  # one may ask; whoever writes may do without
    REQUIRED = "required"  # only who has the right approves
    TWO_STEPS = "two_steps"  # first inside, then the client

    @property
    def is_required(self) -> bool:
        return self in (ApprovalMode.REQUIRED, ApprovalMode.TWO_STEPS)


class Workspace(Base):
    __tablename__ = "workspaces"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Line(80), unique=True)
    name: Mapped[str] = mapped_column(Line(80))
    zone: Mapped[str] = mapped_column(Line(60), default="Europe/Berlin")
    region: Mapped[str | None] = mapped_column(Line(10))  # such as DE-BY; None knows no holidays
    language: Mapped[str] = mapped_column(Line(2), default="de")
    assume_publication: Mapped[bool] = mapped_column(default=True)
    approval: Mapped[ApprovalMode] = mapped_column(Word(ApprovalMode), default=ApprovalMode.NONE, server_default="none")
    own_approval: Mapped[bool] = mapped_column(default=True, server_default=true())  # whether one may approve one's own post
    demo: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=0)  # rises with every change of the plan
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)


class Holiday(Owned, Base):
    """A day of the workspace's own, beside those of its region."""

    __tablename__ = "holidays"
    __table_args__ = (UniqueConstraint("workspace_id", "day"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    name: Mapped[str] = mapped_column(Line(80))
