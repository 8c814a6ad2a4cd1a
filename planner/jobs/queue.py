"""Huey's queue: jobs wait in a file beside the database, in PostgreSQL or in Redis. A job is a name; it says nothing of anybody.

What has to be done once is done once whoever does it, and however often it is asked for: the rounds see to that.
"""

import threading
from pathlib import Path
from typing import Any

from huey import PostgresHuey, RedisHuey, SqliteHuey, crontab
from huey.api import Huey
from huey.consumer import Consumer
from huey.serializer import SignedSerializer

from planner.jobs.rounds import Rounds
from planner.settings import Settings

NAME = "planner"
ENOUGH = 10  # jobs that wait: nobody works, and one more would change nothing
STOPS_WITHIN = 8  # seconds
HEALTH_EVERY = 10


class Queue:
    """The jobs by name. Without `rounds` they can only be asked for."""

    def __init__(self, settings: Settings, rounds: Rounds | None = None) -> None:
        self.huey = huey_of(settings)
        self.rounds, self._closing = rounds, threading.Lock()
        self.minute = self.huey.periodic_task(crontab(), name="minute", expires=50)(self._minute)
        self.hour = self.huey.periodic_task(crontab(minute="7"), name="hour", expires=3000)(self._hour)
        self.send = self.huey.task(name="send", expires=300)(self._send)

    def nudge(self) -> None:
        """Ask for what waits in the outbox to be sent, rather than at the next minute."""
        if self.huey.pending_count() < ENOUGH:
            self.send()

    def close(self) -> None:
        """Whatever connection this thread has to it. Of two threads that close at once, one has nothing left to do."""
        with self._closing:
            self.huey.storage.close()

    def _minute(self) -> None:
        if self.rounds:
            self.rounds.minute()

    def _hour(self) -> None:
        if self.rounds:
            self.rounds.hour()

    def _send(self) -> None:
        if self.rounds:
            self.rounds.send()


def huey_of(settings: Settings) -> Huey:
    """Jobs are signed: whoever can write into the queue cannot make us run what they like."""
    signed: dict[str, Any] = {"results": False, "serializer": SignedSerializer(settings.secret_key, salt="jobs")}
    if settings.jobs == "postgres":
        return PostgresHuey(NAME, dsn=settings.database_url.replace("+psycopg", ""), **signed)
    if settings.jobs == "redis":
        return RedisHuey(NAME, url=settings.redis_url, **signed)
    return SqliteHuey(NAME, filename=str(_own_file(settings.data_dir)), **signed)


def _own_file(data_dir: Path) -> Path:
    """Nobody else's to read or write."""
    path = data_dir / "jobs.sqlite"
    path.touch(0o600)
    return path


class Worker(Consumer):  # type: ignore[misc]  # huey has no types
    """Two threads that work and one that looks at the clock, inside a process that has its own way to be stopped."""

    def _set_signal_handlers(self) -> None: ...


def consume(stopped: threading.Event, queue: Queue) -> None:
    """Work until `stopped` is set, and then end what was begun, within a few seconds."""
    queue.huey.on_shutdown("close")(queue.close)  # each thread has a connection of its own
    worker = Worker(queue.huey, workers=2, max_delay=2.0, shutdown_timeout=STOPS_WITHIN)
    queue.hour()  # a machine that is on for an hour a day is looked after, too
    worker.start()
    while not stopped.wait(HEALTH_EVERY):
        worker.check_worker_health()
    worker.stop(graceful=True)
    queue.close()
