"""An approval: asked for one version of a post, and answered, withdrawn, outdated or expired. Answered ones are kept."""

from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, Word, inside
from planner.models.member import Member

if TYPE_CHECKING:
    from planner.models.post import Post


class Step(Enum):
    INSIDE = "inside"  # by a member with the right
    CLIENT = "client"  # by a guest whose link says so, or by an approver


class Outcome(Enum):
    """What became of the asking; None (no outcome) while it is open."""

    APPROVED = "approved"
    SENT_BACK = "sent_back"
    OUTDATED = "outdated"  # the post was changed meanwhile, or after it was approved
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"  # its day passed
    TAKEN_BACK = "taken_back"  # it was approved, and then the post was said not to be


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
    post: Mapped["Post"] = relationship(viewonly=True)
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
    told: Mapped[int] = mapped_column(default=0)  # rounds of letters: when asked, after a day, after two
    escalated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outcome: Mapped[Outcome | None] = mapped_column(Word(Outcome))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when it got its outcome
    answered_by_id: Mapped[int | None]
    guest_link_id: Mapped[int | None]  # of which it was asked, then through which it was answered
    answered_by_name: Mapped[str] = mapped_column(Line(80), default="")  # as it was then
    remark: Mapped[str] = mapped_column(Prose, default="")
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    @property
    def is_open(self) -> bool:
        return self.outcome is None

    @property
    def is_answered(self) -> bool:
        """Somebody said yes or no to what they saw; a change afterwards does not unsay it."""
        return self.outcome in (Outcome.APPROVED, Outcome.SENT_BACK, Outcome.TAKEN_BACK) or self.was_approved

    @property
    def was_approved(self) -> bool:
        """Somebody said yes to what they saw."""
        return self.outcome is Outcome.APPROVED or (self.outcome is Outcome.OUTDATED and bool(self.answered_by_name))

    def end(self, outcome: Outcome) -> None:
        """Without an answer, or no longer holding: when it was answered stays known."""
        self.outcome = outcome
        self.answered_at = self.answered_at or clock.now()

    def take_back(self) -> None:
        """The post is said not to be approved any more: the yes does not count, not even for the very same version."""
        self.outcome = Outcome.TAKEN_BACK

    def hold_again(self) -> None:
        """The post is again what was approved."""
        self.outcome = Outcome.APPROVED


def approvals_of(session: Session, post: "Post") -> list[Approval]:
    """The newest first."""
    rows = select(Approval).where(Approval.workspace_id == post.workspace_id, Approval.post_id == post.id)
    return list(session.scalars(rows.order_by(Approval.id.desc())))


def asked_again(approval: Approval, seen: str) -> Approval:
    """The same question to the same people, about what is there now; they are not told of it yet."""
    names = ("workspace_id", "post_id", "step", "asked_by_id", "asked_of_id", "due_day")
    same = {name: getattr(approval, name) for name in names}
    link = approval.guest_link_id if approval.asked_of_id is None else None
    return Approval(**same, guest_link_id=link, seen=seen)
