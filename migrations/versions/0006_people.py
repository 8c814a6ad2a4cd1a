"""people

Invitations, links and second factors of accounts, guest links, comments, approvals, due days, subscribed absences, letters, and
what members want to be told. Everything new is optional or has a default: the code of before still runs on this schema.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

NEW_COLUMNS = {
    "users": ("zone", "quiet_from", "quiet_until", "totp_cipher", "totp_since", "totp_step", "mail_refused_at"),
    "sessions": ("network", "awaits_code", "proved_at"),
    "members": ("left_at",),
    "channels": ("handover",),
    "workspaces": ("approval", "own_approval"),
}
NEW_TABLES = (
    "invitations",
    "account_links",
    "recovery_codes",
    "audit_entries",
    "guest_links",
    "comments",
    "mentions",
    "approvals",
    "due_days",
    "due_rules",
    "format_items",
    "absence_calendars",
    "letters",
    "notice_choices",
    "report_choices",
)


def upgrade() -> None:
    _columns()
    _owned(
        "invitations",
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("invited_by_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        _inside("invitations", "invited_by_id", "members", ondelete="CASCADE"),
        _inside("invitations", "member_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_invitations_token_hash")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_invitations_workspace_id_id")),
    )
    op.create_index(op.f("ix_invitations_workspace_id_email"), "invitations", ["workspace_id", "email"])
    _table(
        "account_links",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_links_user_id"), ondelete="CASCADE"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_account_links_token_hash")),
    )
    op.create_index(op.f("ix_account_links_user_id"), "account_links", ["user_id"])
    _table(
        "recovery_codes",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_recovery_codes_user_id"), ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_recovery_codes_user_id"), "recovery_codes", ["user_id"])
    _owned(
        "audit_entries",
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("who", sa.String(100), nullable=False),
        sa.Column("verb", sa.String(40), nullable=False),
        sa.Column("about", sa.String(200), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("network", sa.String(50), nullable=False),
    )
    op.create_index(op.f("ix_audit_entries_workspace_id_id"), "audit_entries", ["workspace_id", "id"])
    _owned(
        "guest_links",
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("channel_id", sa.Integer(), nullable=True),
        sa.Column("campaign", sa.String(80), nullable=True),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("may_comment", sa.Boolean(), nullable=False),
        sa.Column("may_approve", sa.Boolean(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("token_hash", sa.String(64), nullable=False),
        sa.Column("token_cipher", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _inside("guest_links", "channel_id", "channels", ondelete="CASCADE"),
        _inside("guest_links", "made_by_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint("token_hash", name=op.f("uq_guest_links_token_hash")),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_guest_links_workspace_id_id")),
    )
    op.create_index(op.f("ix_guest_links_workspace_id_revoked_at"), "guest_links", ["workspace_id", "revoked_at"])
    _owned(
        "comments",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("guest_link_id", sa.Integer(), nullable=True),
        sa.Column("author", sa.String(80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("for_guests", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("resolved_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _inside("comments", "guest_link_id", "guest_links"),
        _inside("comments", "member_id", "members"),
        _inside("comments", "post_id", "posts", ondelete="CASCADE"),
        _inside("comments", "resolved_by_id", "members"),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_comments_workspace_id_id")),
    )
    op.create_index(op.f("ix_comments_workspace_id_post_id_id"), "comments", ["workspace_id", "post_id", "id"])
    _owned(
        "mentions",
        sa.Column("comment_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        _inside("mentions", "comment_id", "comments", ondelete="CASCADE"),
        _inside("mentions", "member_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint(
            "workspace_id", "comment_id", "member_id", name=op.f("uq_mentions_workspace_id_comment_id_member_id")
        ),
    )
    op.create_index(op.f("ix_mentions_workspace_id_member_id"), "mentions", ["workspace_id", "member_id"])
    _owned(
        "approvals",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(20), nullable=False),
        sa.Column("seen", sa.String(64), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=True),
        sa.Column("asked_of_id", sa.Integer(), nullable=True),
        sa.Column("due_day", sa.Date(), nullable=True),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("escalated_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(20), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by_id", sa.Integer(), nullable=True),
        sa.Column("guest_link_id", sa.Integer(), nullable=True),
        sa.Column("answered_by_name", sa.String(80), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _inside("approvals", "answered_by_id", "members"),
        _inside("approvals", "asked_by_id", "members"),
        _inside("approvals", "asked_of_id", "members"),
        _inside("approvals", "guest_link_id", "guest_links"),
        _inside("approvals", "post_id", "posts", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_approvals_workspace_id_id")),
    )
    op.create_index(op.f("ix_approvals_workspace_id_post_id_id"), "approvals", ["workspace_id", "post_id", "id"])
    op.create_index(op.f("ix_approvals_workspace_id_outcome"), "approvals", ["workspace_id", "outcome"])
    _owned(
        "due_days",
        sa.Column("post_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("days_before", sa.Integer(), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("day IS NULL OR days_before IS NULL", name=op.f("ck_due_days_not_both")),
        _inside("due_days", "post_id", "posts", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "post_id", "part", name=op.f("uq_due_days_workspace_id_post_id_part")),
    )
    op.create_index(op.f("ix_due_days_workspace_id_day"), "due_days", ["workspace_id", "day"])
    _owned(
        "due_rules",
        sa.Column("part", sa.String(20), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.UniqueConstraint("workspace_id", "part", name=op.f("uq_due_rules_workspace_id_part")),
    )
    _owned(
        "format_items",
        sa.Column("format", sa.String(40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(200), nullable=False),
    )
    op.create_index(op.f("ix_format_items_workspace_id_format"), "format_items", ["workspace_id", "format"])
    _owned(
        "absence_calendars",
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("address_cipher", sa.LargeBinary(), nullable=False),
        sa.Column("host", sa.String(255), nullable=False),
        sa.Column("etag", sa.String(200), nullable=False),
        sa.Column("modified", sa.String(60), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("good_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failure", sa.String(40), nullable=False),
        sa.Column("held", sa.LargeBinary(), nullable=True),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _inside("absence_calendars", "member_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "id", name=op.f("uq_absence_calendars_workspace_id_id")),
    )
    op.create_index(op.f("ix_absence_calendars_next_at"), "absence_calendars", ["next_at"])
    _table(
        "letters",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("email", sa.String(254), nullable=True),
        sa.Column("about_workspace_id", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_owner", sa.String(64), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trouble", sa.String(300), nullable=False),
        sa.ForeignKeyConstraint(
            ["about_workspace_id"], ["workspaces.id"], name=op.f("fk_letters_about_workspace_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_letters_user_id"), ondelete="CASCADE"),
        sa.UniqueConstraint("key", name=op.f("uq_letters_key")),
    )
    op.create_index(op.f("ix_letters_state_not_before"), "letters", ["state", "not_before"])
    op.create_index(op.f("ix_letters_about_workspace_id_user_id"), "letters", ["about_workspace_id", "user_id"])
    _owned(
        "notice_choices",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        _inside("notice_choices", "member_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "member_id", "kind", name=op.f("uq_notice_choices_workspace_id_member_id_kind")),
    )
    _owned(
        "report_choices",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("time", sa.Time(), nullable=False),
        sa.Column("zone", sa.String(60), nullable=True),
        sa.Column("always", sa.Boolean(), nullable=False),
        sa.Column("with_pdf", sa.Boolean(), nullable=False),
        sa.Column("with_xlsx", sa.Boolean(), nullable=False),
        _inside("report_choices", "member_id", "members", ondelete="CASCADE"),
        sa.UniqueConstraint("workspace_id", "member_id", name=op.f("uq_report_choices_workspace_id_member_id")),
    )
    _absences()


def _columns() -> None:
    op.add_column("users", sa.Column("zone", sa.String(60), nullable=True))
    op.add_column("users", sa.Column("quiet_from", sa.Time(), nullable=True))
    op.add_column("users", sa.Column("quiet_until", sa.Time(), nullable=True))
    op.add_column("users", sa.Column("totp_cipher", sa.LargeBinary(), nullable=True))
    op.add_column("users", sa.Column("totp_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("users", sa.Column("totp_step", sa.Integer(), nullable=True))
    op.add_column("users", sa.Column("mail_refused_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("sessions", sa.Column("network", sa.String(50), nullable=False, server_default=""))
    op.add_column("sessions", sa.Column("awaits_code", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("sessions", sa.Column("proved_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("members", sa.Column("left_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("channels", sa.Column("handover", sa.Text(), nullable=False, server_default=""))
    op.add_column("workspaces", sa.Column("approval", sa.String(20), nullable=False, server_default="none"))
    op.add_column("workspaces", sa.Column("own_approval", sa.Boolean(), nullable=False, server_default=sa.true()))


def _absences() -> None:
    with op.batch_alter_table("absences") as table:
        table.add_column(sa.Column("part", sa.String(20), nullable=False, server_default="whole"))
        table.add_column(sa.Column("handover", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("calendar_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("source_uid", sa.String(300), nullable=True))
        table.create_foreign_key(
            op.f("fk_absences_workspace_id_calendar_id"),
            "absence_calendars",
            ["workspace_id", "calendar_id"],
            ["workspace_id", "id"],
            ondelete="CASCADE",
        )


def downgrade() -> None:
    with op.batch_alter_table("absences") as table:
        table.drop_constraint(op.f("fk_absences_workspace_id_calendar_id"), type_="foreignkey")
        for column in ("source_uid", "calendar_id", "handover", "part"):
            table.drop_column(column)
    for table_name in reversed(NEW_TABLES):
        op.drop_table(table_name)
    for table_name, columns in NEW_COLUMNS.items():
        for column in reversed(columns):
            op.drop_column(table_name, column)


def _table(table: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        table, sa.Column("id", sa.Integer(), nullable=False), *parts, sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}"))
    )


def _owned(table: str, *parts: sa.schema.SchemaItem) -> None:
    """A table of a workspace."""
    owner = sa.ForeignKeyConstraint(
        ["workspace_id"], ["workspaces.id"], name=op.f(f"fk_{table}_workspace_id"), ondelete="CASCADE"
    )
    _table(table, sa.Column("workspace_id", sa.Integer(), nullable=False), *parts, owner)


def _inside(table: str, column: str, target: str, **options: Any) -> sa.ForeignKeyConstraint:
    """A foreign key that cannot leave the workspace."""
    name = op.f(f"fk_{table}_workspace_id_{column}")
    return sa.ForeignKeyConstraint(["workspace_id", column], [f"{target}.workspace_id", f"{target}.id"], name=name, **options)
