"""the workbench

Deeds that can be undone, saved views, checklists and attachments of posts, stages and days of topics. Everything new is
optional or has a default: the code of before still runs on this schema.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

POST_COLUMNS = ("due_day", "published_link")
TOPIC_COLUMNS = ("link_title", "goal", "stage", "earliest_day", "latest_day")


def upgrade() -> None:
    op.add_column("posts", sa.Column("due_day", sa.Date(), nullable=True))
    op.add_column("posts", sa.Column("published_link", sa.String(2000), nullable=False, server_default=""))
    op.add_column("topics", sa.Column("link_title", sa.String(300), nullable=False, server_default=""))
    op.add_column("topics", sa.Column("goal", sa.String(80), nullable=False, server_default=""))
    op.add_column("topics", sa.Column("stage", sa.String(20), nullable=False, server_default="new"))
    op.add_column("topics", sa.Column("earliest_day", sa.Date(), nullable=True))
    op.add_column("topics", sa.Column("latest_day", sa.Date(), nullable=True))
    _owned(
        "deeds",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        _inside("deeds", "member_id", "members", ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_deeds_workspace_id_member_id_id"), "deeds", ["workspace_id", "member_id", "id"])
    _owned(
        "saved_views",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("query", sa.String(2000), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _inside("saved_views", "member_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_saved_views_workspace_id_id")),
        sa.UniqueConstraint("workspace_id", "member_id", "name", name=op.f("uq_saved_views_workspace_id_member_id_name")),
    )
    _owned(
        "start_views",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("view_id", sa.Integer(), nullable=False),
        _inside("start_views", "member_id", "members", ondelete="CASCADE"),
        _inside("start_views", "view_id", "saved_views", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "member_id", name=op.f("uq_start_views_workspace_id_member_id")),
    )
    _owned(
        "checklist_items",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        _inside("checklist_items", "post_id", "posts", ondelete="CASCADE"),
        _inside("checklist_items", "done_by_id", "members"),
    )
    op.create_index(op.f("ix_checklist_items_workspace_id_post_id"), "checklist_items", ["workspace_id", "post_id"])
    _owned(
        "attachments",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("alt", sa.String(1000), nullable=False),
        sa.Column("media_type", sa.String(80), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("storage_name", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        _inside("attachments", "post_id", "posts", ondelete="CASCADE"),
        _inside("attachments", "member_id", "members"),
        sa.UniqueConstraint("storage_name", name=op.f("uq_attachments_storage_name")),
    )
    op.create_index(op.f("ix_attachments_workspace_id_post_id"), "attachments", ["workspace_id", "post_id"])


def downgrade() -> None:
    for table in ("attachments", "checklist_items", "start_views", "saved_views", "deeds"):
        op.drop_table(table)
    for table, columns in (("topics", TOPIC_COLUMNS), ("posts", POST_COLUMNS)):
        for column in columns:
            op.drop_column(table, column)


def _owned(table: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of a workspace."""
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        *parts,
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{table}_workspace_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _inside(table: str, column: str, target: str, **options: Any) -> sa.ForeignKeyConstraint:
    """A foreign key that cannot leave the workspace."""
    name = op.f(f"fk_{table}_workspace_id_{column}")
    return sa.ForeignKeyConstraint(["workspace_id", column], [f"{target}.workspace_id", f"{target}.id"], name=name, **options)
