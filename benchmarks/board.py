"""The board of 12 channels x 4 weeks: server time, queries and size of the page, sign-in and membership included.

    python -m benchmarks.board

The first plan has 300 posts, all of them in the weeks shown; the second 2,700 more in the year before. Times are those of the
WSGI application in this process, on one core with SQLite, beside a Flask view that gives back a constant, in turns. Each round
looks at the board once after one of its posts was changed, and three times more while nothing changes.
"""

import gc
import gzip
import io
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from datetime import time as daytime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, insert, select
from werkzeug.test import EnvironBuilder, run_wsgi_app

from planner import clock, db, migrating
from planner.domain.plan import Readiness
from planner.domain.span import monday_of
from planner.models import Post, TopicChannel
from planner.models.channel import SlotDetail
from planner.models.pause import pause
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
ROUNDS = 40
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
    page, asked = ours(), 0
    with asking_counted(engine) as statements:
        ours()
        asked = sum(statement.startswith("SELECT") for statement in statements)
    gc.collect()
    gc.freeze()  # as `planner serve` does
    changed: list[float] = []
    again: list[float] = []
    floor: list[float] = []
    for number in range(ROUNDS):
        move_a_post(engine, number)
        changed.append(timed(ours))
        again += [timed(ours) for _ in range(3)]
        floor.append(timed(constant))
    engine.dispose()
    return {
        "p50 (under 20 ms)": median(changed + again),
        "p95 (under 50 ms)": f"{statistics.quantiles(changed + again, n=20)[-1] * 1000:.1f} ms",
        "  after a change, p50": median(changed),
        "  looked at again, p50": median(again),
        "a constant view, p50": median(floor),
        "  ours / constant": f"{statistics.median(changed + again) / statistics.median(floor):.0f} x",
        "queries (at most 12)": str(asked),
        "page": f"{len(page) / 1000:.1f} kB",
        "  with gzip (at most 60 kB)": f"{len(gzip.compress(page)) / 1000:.1f} kB",
    }


def median(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.2f} ms"


@contextmanager
def asking_counted(engine: Engine) -> Iterator[list[str]]:
    statements: list[str] = []

    def note(*given: Any) -> None:
        statements.append(given[2])

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def move_a_post(engine: Engine, number: int) -> None:
    unit = db.unit(engine)
    post = unit.scalars(select(Post).where(Post.workspace_id == 1).order_by(Post.id).offset(number).limit(1)).one()
    post.move_to(post.day, post.time or daytime(11), by=None)
    post.edit(title=f"{post.title} {number}", by=None)
    unit.commit()
    db.session.remove()


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


def clock_time(chance: random.Random) -> daytime:
    return daytime(chance.choice((8, 9, 12, 17)), chance.choice((0, 30)))


if __name__ == "__main__":
    sys.exit(main())
