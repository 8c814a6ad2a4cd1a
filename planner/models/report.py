"""The report of one ISO week, kept as it was when first asked for."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from planner import clock
from planner.db import Base, Owned, UtcDateTime


class Report(Owned, Base):
    __tablename__ = "reports"
    __table_args__ = (UniqueConstraint("workspace_id", "iso_year", "iso_week"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    iso_year: Mapped[int]
    iso_week: Mapped[int]
    content: Mapped[dict[str, Any]]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
