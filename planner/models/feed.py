"""A feed: one secret address with one selection of the plan. With its stored bodies, pieces and last fetches."""

import secrets
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import Index, LargeBinary, UniqueConstraint, delete
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column, object_session, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, Word, inside
from planner.models.channel import Channel
from planner.models.event import record
from planner.models.member import Member
from planner.sealing import Seal, new_token, token_hash

EMPTY_FOR = timedelta(days=30)  # an ended address is an empty calendar so long, then gone


class FeedKind(Enum):
    PLAN = "plan"
    CHANNEL = "channel"
    PERSON = "person"
    GAPS = "gaps"
    WEEK = "week"  # everything that one person has to do


class Feed(Owned, Base):
    __tablename__ = "feeds"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("owner_id", "members", ondelete="CASCADE"),
        inside("channel_id", "channels", ondelete="CASCADE"),
        inside("person_id", "members", ondelete="CASCADE"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[FeedKind] = mapped_column(Word(FeedKind))
    name: Mapped[str] = mapped_column(Line(60))
    owner_id: Mapped[int]
    owner: Mapped[Member] = relationship(
        viewonly=True, primaryjoin="and_(Feed.workspace_id == Member.workspace_id, foreign(Feed.owner_id) == Member.id)"
    )
    channel_id: Mapped[int | None]
    channel: Mapped[Channel | None] = relationship(viewonly=True)
    person_id: Mapped[int | None]
    person: Mapped[Member | None] = relationship(
        viewonly=True,
        primaryjoin="and_(Feed.workspace_id == Member.workspace_id, foreign(Feed.person_id) == Member.id)",
    )
    full_text: Mapped[bool] = mapped_column(default=False)  # else titles only
    shows_empty: Mapped[bool] = mapped_column(default=False)  # empty promises as entries of their own
    shows_cancelled: Mapped[bool] = mapped_column(default=False)
    filters: Mapped[dict[str, Any]] = mapped_column(default=dict)
    token_hash: Mapped[str] = mapped_column(Line(64), unique=True)  # SHA-256
    token_cipher: Mapped[bytes] = mapped_column(LargeBinary)  # to show the address again
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    rotated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    failed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # since when its body could not be built; None: it could
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    def renew(self, feed_key: str) -> str:
        """A new secret. Gives the token for the address."""
        token = new_token("rpf_")
        self.token_hash = token_hash(token)
        self.token_cipher = Seal(feed_key).close(token, self._bound_to())
        return token

    def rotate(self, feed_key: str, *, by: Member | None) -> str:
        """A new address; the old one ends at once. Gives the token."""
        self.rotated_at = clock.now()
        _session(self).add(
            EndedAddress(workspace_id=self.workspace_id, feed_id=self.id, token_hash=self.token_hash, ended_at=self.rotated_at)
        )
        token = self.renew(feed_key)
        record(self, "rotated", by=by)
        return token

    def revoke(self, *, by: Member | None) -> None:
        """The address ends, and what it showed is forgotten."""
        if self.revoked_at is None:
            self.revoked_at = clock.now()
            _session(self).execute(
                delete(FeedBody).where(FeedBody.workspace_id == self.workspace_id, FeedBody.feed_id == self.id)
            )
            record(self, "revoked", by=by)

    def token(self, feed_key: str) -> str | None:
        """The token, to show the address again; None when the key has changed since."""
        return Seal(feed_key).open(self.token_cipher, self._bound_to())

    def _bound_to(self) -> str:
        # A cipher copied to another row does not open there.
        return f"feed {self.id} of {self.workspace_id}"


def _session(feed: Feed) -> Session:
    session = object_session(feed)
    if session is None:
        raise ValueError(f"{feed!r} is in no unit of work")
    return session


def make_feed(session: Session, feed_key: str, *, by: Member | None, **values: Any) -> tuple[Feed, str]:
    """A new feed with its token."""
    feed = Feed(token_hash=secrets.token_hex(32), token_cipher=b"", **values)
    session.add(feed)
    session.flush()  # the cipher is bound to the id
    token = feed.renew(feed_key)
    record(feed, "made", by=by, kind=feed.kind, name=feed.name)
    return feed, token


class EndedAddress(Owned, Base):
    """An address that a feed had before it was rotated: those who subscribed to it see it end."""

    __tablename__ = "ended_addresses"
    __table_args__ = (inside("feed_id", "feeds", ondelete="CASCADE"),)

    token_hash: Mapped[str] = mapped_column(Line(64), primary_key=True)
    feed_id: Mapped[int]
    ended_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FeedBody(Owned, Base):
    """The body as it is served, and what it shows."""

    __tablename__ = "feed_bodies"
    __table_args__ = (inside("feed_id", "feeds", ondelete="CASCADE"),)

    feed_id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int]  # of the workspace
    day: Mapped[date]  # the local day whose window it shows
    wording: Mapped[str] = mapped_column(Line(40))
    etag: Mapped[str] = mapped_column(Line(64))
    modified_at: Mapped[datetime] = mapped_column(UtcDateTime)  # when this body was first seen
    entries: Mapped[int] = mapped_column(default=0)
    left_out: Mapped[int] = mapped_column(default=0)  # beyond the limit
    # The plain one is unpacked for the few who want it: keeping both makes a rebuild take half as long again.
    gzipped: Mapped[bytes] = deferred(mapped_column(LargeBinary))


class FeedEntry(Owned, Base):
    """A post's VEVENT as bytes, for one level of detail. Fresh while its key is that of the post."""

    __tablename__ = "feed_entries"
    __table_args__ = (inside("post_id", "posts", ondelete="CASCADE"),)

    post_id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str] = mapped_column(Line(10), primary_key=True)  # title, full
    key: Mapped[str] = mapped_column(Line(100))
    zone: Mapped[str | None] = mapped_column(Line(60))  # whose VTIMEZONE it needs
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)  # its LAST-MODIFIED
    entry: Mapped[bytes] = mapped_column(LargeBinary)


class FeedGap(Owned, Base):
    """A computed entry (a gap, an empty promise): it is known again by its stem and days, and keeps its UID.

    An unchanged one keeps its SEQUENCE and stamp too.
    """

    __tablename__ = "feed_gaps"
    __table_args__ = (UniqueConstraint("workspace_id", "uid"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(Line(120))
    stem: Mapped[str] = mapped_column(Line(80))
    first_day: Mapped[date]
    last_day: Mapped[date]
    digest: Mapped[str] = mapped_column(Line(64))
    sequence: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FeedFetch(Owned, Base):
    """When a family of clients last fetched a feed."""

    __tablename__ = "feed_fetches"
    __table_args__ = (inside("feed_id", "feeds", ondelete="CASCADE"), Index(None, "workspace_id", "feed_id"))

    feed_id: Mapped[int] = mapped_column(primary_key=True)
    client: Mapped[str] = mapped_column(Line(20), primary_key=True)  # google, outlook, apple, thunderbird, other
    fetched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    fetches: Mapped[int] = mapped_column(default=0)
