"""Many letters at once are written by a process of their own: the pages of this one keep their pace."""

import os
import subprocess
import sys
from collections.abc import Callable
from time import sleep

from sqlalchemy import Engine, func, select

from planner import clock, db
from planner.models import Letter, LetterState
from planner.settings import Settings

MANY = 200
MEEKNESS = 10  # of a process that gives way to others
GLANCE = 0.2  # seconds


def are_many(engine: Engine) -> bool:
    """Whether so many letters are to leave now that writing them would be felt."""
    waiting = select(func.count()).where(Letter.state == LetterState.READY, Letter.not_before <= clock.now())
    return (db.unit(engine, reading=True).scalar(waiting) or 0) > MANY


def send_apart(settings: Settings, go_on: Callable[[], bool]) -> None:
    """Returns when the other process has sent what it could. It is told to end when we are to."""
    ours = {"PLANNER_BASE_URL": settings.base_url, "PLANNER_DATA_DIR": str(settings.data_dir), "PLANNER_TODAY": ""}
    command = [sys.executable, "-m", "planner", "send-reports"]
    sender = subprocess.Popen(command, env=os.environ | ours, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # noqa: S603
    with sender:
        if hasattr(os, "setpriority"):
            os.setpriority(os.PRIO_PROCESS, sender.pid, MEEKNESS)
        while sender.poll() is None:
            if not go_on():
                sender.terminate()
            sleep(GLANCE)
