"""The kept body: fresh or built once, the last good one when nothing better can be had."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, event, select, update

from planner import db
from planner.feeds.body import NothingToServe, body_for, current, ended, is_gone
from planner.feeds.packing import unpacked
from planner.models import Channel, Feed, Post, Workspace
from planner.models.feed import FeedKind, make_feed
from planner.queries.feeds import Stored, address, stored_body
from planner.sealing import token_hash
from tests import make
from tests.feeds.conftest import NOW
from tests.feeds.read import BASE_URL, events, summaries
from tests.make import MONDAY

KEY = "k" * 32


@pytest.fixture
def acme(engine: Engine, clock: Any) -> SimpleNamespace:
    """A plan with one post, and a feed that nobody has fetched yet."""
    session = db.unit(engine)
    workspace = make.workspace(session)
    alice = make.member(session, workspace, make.user(session))
    channel = make.channel(session, workspace, name="LinkedIn")
    post = make.post(session, channel)
    values = {"workspace_id": workspace.id, "owner_id": alice.id, "kind": FeedKind.PLAN, "name": "Plan"}
    feed, token = make_feed(session, KEY, by=alice, **values)
    session.commit()
    return SimpleNamespace(engine=engine, id=workspace.id, post=post.id, channel=channel.id, feed=feed.id, hash=token_hash(token))


def fetch(acme: SimpleNamespace, base_url: str = BASE_URL) -> Stored:
    try:
        asked = address(db.unit(acme.engine, reading=True), acme.hash)
        assert asked
        return current(acme.engine, acme.hash, asked, base_url)
    finally:
        db.session.remove()


def content(acme: SimpleNamespace) -> bytes:
    served = stored_body(db.unit(acme.engine, reading=True), acme.id, acme.feed)
    assert served
    return unpacked(served.gzipped)


def change(acme: SimpleNamespace, title: str) -> None:
    session = db.unit(acme.engine)
    session.scalars(select(Post).where(Post.workspace_id == acme.id, Post.id == acme.post)).one().edit(by=None, title=title)
    session.commit()
    db.session.remove()


@pytest.fixture
def builds(acme: SimpleNamespace) -> Iterator[list[str]]:
    """Grows by one with each body that is built: with the one query for its posts."""
    found: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.startswith("SELECT posts.day, posts.id, posts.version"):
            found.append(statement)

    event.listen(acme.engine, "before_cursor_execute", note)
    yield found
    event.remove(acme.engine, "before_cursor_execute", note)


def test_an_unchanged_plan_is_built_once(acme: SimpleNamespace, builds: list[str]):
    assert fetch(acme) == fetch(acme)
    assert len(builds) == 1


def test_a_change_is_shown_to_the_next_who_asks(acme: SimpleNamespace, clock: Any):
    before = fetch(acme)
    clock.shift(60)
    change(acme, "Neu")
    after = fetch(acme)
    assert summaries(content(acme)) == ["Idee: LinkedIn: Neu"]
    assert (after.revision, after.modified_at) == (before.revision + 1, before.modified_at + timedelta(minutes=1))
    assert after.etag != before.etag


def test_a_change_that_it_does_not_show_keeps_tag_and_time(acme: SimpleNamespace, clock: Any):
    before = fetch(acme)
    clock.shift(60)
    session = db.unit(acme.engine)
    make.topic(session, session.get_one(Workspace, acme.id))
    session.execute(update(Workspace).where(Workspace.id == acme.id).values(revision=99))
    session.commit()
    assert fetch(acme) == before._replace(revision=99)


def test_a_change_in_the_same_second_gets_a_later_time(acme: SimpleNamespace):
    before = fetch(acme)
    change(acme, "Neu")
    assert fetch(acme).modified_at == before.modified_at + timedelta(seconds=1)


def test_a_new_day_moves_the_window(acme: SimpleNamespace, clock: Any):
    fetch(acme)
    clock.move_to(datetime(2027, 1, 22, 22, 59, tzinfo=UTC))  # still the 60th day after, in Berlin
    assert len(events(content_after(acme))) == 1
    clock.move_to(datetime(2027, 1, 22, 23, 1, tzinfo=UTC))
    assert len(events(content_after(acme))) == 0


def content_after(acme: SimpleNamespace) -> bytes:
    fetch(acme)
    return content(acme)


def test_other_links_are_another_body(acme: SimpleNamespace):
    assert fetch(acme).etag != fetch(acme, "https://elsewhere.example.org").etag


def test_many_who_ask_at_once_cause_one_build(acme: SimpleNamespace, builds: list[str]):
    old = fetch(acme)
    change(acme, "Neu")
    builds.clear()
    start, found = threading.Barrier(8), []

    def ask() -> None:
        start.wait()
        found.append(fetch(acme))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(builds) == 1
    assert {stored.revision for stored in found} <= {old.revision, old.revision + 1}  # the last good one meanwhile


def test_many_first_who_ask_wait_for_the_one_that_builds(acme: SimpleNamespace, builds: list[str]):
    start, found = threading.Barrier(4), []

    def ask() -> None:
        start.wait()
        found.append(fetch(acme).etag)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(builds), len(found), len(set(found))) == (1, 4, 1)


def break_zone(acme: SimpleNamespace, zone: str) -> None:
    session = db.unit(acme.engine)
    session.execute(update(Channel).where(Channel.workspace_id == acme.id).values(zone=zone))
    session.execute(update(Workspace).where(Workspace.id == acme.id).values(revision=Workspace.revision + 1))
    session.commit()
    db.session.remove()


def failed_at(acme: SimpleNamespace) -> datetime | None:
    return db.unit(acme.engine, reading=True).scalar(select(Feed.failed_at).where(Feed.workspace_id == acme.id))


def test_when_a_build_fails_the_last_good_body_is_served_and_a_sign_is_left(acme: SimpleNamespace, clock: Any, caplog):
    good = fetch(acme)
    break_zone(acme, "Nowhere/Land")
    assert fetch(acme) == good
    assert failed_at(acme) == NOW
    assert "could not be built" in caplog.text
    caplog.clear()
    assert fetch(acme) == good
    assert caplog.text == ""  # it is not tried again at once
    break_zone(acme, "Europe/Berlin")
    clock.shift(61)
    assert fetch(acme).revision == good.revision + 2
    assert failed_at(acme) is None


def test_a_first_build_that_fails_leaves_nothing_to_serve(acme: SimpleNamespace):
    break_zone(acme, "Nowhere/Land")
    with pytest.raises(NothingToServe):
        fetch(acme)


def test_an_ended_feed_is_empty_for_30_days_and_then_gone(acme: SimpleNamespace):
    fetch(acme)
    session = db.unit(acme.engine)
    session.scalars(select(Feed).where(Feed.workspace_id == acme.id)).one().revoke(by=None)
    session.commit()
    asked = address(db.unit(acme.engine, reading=True), acme.hash)
    assert asked
    assert asked.stored is None  # what it showed is forgotten
    empty = ended(db.session(), asked)
    assert events(unpacked(empty.gzipped)) == []
    assert "X-WR-CALNAME:Plan (beendet)" in unpacked(empty.gzipped).decode()
    assert empty.modified_at == NOW
    assert [is_gone(asked, NOW + timedelta(days=days)) for days in (29, 30)] == [False, True]


def test_a_rotated_address_ends_and_the_new_one_lives(acme: SimpleNamespace):
    session = db.unit(acme.engine)
    token = session.scalars(select(Feed).where(Feed.workspace_id == acme.id)).one().rotate(KEY, by=None)
    session.commit()
    session = db.unit(acme.engine, reading=True)
    old, new = address(session, acme.hash), address(session, token_hash(token))
    assert (old and old.ended_at, new and new.ended_at) == (NOW, None)
    assert address(session, token_hash("rpf_guessed")) is None


def test_a_body_without_a_feed_is_the_one_a_subscriber_would_get(acme: SimpleNamespace):
    fetch(acme)
    session = db.unit(acme.engine)
    workspace = session.get_one(Workspace, acme.id)
    found = body_for(session, workspace, FeedKind.PLAN, today=MONDAY, base_url=BASE_URL, full_text=False)
    assert found.replace(b"Plan \xe2\x80\x93 Acme", b"Plan") == content(acme)
