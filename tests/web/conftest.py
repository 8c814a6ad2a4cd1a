"""The application on a database of its own, and people who visit it."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
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
from planner.domain.plan import Readiness
from planner.models import Member, Pause, Role, User
from planner.models.channel import pause
from planner.models.feed import Feed, FeedKind, make_feed
from planner.models.user import sign_in
from planner.planning.founding import add_holiday
from planner.settings import Settings
from planner.web import create_app
from planner.web.headers import HEADERS
from tests import make
from tests.web.pages import Page

PASSWORD = "eule fährt gern bahn"
SETTINGS = Settings(
    data_dir=Path("unused"),
    database_url="unused",
    secret_key="s" * 32,
    feed_key="f" * 32,
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
        response = super().open(*args, **kwargs)
        db.session.remove()
        for name in HEADERS:
            assert name in response.headers, f"{name} is missing at {response.request.path}"
        if response.mimetype == "text/html" and response.data:
            assert Page(response.text).faults == [], response.request.path
        return response

    def see(self, path: str, status: int = 200) -> Page:
        response = self.get(path)
        assert response.status_code == status, f"{response.status} at {path}"
        return Page(response.text)

    def submit(self, path: str, action: str | None = None, *, status: int = 303, **fields: Any) -> TestResponse:
        """Fill in the form on the page and send it; the one that goes to `action`, else the page's own."""
        form = self.see(path).form(action or "")
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
    return make_app(sqlite)


def make_app(engine: Engine, **settings: Any) -> Flask:
    app = create_app(Settings(**{**{name: getattr(SETTINGS, name) for name in Settings.__slots__}, **settings}), engine)
    app.testing = True
    app.test_client_class = Visitor
    app.jinja_env.bytecode_cache = COMPILED
    return app


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
def acme(sqlite: Engine) -> SimpleNamespace:
    """Alice owns Acme, with somebody of each role and a small plan; Charlie owns Rival. What is here are ids and slugs."""
    return found_acme(sqlite)


def found_acme(engine: Engine) -> SimpleNamespace:
    unit = db.unit(engine)
    acme, rival = make.workspace(unit, "acme"), make.workspace(unit, "rival")
    members = {}
    for role in Role:
        name = {Role.OWNER: "alice", Role.EDITOR: "bob"}.get(role, role.value)
        user = make.user(unit, f"{name}@example.org", f"{name.title()} Adler")
        members[role.value] = make.member(unit, acme, user, role)
    charlie = make.member(unit, rival, make.user(unit, "charlie@example.org", "Charlie Fremd"), Role.OWNER)
    linkedin = make.channel(unit, acme, "linkedin", name="LinkedIn", responsible_id=members["editor"].id)
    secret = make.channel(unit, rival, "secret", name="Secret")
    topic, foreign_topic = make.topic(unit, acme), make.topic(unit, rival, "Geheim")
    post = make.post(unit, linkedin, topic_id=topic.id, time=time(9), readiness=Readiness.DRAFT)
    foreign_post = make.post(unit, secret, title="Geheim")
    absence = members["editor"].be_absent(date(2026, 12, 1), date(2026, 12, 4), by=None)
    foreign_absence = charlie.be_absent(date(2026, 12, 1), date(2026, 12, 4), by=None)
    holiday, foreign_holiday = (add_holiday(unit, each, date(2026, 12, 7), "Betriebsausflug", by=None) for each in (acme, rival))
    closed: Pause = pause(unit, acme.id, linkedin, date(2026, 12, 24), date(2026, 12, 31), "Betriebsferien", by=members["owner"])
    foreign_closed = pause(unit, rival.id, secret, date(2026, 12, 24), date(2026, 12, 31), "Umbau", by=charlie)
    cadence, foreign_cadence = (each.start_cadence("Wed,Fri 09:00", make.MONDAY, by=None) for each in (linkedin, secret))
    inquiry, foreign_inquiry = (each.receive_inquiry("Gibt es Parkplätze?", make.MONDAY, by=None) for each in (linkedin, secret))
    feed, token = _feed(unit, members["editor"])
    foreign_feed, _ = _feed(unit, charlie)
    upload, foreign_upload = (make.upload(unit, each) for each in (acme, rival))
    unit.commit()
    found = SimpleNamespace(
        channel="linkedin",
        channel_id=linkedin.id,
        topic_id=topic.id,
        post_id=post.id,
        pause_id=closed.id,
        foreign_channel="secret",
        foreign_topic_id=foreign_topic.id,
        foreign_post_id=foreign_post.id,
        member_id=members["viewer"].id,
        foreign_member_id=charlie.id,
        foreign_pause_id=foreign_closed.id,
        cadence_id=cadence.id,
        foreign_cadence_id=foreign_cadence.id,
        inquiry_id=inquiry.id,
        foreign_inquiry_id=foreign_inquiry.id,
        absence_id=absence.id,
        foreign_absence_id=foreign_absence.id,
        import_id=upload.id,
        foreign_import_id=foreign_upload.id,
        holiday_id=holiday.id,
        foreign_holiday_id=foreign_holiday.id,
        feed_id=feed.id,
        foreign_feed_id=foreign_feed.id,
        token=token,
    )
    db.session.remove()
    return found


def _feed(unit: db.PlanSession, owner: Member) -> tuple[Feed, str]:
    values = {"workspace_id": owner.workspace_id, "owner_id": owner.id, "kind": FeedKind.PLAN, "name": "Plan"}
    return make_feed(unit, SETTINGS.feed_key, by=owner, **values)


def feed_token(engine: Engine) -> str:
    """The secret of a new feed of Acme."""
    unit = db.unit(engine)
    alice = unit.query(Member).join(User).filter(User.email == "alice@example.org", Member.workspace_id > 0).one()
    _, token = _feed(unit, alice)
    unit.commit()
    db.session.remove()
    return token


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
