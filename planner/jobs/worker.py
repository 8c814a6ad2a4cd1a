"""The worker: does each minute and each hour what is to be done, and sends at once when it is nudged."""

import logging
import threading
from functools import lru_cache
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from planner.settings import Settings

if TYPE_CHECKING:
    from planner.jobs.queue import Queue
    from planner.jobs.rounds import Rounds

log = logging.getLogger(__name__)

MINUTE, HOUR = 60, 3600  # seconds
GLANCE, AGAIN = 0.5, 10

_nudged = threading.Event()  # where jobs are done inline: in this process


def work_until(stopped: threading.Event, engine: Engine, settings: Settings, *, beside_pages: bool = False) -> None:
    """Work until `stopped` is set. `beside_pages`: in the process that serves them."""
    from planner.jobs.rounds import Rounds  # takes a while to load, and whoever only nudges does without

    rounds = Rounds(engine, settings, go_on=lambda: not stopped.is_set(), beside_pages=beside_pages)
    if settings.jobs == "inline":
        go_round(stopped, rounds)
        return
    while not stopped.is_set():
        try:
            _consume(stopped, settings, rounds)
        except Exception:  # the queue's database is away, as a rule
            log.exception("the queue cannot be reached")
            stopped.wait(AGAIN)


def _consume(stopped: threading.Event, settings: Settings, rounds: "Rounds") -> None:
    from planner.jobs.queue import Queue, consume

    consume(stopped, Queue(settings, rounds))


def go_round(stopped: threading.Event, rounds: "Rounds") -> None:
    """A plain loop, without a queue."""
    next_minute = next_hour = monotonic()
    while not stopped.is_set():
        if monotonic() >= next_minute:
            next_minute += MINUTE
            rounds.minute()
        elif _nudged.is_set():
            _nudged.clear()
            rounds.send()
        if monotonic() >= next_hour:
            next_hour += HOUR
            rounds.hour()
        stopped.wait(GLANCE)


def nudge(settings: Settings) -> None:
    """Something was put into the outbox: it need not wait for the next minute. Where that cannot be said, it does."""
    if settings.jobs == "inline":
        _nudged.set()
        return
    try:
        _queue(settings).nudge()
    except Exception:
        log.exception("the queue cannot be reached")


@lru_cache(maxsize=4)
def _queue(settings: Settings) -> "Queue":
    from planner.jobs.queue import Queue

    return Queue(settings)
