"""By when parts of a post have to be there: a number of days before its day, or a day of its own."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner import clock
from planner.db import Base, Owned, UtcDateTime, Word, inside
from planner.domain.due import Part, Said
from planner.models.event import record
from planner.models.member import Member
from planner.models.post import Post
from planner.models.workspace import Workspace

__all__ = ["DueDay", "DueRule", "Part"]


class DueDay(Owned, Base):
    """Of a post. Either `day`, or `days_before` its publication day, with which it moves; neither: it does without the part."""

    __tablename__ = "due_days"
    __table_args__ = (
        inside("post_id", "posts", ondelete="CASCADE"),
        UniqueConstraint("workspace_id", "post_id", "part"),
        CheckConstraint("day IS NULL OR days_before IS NULL", name="not_both"),
        Index(None, "workspace_id", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    part: Mapped[Part] = mapped_column(Word(Part))
    day: Mapped[date | None]
    days_before: Mapped[int | None]
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @property
    def said(self) -> Said:
        return Said(self.day, self.days_before, self.done_at is not None)


class DueRule(Owned, Base):
    """What the workspace usually wants: a part so many days before the publication day. A post may say otherwise."""

    __tablename__ = "due_rules"
    __table_args__ = (UniqueConstraint("workspace_id", "part"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[Part] = mapped_column(Word(Part))
    days_before: Mapped[int]


def rules_of(session: Session, workspace_id: int) -> dict[Part, int]:
    """Days before publication, of the parts that the workspace has a rule for."""
    rules = session.scalars(select(DueRule).where(DueRule.workspace_id == workspace_id))
    return {rule.part: rule.days_before for rule in rules}


def set_rules(session: Session, workspace: Workspace, wanted: Mapping[Part, int | None], *, by: Member | None) -> None:
    """None: the workspace wants no day for the part. A save without change leaves no trace."""
    kept = {rule.part: rule for rule in session.scalars(select(DueRule).where(DueRule.workspace_id == workspace.id))}
    before = {part: kept[part].days_before if part in kept else None for part in wanted}
    changed = {part: days for part, days in wanted.items() if days != before[part]}
    for part, days in changed.items():
        if part in kept:
            session.delete(kept[part])
            session.flush()
        if days is not None:
            session.add(DueRule(workspace_id=workspace.id, part=part, days_before=days))
    if changed:
        record(workspace, "due rules set", by=by, **{part.value: (before[part], days) for part, days in changed.items()})


def due_days_of(session: Session, post: Post) -> dict[Part, DueDay]:
    """What the post says of its parts itself."""
    rows = select(DueDay).where(DueDay.workspace_id == post.workspace_id, DueDay.post_id == post.id)
    return {due.part: due for due in session.scalars(rows)}


def say_due(session: Session, post: Post, part: Part, said: Said | None, *, by: Member | None) -> None:
    """The post wants the part by a day of its own, or does without it; None: as the workspace's rule says."""
    kept = due_days_of(session, post).get(part)
    if (kept.said if kept else None) == said:
        return
    if kept:
        session.delete(kept)
        session.flush()
    if said:
        done_at = kept.done_at if kept and said.ticked else None
        values = {"day": said.day, "days_before": said.days_before, "done_at": done_at}
        session.add(DueDay(workspace_id=post.workspace_id, post_id=post.id, part=part, **values))
    record(post, "due set", by=by, part=part, **({"due": said.day, "days_before": said.days_before} if said else {"rule": True}))


def tick(session: Session, post: Post, part: Part, *, done: bool, by: Member | None) -> None:
    """The part is there, or not after all. A part by the workspace's rule keeps the days of that rule from here on."""
    kept = due_days_of(session, post).get(part)
    if kept is None:
        days_before = rules_of(session, post.workspace_id).get(part)
        kept = DueDay(workspace_id=post.workspace_id, post_id=post.id, part=part, days_before=days_before)
        session.add(kept)
    if (kept.done_at is not None) != done:
        kept.done_at = clock.now() if done else None
        record(post, "part done" if done else "part reopened", by=by, part=part)
