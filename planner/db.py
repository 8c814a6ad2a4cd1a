"""Engine, session, column types, and the guard that keeps workspaces apart.

One unit of work is one request, command or job: it starts with `unit(...)`, commits once where that can be seen,
and ends with `session.remove()`.
"""

import unicodedata
from datetime import UTC, datetime
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnClause,
    Connection,
    DateTime,
    Dialect,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Insert,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UpdateBase,
    create_engine,
    event,
)
from sqlalchemy.engine import make_url
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    ORMExecuteState,
    Session,
    SessionTransaction,
    mapped_column,
    scoped_session,
    sessionmaker,
)
from sqlalchemy.sql import ClauseElement
from sqlalchemy.sql.elements import BinaryExpression
from sqlalchemy.sql.visitors import iterate

BUSY_SECONDS = 10
ACROSS_WORKSPACES = "across_workspaces"  # execution option of the few queries that are meant to look into all of them


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, list[Any]: JSON}  # noqa: RUF012 (SQLAlchemy reads it from the class)


class Owned:
    """A thing of the plan: it belongs to one workspace for ever, and no query finds it without naming that."""

    workspace_id: Mapped[int] = mapped_column(ForeignKey("workspaces.id", ondelete="CASCADE"))


def inside(column: str, table: str, **options: Any) -> ForeignKeyConstraint:
    """A foreign key that cannot leave the workspace: (workspace_id, column) -> table (workspace_id, id)."""
    return ForeignKeyConstraint(["workspace_id", column], [f"{table}.workspace_id", f"{table}.id"], **options)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment. SQLite gives back naive ones: they are UTC, because only UTC goes in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is not None and value.tzinfo is None:
            raise ValueError(f"a moment needs its zone: {value!r}")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def cleaned(text: str) -> str:
    """Text as it may be kept: NFC, line ends as \\n, without control characters, line separators and lone surrogates."""
    if text.replace("\n", "").isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # as nearly all are
    text = unicodedata.normalize(
        "NFC", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    )
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))


class Prose(TypeDecorator[str]):
    """Text over several lines, cleaned on its way in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else cleaned(value)


class Line(TypeDecorator[str]):
    """Text of one line, cleaned on its way in; what is longer than its column is an error before it reaches the database."""

    impl = String
    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__(length)
        self.length = length

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        line = " ".join(cleaned(value).split())
        if len(line) > self.length:
            raise ValueError(f"longer than {self.length} characters: {line[:40]}…")
        return line


class Word(TypeDecorator[Enum]):
    """A member of an enum, kept as the word that scripts read."""

    impl = String(20)
    cache_ok = True

    def __init__(self, enum: type[Enum]) -> None:
        super().__init__()
        self.enum = enum
        self._by_word = {_word(member): member for member in enum}

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else _word(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Enum | None:  # noqa: ARG002
        return None if value is None else self._by_word[value]


def _word(member: Enum) -> str:
    return member.name.lower() if isinstance(member, IntEnum) else str(member.value)


class UnscopedQuery(Exception):
    """A query reads or writes a table of the plan without saying of which workspace."""


class PlanSession(Session):
    """Refuses unscoped queries on owned tables, and writing in a unit that is for reading."""


@event.listens_for(PlanSession, "do_orm_execute")
def _refuse_unscoped(state: ORMExecuteState) -> None:
    # A refresh goes by the key of a row that was found in its workspace before.
    if state.is_column_load or state.execution_options.get(ACROSS_WORKSPACES):
        return
    statement = state.statement
    assert isinstance(statement, ClauseElement)  # noqa: S101 (what a session executes is one)
    unscoped = _owned_tables(statement) - _scoped_tables(statement)
    if unscoped:
        raise UnscopedQuery(", ".join(sorted(unscoped)))


@event.listens_for(PlanSession, "before_flush")
def _refuse_writing(session: Session, *_: object) -> None:
    if session.info.get("reading") and (session.new or session.deleted or any(map(session.is_modified, session.dirty))):
        raise RuntimeError("this unit of work is for reading")


def _owned_tables(statement: ClauseElement) -> set[str]:
    """Names of the owned tables that a statement reads, changes or empties. What it adds brings its workspace along."""
    tables = {element for element in iterate(statement) if isinstance(element, Table)}
    if isinstance(statement, UpdateBase):
        target = {statement.table} if isinstance(statement.table, Table) else set()
        tables = tables - target if isinstance(statement, Insert) else tables | target
    return {table.name for table in tables if "workspace_id" in table.c}


def _scoped_tables(statement: ClauseElement) -> set[str]:
    """Names of the tables whose workspace_id is compared with something, in a WHERE or an ON."""
    sides = (
        side for element in iterate(statement) if isinstance(element, BinaryExpression) for side in (element.left, element.right)
    )
    columns = (side for side in sides if isinstance(side, ColumnClause) and side.key == "workspace_id")
    return {_table_name(column.table) for column in columns}


def _table_name(table: Any) -> str:
    return str(getattr(table, "element", table).name)  # an alias stands for its table


session: scoped_session[PlanSession] = scoped_session(sessionmaker(class_=PlanSession, expire_on_commit=False))


def connect(url: str) -> Engine:
    """An engine for the address; `postgresql://` speaks psycopg 3."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    _keep_to_ourselves(parsed.database)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _keep_to_ourselves(path: str | None) -> None:
    """A new database file is nobody else's to read, and SQLite gives the files beside it the same mode."""
    if path and not path.startswith((":", "file:")) and Path(path).parent.is_dir() and not Path(path).exists():
        Path(path).touch(0o600)


def _prepare_sqlite(connection: Any, _: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")  # NORMAL may lose acknowledged commits at power loss
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA trusted_schema=OFF")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that begins by reading and writes later loses updates or fails at once when two do so.
    connection.exec_driver_sql("BEGIN" if connection.get_execution_options().get("reading") else "BEGIN IMMEDIATE")


def unit(engine: Engine, *, reading: bool = False) -> PlanSession:
    """Begin this thread's unit of work anew."""
    session.remove()
    begun = session(bind=engine)
    begun.info["reading"] = reading
    begun.connection(execution_options={"reading": reading})
    return begun


@event.listens_for(PlanSession, "after_transaction_end")
def _forget_raised(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop("raised", None)
