"""A post: a topic's appearance on one channel on one day, perhaps at a time. All its changes go through its verbs."""

import datetime as dt
import uuid
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, object_session, relationship

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, Word, inside
from planner.domain.plan import Readiness
from planner.models.approval import approvals_of
from planner.models.channel import Channel
from planner.models.event import record
from planner.models.member import Member
from planner.models.seen import SHOWN, recheck
from planner.models.topic import Topic

UID_DOMAIN = "redaktionsplan"  # a constant, never the host: an entry keeps its UID wherever it is served from

RAISING = {"day", "time", "channel_id", "readiness", "cancelled", "trashed_at"}  # raise the sequence (RFC 5546 2.1.4)


def new_uid() -> str:
    return f"{uuid.uuid4()}@{UID_DOMAIN}"


class Post(Owned, Base):
    __tablename__ = "posts"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        UniqueConstraint("uid"),
        Index(None, "workspace_id", "day"),
        Index(None, "workspace_id", "channel_id", "day"),
        Index(None, "workspace_id", "topic_id"),
        inside("channel_id", "channels"),
        inside("topic_id", "topics"),
        inside("person_id", "members"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(Line(80), default=new_uid)
    channel_id: Mapped[int]
    channel: Mapped[Channel] = relationship(viewonly=True)
    topic_id: Mapped[int | None]
    topic: Mapped[Topic | None] = relationship(viewonly=True)
    day: Mapped[date]  # local to the channel's zone, like the time
    time: Mapped[dt.time | None]
    due_day: Mapped[date | None]  # by when it has to be ready; it does not move with the day
    title: Mapped[str] = mapped_column(Line(300))
    text: Mapped[str] = mapped_column(Prose, default="")
    notes: Mapped[str] = mapped_column(Prose, default="")  # further columns of an imported sheet, one labelled line each
    format: Mapped[str] = mapped_column(Line(40), default="")
    link: Mapped[str] = mapped_column(Line(2000), default="")
    published_link: Mapped[str] = mapped_column(Line(2000), default="", server_default="")  # where it appeared
    pillar: Mapped[str] = mapped_column(Line(80), default="")
    campaign: Mapped[str] = mapped_column(Line(80), default="")
    audience: Mapped[str] = mapped_column(Line(80), default="")
    person_id: Mapped[int | None]
    person: Mapped[Member | None] = relationship(viewonly=True)
    readiness: Mapped[Readiness] = mapped_column(Word(Readiness), default=Readiness.IDEA)
    cancelled: Mapped[bool] = mapped_column(default=False)
    effort_hours: Mapped[float | None]
    sequence: Mapped[int] = mapped_column(default=0)
    trashed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    def move_to(self, day: date, time: dt.time | None, channel: Channel | None = None, *, by: Member | None) -> None:
        """Put the post onto another day, time or channel."""
        self._change("moved", by, day=day, time=time, channel_id=channel.id if channel else self.channel_id)

    def edit(self, *, by: Member | None, **values: Any) -> None:
        """Change what the post says or wants: any field that no other verb sets."""
        self._change("edited", by, **values)

    def assign(self, person: Member | None, *, by: Member | None) -> None:
        self._change("assigned", by, person_id=person.id if person else None)

    def belong_to(self, topic: Topic, *, by: Member | None) -> None:
        """Be a post of another topic."""
        self._change("regrouped", by, topic_id=topic.id)

    def appear_at(self, address: str, *, by: Member | None) -> None:
        """It is out, and this is where; an empty address says only that it is out."""
        self._change("published", by, readiness=Readiness.PUBLISHED, published_link=address)

    def ripen(self, readiness: Readiness, *, by: Member | None) -> None:
        """Set the readiness, up or down."""
        self._change("ripened", by, readiness=readiness)

    def approve(self, *, by: Member | None, **details: str) -> None:
        """An approval says yes; `details` say who it was, when no member did."""
        self._change("approved", by, details, readiness=Readiness.APPROVED)

    def send_back(self, *, by: Member | None, **details: str) -> None:
        """An approval says no: it is a draft again."""
        self._change("sent back", by, details, readiness=Readiness.DRAFT)

    def recheck_approval(self, *, by: Member | None) -> None:
        """What it shows has changed: what was approved, or is being asked, may have been another version."""
        recheck(self, by=by)

    def recheck_files(self, *, by: Member | None) -> None:
        """Its files have changed, of which its row knows nothing: somebody may be approving it meanwhile, and goes first."""
        session = object_session(self)
        assert session is not None  # noqa: S101 (a post comes from a unit of work)
        session.flush()
        session.refresh(self, with_for_update=True)
        for approval in approvals_of(session, self):
            session.refresh(approval)
        recheck(self, by=by)

    def cancel(self, *, by: Member | None) -> None:
        self._change("cancelled", by, cancelled=True)

    def revive(self, *, by: Member | None) -> None:
        """No longer cancelled."""
        self._change("revived", by, **self.without_leavers({"cancelled": False}))

    def trash(self, *, by: Member | None) -> None:
        if self.trashed_at is None:
            self._change("trashed", by, trashed_at=clock.now())

    def restore(self, *, by: Member | None) -> None:
        """Back from the trash, under the same UID."""
        if self.trashed_at is not None:
            self._change("restored", by, **self.without_leavers({"trashed_at": None}))

    def without_leavers(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Values to come back: nobody's when its person has left meanwhile: the plan says so then. What is out stays theirs."""
        session = object_session(self)
        assert session is not None  # noqa: S101 (a post comes from a unit of work)
        person_id = values.get("person_id", self.person_id)
        here = select(Member.left_at).where(Member.workspace_id == self.workspace_id, Member.id == person_id)
        out = values.get("readiness", self.readiness) is Readiness.PUBLISHED
        return {**values, "person_id": None} if person_id and not out and session.scalar(here) else dict(values)

    def take_over(self, values: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
        """Set fields as a file says them; gives what changed, before and after.

        The import, which takes over many posts at once, writes their history itself.
        """
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        if changed:
            self.sequence += bool(RAISING & changed.keys())
            self.changed_at = clock.now()
        return changed

    def _change(self, verb: str, by: Member | None, details: Mapping[str, str] = MappingProxyType({}), **values: Any) -> None:
        if changed := self.take_over(values):
            record(self, verb, by=by, **changed, **details)
            if SHOWN & changed.keys():
                self.recheck_approval(by=by)
