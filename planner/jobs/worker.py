"""The worker: a plain loop that looks after the installation once an hour."""

import logging
import threading

from sqlalchemy import Engine

from planner import clock, db
from planner.jobs.housekeeping import collect_files, tidy
from planner.storage import Store

log = logging.getLogger(__name__)

EVERY = 3600  # seconds


def work_until(stopped: threading.Event, engine: Engine, store: Store) -> None:
    """Work until `stopped` is set. What fails is logged and tried again an hour later."""
    while not stopped.is_set():
        try:
            session = db.unit(engine)
            tidy(session, clock.now())
            session.commit()
            collect_files(db.unit(engine, reading=True), store, clock.now())
        except Exception:
            log.exception("housekeeping failed")
        finally:
            db.session.remove()
        stopped.wait(EVERY)
