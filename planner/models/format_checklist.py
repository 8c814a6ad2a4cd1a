"""What is always to be done for a format: posts of it begin with these items on their checklist."""

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from planner.db import Base, Line, Owned
from planner.models.checklist import LONGEST_ITEM


class FormatItem(Owned, Base):
    """`format` as posts name it, small letters or not; empty: of every post."""

    __tablename__ = "format_items"
    __table_args__ = (Index(None, "workspace_id", "format"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    format: Mapped[str] = mapped_column(Line(40))
    position: Mapped[int] = mapped_column(default=0)
    text: Mapped[str] = mapped_column(Line(LONGEST_ITEM))
