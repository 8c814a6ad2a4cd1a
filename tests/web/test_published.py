"""What calendar programs get under a feed's address."""

import gzip
import io
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from flask import Flask
from icalendar import Calendar
from sqlalchemy import Engine, event, select, update

from planner import db
from planner.models import Channel, Feed, FeedFetch, Post, Workspace
from planner.redaction import redact_logs
from planner.web.published import counters
from tests.web.conftest import SETTINGS, Visitor, make_app


@pytest.fixture
def path(acme: SimpleNamespace) -> str:
    return f"/feed/{acme.token}/plan.ics"


def feed(session: db.PlanSession, acme: SimpleNamespace) -> Feed:
    return session.scalars(select(Feed).where(Feed.workspace_id > 0, Feed.id == acme.feed_id)).one()


def test_a_calendar_comes_with_what_programs_look_for(anonymous: Visitor, path: str):
    response = anonymous.get(path)
    assert response.status_code == 200
    assert {name: response.headers[name] for name in ("Content-Type", "Content-Disposition", "Cache-Control")} == {
        "Content-Type": "text/calendar; charset=utf-8",
        "Content-Disposition": 'inline; filename="plan.ics"',
        "Cache-Control": "private, max-age=300, must-revalidate",
    }
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Vary"] == "Accept-Encoding"
    assert int(response.headers["Content-Length"]) == len(response.data)
    assert "Set-Cookie" not in response.headers
    assert [str(each["SUMMARY"]) for each in Calendar.from_ical(response.data).walk("VEVENT")] == [
        "Entwurf: LinkedIn: Azubi-Woche"
    ]


def test_head_is_a_get_without_the_body(anonymous: Visitor, path: str):
    get, head = anonymous.get(path), anonymous.head(path)
    assert (head.status_code, head.data) == (200, b"")
    assert {name: value for name, value in head.headers if name != "Date"} == {
        name: value for name, value in get.headers if name != "Date"
    }


def test_gzip_is_the_same_calendar_under_a_tag_of_its_own(anonymous: Visitor, path: str):
    plain, packed = anonymous.get(path), anonymous.get(path, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.data) == plain.data
    assert packed.headers["ETag"] != plain.headers["ETag"]
    assert anonymous.get(path, headers={"Accept-Encoding": "gzip;q=0"}).data == plain.data


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ({"If-None-Match": "{etag}"}, 304),
        ({"If-None-Match": "{gzipped}"}, 304),
        ({"If-None-Match": "W/{etag}"}, 304),
        ({"If-None-Match": '"other", {etag}'}, 304),
        ({"If-None-Match": "*"}, 304),
        ({"If-None-Match": '"other"'}, 200),
        ({"If-None-Match": "garbage"}, 200),
        ({"If-Modified-Since": "{modified}"}, 304),
        ({"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 200),
        ({"If-Modified-Since": "yesterday"}, 200),
        ({"If-None-Match": '"other"', "If-Modified-Since": "{modified}"}, 200),
        ({"If-None-Match": "{etag}", "If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}, 304),
    ],
)
def test_who_has_it_gets_a_304(anonymous: Visitor, path: str, asked: dict[str, str], status: int):
    first = anonymous.get(path)
    known = {
        "etag": first.headers["ETag"],
        "gzipped": anonymous.get(path, headers={"Accept-Encoding": "gzip"}).headers["ETag"],
        "modified": first.headers["Last-Modified"],
    }
    response = anonymous.get(path, headers={name: value.format(**known) for name, value in asked.items()})
    assert response.status_code == status
    if status == 304:
        assert response.data == b""
        assert "Content-Type" not in response.headers
        for name in ("ETag", "Last-Modified", "Cache-Control"):
            assert response.headers[name] == first.headers[name]


def test_a_304_costs_one_query_and_writes_nothing(anonymous: Visitor, sqlite: Engine, path: str):
    etag = anonymous.get(path).headers["ETag"]
    statements: list[str] = []
    event.listen(sqlite, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert anonymous.get(path, headers={"If-None-Match": etag}).status_code == 304
    assert [statement.split()[0] for statement in statements] == ["BEGIN", "SELECT"]


def test_a_change_is_seen_by_the_next_poll(
    anonymous: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace, path: str
):
    etag = anonymous.get(path).headers["ETag"]
    session = unit()
    session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == acme.post_id)).one().edit(by=None, title="Neu")
    session.commit()
    response = anonymous.get(path, headers={"If-None-Match": etag})
    assert response.status_code == 200
    assert b"SUMMARY:Entwurf: LinkedIn: Neu\r\n" in response.data


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/feed/rpf_unknown/plan.ics", 404),
        ("/feed/{token}/plan.txt", 404),
        ("/feed/{token}", 404),
        ("/feed/{token}/", 404),
        ("/feed//{token}/plan.ics", 404),
        ("/feed/{token}/plan.ics/", 404),
        ("/feed/{token}/../plan.ics", 404),
    ],
)
def test_other_addresses_are_refused_in_plain_text(anonymous: Visitor, acme: SimpleNamespace, path: str, status: int):
    response = anonymous.get(path.format(token=acme.token))
    assert (response.status_code, response.mimetype) == (status, "text/plain")
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PROPFIND", "REPORT"])
def test_other_methods_are_refused_in_plain_text(anonymous: Visitor, path: str, method: str):
    response = anonymous.open(path, method=method)
    assert (response.status_code, response.mimetype) == (405, "text/plain")
    assert "HEAD" in response.headers["Allow"]


def test_the_name_in_the_address_does_not_matter(anonymous: Visitor, path: str):
    assert anonymous.get(path.replace("plan.ics", "x'\"<>.ics")).data == anonymous.get(path).data


def test_crawlers_may_come_here_and_nowhere_else(anonymous: Visitor):
    assert anonymous.get("/robots.txt").text == "User-agent: *\nAllow: /feed/\nDisallow: /\n"


def test_an_ended_address_is_empty_for_30_days_then_gone(
    anonymous: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace, path: str
):
    anonymous.get(path)
    session = unit()
    feed(session, acme).revoke(by=None)
    session.commit()
    response = anonymous.get(path)
    assert response.status_code == 200
    assert b"X-WR-CALNAME:Plan (beendet)\r\n" in response.data
    assert b"VEVENT" not in response.data
    assert anonymous.get(path, headers={"If-None-Match": response.headers["ETag"]}).status_code == 304
    with time_machine.travel(datetime(2026, 12, 26, tzinfo=UTC)):
        gone = anonymous.get(path)
    assert (gone.status_code, gone.mimetype) == (410, "text/plain")


def test_a_rotated_address_is_empty_at_once(
    anonymous: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace, path: str
):
    assert b"VEVENT" in anonymous.get(path).data
    session = unit()
    token = feed(session, acme).rotate(SETTINGS.feed_key, by=None)
    session.commit()
    assert b"VEVENT" not in anonymous.get(path).data
    assert b"VEVENT" in anonymous.get(f"/feed/{token}/plan.ics").data


def break_it(session: db.PlanSession) -> None:
    session.execute(update(Channel).where(Channel.workspace_id > 0).values(zone="Nowhere/Land"))
    session.execute(update(Workspace).values(revision=Workspace.revision + 1))
    session.commit()


def test_a_build_that_fails_serves_the_last_good_body(anonymous: Visitor, unit: Callable[[], db.PlanSession], path: str):
    good = anonymous.get(path)
    break_it(unit())
    response = anonymous.get(path)
    assert (response.status_code, response.data) == (200, good.data)


def test_a_first_build_that_fails_asks_to_come_again(anonymous: Visitor, unit: Callable[[], db.PlanSession], path: str):
    break_it(unit())
    response = anonymous.get(path)
    assert (response.status_code, response.mimetype, response.headers["Retry-After"]) == (503, "text/plain", "60")


def test_a_broken_database_asks_to_come_again(anonymous: Visitor, sqlite: Engine, path: str):
    with sqlite.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE feeds RENAME TO away")
    response = anonymous.get(path)
    assert (response.status_code, response.mimetype) == (503, "text/plain")


def test_who_asks_too_often_gets_what_is_there(
    app: Flask, anonymous: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace, path: str
):
    before = anonymous.get(path).data
    session = unit()
    session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == acme.post_id)).one().edit(by=None, title="Neu")
    session.commit()
    with app.app_context():
        counters().of_feed.limit = 1
    assert anonymous.get(path).data == before


def test_who_guesses_too_often_has_to_wait(anonymous: Visitor, path: str):
    statuses = [anonymous.get(f"/feed/rpf_{number}/plan.ics").status_code for number in range(62)]
    assert statuses == [404] * 60 + [429] * 2
    assert anonymous.get(path).status_code == 200  # from the same network


def test_fetches_are_counted_by_family(
    app: Flask, anonymous: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace, path: str
):
    for _ in range(2):
        anonymous.get(path, headers={"User-Agent": "Google-Calendar-Importer"}).close()
    rows = unit().execute(select(FeedFetch.client, FeedFetch.fetches).where(FeedFetch.workspace_id > 0)).all()
    assert rows == [("google", 1)]  # the first is written at once, what follows within a minute is gathered
    with app.app_context():
        (last,) = counters().fetches.of(acme.feed_id).values()
    assert last.fetches == 1


def test_a_token_opens_nothing_else(anonymous: Visitor, acme: SimpleNamespace):
    for path in ("/w/acme/feeds", f"/w/acme/feeds/{acme.feed_id}", "/w/acme/plan"):
        for headers in ({"Authorization": f"Bearer {acme.token}"}, {"Cookie": f"rp_session={acme.token}"}):
            assert anonymous.get(f"{path}?token={acme.token}", headers=headers).status_code == 302


def test_no_log_keeps_a_token(sqlite: Engine, acme: SimpleNamespace, path: str, monkeypatch: pytest.MonkeyPatch):
    stream = io.StringIO()
    root, handler = logging.getLogger(), logging.StreamHandler(stream)
    root.addHandler(handler)
    try:
        visitor = make_app(sqlite).test_client()
        redact_logs()
        sqlite.echo = True
        visitor.get(path)
        break_it(db.unit(sqlite))
        visitor.get(path)
        visitor.get(path + "?secret=geheim")
        logging.getLogger("werkzeug").warning("GET %s", path)
    finally:
        sqlite.echo = False
        root.removeHandler(handler)
    assert "could not be built" in stream.getvalue()
    assert acme.token not in stream.getvalue()
    assert "geheim" not in stream.getvalue()


def test_no_token_stands_in_the_database(sqlite: Engine, acme: SimpleNamespace, path: str, anonymous: Visitor):
    anonymous.get(path)
    with sqlite.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert sqlite.url.database
    assert acme.token.encode() not in Path(sqlite.url.database).read_bytes()
