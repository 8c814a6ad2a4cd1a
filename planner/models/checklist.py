"""What is still to be done for a post."""

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from planner.db import Base, Line, Owned, UtcDateTime, inside


class ChecklistItem(Owned, Base):
    __tablename__ = "checklist_items"
    __table_args__ = (
        inside("post_id", "posts", ondelete="CASCADE"),
        inside("done_by_id", "members"),
        Index(None, "workspace_id", "post_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int]
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Line(200))
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    done_by_id: Mapped[int | None]
