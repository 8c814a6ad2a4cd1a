"""A calendar of absences is fetched from where somebody publishes it, and read. What cannot be is a word, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.fetching import FetchRefused, fetch
from planner.importing.absences import FoundAbsences, read_absences
from planner.importing.grid import Refusal, Unreadable
from planner.importing.posts.people import Person

MOST = 2_000  # absences of one calendar
NO_CALENDAR, EMPTY, TOO_LARGE, BROKEN, BUSY = "no_calendar", "empty", "too_large", "broken", "busy"
WORDS = {
    Refusal.EMPTY: EMPTY,
    Refusal.NO_EVENTS: EMPTY,
    Refusal.BUSY: BUSY,
    Refusal.TOO_BIG: TOO_LARGE,
    Refusal.TOO_LARGE_INSIDE: TOO_LARGE,
    Refusal.TOO_MANY_EVENTS: TOO_LARGE,
    Refusal.TIMEOUT: TOO_LARGE,
    Refusal.TOO_DEEP: BROKEN,
    Refusal.BROKEN: BROKEN,
}


class NotRead(Exception):  # says why
    """`word` is one of ours above, or of `fetching.Reason`."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True, slots=True)
class Whose:
    """Whom a calendar may be about: one of the people, by e-mail, or anybody of them (None)."""

    of: str | None
    people: Sequence[Person]
    zone: str  # of the workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """`found` is None when the calendar is unchanged since what was named."""

    found: FoundAbsences | None
    etag: str = ""
    modified: str = ""


def look_at(address: str, whose: Whose, today: date, *, etag: str = "", modified: str = "", contact: str = "") -> Looked:
    """What the calendar at the address says. NotRead when it cannot be fetched or read."""
    try:
        answer = fetch(address, etag=etag, modified=modified, contact=contact)
        if answer.unchanged:
            return Looked(None, etag, modified)
        found = read_absences(answer.content, today=today, zone=whose.zone, people=whose.people, of=whose.of)
    except FetchRefused as refused:
        raise NotRead(refused.reason) from refused
    except Unreadable as refused:
        raise NotRead(WORDS.get(refused.code, NO_CALENDAR)) from refused
    if len(found.aways) > MOST:
        raise NotRead(TOO_LARGE)
    return Looked(found, answer.etag, answer.modified)
