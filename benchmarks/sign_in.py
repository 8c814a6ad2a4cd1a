"""How long a wrong password, and a wish for a new one, take for an address that somebody has and for one that nobody has.

    python -m benchmarks.sign_in [tries]

Makes a SQLite file with users who are members of two workspaces, and asks `/login` and `/forgotten` over the whole
application, known and unknown addresses in turns, each address once and from a network address of its own: no limit is met.
"""

import re
import sys
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from flask import Flask
from sqlalchemy.engine import Engine

from planner import db, migrating
from planner.models import Role
from planner.planning.founding import add_user, found_workspace, join
from planner.settings import Settings
from planner.web import create_app

PASSWORD = "eule fährt gern bahn"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
SETTINGS = Settings(
    data_dir=Path("unused"),
    database_url="unused",
    secret_key="s" * 32,
    feed_key="f" * 32,
    base_url="http://localhost",
    loopback=True,
)


def main() -> None:
    tries = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    with TemporaryDirectory() as folder:
        engine = db.connect(f"sqlite:///{folder}/planner.sqlite")
        migrating.upgrade(engine)
        found(engine, tries)
        app = create_app(replace(SETTINGS, data_dir=Path(folder)), engine)
        for path, status in (("/login", 422), ("/forgotten", 200)):
            known, unknown = in_turns(app, path, status, tries)
            print(f"{path}: {tries} tries each, known {known:.1f} ms, unknown {unknown:.1f} ms, ratio {known / unknown:.3f}")
        engine.dispose()


def in_turns(app: Flask, path: str, status: int, tries: int) -> tuple[float, float]:
    """The median milliseconds for known and for unknown addresses."""
    times: dict[str, list[float]] = {"known": [], "unknown": []}
    for n in range(-5, tries):  # the first ones warm up
        for who, taken in times.items():
            seconds = asked(app, path, status, f"{who}{abs(n)}@example.org", n * 2 + (who == "known"))
            if n >= 0:
                taken.append(seconds * 1000)
    return median(times["known"]), median(times["unknown"])


def found(engine: Engine, users: int) -> None:
    unit = db.unit(engine)
    workspaces = [found_workspace(unit, name) for name in ("Acme", "Beta")]
    first = add_user(unit, "known@example.org", "Kim", PASSWORD)
    for n in range(users):
        user = add_user(unit, f"known{n}@example.org", "Kim", None)
        user.password_hash = first.password_hash
        for workspace in workspaces:
            join(unit, workspace, user, Role.EDITOR)
    unit.commit()
    db.session.remove()


def asked(app: Flask, path: str, status: int, email: str, number: int) -> float:
    """The seconds until the answer."""
    visitor = app.test_client()
    visitor.environ_base["REMOTE_ADDR"] = f"10.0.{(number + 1000) // 250}.{(number + 1000) % 250}"
    token = TOKEN.search(visitor.get(path).text)
    assert token
    fields = {"email": email, "password": "wrong horse battery", "csrf_token": token[1]}
    begun = perf_counter()
    response = visitor.post(path, data=fields)
    taken = perf_counter() - begun
    assert response.status_code == status, response.status
    return taken


if __name__ == "__main__":
    main()
