"""The demo, made around any day."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Engine, select

from planner import db
from planner.demo.making import Demo, make_demo
from planner.models import Workspace

WEDNESDAY = date(2026, 11, 25)
FEED_KEY = "f" * 32


@pytest.fixture
def make(sqlite: Engine) -> Callable[..., Demo]:
    """Makes the demo and commits; the day is Wednesday, 25 November 2026 unless said."""

    def made(today: date = WEDNESDAY, engine: Engine = sqlite) -> Demo:
        session = db.unit(engine)
        demo = make_demo(session, FEED_KEY, today=today)
        session.commit()
        return demo

    return made


def workspaces(session: db.PlanSession) -> list[Workspace]:
    return list(session.scalars(select(Workspace).order_by(Workspace.id)))
