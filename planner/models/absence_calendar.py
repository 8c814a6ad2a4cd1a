"""A calendar that somebody else publishes and that we read absences from: an HR tool's, or Outlook's."""

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from secrets import randbelow

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.domain.away import Away
from planner.sealing import Seal

PURPOSE = "absence calendars"  # its key is derived for nothing else
PAUSE = timedelta(minutes=30)  # between two looks at a calendar, at least
LONGEST_PAUSE = timedelta(hours=24)
SPREAD = 600  # seconds by which looks are apart, so that not all come at once


class CalendarState(Enum):
    GOOD = "good"
    HELD = "held"  # somebody has to say yes to what it says now
    FAILING = "failing"


class AbsenceCalendar(Owned, Base):
    """Of one member, or of the team (member_id None): its entries then name whom they are about. Its address is a secret.

    The last good answer stays in force; one that would take away more than a third is held until somebody says yes.
    """

    __tablename__ = "absence_calendars"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("member_id", "members", ondelete="CASCADE"),
        Index(None, "next_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(Line(80))
    address_cipher: Mapped[bytes] = mapped_column(LargeBinary)
    host: Mapped[str] = mapped_column(Line(255))  # of the address, to show
    etag: Mapped[str] = mapped_column(Line(200), default="")
    modified: Mapped[str] = mapped_column(Line(60), default="")  # its Last-Modified, as sent
    next_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    fetched_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # last
    good_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # the last answer that was taken over
    failures: Mapped[int] = mapped_column(default=0)  # one after the other
    failure: Mapped[str] = mapped_column(Line(40), default="")  # a word for why the last one failed
    held: Mapped[bytes | None] = mapped_column(LargeBinary)  # an answer that somebody has to confirm
    entries: Mapped[int] = mapped_column(default=0)  # taken over last
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    @property
    def state(self) -> CalendarState:
        if self.failures:
            return CalendarState.FAILING
        return CalendarState.HELD if self.held else CalendarState.GOOD

    def address(self, feed_key: str) -> str | None:
        """Where it is published; None when the key has changed since."""
        return Seal(feed_key, PURPOSE).open(self.address_cipher, self._bound_to())

    def was_good(self, now: datetime, entries: int) -> None:
        """What it said was taken over."""
        self.held, self.entries = None, entries
        self.was_unchanged(now)

    def was_unchanged(self, now: datetime) -> None:
        """It says the same as the last time; what was held then, still is."""
        self.fetched_at, self.failures, self.failure = now, 0, ""
        self.good_at = self.good_at if self.held else now
        self.next_at = now + PAUSE + _spread()

    def was_held(self, now: datetime, aways: Iterable[Away]) -> None:
        """What it says now waits until somebody says yes."""
        self.held = written(aways).encode()
        self.was_unchanged(now)

    def has_failed(self, now: datetime, word: str) -> None:
        """The more often, the longer until the next look."""
        self.fetched_at, self.failure = now, word
        self.next_at = now + min(PAUSE * 2 ** min(self.failures, 8), LONGEST_PAUSE) + _spread()
        self.failures += 1

    @property
    def waiting(self) -> list[Away]:
        """What is held; nothing when nothing is."""
        return read(self.held.decode()) if self.held else []

    def _bound_to(self) -> str:
        return f"absence calendar {self.id} of {self.workspace_id}"


def written(aways: Iterable[Away]) -> str:
    """To be kept until somebody says yes."""
    return json.dumps([[each.person, f"{each.first}", f"{each.last}", each.part, each.uid] for each in aways])


def read(kept: str) -> list[Away]:
    """The inverse of `written`."""
    day = date.fromisoformat
    return [Away(person, day(first), day(last), part, uid) for person, first, last, part, uid in json.loads(kept)]


def _spread() -> timedelta:
    return timedelta(seconds=randbelow(SPREAD))


def subscribe(
    session: Session, feed_key: str, address: str, *, workspace_id: int, member_id: int | None, name: str, host: str
) -> AbsenceCalendar:
    """Of a member, or of the team (None). Nothing is read yet."""
    calendar = AbsenceCalendar(workspace_id=workspace_id, member_id=member_id, name=name, host=host, address_cipher=b"")
    session.add(calendar)
    session.flush()  # its address is sealed for this row
    calendar.address_cipher = Seal(feed_key, PURPOSE).close(address, calendar._bound_to())
    return calendar
