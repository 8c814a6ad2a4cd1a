"""iCalendar files (RFC 5545) become plain events, one per occurrence in the window."""

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import recurring_ical_events
import x_wr_timezone
from icalendar import Calendar as VCalendar
from icalendar import Component

from planner.domain.span import Span
from planner.importing.encodings import decode
from planner.importing.grid import Calendar, Event, Problem, Refusal, Trouble, Unreadable
from planner.importing.ics.entries import Entry, entry, first, sequence_of, text_of, told, when
from planner.importing.ics.lines import Block, Part, outline
from planner.importing.ics.occupied import LASTS, PEOPLE, SHOWN_AS, lasts
from planner.importing.ics.patience import patience
from planner.importing.ics.zones import Zones, iana
from planner.importing.texts import clean

BEFORE, AFTER = timedelta(days=60), timedelta(days=400)
MARGIN = timedelta(days=2)  # zones may shift a day
SERIES = ("RRULE", "RDATE", "EXRULE", "RECURRENCE-ID")
MOST_OCCURRENCES = 750  # of one series
MOST_EVENTS = 20_000  # of a file, in the window
SECONDS_PER_SERIES = 0.3  # of CPU time, to find the days of one rule
SECONDS_FOR_SERIES = 1.5  # of all rules of a file
LONGEST = {"SUMMARY": 1_000, "DESCRIPTION": 30_000, "LOCATION": 1_000, "URL": 2_000}
MOST_CATEGORIES = 20


def read_ics(content: bytes, today: date, *, reaching: bool = False) -> Calendar:
    """Unreadable for what is no calendar, holds no events, or more than the limits allow.

    What one event has wrong is a problem of that event; the others are read. `reaching`: also those that begin before the
    window and reach into it.
    """
    parts = outline(_text(content))
    if not any(part.events for part in parts):
        raise Unreadable(Refusal.NO_EVENTS)
    found = _Found(Span(today - BEFORE, today + AFTER), reaching=reaching)
    with warnings.catch_warnings(action="ignore"):  # of the libraries, on guesses that we make ourselves
        for part in parts:
            _read_part(part, found)
    return found.calendar(parts)


def _text(content: bytes) -> str:
    try:
        return decode(content)[0]
    except Unreadable:
        return content.decode("utf-8", "replace")  # a letter is lost, not the calendar


class _Found:
    """What has been read so far; each occurrence once."""

    def __init__(self, window: Span, *, reaching: bool) -> None:
        self.window = window
        self.reaching = reaching
        self.events: list[Event] = []
        self.problems: list[Problem] = []
        self.outside = self.duplicates = self.left_out = 0
        self.seconds = SECONDS_FOR_SERIES
        self._keys: set[tuple[str, str]] = set()
        self._starts: set[tuple[object, ...]] = set()

    def add(self, event: Event) -> None:
        start = (event.uid, event.day, event.time, event.zone, event.summary)
        key = (event.uid, event.recurrence)
        if start in self._starts or (event.uid and key in self._keys):
            self.duplicates += 1
            return
        self._starts.add(start)
        self._keys.add(key)
        self.events.append(event)

    def wants(self, day: date, length: timedelta) -> bool:
        """Whether an event of this length that begins on the day is one of the window."""
        return day < self.window.end and (day + self.reach(length) >= self.window.first)

    def reach(self, length: timedelta) -> timedelta:
        return max(length - timedelta(seconds=1), timedelta()) if self.reaching else timedelta()

    def calendar(self, parts: list[Part]) -> Calendar:
        events = sorted(self.events, key=lambda event: (event.day, event.time or time(), event.uid))
        return Calendar(
            next((clean(part.properties["X-WR-CALNAME"]) for part in parts if "X-WR-CALNAME" in part.properties), None),
            tuple(events),
            tuple(self.problems),
            self.outside,
            self.duplicates,
            self.left_out,
            sum(part.todos for part in parts),
            sum(part.journals for part in parts),
        )


def _read_part(part: Part, found: _Found) -> None:
    zones = Zones(part.zones)
    series = defaultdict[str, list[Entry]](list)
    uids = Counter(uid for block in part.events for uid in block.values("UID"))
    for number, block in enumerate(part.events):
        if _is_far(block, uids, found):
            found.outside += 1
            continue
        read, problems = entry(block, zones)
        found.problems += problems
        if read:
            series[read.uid or f"\0{number}"].append(read)  # without a UID each event stands alone
    zone = _zone(part, found)
    for entries in series.values():
        if len(found.events) >= MOST_EVENTS:
            found.left_out += len(entries)
        else:
            _read_series(entries, zone, found)


def _is_far(block: Block, uids: Counter[str], found: _Found) -> bool:
    """Whether a single event lies clearly outside of the window: most of a calendar of ten years, and quick to tell."""
    if any(name in SERIES for name, _ in block.lines) or any(uids[uid] > 1 for uid in block.values("UID")):
        return False
    starts = block.values("DTSTART")
    try:
        day = date.fromisoformat(starts[0].strip()[:8]) if len(starts) == 1 else found.window.first
    except ValueError:
        return False
    near = found.window.first - MARGIN - found.reach(lasts(block)) <= day < found.window.end + MARGIN
    return block.whole and not near


def _zone(part: Part, found: _Found) -> ZoneInfo | None:
    """X-WR-TIMEZONE: what Google means by times that are in UTC or float."""
    name = part.properties.get("X-WR-TIMEZONE")
    if not name:
        return None
    known = iana(name)
    if not known:
        found.problems.append(Problem(Trouble.UNKNOWN_ZONE, told(name)))
    return ZoneInfo(known) if known else None


def _read_series(entries: list[Entry], zone: ZoneInfo | None, found: _Found) -> None:
    """All that shares a UID. Of heads with different SEQUENCE the highest is the one that holds."""
    newest = max((each.sequence for each in entries if not each.changes), default=0)
    changes = [each for each in entries if each.changes]
    heads = {(each.start, each.summary): each for each in entries if not each.changes and each.sequence == newest}
    found.duplicates += len(entries) - len(changes) - len(heads)
    alone = len(heads) == 1
    for number, head in enumerate(heads.values()):  # several: a program that gives all its events one UID
        _read_occurrences([head, *changes] if number == 0 else [head], zone, found, alone=alone)
    if changes and not heads:
        _read_occurrences(changes, zone, found, alone=True)


def _read_occurrences(entries: list[Entry], zone: ZoneInfo | None, found: _Found, *, alone: bool) -> None:
    about = entries[0].uid, entries[0].summary
    before = process_time()
    repeats = entries[0].repeats
    try:
        with patience(min(SECONDS_PER_SERIES, found.seconds) if repeats else SECONDS_PER_SERIES):
            events = list(_occurrences(entries, zone, found, alone=alone))
    except TimeoutError:
        rules = first(entries[0].component, "RRULE")
        found.problems.append(Problem(Trouble.TOO_COSTLY, told(rules.to_ical().decode()) if rules else "", *about))
    except Exception as error:  # whatever a library raises, the other events are read
        found.problems.append(Problem(Trouble.BROKEN, told(f"{type(error).__name__}: {error}"), *about))
    else:
        events.sort(key=lambda event: (event.day, event.time or time()))
        found.outside += not events
        for event in events[:MOST_OCCURRENCES]:
            found.add(event)
        if len(events) > MOST_OCCURRENCES:
            found.problems.append(Problem(Trouble.CUT, str(len(events)), *about))
    if repeats:
        found.seconds -= process_time() - before


def _occurrences(entries: list[Entry], zone: ZoneInfo | None, found: _Found, *, alone: bool) -> Iterator[Event]:
    calendar = VCalendar()
    for each in entries:
        calendar.add_component(each.component)
    if zone:
        calendar = x_wr_timezone.to_standard(calendar, timezone=zone)
    single = len(entries) == 1 and not entries[0].repeats and not entries[0].changes
    components: Iterable[Component] = calendar.subcomponents
    if not single:
        length = max(_lasting(each.component) for each in entries)
        around = found.window.first - MARGIN - found.reach(length), found.window.end + MARGIN
        components = recurring_ical_events.of(calendar).between(*around)
    for component in components:
        start = _wall(when(component, "DTSTART"))
        if found.wants(start[0], _lasting(component)):
            recurrence = "" if single and alone else _stamp(_original(component))
            yield _event(component, entries[0].uid, recurrence, *start)


def _lasting(component: Component) -> timedelta:
    return timedelta(seconds=int(text_of(component, LASTS) or 0))


def _original(component: Component) -> date:
    """The start that an occurrence would have by its rule. A change to this and all later ones names only the first."""
    changed = component.get("RECURRENCE-ID")
    named = changed is not None and "RANGE" not in changed.params
    return when(component, "RECURRENCE-ID" if named else "DTSTART")  # type: ignore[no-any-return]


def _event(component: Component, uid: str, recurrence: str, day: date, at: time | None, zone: str | None) -> Event:
    texts = {name: (text_of(component, name) or "")[:most].strip() or None for name, most in LONGEST.items()}
    url = texts["URL"]
    return Event(
        uid,
        recurrence,
        day,
        at,
        zone,
        texts["SUMMARY"],
        texts["DESCRIPTION"],
        texts["LOCATION"],
        url if url and url.lower().startswith(("http://", "https://")) else None,
        tuple(_categories(component))[:MOST_CATEGORIES],
        (text_of(component, "STATUS") or "").strip().upper()[:20],
        sequence_of(component),
        int(_lasting(component).total_seconds()),
        text_of(component, SHOWN_AS) or "",
        tuple((text_of(component, PEOPLE) or "").split()),
    )


def _categories(component: Component) -> Iterator[str]:
    value = component.get("CATEGORIES", [])
    for each in value if isinstance(value, list) else [value]:
        for word in getattr(each, "cats", [each]):
            if text := clean(str(word)):
                yield text.strip()[:100]


def _wall(start: date) -> tuple[date, time | None, str | None]:
    """Day, time and zone's name; in UTC where the zone has none, as one with the file's own rules."""
    if not isinstance(start, datetime):
        return start, None, None
    if start.tzinfo is None:
        return start.date(), start.time().replace(microsecond=0), None
    name = getattr(start.tzinfo, "key", None)
    local = start if name else start.astimezone(UTC)
    return local.date(), local.time().replace(microsecond=0), name or "UTC"


def _stamp(start: date) -> str:
    """The same for the same moment, in whichever zone a file names it."""
    if isinstance(start, datetime) and start.tzinfo is not None:
        return f"{start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return start.isoformat()
