"""Units of work: no lost update, no stale write, moments in UTC, clean texts."""

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Engine, create_engine, select, text
from sqlalchemy.orm.exc import StaleDataError

from planner import db
from planner.db import PlanSession, cleaned
from planner.models import Event, Workspace
from tests import make


def test_two_writers_at_once_lose_no_update(sqlite: Engine):
    session = db.unit(sqlite)
    make.workspace(session)
    session.commit()
    db.session.remove()

    def add(times: int) -> None:
        for _ in range(times):
            with db.unit(sqlite) as unit:
                row = unit.execute(text("SELECT revision FROM workspaces")).scalar_one()
                unit.execute(text("UPDATE workspaces SET revision = :n"), {"n": row + 1})
                unit.commit()
        db.session.remove()

    threads = [threading.Thread(target=add, args=(25,)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert db.unit(sqlite).scalar(select(Workspace.revision)) == 100


def test_a_stale_write_is_refused(engine: Engine, session: PlanSession):
    post = make.post(session, make.channel(session, make.workspace(session)))
    session.commit()
    with engine.begin() as other:
        other.execute(text("UPDATE posts SET version = version + 1"))
    post.title = "Something else"
    with pytest.raises(StaleDataError):
        session.commit()


def test_a_change_writes_history_and_raises_the_revision_once(session: PlanSession):
    workspace = make.workspace(session)
    post = make.post(session, make.channel(session, workspace))
    session.commit()
    post.move_to(make.MONDAY + timedelta(days=2), None, by=None)
    post.edit(by=None, title="Azubi-Woche, Tag 2")
    session.commit()
    verbs = session.scalars(
        select(Event.verb).where(Event.workspace_id == workspace.id, Event.subject == "post").order_by(Event.id)
    )
    assert list(verbs) == ["planned", "moved", "edited"]
    session.refresh(workspace)
    assert workspace.revision == 2


def test_moving_to_the_same_day_leaves_no_trace(session: PlanSession):
    post = make.post(session, make.channel(session, make.workspace(session)))
    session.commit()
    post.move_to(post.day, post.time, by=None)
    assert not session.dirty


def test_a_move_raises_the_sequence_and_an_edit_does_not(session: PlanSession):
    post = make.post(session, make.channel(session, make.workspace(session)))
    post.edit(by=None, title="Neu")
    assert post.sequence == 0
    post.move_to(make.MONDAY + timedelta(days=1), None, by=None)
    assert post.sequence == 1


def test_moments_come_back_in_utc(session: PlanSession):
    berlin = timezone(timedelta(hours=1))
    workspace = make.workspace(session, created_at=datetime(2026, 11, 23, 9, tzinfo=berlin))
    session.commit()
    session.expire_all()
    assert workspace.created_at == datetime(2026, 11, 23, 8, tzinfo=UTC)
    assert workspace.created_at.tzinfo is UTC


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\x00b\x1b", "ab"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u2028b", "a\nb"),
        ("u\u0308ber", "über"),
        ("x\ud800y", "xy"),
        ("Tab\there", "Tab\there"),
    ],
)
def test_texts_are_cleaned_on_their_way_in(raw: str, kept: str):
    assert cleaned(raw) == kept


def test_a_title_has_no_line_break(session: PlanSession):
    post = make.post(session, make.channel(session, make.workspace(session)), title="Erste\r\nZeile")
    session.commit()
    session.expire_all()
    assert post.title == "Erste Zeile"


def test_a_database_connection_is_durable_and_checks_keys(sqlite: Engine):
    with sqlite.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert found == ["wal", 2, 1]


def test_postgresql_addresses_speak_psycopg_3():
    assert create_engine("postgresql://localhost/x").driver == "psycopg"
