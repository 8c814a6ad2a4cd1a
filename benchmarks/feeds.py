"""Feeds: a rebuild after one edit, and a 304 over HTTP, each beside its floor, measured in turns.

    python -m benchmarks.feeds

Rebuild: ours reads, renders the one stale entry, joins, hashes, packs, and commits. The usual side renders the same entries with
icalendar, and does nothing else. The floor reads the ready-made entries with one raw SELECT, joins, hashes and packs them, and
stores nothing. The limit of 1,000 entries is lifted for the larger feed.
304: waitress in a process of its own, one connection kept alive; the floor is /healthz, which asks the database nothing.
"""

import gc
import gzip
import hashlib
import random
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path

from icalendar import Calendar, Event
from sqlalchemy import select
from waitress import serve

from planner import clock, db, migrating
from planner.domain.plan import Readiness
from planner.feeds.body import rebuild
from planner.feeds.setting import Limits
from planner.models import Post
from planner.models.feed import FeedKind, make_feed, token_hash
from planner.queries.feeds import address
from planner.settings import Settings
from planner.web import create_app
from tests import make

SIZES = (1_000, 10_000)
ROUNDS = 11
REQUESTS = 200  # in a round
NO_LIMITS = Limits(10**9, 10**9)
BASE_URL = "http://127.0.0.1:8000"
KEY = "k" * 32
WORDS = ["Azubi", "Woche", "Herbst", "Garten", "Rohr", "Heizung", "sparen", "Zinsen", "Kredit", "Interview", "Kolleginnen"]
WORDS += ["Kundenfrage", "Einblick", "Werkstatt", "fünf", "Tipps", "für", "den", "Winter", "und", "warum", "jetzt", "handeln"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        plan_sizes = [Plan(Path(folder) / f"{size}.sqlite", size) for size in SIZES]
        gc.collect()
        print(f"{'':36}" + "".join(f"{size:>10,} entries" for size in SIZES))
        show_rebuilds([measured(plan.rebuilt_after_an_edit, plan.rendered, plan.floor) for plan in plan_sizes])
        show_answers([answers(plan) for plan in plan_sizes])


def measured(*sides: Callable[[], float]) -> list[float]:
    """The median seconds of each side, which times itself; the sides take turns."""
    for side in sides:
        side()
    rounds = [[side() for side in sides] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*rounds, strict=True)]


def show_rebuilds(figures: list[list[float]]) -> None:
    line("rebuild after one edit, committed", [f"{ours * 1000:.1f} ms" for ours, _, _ in figures])
    line("icalendar, rendering alone", [f"{usual * 1000:.1f} ms" for _, usual, _ in figures])
    line("floor: SELECT, join, hash, gzip", [f"{floor * 1000:.1f} ms" for _, _, floor in figures])
    line("  times faster than icalendar (20)", [f"{usual / ours:.1f} x" for ours, usual, _ in figures])
    line("  ours / floor (at most 2)", [f"{ours / floor:.2f} x" for ours, _, floor in figures])


def show_answers(figures: list[list[float]]) -> None:
    line("304", [f"{unchanged * 1000:.2f} ms" for unchanged, _ in figures])
    line("floor: /healthz", [f"{health * 1000:.2f} ms" for _, health in figures])
    line("  304 / healthz (at most 3)", [f"{unchanged / health:.2f} x" for unchanged, health in figures])


def line(label: str, cells: list[str]) -> None:
    print(f"{label:36}" + "".join(f"{cell:>18}" for cell in cells))


class Plan:
    """A workspace with so many posts around today, and a feed of them all."""

    def __init__(self, path: Path, size: int) -> None:
        self.path, self.random = path, random.Random(size)
        self.engine = db.connect(f"sqlite:///{path}")
        migrating.upgrade(self.engine)
        session = db.unit(self.engine)
        workspace = make.workspace(session)
        owner = make.member(session, workspace, make.user(session))
        channels = [make.channel(session, workspace, slug, responsible_id=owner.id) for slug in ("blog", "linkedin", "print")]
        today = clock.today(workspace.zone)
        for number in range(size):
            time_of_day = datetime(2026, 1, 1, number % 24, 30, tzinfo=UTC).time() if number % 3 else None
            session.add(
                Post(
                    workspace_id=workspace.id,
                    channel_id=channels[number % 3].id,
                    day=today + timedelta(days=number % 400 - 50),
                    time=time_of_day,
                    title=self.words(5),
                    text=self.words(35),
                    pillar="Herbst",
                    readiness=Readiness(1 + number % 5),
                )
            )
        values = {"workspace_id": workspace.id, "owner_id": owner.id, "kind": FeedKind.PLAN, "name": "Plan", "full_text": True}
        _, self.token = make_feed(session, KEY, by=owner, **values)
        session.commit()
        self.workspace_id = workspace.id
        self.post_ids = list(session.scalars(select(Post.id).where(Post.workspace_id == workspace.id)))
        self.rebuild()

    def words(self, count: int) -> str:
        return " ".join(self.random.choices(WORDS, k=count))

    def rebuilt_after_an_edit(self) -> float:
        session = db.unit(self.engine)
        query = select(Post).where(Post.workspace_id == self.workspace_id, Post.id == self.random.choice(self.post_ids))
        session.scalars(query).one().edit(by=None, title=self.words(6))
        session.commit()
        return timed(self.rebuild)

    def rebuild(self) -> None:
        reading = db.unit(self.engine, reading=True)
        asked = address(reading, token_hash(self.token))
        assert asked is not None
        rebuild(self.engine, reading, asked, BASE_URL, NO_LIMITS)

    def rendered(self) -> float:
        session = db.unit(self.engine, reading=True)
        posts = list(session.scalars(select(Post).where(Post.workspace_id == self.workspace_id)))
        return timed(lambda: rendered(posts))

    def floor(self) -> float:
        connection = sqlite3.connect(self.path)
        try:
            return timed(lambda: joined(connection))
        finally:
            connection.close()


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def rendered(posts: list[Post]) -> bytes:
    """The same entries, the way icalendar is meant to be used."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//benchmark//EN")
    for post in posts:
        event = Event()
        start = datetime.combine(post.day, post.time, UTC) if post.time else post.day
        link = f"{BASE_URL}/w/acme/posts/{post.id}"
        event.add("uid", post.uid)
        event.add("dtstamp", post.changed_at)
        event.add("created", post.created_at)
        event.add("last-modified", post.changed_at)
        event.add("sequence", post.sequence)
        event.add("dtstart", start)
        event.add("dtend", start + (timedelta(minutes=15) if post.time else timedelta(days=1)))
        event.add("summary", f"Entwurf: LinkedIn: {post.title}")
        event.add("description", f"{post.text}\n\nZuständig: Alice Adler\nRubrik: Herbst\n\n{link}")
        event.add("url", link)
        event.add("location", "LinkedIn")
        event.add("categories", ["LinkedIn", "Herbst"])
        event.add("status", "TENTATIVE")
        event.add("transp", "TRANSPARENT")
        event.add("x-microsoft-cdo-busystatus", "FREE")
        calendar.add_component(event)
    body: bytes = calendar.to_ical()
    return body


def joined(connection: sqlite3.Connection) -> tuple[bytes, bytes]:
    body = b"".join(entry for (entry,) in connection.execute("SELECT entry FROM feed_entries WHERE level = 'full'"))
    return hashlib.sha256(body).digest(), gzip.compress(body, compresslevel=6, mtime=0)


def answers(plan: Plan) -> list[float]:
    """Median seconds of a 304 and of /healthz, over one connection."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "benchmarks.feeds", str(plan.path), str(port)])
    try:
        connection = connected(port)
        path = f"/feed/{plan.token}/plan.ics"
        etag = got(connection, path, {}, 200)
        return measured(
            lambda: many(connection, path, {"If-None-Match": etag}, 304),
            lambda: many(connection, "/healthz", {}, 200),
        )
    finally:
        server.terminate()
        server.wait()


def many(connection: HTTPConnection, path: str, headers: dict[str, str], status: int) -> float:
    return statistics.median(timed(lambda: got(connection, path, headers, status)) for _ in range(REQUESTS))


def got(connection: HTTPConnection, path: str, headers: dict[str, str], status: int) -> str:
    """The ETag of an answer."""
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    response.read()
    assert response.status == status, response.status
    return response.headers["ETag"] or ""


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def connected(port: int) -> HTTPConnection:
    for _ in range(200):
        try:
            connection = HTTPConnection("127.0.0.1", port)
            connection.connect()
            return connection
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise SystemExit("the server did not start")


def serve_plan(path: str, port: int) -> None:
    url = f"sqlite:///{path}"
    app = create_app(Settings(Path(path).parent, url, "s" * 32, KEY, BASE_URL, loopback=True), db.connect(url))
    serve(app, host="127.0.0.1", port=port, threads=4)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        serve_plan(sys.argv[1], int(sys.argv[2]))
    else:
        main()
