"""By when parts of a post have to be there: a number of days before its day, or a day of its own."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner.db import Base, Owned, UtcDateTime, Word, inside


class Part(Enum):
    TEXT = "text"
    PICTURE = "picture"
    APPROVAL = "approval"


class DueDay(Owned, Base):
    """Of a post. Either `day`, or `days_before` its publication day, with which it moves."""

    __tablename__ = "due_days"
    __table_args__ = (
        inside("post_id", "posts", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "post_id", "part"),
        CheckConstraint("(day IS NULL) <> (days_before IS NULL)", name="one_of_them"),
        Index(None, "workspace_id", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    part: Mapped[Part] = mapped_column(Word(Part))
    day: Mapped[date | None]
    days_before: Mapped[int | None]
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class DueRule(Owned, Base):
    """What the workspace usually wants: a part so many days before the publication day. A post may say otherwise."""

    __tablename__ = "due_rules"
    __table_args__ = (UniqueConstraint("workspace_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[Part] = mapped_column(Word(Part))
    days_before: Mapped[int]
