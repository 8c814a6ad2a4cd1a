"""Alembic's entry: runs the migrations on the connection that planner.migrating hands over, or on the configured database."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, TypeDecorator

from planner import models  # noqa: F401 (fills the metadata)
from planner.db import Base, connect
from planner.settings import from_environment


def as_plain_type(kind: str, thing: Any, _: AutogenContext) -> str | Literal[False]:
    """Our column types as what the database sees: a migration stands alone when the code has moved on."""
    return f"sa.{thing.impl!r}" if kind == "type" and isinstance(thing, TypeDecorator) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transaction_per_migration=True,
        render_item=as_plain_type,
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    with connect(from_environment().database_url).connect() as connection:
        run(connection)
        connection.commit()
