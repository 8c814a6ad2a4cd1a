"""A calendar that somebody else publishes and that we read absences from: an HR tool's, or Outlook's."""

from datetime import datetime

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside


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
