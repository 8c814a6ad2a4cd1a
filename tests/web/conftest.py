"""The application on a database of its own, and people who visit it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import time_machine
from flask import Flask
from flask.testing import FlaskClient
from itsdangerous import URLSafeTimedSerializer
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Engine
from werkzeug.test import TestResponse

from planner import db
from planner.models import User
from planner.models.user import sign_in
from planner.settings import Settings
from planner.web import absence_calendars, attachments, create_app, imports
from planner.web.door import House
from planner.web.headers import HEADERS
from planner.web.published import Counters
from tests.web.pages import Page
from tests.web.world import FEED_KEY, found_acme

PASSWORD = "eule fährt gern bahn"
SETTINGS = Settings(
    data_dir=Path("unused"),
    database_url="unused",
    secret_key="s" * 32,
    feed_key=FEED_KEY,
    base_url="http://localhost",
    loopback=True,
)


class Compiled(BytecodeCache):
    """Templates, compiled once for all applications of a run."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.code[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


@pytest.fixture(autouse=True)
def wednesday() -> Iterator[None]:
    """It is Wednesday, 25 November 2026, 10:00 in Berlin."""
    with time_machine.travel(datetime(2026, 11, 25, 9, tzinfo=UTC), tick=True):
        yield


class Visitor(FlaskClient):
    """A browser that looks at every page it gets: headers, structure, tokens."""

    application: Flask

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, buffered=True, **kwargs)  # read to its end, so that a file is closed
        db.session.remove()
        for name in HEADERS:
            assert name in response.headers, f"{name} is missing at {response.request.path}"
        is_page = response.mimetype == "text/html" and "X-Part" not in response.request.headers
        if is_page and response.data and "Content-Encoding" not in response.headers:
            assert Page(response.text).faults == [], response.request.path
        return response

    def see(self, path: str, status: int = 200) -> Page:
        response = self.get(path)
        assert response.status_code == status, f"{response.status} at {path}"
        return Page(response.text)

    def submit(self, path: str, action: str | None = None, *, status: int = 303, **fields: Any) -> TestResponse:
        """Fill in the form on the page and send it; the one that goes to `action`, else the page's own."""
        form = self.see(path).form(*([action] if action else ["", path]))
        response = self.post(action or path, data=form.fields | fields)
        assert response.status_code == status, f"{response.status}: {Page(response.text).text}"
        return response

    def step(self, page: str, action: str, **fields: Any) -> TestResponse:
        """Press a button that sends a form on the page."""
        return self.submit(page, action, **fields)

    def token(self) -> str:
        """For a request without looking at its form first."""
        with self.session_transaction() as cookie:
            raw = cookie.setdefault("csrf_token", "raw")
        return str(URLSafeTimedSerializer(SETTINGS.secret_key, salt="wtf-csrf-token").dumps(raw))


@pytest.fixture
def app(sqlite: Engine) -> Flask:
    """One application serves all tests of a process: it is moved into the house of each. Routes take long to compile."""
    house = House(_settings(sqlite), sqlite)
    if not SHARED:
        SHARED.append(make_app(sqlite))
    SHARED[0].extensions.update(planner=house, feeds=Counters())
    for allowance in (absence_calendars._looks, attachments.uploads, imports.uploads):
        allowance._used.clear()  # counted for a process: each test begins anew
    return SHARED[0]


SHARED: list[Flask] = []


def make_app(engine: Engine, **settings: Any) -> Flask:
    """A new one, with settings of its own. Files lie beside the database."""
    app = create_app(_settings(engine, **settings), engine)
    app.testing = True
    app.test_client_class = Visitor
    app.jinja_env.bytecode_cache = COMPILED
    return app


def _settings(engine: Engine, **settings: Any) -> Settings:
    return replace(SETTINGS, **{"data_dir": Path(engine.url.database or "").parent, **settings})


@pytest.fixture
def unit(sqlite: Engine) -> Callable[[], db.PlanSession]:
    """A fresh unit of work that writes. Commit it before the next request."""
    return lambda: db.unit(sqlite)


@pytest.fixture
def anonymous(app: Flask) -> Visitor:
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def visit(app: Flask, sqlite: Engine) -> Callable[[str], Visitor]:
    """A browser in which the user with the address has signed in."""
    return lambda email: signed_in(app, sqlite, email)


def signed_in(app: Flask, engine: Engine, email: str, language: str = "en") -> Visitor:
    unit = db.unit(engine)
    secret = sign_in(unit, unit.query(User).filter_by(email=email).one(), agent="test")
    unit.commit()
    db.session.remove()
    visitor: Visitor = app.test_client()  # type: ignore[assignment]
    with visitor.session_transaction() as cookie:
        cookie["id"] = secret
        cookie["language"] = language
    return visitor


@pytest.fixture
def acme(sqlite: Engine, migrated: Path) -> SimpleNamespace:
    """Alice owns Acme, with somebody of each role and a small plan; Charlie owns Rival. What is here are ids and slugs.

    It is founded once a process, and copied: database and files.
    """
    here = Path(sqlite.url.database or "")
    db.session.remove()
    sqlite.dispose()  # whatever was written lies in the file now
    if here.read_bytes() != migrated.read_bytes():
        return found_acme(sqlite)  # somebody was here before
    founded = migrated.parent / "acme"
    if not WORLD:
        WORLD.append(_found_in(founded, migrated))
    shutil.copytree(founded, here.parent, dirs_exist_ok=True)
    return SimpleNamespace(**vars(WORLD[0]))


WORLD: list[SimpleNamespace] = []


def _found_in(folder: Path, migrated: Path) -> SimpleNamespace:
    folder.mkdir()
    shutil.copy(migrated, folder / "planner.sqlite")
    engine = db.connect(f"sqlite:///{folder / 'planner.sqlite'}")
    world = found_acme(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return world


@pytest.fixture
def alice(acme: SimpleNamespace, visit: Callable[[str], Visitor]) -> Visitor:
    """The owner of Acme, who reads English."""
    return visit("alice@example.org")


@pytest.fixture
def bob(acme: SimpleNamespace, visit: Callable[[str], Visitor]) -> Visitor:
    """Writes for Acme."""
    return visit("bob@example.org")


@pytest.fixture
def charlie(acme: SimpleNamespace, visit: Callable[[str], Visitor]) -> Visitor:
    """A stranger: owns another workspace."""
    return visit("charlie@example.org")
