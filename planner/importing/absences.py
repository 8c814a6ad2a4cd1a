"""Which events of a foreign calendar say that somebody is away. Their words are looked at here, and leave with nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from planner.domain.away import WHOLE, Away, stretches
from planner.importing.absence_words import is_absence, names_of
from planner.importing.grid import Calendar, Event, Refusal, Unreadable
from planner.importing.posts.people import Person
from planner.importing.sandbox import read_file

BEFORE, AFTER = timedelta(days=30), timedelta(days=400)  # around today
DAY = timedelta(days=1)
LONGEST_UID = 300  # characters
ENDING = b"END:VCALENDAR"

Names = Sequence[tuple[str, re.Pattern[str]]]


@dataclass(frozen=True, slots=True)
class FoundAbsences:
    aways: tuple[Away, ...]  # by person and day; no two of the same days and part
    nobody: int = 0  # entries of an absence that name nobody of the team
    unread: int = 0  # entries that could not be read


def read_absences(content: bytes, *, today: date, zone: str, people: Sequence[Person], of: str | None) -> FoundAbsences:
    """`of` is whom all of the calendar is about; None: the team's, which names somebody in each entry.

    Raises Unreadable for what is no calendar, one without entries, and one that was cut off on its way.
    """
    calendar = read_file("absences.ics", content, today=today, reaching=True)
    if not isinstance(calendar, Calendar):
        raise Unreadable(Refusal.NO_CALENDAR)
    if not content.replace(b"\0", b"").rstrip().upper().endswith(ENDING):
        raise Unreadable(Refusal.BROKEN)
    return absences_in(calendar, today=today, zone=zone, people=people, of=of)


def absences_in(calendar: Calendar, *, today: date, zone: str, people: Sequence[Person], of: str | None) -> FoundAbsences:
    names = [] if of else [(person.email, names_of(person.email, person.name)) for person in people]
    found: dict[tuple[str, date, date, str], Away] = {}
    nobody = 0
    for event in calendar.events:
        if not is_absence(event, personal=of is not None):
            continue
        covered = list(enumerate(_stretches(event, ZoneInfo(zone)), 1))
        near = [each for each in covered if each[1][1] >= today - BEFORE and each[1][0] <= today + AFTER]
        whose = [of] if of else _whose(event, names)
        nobody += bool(near and not whose)
        for person in whose:
            for number, (first, last, part) in near:
                away = Away(person, first, last, part, _uid(event, number if len(covered) > 1 else None))
                found.setdefault((person, first, last, part), away)
    lost = sum(problem.lost for problem in calendar.problems) + calendar.left_out
    return FoundAbsences(tuple(sorted(found.values())), nobody, lost)


def _whose(event: Event, names: Names) -> list[str]:
    """Whoever the title names; only when it names nobody, those invited."""
    named = [email for email, pattern in names if pattern.search(event.summary or "")]
    return named or [email for email, _ in names if email.lower() in event.people]


def _stretches(event: Event, zone: ZoneInfo) -> Iterator[tuple[date, date, str]]:
    if event.time is None:
        yield event.day, event.day + max(timedelta(seconds=event.seconds) - DAY, timedelta()), WHOLE
        return
    there = ZoneInfo(event.zone) if event.zone else zone
    start = datetime.combine(event.day, event.time)
    end = start + timedelta(seconds=event.seconds)  # on the wall, whatever the clocks do meanwhile
    yield from stretches(start.replace(tzinfo=there).astimezone(zone), end.replace(tzinfo=there).astimezone(zone))


def _uid(event: Event, number: int | None) -> str:
    """Of the calendar's own names; an entry without one is known by its days and title, which are kept as a hash."""
    own = event.uid or sha256(f"{event.day}|{event.time}|{event.summary}".encode()).hexdigest()
    uid = (f"{own}#{event.recurrence}" if event.recurrence else own) + (f"/{number}" if number else "")
    return uid if len(uid) <= LONGEST_UID else sha256(uid.encode()).hexdigest()
