"""feeds know what they showed

Entries and gaps of feeds are made anew from the plan: their tables are replaced, not converted.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("feeds") as feeds:
        feeds.add_column(sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "ended_addresses",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("feed_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        _inside("ended_addresses", "feed_id", "feeds"),
        _of_workspace("ended_addresses"),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_ended_addresses")),
    )
    op.drop_table("feed_entries")
    _create_entries(
        sa.Column("zone", sa.String(length=60), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.drop_table("feed_gaps")
    _create_gaps(
        sa.Column("stem", sa.String(length=80), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("feed_gaps")
    _create_gaps()
    op.drop_table("feed_entries")
    _create_entries()
    op.drop_table("ended_addresses")
    with op.batch_alter_table("feeds") as feeds:
        feeds.drop_column("failed_at")


def _create_entries(*further: sa.Column) -> None:
    op.create_table(
        "feed_entries",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        *further,
        sa.Column("entry", sa.LargeBinary(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        _inside("feed_entries", "post_id", "posts"),
        _of_workspace("feed_entries"),
        sa.PrimaryKeyConstraint("post_id", "level", name=op.f("pk_feed_entries")),
    )


def _create_gaps(*further: sa.Column) -> None:
    op.create_table(
        "feed_gaps",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(length=120), nullable=False),
        *further,
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        _of_workspace("feed_gaps"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feed_gaps")),
        sa.UniqueConstraint("workspace_id", "uid", name=op.f("uq_feed_gaps_workspace_id_uid")),
    )


def _inside(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["workspace_id", column],
        [f"{target}.workspace_id", f"{target}.id"],
        name=op.f(f"fk_{table}_workspace_id_{column}"),
        ondelete="CASCADE",
    )


def _of_workspace(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{table}_workspace_id"), ondelete="CASCADE")
