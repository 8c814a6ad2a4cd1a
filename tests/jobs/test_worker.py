"""The worker works, whatever its queue is, and stops when it is told."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

import pytest
import time_machine
from sqlalchemy import Engine, select

from planner import db
from planner.jobs import apart, nudge, work_until
from planner.jobs.rounds import Rounds
from planner.jobs.worker import _queue
from planner.models import Letter, LetterKind, LetterState
from planner.models.letter import put_in_outbox
from planner.settings import Settings
from tests import make

SOON = 8  # seconds


@pytest.fixture
def settings(engine: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> Settings:
    return Settings(
        data_dir=tmp_path,
        database_url=engine.url.render_as_string(hide_password=False),
        secret_key="s" * 32,
        feed_key="f" * 32,
        base_url="https://plan.example.org",
        loopback=True,
        jobs=request.param,
    )


def post(engine: Engine, email: str) -> None:
    unit = db.unit(engine)
    about = {"user_id": make.user(unit, email).id}
    put_in_outbox(unit, LetterKind.ACCOUNT, f"account:{email}", {"what": "password_changed"}, **about)
    unit.commit()
    db.session.remove()


@pytest.mark.parametrize(("engine", "settings"), [("sqlite", "inline")], indirect=True)
def test_beside_pages_many_letters_are_sent_by_a_process_of_their_own(engine: Engine, settings: Settings, monkeypatch):
    monkeypatch.setattr(apart, "MANY", 0)
    post(engine, "kim@example.org")
    Rounds(engine, settings, beside_pages=True).send()
    assert is_empty(engine)


@pytest.mark.parametrize(("engine", "settings"), [("sqlite", "inline")], indirect=True)
def test_after_the_clock_was_set_back_it_is_looked_as_after_a_start(engine: Engine, settings: Settings):
    rounds, looked = Rounds(engine, settings), []
    for day in (2, 3, 1, 2):
        with time_machine.travel(datetime(2026, 12, day, tzinfo=UTC), tick=False):
            rounds._look("reports", lambda _engine, since, _now: looked.append(since and since.day))
    assert looked == [None, 2, None, 1]


def is_empty(engine: Engine) -> bool:
    waiting = db.unit(engine, reading=True).scalars(select(Letter).where(Letter.state == LetterState.READY)).all()
    db.session.remove()
    return not waiting


def comes_true(told: Callable[[], bool]) -> bool:
    until = monotonic() + SOON
    while not told() and monotonic() < until:
        sleep(0.05)
    return told()


@pytest.mark.parametrize(
    ("engine", "settings"),
    [("sqlite", "inline"), ("sqlite", "sqlite"), ("postgres", "postgres")],
    indirect=True,
    ids=["inline", "sqlite", "postgres"],
)
def test_what_waits_leaves_at_the_start_and_when_nudged_until_the_worker_is_stopped(engine: Engine, settings: Settings):
    post(engine, "kim@example.org")
    stopped = threading.Event()
    worker = threading.Thread(target=work_until, args=(stopped, engine, settings))
    worker.start()
    try:
        assert comes_true(lambda: is_empty(engine))
        post(engine, "bo@example.org")
        nudge(settings)
        assert comes_true(lambda: is_empty(engine))
    finally:
        stopped.set()
        worker.join(timeout=10)
    assert not worker.is_alive()
    if settings.jobs != "inline":
        _queue(settings).close()
