"""A channel and what it promises: its cadences."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, object_session, relationship
from sqlalchemy.orm.attributes import flag_modified

from planner import clock
from planner.db import Base, Line, Owned, Prose, UtcDateTime, Word, inside
from planner.domain.plan import Stance
from planner.models.event import record
from planner.models.inquiry import Inquiry
from planner.models.member import Member
from planner.models.pause import Pause, pause


class Channel(Owned, Base):
    __tablename__ = "channels"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        UniqueConstraint("workspace_id", "slug"),
        inside("responsible_id", "members"),
        inside("stand_in_id", "members"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(Line(80))
    name: Mapped[str] = mapped_column(Line(80))
    network: Mapped[str] = mapped_column(Line(40), default="")  # such as linkedin, blog, newsletter, print
    zone: Mapped[str] = mapped_column(Line(60))
    stance: Mapped[Stance] = mapped_column(Word(Stance), default=Stance.PUBLISH)
    responsible_id: Mapped[int | None]
    responsible: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Channel.workspace_id == Member.workspace_id, foreign(Channel.responsible_id) == Member.id)",
    )
    stand_in_id: Mapped[int | None]
    stand_in: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Channel.workspace_id == Member.workspace_id, foreign(Channel.stand_in_id) == Member.id)",
    )
    lead_days: Mapped[int] = mapped_column(default=3)
    max_silence: Mapped[int | None]  # days; None: derived from the cadence
    min_distance: Mapped[int | None]  # days between two posts
    max_per_day: Mapped[int | None]
    handover: Mapped[str] = mapped_column(Prose, default="", server_default="")  # what a stand-in has to know at any time
    position: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    cadences: Mapped[list["Cadence"]] = relationship(viewonly=True, order_by="Cadence.first_day")

    def arrange(self, *, by: Member | None, today: date, **values: Any) -> None:
        """Set fields of the channel; a save without change leaves no trace.

        Any stance but `publish` ends the running cadence today and drops those that were to start later.
        """
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        if not changed:
            return
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        self.changed_at = clock.now()
        record(self, "arranged", by=by, **changed)
        if "stance" in changed and self.stance is not Stance.PUBLISH:
            self.stop_publishing(today, by=by)

    def start_cadence(
        self, text: str, first_day: date, *, by: Member | None, details: "list[SlotDetail] | None" = None
    ) -> "Cadence":
        """From `first_day` on the channel promises `text` (canonical English); one that starts on the same day is replaced."""
        session = _session(self)
        for cadence in self._kept_cadences(session):
            if cadence.first_day == first_day:
                session.delete(cadence)
        session.flush()
        started = Cadence(workspace_id=self.workspace_id, channel_id=self.id, first_day=first_day, text=text)
        session.add(started)
        session.flush()
        self._keep(details or [], started)
        record(self, "cadence started", by=by, cadence=text, first=first_day)
        session.expire(self, ["cadences"])
        return started

    def detail_slots(self, cadence: "Cadence", details: "list[SlotDetail]", *, by: Member | None) -> None:
        """Say format, pillar and person of the lines of one of its cadences; the lines not named lose theirs."""
        session = _session(self)
        for detail in cadence.details:
            session.delete(detail)
        session.flush()
        self._keep(details, cadence)
        record(self, "slots detailed", by=by, cadence=cadence.text)
        session.expire(cadence, ["details"])

    def end_cadence(self, day: date, *, by: Member | None) -> None:
        """The cadence in force on `day` ends there (excluded). The past stays as it was, and so does one that begins later."""
        running = [cadence for cadence in self._kept_cadences(_session(self)) if cadence.first_day <= day]
        if running and (running[-1].ended_on is None or running[-1].ended_on > day):
            self._end(running[-1], day)
            record(self, "cadence ended", by=by, day=day)

    def stop_publishing(self, day: date, *, by: Member | None) -> None:
        """From `day` on nothing is promised: cadences that were to begin later are dropped, too."""
        for cadence in self._kept_cadences(_session(self)):
            if cadence.first_day >= day or cadence.ended_on is None or cadence.ended_on > day:
                self._end(cadence, day)
        record(self, "cadence ended", by=by, day=day)

    def _keep(self, details: "list[SlotDetail]", cadence: "Cadence") -> None:
        for detail in details:
            detail.workspace_id, detail.cadence_id = cadence.workspace_id, cadence.id
        _session(self).add_all(details)
        self._promises_anew()

    def _promises_anew(self) -> None:
        """Whoever saw the channel before has seen another version, even one of the same second."""
        self.changed_at = clock.now()
        flag_modified(self, "changed_at")

    def _end(self, cadence: "Cadence", day: date) -> None:
        self._promises_anew()
        if cadence.first_day < day:
            cadence.ended_on = day
        else:
            _session(self).delete(cadence)
        _session(self).flush()
        _session(self).expire(self, ["cadences"])

    def _kept_cadences(self, session: Session) -> "list[Cadence]":
        session.flush()
        session.expire(self, ["cadences"])
        return self.cadences

    def pause(self, first: date, last: date, reason: str, *, by: Member | None) -> "Pause":
        return pause(_session(self), self.workspace_id, self, first, last, reason, by=by)

    def receive_inquiry(self, text: str, target_day: date, *, by: Member | None) -> "Inquiry":
        """Somebody asks us something here; it wants an answer by `target_day`."""
        inquiry = Inquiry(workspace_id=self.workspace_id, channel_id=self.id, text=text, target_day=target_day)
        _session(self).add(inquiry)
        record(inquiry, "received", by=by, channel=self.id, target=target_day)
        return inquiry


def _session(thing: object) -> Session:
    session = object_session(thing)
    if session is None:
        raise ValueError(f"{thing!r} is in no unit of work")
    return session


class Cadence(Owned, Base):
    """Valid from its first day until the next one's, or until it is ended on a day (excluded)."""

    __tablename__ = "cadences"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        UniqueConstraint("workspace_id", "channel_id", "first_day"),
        inside("channel_id", "channels", ondelete="CASCADE"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    channel_id: Mapped[int]
    first_day: Mapped[date]
    ended_on: Mapped[date | None]
    text: Mapped[str] = mapped_column(Line(1000))  # canonical English, as the domain writes it
    details: Mapped[list["SlotDetail"]] = relationship(viewonly=True, order_by="SlotDetail.line")


class SlotDetail(Owned, Base):
    """What one line of a slot cadence says beyond day and time."""

    __tablename__ = "slot_details"
    __table_args__ = (
        UniqueConstraint("workspace_id", "cadence_id", "line"),
        inside("cadence_id", "cadences", ondelete="CASCADE"),
        inside("person_id", "members"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cadence_id: Mapped[int]
    line: Mapped[int]  # counted from 0, in the order of the text
    format: Mapped[str | None] = mapped_column(Line(40))
    pillar: Mapped[str | None] = mapped_column(Line(80))
    person_id: Mapped[int | None]
