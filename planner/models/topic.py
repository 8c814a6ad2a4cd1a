"""A topic: an entry of the backlog, with the channels it suits."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, delete
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, Word, inside
from planner.models.channel import Channel
from planner.models.event import record
from planner.models.member import Member


class Stage(Enum):
    """How far a topic is on its way to its first post."""

    NEW = "new"
    IN_WORK = "in_work"
    READY = "ready"


class Topic(Owned, Base):
    __tablename__ = "topics"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        Index(None, "workspace_id", "title"),
        inside("person_id", "members"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(Line(300))
    notes: Mapped[str] = mapped_column(Prose, default="")
    link: Mapped[str] = mapped_column(Line(2000), default="")
    link_title: Mapped[str] = mapped_column(Line(300), default="", server_default="")  # of the page behind the link
    pillar: Mapped[str] = mapped_column(Line(80), default="")
    campaign: Mapped[str] = mapped_column(Line(80), default="")
    audience: Mapped[str] = mapped_column(Line(80), default="")
    goal: Mapped[str] = mapped_column(Line(80), default="", server_default="")
    stage: Mapped[Stage] = mapped_column(Word(Stage), default=Stage.NEW, server_default="new")
    earliest_day: Mapped[date | None]
    latest_day: Mapped[date | None]  # both included: outside of them it makes no sense
    person_id: Mapped[int | None]
    effort_hours: Mapped[float | None]
    evergreen: Mapped[bool] = mapped_column(default=False)
    cool_down_days: Mapped[int | None]
    dropped_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    trashed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    channels: Mapped[list[Channel]] = relationship(viewonly=True, secondary="topic_channels", order_by="Channel.position")

    def edit(self, *, by: Member | None, **values: Any) -> None:
        """Set fields; a save without change leaves no trace."""
        if changed := self.take_over(values):
            record(self, "edited", by=by, **changed)

    def take_over(self, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
        """Set fields as a file says them; gives what changed, before and after.

        The import, which takes over many topics at once, writes their history itself.
        """
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        return changed

    def suit(self, channels: list[Channel], *, by: Member | None) -> None:
        """Say for which channels the topic is meant; none means all."""
        session = object_session(self)
        assert session is not None  # noqa: S101 (a topic comes from a unit of work)
        before, after = {channel.id for channel in self.channels}, {channel.id for channel in channels}
        if before == after:
            return
        session.execute(
            delete(TopicChannel).where(
                TopicChannel.workspace_id == self.workspace_id,
                TopicChannel.topic_id == self.id,
                TopicChannel.channel_id.in_(before - after),
            )
        )
        session.add_all(
            TopicChannel(workspace_id=self.workspace_id, topic_id=self.id, channel_id=id_) for id_ in sorted(after - before)
        )
        record(self, "meant for", by=by, channels=(sorted(before), sorted(after)))
        session.expire(self, ["channels"])

    def bring_to(self, stage: Stage, *, by: Member | None) -> None:
        """Say how far it is. One that was dropped is taken up with that."""
        self.take_up(by=by)
        if self.stage is not stage:
            before, self.stage = self.stage, stage
            record(self, "brought on", by=by, stage=(before, stage))

    def drop(self, *, by: Member | None) -> None:
        if self.dropped_at is None:
            self.dropped_at = clock.now()
            record(self, "dropped", by=by)

    def take_up(self, *, by: Member | None) -> None:
        """No longer dropped."""
        if self.dropped_at is not None:
            self.dropped_at = None
            record(self, "taken up", by=by)

    def trash(self, *, by: Member | None) -> None:
        if self.trashed_at is None:
            self.trashed_at = clock.now()
            record(self, "trashed", by=by)

    def restore(self, *, by: Member | None) -> None:
        if self.trashed_at is not None:
            self.trashed_at = None
            record(self, "restored", by=by)


class TopicChannel(Owned, Base):
    """A topic is meant for a channel."""

    __tablename__ = "topic_channels"
    __table_args__ = (
        inside("topic_id", "topics", ondelete="CASCADE"),
        inside("channel_id", "channels", ondelete="CASCADE"),
    )

    topic_id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int] = mapped_column(primary_key=True)
