"""Kills senders at named points, and counts what arrives: used by a test, and at length by benchmarks/kills.py.

Each sender is a process of its own, and so is the mail server, which waits a little after each letter.
"""

import email
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from planner import clock, db
from planner.mail.sending import send_due
from planner.models import Letter, LetterKind, LetterState
from planner.models.letter import put_in_outbox
from planner.settings import Settings
from tests import make

POINTS = ("before claim", "after claim", "after connect", "after 250", "before commit")
PROJECT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Arrived:
    """Of so many letters: how many never came, how often one came again, and the most often that a single one came."""

    letters: int
    kills: int
    lost: int
    repeats: int
    most: int


def write_letters(engine: Engine, count: int) -> None:
    unit = db.unit(engine)
    for n in range(count):
        user = make.user(unit, f"user{n}@example.org")
        put_in_outbox(unit, LetterKind.ACCOUNT, f"account:{n}", {"what": "password_changed"}, user_id=user.id)
    unit.commit()
    db.session.remove()


def killed(engine: Engine, data_dir: Path, deaths: list[tuple[str, int]], pause: float = 0.01) -> Arrived:
    """Kill a sender at each of these: the n-th time that it reaches a point. Then let one send the rest."""
    inbox = data_dir / "inbox"
    inbox.mkdir()
    with mail_server(inbox, pause) as url:
        for point, nth in deaths:
            ended = sender(engine, data_dir, url, point, nth)
            assert ended == -signal.SIGKILL, f"it ended with {ended} before {point} came {nth} times"
        assert sender(engine, data_dir, url, "", 0) == 0
    return counted(engine, inbox, len(deaths))


@contextmanager
def mail_server(inbox: Path, pause: float) -> Iterator[str]:
    command = [sys.executable, "-m", "tests.smtp", str(inbox), str(pause)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            yield f"smtp://127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.terminate()


def sender(engine: Engine, data_dir: Path, url: str, point: str, nth: int) -> int:
    address = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.mail.kills", address, str(data_dir), url, point, str(nth)]
    return subprocess.run(command, cwd=PROJECT, check=False).returncode


def counted(engine: Engine, inbox: Path, kills: int) -> Arrived:
    names = Counter(email.message_from_bytes(path.read_bytes())["Message-ID"] for path in inbox.iterdir())
    unit = db.unit(engine, reading=True)
    letters = unit.scalar(select(func.count(Letter.id))) or 0
    sent = unit.scalar(select(func.count(Letter.id)).where(Letter.state == LetterState.SENT)) or 0
    db.session.remove()
    lost = letters - min(len(names), sent)
    return Arrived(letters, kills, lost, names.total() - len(names), max(names.values()))


def _kill_at(point: str, nth: int) -> Callable[[str], None]:
    reached = Counter[str]()

    def at(now_at: str) -> None:
        reached[now_at] += 1
        if now_at == point and reached[point] == nth:
            os.kill(os.getpid(), signal.SIGKILL)

    return at


if __name__ == "__main__":
    address, folder, mail_url, at_point, times = sys.argv[1:]
    settings = Settings(
        data_dir=Path(folder),
        database_url=address,
        secret_key="s" * 32,
        feed_key="f" * 32,
        base_url="https://plan.example.org",
        loopback=True,
        mail_url=mail_url,
    )
    send_due(db.connect(address), settings, clock.now(), at=_kill_at(at_point, int(times)))
