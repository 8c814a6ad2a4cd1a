"""The demo of a first start."""

from sqlalchemy import Engine, select

from planner import clock, db
from planner.models import DemoMade, User, Workspace
from planner.settings import Settings


def make_demo_once(engine: Engine, settings: Settings) -> None:
    """Make the demo. A house that somebody uses, or whose demo was removed, gets none."""
    session = db.unit(engine)
    try:
        if not any(session.scalar(select(thing.id).limit(1)) for thing in (Workspace, User, DemoMade)):
            from planner.demo.making import make_demo  # takes a while to load, and is wanted only once

            make_demo(session, settings.feed_key, today=clock.today("Europe/Berlin"))
            session.commit()
    finally:
        db.session.remove()
