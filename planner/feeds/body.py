"""What is answered under a feed's address: the kept body while it is fresh, else one that is built now.

What builds loads icalendar, which takes a while: it is imported where something is built.
"""

import logging
import threading
from collections import defaultdict
from datetime import date, datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from planner import clock, db
from planner.feeds.packing import pack
from planner.feeds.setting import Limits, Setting, wording_version
from planner.feeds.text import NAME_LENGTH
from planner.models import Channel, Member, Workspace
from planner.models.feed import EMPTY_FOR, FeedKind
from planner.queries.feed_entries import Selection
from planner.queries.feeds import Address, Served, Stored, address, feed_with_workspace
from planner.wording import gettext as _
from planner.wording import marked, speaking

log = logging.getLogger(__name__)

TRIED_AGAIN_AFTER = timedelta(minutes=1)  # when a body could not be built

# One builder at a time for each feed, in this process. A further process may build the same once more, which does no harm.
_building: defaultdict[int, threading.Lock] = defaultdict(threading.Lock)

_NAMES = {
    FeedKind.PLAN: marked("Plan – %(whose)s"),
    FeedKind.CHANNEL: marked("Channel – %(whose)s"),
    FeedKind.PERSON: marked("Posts – %(whose)s"),
    FeedKind.GAPS: marked("Gaps – %(whose)s"),
    FeedKind.WEEK: marked("To do – %(whose)s"),
}


class NothingToServe(Exception):
    """A feed has no body yet, and none could be built."""


def body_for(
    session: Session,
    workspace: Workspace,
    kind: FeedKind,
    channel: Channel | None = None,
    person: Member | None = None,
    *,
    today: date,
    base_url: str,
    full_text: bool = True,
) -> bytes:
    """The body that a subscriber would get, without a feed: for a unit of work that writes. The caller commits."""
    from planner.feeds.building import build
    from planner.feeds.keeping import keep_entries

    selection = Selection(
        kind=kind,
        name=usual_name(workspace, kind, channel.name if channel else person.name if person else None),
        channels=frozenset({channel.id} if channel else ()),
        people=frozenset({person.id} if person else ()),
        full_text=full_text,
    )
    setting = Setting(workspace, base_url, today, clock.now())
    built = build(session, setting, selection)
    keep_entries(session, setting, built)
    return built.packed.body


def usual_name(workspace: Workspace, kind: FeedKind, whose: str | None) -> str:
    """What a feed is called when nobody says otherwise, its kind in front: `Kanal – LinkedIn`. None: the workspace's."""
    with speaking(workspace.language):
        return _(_NAMES[kind], whose=whose or workspace.name)[:NAME_LENGTH].rstrip()


def current(engine: Engine, token_hash: str, asked: Address, base_url: str) -> Stored:
    """The body to answer with: a fresh one, or the last good one while somebody else builds it or nobody can.

    Begins units of work of its own when it has to build. NothingToServe when there is no good one at all.
    """
    if asked.stored and is_fresh(asked, base_url):
        return asked.stored
    if _has_just_failed(asked):
        return _last_good(asked)
    lock = _building[asked.feed_id]
    if not lock.acquire(blocking=asked.stored is None) and asked.stored:
        return asked.stored
    try:
        return _built_once(engine, token_hash, base_url)
    finally:
        lock.release()


def is_fresh(asked: Address, base_url: str) -> bool:
    """Whether the kept body shows this revision of the plan, this day, in these words."""
    shown = asked.stored
    wanted = (asked.revision, clock.today(asked.zone), wording_version(base_url))
    return shown is not None and (shown.revision, shown.day, shown.wording) == wanted


def _last_good(asked: Address) -> Stored:
    if asked.stored is None:
        raise NothingToServe
    return asked.stored


def _has_just_failed(asked: Address) -> bool:
    return asked.failed_at is not None and clock.now() - asked.failed_at < TRIED_AGAIN_AFTER


def _built_once(engine: Engine, token_hash: str, base_url: str) -> Stored:
    """Build, unless somebody else did while we waited."""
    reading = db.unit(engine, reading=True)
    asked = address(reading, token_hash)
    if asked is None or asked.ended_at:
        raise NothingToServe
    if asked.stored and is_fresh(asked, base_url):
        return asked.stored
    try:
        return rebuild(engine, reading, asked, base_url)
    except Exception:
        log.exception("feed %s could not be built", asked.feed_id)
        _remember_failure(engine, asked)
        return _last_good(asked)


def rebuild(engine: Engine, reading: Session, asked: Address, base_url: str, limits: Limits = Limits()) -> Stored:
    """Build and keep the body. Writers are held up only for the moment of keeping."""
    from planner.feeds.building import build
    from planner.feeds.keeping import keep_body, keep_entries, note_failure

    feed, workspace = feed_with_workspace(reading, asked)
    setting = Setting(workspace, base_url, clock.today(workspace.zone), clock.now())
    built = build(reading, setting, Selection.of(feed), limits)
    writing = db.unit(engine)
    keep_entries(writing, setting, built)
    stored = keep_body(writing, setting, asked, built)
    if asked.failed_at:
        note_failure(writing, asked, None)
    writing.commit()
    return stored


def _remember_failure(engine: Engine, asked: Address) -> None:
    from planner.feeds.keeping import note_failure

    try:
        writing = db.unit(engine)
        note_failure(writing, asked, clock.now())
        writing.commit()
    except Exception:  # the database may be what is broken
        log.exception("the failure of feed %s could not be noted", asked.feed_id)


def is_gone(asked: Address, now: datetime) -> bool:
    """Whether an ended address has been empty for long enough."""
    return asked.ended_at is not None and now - asked.ended_at >= EMPTY_FOR


def ended(session: Session, asked: Address) -> Served:
    """An empty calendar, so that subscribers' copies empty themselves; with 404 or 410 they would keep what they have."""
    from planner.feeds.calendar import empty_calendar

    feed, workspace = feed_with_workspace(session, asked)
    assert asked.ended_at is not None  # noqa: S101 (an address in use is not asked for its end)
    with speaking(workspace.language):
        name, about = _("%(name)s (ended)", name=feed.name), _("This calendar is no longer published.")
        body = empty_calendar(name, about, workspace.zone, asked.ended_at.year)
    packed = pack([body])
    return Served(packed.etag, asked.ended_at, packed.gzipped)
