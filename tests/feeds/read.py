"""A feed as a test reads it: with icalendar, after a look at its bytes."""

from datetime import date, datetime

from icalendar import Calendar, Event
from sqlalchemy.orm import Session

from planner import clock
from planner.feeds.building import Built, build
from planner.feeds.keeping import keep_entries
from planner.feeds.setting import Limits, Setting
from planner.feeds.verify import OF_CALENDAR, OF_EVENT, OF_ZONE, verify
from planner.models import Workspace
from planner.models.feed import FeedKind
from planner.queries.feed_entries import Selection
from tests.make import MONDAY

BASE_URL = "https://plan.example.org"
ANYTHING = OF_CALENDAR | OF_ZONE | OF_EVENT


def built(session: Session, workspace: Workspace, kind: FeedKind = FeedKind.PLAN, today: date = MONDAY, **values) -> Built:
    """Built and kept, as the web does it."""
    session.flush()
    session.expire_all()  # texts as the database gives them back
    setting = Setting(workspace, BASE_URL, today, clock.now())
    limits = values.pop("limits", Limits())
    found = build(session, setting, Selection(kind, values.pop("name", "Plan"), **values), limits)
    keep_entries(session, setting, found)
    verify(found.packed.body, ANYTHING, lines=lines(found.packed.body))
    return found


def body(session: Session, workspace: Workspace, kind: FeedKind = FeedKind.PLAN, today: date = MONDAY, **values) -> bytes:
    return built(session, workspace, kind, today, **values).packed.body


def lines(body: bytes) -> int:
    return len([line for line in body.split(b"\r\n")[:-1] if not line.startswith(b" ")])


def events(body: bytes) -> list[Event]:
    calendar = Calendar.from_ical(body)
    assert calendar.errors == []
    return [event for event in calendar.walk("VEVENT") if not event.errors]


def summaries(body: bytes) -> list[str]:
    return [str(event["SUMMARY"]) for event in events(body)]


def one(body: bytes) -> Event:
    (event,) = events(body)
    return event


def stamp(event: Event) -> datetime:
    return event["LAST-MODIFIED"].dt
