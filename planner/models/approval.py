"""An approval: asked for one version of a post, and answered, withdrawn, outdated or expired. Answered ones are kept."""

from datetime import date, datetime
from enum import Enum

from sqlalchemy import Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, Word, inside
from planner.models.member import Member
from planner.models.post import Post


class Step(Enum):
    INSIDE = "inside"  # by a member with the right
    CLIENT = "client"  # by a guest whose link says so, or by an approver


class Outcome(Enum):
    """What became of the asking; None (no outcome) while it is open."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    OUTDATED = "outdated"  # the post was changed meanwhile, or afterwards
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"  # its day passed


class Approval(Owned, Base):
    """`seen` is the digest of what was shown: text, day and channel. An answer holds for that alone."""

    __tablename__ = "approvals"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("post_id", "posts", ondelete="CASCADE"),
        inside("asked_by_id", "members"),
        inside("asked_of_id", "members"),
        inside("answered_by_id", "members"),
        inside("guest_link_id", "guest_links"),
        Index(None, "workspace_id", "post_id", "id"),
        Index(None, "workspace_id", "outcome"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    post: Mapped[Post] = relationship(viewonly=True)
    step: Mapped[Step] = mapped_column(Word(Step))
    seen: Mapped[str] = mapped_column(Line(64))
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    asked_by_id: Mapped[int | None]
    asked_by: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Approval.workspace_id == Member.workspace_id, foreign(Approval.asked_by_id) == Member.id)",
    )
    asked_of_id: Mapped[int | None]  # None: of whoever may
    asked_of: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Approval.workspace_id == Member.workspace_id, foreign(Approval.asked_of_id) == Member.id)",
    )
    due_day: Mapped[date | None]
    reminders: Mapped[int] = mapped_column(default=0)  # how often one was sent
    escalated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when it got its outcome
    answered_by_id: Mapped[int | None]
    guest_link_id: Mapped[int | None]  # through which it was answered
    answered_by_name: Mapped[str] = mapped_column(Line(80), default="")  # as it was then
    remark: Mapped[str] = mapped_column(Prose, default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)
