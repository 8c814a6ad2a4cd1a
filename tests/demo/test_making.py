"""The demo is made once, says how to get in, and goes for good when it is removed."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from planner import clock, db
from planner.demo.making import Demo, make_demo
from planner.demo.once import make_demo_once
from planner.demo.people import FIRST_USER
from planner.models import Event, Feed, Post, Role, User
from planner.models.user import SHORTEST_PASSWORD, authenticate
from planner.planning.demo import remove_demo
from planner.sealing import token_hash
from planner.settings import Settings
from tests import make as things
from tests.demo.conftest import FEED_KEY, WEDNESDAY, workspaces

SETTINGS = Settings(
    data_dir=Path("unused"),
    database_url="unused",
    secret_key="s" * 32,
    feed_key=FEED_KEY,
    base_url="http://localhost",
    loopback=True,
)


def counted(engine: Engine) -> int:
    """Posts, events and users."""
    session = db.unit(engine, reading=True)
    across = {db.ACROSS_WORKSPACES: True}
    tables = (Post, Event, User, Feed)
    return sum(session.scalar(select(func.count()).select_from(table), execution_options=across) or 0 for table in tables)


def test_it_says_who_is_who_and_where_the_feeds_are(make: Callable[..., Demo]):
    said = make().as_json()
    assert said["workspaces"] == ["bank-am-see", "sanitaer-krause"]
    first = said["users"][0]
    assert (first["email"], first["password"], first["name"]) == tuple(FIRST_USER)
    assert first["roles"] == {"bank-am-see": "owner", "sanitaer-krause": "owner"}
    assert {role for user in said["users"] for role in user["roles"].values()} == {role.value for role in Role}
    kinds = [(feed["workspace"], feed["kind"]) for feed in said["feeds"]]
    assert kinds == [(slug, kind) for slug in said["workspaces"] for kind in ("plan", "channel", "person", "gaps")]


def test_each_path_holds_the_secret_of_a_feed(make: Callable[..., Demo], sqlite: Engine):
    paths = [feed.path.split("/") for feed in make().feeds]
    hashes = set(db.unit(sqlite, reading=True).scalars(select(Feed.token_hash), execution_options={db.ACROSS_WORKSPACES: True}))
    assert {token_hash(token) for _, feed, token, _ in paths if feed == "feed"} == hashes
    assert {name for *_, name in paths} == {"plan.ics", "channel.ics", "person.ics", "gaps.ics"}


def test_everybody_gets_in_while_the_demo_is_shown_and_nobody_otherwise(make: Callable[..., Demo], sqlite: Engine):
    users = make().users
    session = db.unit(sqlite, reading=True)
    assert all(authenticate(session, user.email, user.password, demo=True) for user in users[:2])
    assert authenticate(session, users[0].email, users[0].password, demo=False) is None
    assert len(FIRST_USER.password) >= SHORTEST_PASSWORD


def test_a_repetition_changes_nothing_even_on_another_day(make: Callable[..., Demo], sqlite: Engine):
    before, rows = make(), counted(sqlite)
    assert make(date(2027, 5, 1)) == before
    assert counted(sqlite) == rows


def test_what_somebody_has_changed_in_it_stays(make: Callable[..., Demo], sqlite: Engine):
    make()
    session = db.unit(sqlite)
    bank = workspaces(session)[0]
    bank.name = "Bank am Berg"
    session.commit()
    make()
    assert workspaces(db.unit(sqlite, reading=True))[0].name == "Bank am Berg"


def test_it_is_made_on_both_databases(engine: Engine, make: Callable[..., Demo]):
    assert len(make(engine=engine).feeds) == 8


def test_a_first_start_makes_it(sqlite: Engine):
    make_demo_once(sqlite, SETTINGS)
    assert [each.slug for each in workspaces(db.unit(sqlite, reading=True))] == ["bank-am-see", "sanitaer-krause"]


def test_a_house_in_use_gets_none(sqlite: Engine):
    session = db.unit(sqlite)
    things.user(session)
    session.commit()
    make_demo_once(sqlite, SETTINGS)
    assert workspaces(db.unit(sqlite, reading=True)) == []


def test_once_removed_it_does_not_come_back_by_itself(sqlite: Engine):
    make_demo_once(sqlite, SETTINGS)
    session = db.unit(sqlite)
    remove_demo(session)
    session.commit()
    assert counted(sqlite) == 0
    make_demo_once(sqlite, SETTINGS)
    assert counted(sqlite) == 0


def test_once_removed_it_comes_back_when_asked_for(make: Callable[..., Demo], sqlite: Engine):
    make()
    session = db.unit(sqlite)
    remove_demo(session)
    session.commit()
    assert len(make().workspaces) == 2


def test_somebody_real_of_the_same_address_stays_who_they_are(sqlite: Engine):
    session = db.unit(sqlite)
    things.user(session, FIRST_USER.email, "Nina Echt", "ganz anderes kennwort")
    demo = make_demo(session, FEED_KEY, today=WEDNESDAY)
    session.commit()
    assert FIRST_USER.email not in [user.email for user in demo.users]
    assert authenticate(session, FIRST_USER.email, "ganz anderes kennwort", demo=False).name == "Nina Echt"


@pytest.mark.parametrize("today", [WEDNESDAY, date(2031, 7, 1)], ids=str)
def test_nothing_has_happened_in_the_future(make: Callable[..., Demo], sqlite: Engine, today: date):
    make(today)
    session, now = db.unit(sqlite, reading=True), clock.now()
    for workspace in workspaces(session):
        events = session.scalars(select(Event.at).where(Event.workspace_id == workspace.id).order_by(Event.id)).all()
        posts = session.execute(select(Post.created_at, Post.changed_at).where(Post.workspace_id == workspace.id)).all()
        assert max(events) <= now
        assert all(created <= changed <= now for created, changed in posts)
        assert workspace.created_at <= min(events)


def test_history_is_in_order_of_time(make: Callable[..., Demo], sqlite: Engine):
    make(WEDNESDAY)
    session = db.unit(sqlite, reading=True)
    for workspace in workspaces(session):
        rows = select(Event.at).where(Event.workspace_id == workspace.id).order_by(Event.id)
        moments = session.scalars(rows).all()
        assert list(moments) == sorted(moments)
        assert moments[0] < datetime.now(UTC)
