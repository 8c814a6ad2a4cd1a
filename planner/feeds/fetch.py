"""Who fetched a feed last: families of calendar programs, gathered in memory and written at most once a minute."""

import threading
import time
from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner.models import Feed, FeedFetch
from planner.queries.feeds import ANYWHERE

EVERY = 60  # seconds


class Family(Enum):
    GOOGLE = "google"
    OUTLOOK = "outlook"
    APPLE = "apple"
    THUNDERBIRD = "thunderbird"
    OTHER = "other"


# The first sign that a User-Agent has decides: Outlook for Mac names Apple's libraries too.
_SIGNS = (
    (Family.GOOGLE, ("google",)),
    (Family.THUNDERBIRD, ("thunderbird", "betterbird")),
    (Family.OUTLOOK, ("outlook", "microsoft", "msoffice", "ms-office", "exchange")),
    (Family.APPLE, ("dataaccessd", "calendaragent", "calendar/", "remindd", "ical/", "ios/", "macos/", "mac os x/", "cfnetwork")),
)


def family(agent: str) -> Family:
    agent = agent.lower()
    return next((family for family, signs in _SIGNS if any(sign in agent for sign in signs)), Family.OTHER)


class Last(NamedTuple):
    fetched_at: datetime
    fetches: int


class Fetches:
    """Those of this process that are not written yet. A kill loses them."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._gathered: dict[tuple[int, Family], Last] = {}
        self._written_at = float("-inf")

    def note(self, feed_id: int, agent: str, now: datetime) -> bool:
        """Remember a fetch. True when it is this caller's turn to `write`."""
        key = feed_id, family(agent)
        with self._lock:
            before = self._gathered.get(key)
            self._gathered[key] = Last(now, before.fetches + 1 if before else 1)
            is_due = self._seconds() - self._written_at >= EVERY
            if is_due:
                self._written_at = self._seconds()
        return is_due

    def of(self, feed_id: int) -> dict[Family, Last]:
        """Not written yet."""
        with self._lock:
            return {family: last for (feed, family), last in self._gathered.items() if feed == feed_id}

    def write(self, session: Session) -> None:
        """Write all that was gathered, and commit. When that fails they stay gathered."""
        with self._lock:
            taken, self._gathered = self._gathered, {}
        try:
            _add(session, taken)
            session.commit()
        except Exception:
            with self._lock:
                for key, last in taken.items():
                    newer = self._gathered.get(key, Last(last.fetched_at, 0))
                    self._gathered[key] = Last(newer.fetched_at, newer.fetches + last.fetches)
            raise


def _add(session: Session, taken: dict[tuple[int, Family], Last]) -> None:
    ids = {feed_id for feed_id, _ in taken}
    query = select(Feed.id, Feed.workspace_id).where(Feed.id.in_(ids))  # some may be deleted since
    workspaces = {row.id: row.workspace_id for row in session.execute(query, execution_options=ANYWHERE)}
    for (feed_id, family), last in taken.items():
        if feed_id in workspaces:
            _add_to_one(session, workspaces[feed_id], feed_id, family, last)


def _add_to_one(session: Session, workspace_id: int, feed_id: int, family: Family, last: Last) -> None:
    this = (FeedFetch.workspace_id == workspace_id, FeedFetch.feed_id == feed_id, FeedFetch.client == family.value)
    more = {"fetched_at": last.fetched_at, "fetches": FeedFetch.fetches + last.fetches}
    added = session.execute(update(FeedFetch).where(*this).values(more), execution_options={"synchronize_session": False})
    if added.rowcount == 0:  # type: ignore[attr-defined]  # an UPDATE has one
        session.add(
            FeedFetch(
                workspace_id=workspace_id,
                feed_id=feed_id,
                client=family.value,
                fetched_at=last.fetched_at,
                fetches=last.fetches,
            )
        )
