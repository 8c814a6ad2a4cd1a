"""A guest link: what somebody without an account sees, and may do there. Looked up on every request."""

import secrets
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.channel import Channel
from planner.models.event import record
from planner.models.member import Member
from planner.sealing import Seal, new_token, token_hash

USUALLY_FOR = timedelta(days=30)
PURPOSE = "guest tokens"


class GuestLink(Owned, Base):
    """Exactly one selection: posts of a channel (None: of all), of a campaign (None: any), from a day to a day, both included."""

    __tablename__ = "guest_links"
    __table_args__ = (
        UniqueConstraint("workspace_id", "id"),
        inside("channel_id", "channels", ondelete="CASCADE"),
        inside("made_by_id", "members", ondelete="CASCADE"),
        Index(None, "workspace_id", "revoked_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Line(80))  # whom it is for; what they write and decide stands under it
    email: Mapped[str | None] = mapped_column(Line(254))  # where approvals are asked for; None: the link is handed over by hand
    channel_id: Mapped[int | None]
    channel: Mapped[Channel | None] = relationship(viewonly=True)
    campaign: Mapped[str | None] = mapped_column(Line(80))
    first_day: Mapped[date | None]
    last_day: Mapped[date | None]
    may_comment: Mapped[bool] = mapped_column(default=False)
    may_approve: Mapped[bool] = mapped_column(default=False)
    made_by_id: Mapped[int | None]
    token_hash: Mapped[str] = mapped_column(Line(64), unique=True)  # SHA-256
    token_cipher: Mapped[bytes] = mapped_column(LargeBinary)  # to show the address again
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # last
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    def is_good(self, now: datetime) -> bool:
        return self.revoked_at is None and now < self.expires_at

    def renew(self, feed_key: str) -> str:
        """A new secret; whoever holds the old one sees nothing any more. Gives the token for the address."""
        token = new_token("rpg_")
        self.token_hash = token_hash(token)
        self.token_cipher = Seal(feed_key, PURPOSE).close(token, self._bound_to())
        return token

    def hold_again(self, now: datetime) -> None:
        """Neither revoked nor run out: as long as a new one, if it had run out."""
        self.revoked_at = None
        if self.expires_at <= now:
            self.expires_at = now + USUALLY_FOR

    def token(self, feed_key: str) -> str | None:
        """The token, to show the address again; None when the key has changed since."""
        return Seal(feed_key, PURPOSE).open(self.token_cipher, self._bound_to())

    def arrange(self, *, by: Member | None, **values: Any) -> None:
        """Set what it shows and allows; a save without change leaves no trace."""
        changed = {name: (getattr(self, name), value) for name, value in values.items() if getattr(self, name) != value}
        for name, (_, value) in changed.items():
            setattr(self, name, value)
        if changed:
            record(self, "arranged", by=by, **{name: pair for name, pair in changed.items() if name != "expires_at"})

    def revoke(self, *, by: Member | None) -> None:
        """It shows nothing from the next request on."""
        if self.revoked_at is None:
            self.revoked_at = clock.now()
            record(self, "revoked", by=by)

    def shows(self, channel_id: int, campaign: str, day: date) -> bool:
        """Whether a post of this channel, campaign and day is in its selection."""
        within = (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)
        return within and self.channel_id in (None, channel_id) and self.campaign in (None, campaign)

    def may_approve_now(self, channel_id: int, campaign: str, day: date, now: datetime) -> bool:
        """Whether such a post can be approved by it."""
        return self.may_approve and self.is_good(now) and self.shows(channel_id, campaign, day)

    def _bound_to(self) -> str:
        return f"guest link {self.id} of {self.workspace_id}"


def make_guest_link(session: Session, feed_key: str, *, by: Member | None, **values: Any) -> tuple[GuestLink, str]:
    """A new link with its token."""
    link = GuestLink(token_hash=secrets.token_hex(32), token_cipher=b"", made_by_id=by.id if by else None, **values)
    session.add(link)
    session.flush()  # the cipher is bound to the id
    token = link.renew(feed_key)
    record(link, "made", by=by, name=link.name)
    return link, token
