"""Subscribed calendars are read anew when their time has come: claimed, asked without holding the database, taken over."""

import logging
from datetime import date, datetime, timedelta
from time import monotonic
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from planner import db
from planner.importing.absences import FoundAbsences
from planner.importing.posts.people import Person
from planner.importing.subscribed import BUSY, EMPTY, Looked, NotRead, Whose, look_at
from planner.models import AbsenceCalendar, Workspace
from planner.planning.absence_calendars import awaited, take_over, tell_of_trouble
from planner.queries.people import people_of
from planner.settings import Settings

log = logging.getLogger(__name__)

TOGETHER = 20  # seconds of one round; what is left is done in the next
CLAIMED = timedelta(minutes=10)  # longer than one look takes
NO_KEY = "no_key"  # the address cannot be opened any more


def refresh_due(engine: Engine, settings: Settings, now: datetime) -> int:
    """How many calendars were looked at."""
    until, done = monotonic() + TOGETHER, 0
    while monotonic() < until and (claimed := _claim(engine, now)):
        refresh(engine, settings, *claimed, now)
        done += 1
    return done


def _claim(engine: Engine, now: datetime) -> tuple[int, int] | None:
    """Workspace and id of a calendar that nobody else looks at now; whoever dies over it leaves it to the next.

    None when there is none, or somebody else was quicker: the rest is theirs, or the next round's.
    """
    due = select(AbsenceCalendar.workspace_id, AbsenceCalendar.id, AbsenceCalendar.next_at).where(AbsenceCalendar.next_at <= now)
    across = {db.ACROSS_WORKSPACES: True}
    session = db.unit(engine, reading=True)
    waiting = session.execute(due.order_by(AbsenceCalendar.next_at).limit(1), execution_options=across).first()
    if waiting is None:
        return None
    session = db.unit(engine)
    this = (AbsenceCalendar.workspace_id == waiting.workspace_id, AbsenceCalendar.id == waiting.id)
    claim = update(AbsenceCalendar).where(*this, AbsenceCalendar.next_at == waiting.next_at).values(next_at=now + CLAIMED)
    claimed = session.execute(claim.execution_options(synchronize_session=False))
    session.commit()
    ours = bool(claimed.rowcount)  # type: ignore[attr-defined]  # a CursorResult
    return (waiting.workspace_id, waiting.id) if ours else None


def refresh(engine: Engine, settings: Settings, workspace_id: int, calendar_id: int, now: datetime) -> str:
    """Look at the calendar and take over what it says. The word for why not; empty when all is well, or it is gone."""
    session = db.unit(engine, reading=True)
    found = _find(session, workspace_id, calendar_id)
    if found is None:
        return ""
    calendar, workspace = found
    whose, today = whose_of(session, workspace, calendar.member_id), now.astimezone(ZoneInfo(workspace.zone)).date()
    address, known = calendar.address(settings.feed_key), _known(calendar, now)
    db.session.remove()  # however long the other side takes, nobody waits for us
    looked, word = _look(address, whose, today, settings, known)
    session = db.unit(engine)
    found = _find(session, workspace_id, calendar_id)
    if found is None:
        return ""
    calendar, workspace = found
    if word == EMPTY and not awaited(session, calendar, today):
        looked, word = Looked(FoundAbsences(())), ""  # nobody is away, and nobody was to be
    if looked:
        _settle(session, calendar, looked, now, today)
    elif word != BUSY:  # which is ours, and over when the claim is
        calendar.has_failed(now, word)
    if calendar.failures or calendar.held:
        tell_of_trouble(session, workspace, calendar, now)
    session.commit()
    return word


def _find(session: Session, workspace_id: int, calendar_id: int) -> tuple[AbsenceCalendar, Workspace] | None:
    this = (AbsenceCalendar.workspace_id == workspace_id, AbsenceCalendar.id == calendar_id)
    calendar, workspace = session.scalar(select(AbsenceCalendar).where(*this)), session.get(Workspace, workspace_id)
    return (calendar, workspace) if calendar and workspace else None


def _known(calendar: AbsenceCalendar, now: datetime) -> dict[str, str]:
    """What a conditional request names. Once a day the whole is asked for, because the days that are looked at move on."""
    if calendar.fetched_at is None or calendar.fetched_at.date() != now.date():
        return {}
    return {"etag": calendar.etag, "modified": calendar.modified}


def _look(address: str | None, whose: Whose, today: date, settings: Settings, known: dict[str, str]) -> tuple[Looked | None, str]:
    if address is None:
        return None, NO_KEY
    try:
        return look_at(address, whose, today, contact=settings.base_url, **known), ""
    except NotRead as refused:
        log.info("an absence calendar of %s cannot be read: %s", urlsplit(address).hostname, refused.word)
        return None, refused.word


def _settle(session: Session, calendar: AbsenceCalendar, looked: Looked, now: datetime, today: date) -> None:
    if looked.found is None:
        calendar.was_unchanged(now)
        return
    take_over(session, calendar, looked.found.aways, now, today)
    calendar.etag, calendar.modified = looked.etag, looked.modified


def whose_of(session: Session, workspace: Workspace, member_id: int | None) -> Whose:
    """Whom a calendar of this member, or of the team (None), may be about."""
    people = people_of(session, workspace.id)
    return Whose(people.email(member_id), [Person(each.email, each.name) for each in people.here], workspace.zone)
