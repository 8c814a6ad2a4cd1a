"""What came in from foreign plans: the batch, its rows, and the mapping of columns that was last said by hand."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column, relationship

from planner import clock
from planner.db import Base, Line, Owned, UtcDateTime, inside
from planner.models.member import Member


class ImportBatch(Owned, Base):
    """One file: uploaded for a preview, then applied, perhaps undone."""

    __tablename__ = "import_batches"
    __table_args__ = (UniqueConstraint("workspace_id", "id"), inside("member_id", "members"))

    id: Mapped[int] = mapped_column(primary_key=True)
    file_name: Mapped[str] = mapped_column(Line(255))
    file_hash: Mapped[str] = mapped_column(Line(64))  # SHA-256
    content: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))  # until it is applied
    options: Mapped[dict[str, Any]] = mapped_column(default=dict)
    summary: Mapped[dict[str, Any]] = mapped_column(default=dict)  # counts and notes, as `import --json` says them
    member_id: Mapped[int | None]
    member: Mapped[Member | None] = relationship(viewonly=True)
    uploaded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=clock.now)
    applied_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column()

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 (SQLAlchemy reads it from the class)


class ImportedRow(Owned, Base):
    """What a row of a file became. The newest one of a post or topic says what the file said last."""

    __tablename__ = "imported_rows"
    __table_args__ = (
        inside("batch_id", "import_batches", ondelete="CASCADE"),
        inside("post_id", "posts", ondelete="CASCADE"),
        inside("topic_id", "topics", ondelete="CASCADE"),
        Index(None, "workspace_id", "post_id"),
        Index(None, "workspace_id", "topic_id"),
        Index(None, "workspace_id", "batch_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    batch_id: Mapped[int]
    post_id: Mapped[int | None]
    topic_id: Mapped[int | None]
    sheet: Mapped[str] = mapped_column(Line(255), default="")
    row: Mapped[int]
    column: Mapped[str] = mapped_column(Line(20), default="")  # of a grid's cell
    outcome: Mapped[str] = mapped_column(Line(10))  # created, updated, unchanged
    values: Mapped[dict[str, Any]] = mapped_column(default=dict)  # what the file said
    before: Mapped[dict[str, Any] | None]  # what an update replaced
    version_after: Mapped[int]  # of the post or topic: a later one was touched since


class ColumnMapping(Owned, Base):
    """Which column means what, under one header row, as somebody said it last."""

    __tablename__ = "column_mappings"
    __table_args__ = (UniqueConstraint("workspace_id", "header_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    header_hash: Mapped[str] = mapped_column(Line(64))
    mapping: Mapped[dict[str, Any]] = mapped_column(default=dict)
