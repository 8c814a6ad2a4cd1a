"""A deed: what a member did to several things in one go, with what is needed to undo it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Owned, UtcDateTime, inside


class Deed(Owned, Base):
    """`steps` name the things, the versions that they had afterwards, and what they were before."""

    __tablename__ = "deeds"
    __table_args__ = (inside("member_id", "members", ondelete="CASCADE"), Index(None, "workspace_id", "member_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    steps: Mapped[list[Any]]
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
