"""The board of 12 channels x 4 weeks: server time, queries and size of the page, sign-in and membership included.

    python -m benchmarks.board

The first plan has 300 posts, all of them in the weeks shown; the second 2,700 more in the year before. Times are those of the
WSGI application in this process, on one core with SQLite, beside a Flask view that gives back a constant, in turns.
"""

import gzip
import io
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, insert
from werkzeug.test import EnvironBuilder, run_wsgi_app

from planner import clock, db, migrating
from planner.domain.plan import Readiness
from planner.domain.span import monday_of
from planner.models import Post, TopicChannel
from planner.models.channel import SlotDetail, pause
from planner.models.post import new_uid
from planner.models.user import sign_in
from planner.settings import Settings
from planner.web import create_app
from tests import make

SIZES = (300, 3_000)
CADENCES = (
    "Mon,Wed,Fri 09:00 skip holidays",
    "Tue,Thu 12:30 skip holidays",
    "3/week",
    "Mon-Fri 08:00 skip holidays",
    "2/month",
    "Wed within 1 day",
)
ROUNDS = 120
SHOWN = 28  # days
WORDS = ("Azubi", "Woche", "Herbst", "Garten", "Heizung", "sparen", "Zinsen", "Kredit", "Interview", "Kundenfrage", "Einblick")


def main() -> None:
    print(f"{'12 channels x 4 weeks':28}" + "".join(f"{size:>10,} posts" for size in SIZES))
    with tempfile.TemporaryDirectory() as folder:
        columns = [measured(Path(folder) / f"{size}.sqlite", size) for size in SIZES]
    for name in columns[0]:
        print(f"{name:28}" + "".join(f"{column[name]:>16}" for column in columns))


def measured(path: Path, posts: int) -> dict[str, str]:
    engine = db.connect(f"sqlite:///{path}")
    migrating.upgrade(engine)
    secret = plan(engine, clock.today("Europe/Berlin"), posts)
    ours, constant = visit(engine, secret), a_constant()
    asked: list[str] = []
    page = ours()
    event.listen(engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    ours()
    queries = sum(statement.startswith("SELECT") for statement in asked)
    times, floor = zip(*((timed(ours), timed(constant)) for _ in range(ROUNDS)), strict=True)
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    engine.dispose()
    return {
        "p50 (under 20 ms)": f"{p50 * 1000:.1f} ms",
        "p95 (under 50 ms)": f"{p95 * 1000:.1f} ms",
        "a constant view, p50": f"{statistics.median(floor) * 1000:.2f} ms",
        "  ours / constant": f"{p50 / statistics.median(floor):.0f} x",
        "queries (at most 12)": str(queries),
        "page": f"{len(page) / 1000:.1f} kB",
        "  with gzip (at most 60 kB)": f"{len(gzip.compress(page)) / 1000:.1f} kB",
    }


def timed(call: Callable[[], bytes]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def visit(engine: Engine, secret: str) -> Callable[[], bytes]:
    """A browser that is signed in asks for the board."""
    settings = Settings(Path("unused"), "unused", "s" * 32, "f" * 32, "http://localhost", loopback=True)
    app = create_app(settings, engine)
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["id"] = secret
    kept = client.get_cookie(app.config["SESSION_COOKIE_NAME"])
    assert kept is not None
    return asking(app, EnvironBuilder("/w/acme/plan", headers={"Cookie": f"{kept.key}={kept.value}"}).get_environ())


def a_constant() -> Callable[[], bytes]:
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: "constant")
    return asking(app, EnvironBuilder("/").get_environ())


def asking(app: Flask, environ: dict[str, Any]) -> Callable[[], bytes]:
    def ask() -> bytes:
        pieces, status, _ = run_wsgi_app(app, {**environ, "wsgi.input": io.BytesIO()}, buffered=True)
        assert status == "200 OK", status
        return b"".join(pieces)

    return ask


def plan(engine: Engine, today: date, posts: int) -> str:
    """Put a plan into the database; gives the secret of its owner's session."""
    chance = random.Random(1)
    unit, monday = db.unit(engine), monday_of(today)
    workspace = make.workspace(unit, "acme", region="DE-BY")
    users = [make.user(unit, f"user{n}@example.org", f"Kim Nummer{n} Adler") for n in range(6)]
    members = [make.member(unit, workspace, user, weekly_hours=20) for user in users]
    members[1].be_absent(monday + timedelta(days=8), monday + timedelta(days=12), by=None)
    channels = [make.channel(unit, workspace, f"kanal-{n}", responsible_id=members[n % 6].id, position=n) for n in range(12)]
    for n, channel in enumerate(channels):
        detail = [SlotDetail(line=0, format="Bild", person_id=members[2].id)] if n % 6 == 0 else None
        channel.start_cadence(CADENCES[n % 6], monday - timedelta(weeks=50), by=None, details=detail)
    pause(unit, workspace.id, channels[0], monday + timedelta(days=14), monday + timedelta(days=18), "Betriebsferien", by=None)
    topics = [make.topic(unit, workspace, f"Thema {n}") for n in range(60)]
    unit.add_all(
        TopicChannel(workspace_id=workspace.id, topic_id=t.id, channel_id=chance.choice(channels).id) for t in topics[::2]
    )
    unit.flush()
    rows = []
    for n in range(posts):
        rows.append(
            {
                "workspace_id": workspace.id,
                "uid": new_uid(),
                "channel_id": channels[n % 12].id,
                "topic_id": chance.choice(topics).id if n % 3 else None,
                "day": monday + timedelta(days=chance.randrange(SHOWN) if n < SIZES[0] else -chance.randrange(1, 364)),
                "time": clock_time(chance) if n % 4 else None,
                "title": " ".join(chance.choices(WORDS, k=chance.randrange(2, 9))),
                "format": chance.choice(("", "Bild", "Video")),
                "readiness": chance.choice(list(Readiness)),
                "person_id": chance.choice(members).id if n % 2 else None,
                "effort_hours": 2 if n % 5 == 0 else None,
                "version": 1,
            }
        )
    unit.execute(insert(Post), rows)
    secret = sign_in(unit, users[0], agent="benchmark")
    unit.commit()
    db.session.remove()
    return secret


def clock_time(chance: random.Random) -> Any:
    from datetime import time as daytime

    return daytime(chance.choice((8, 9, 12, 17)), chance.choice((0, 30)))


if __name__ == "__main__":
    sys.exit(main())
