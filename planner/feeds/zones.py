"""Time zones as Outlook can use them: one yearly rule each way ([MS-OXCICAL] 2.1.3.1.1.19, RFC 5545 3.6.5).

icalendar's own VTIMEZONEs list dates instead and put the change in spring an hour late: summer events are then shown wrong.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from planner.feeds.verify import OF_ZONE, verify

YEARS_AHEAD = 10  # that a rule has to fit
EARLIEST = 1970
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST = -1


@dataclass(frozen=True, slots=True)
class Change:
    """The clocks change: `local` is the naive wall time just before."""

    local: datetime
    before: timedelta
    after: timedelta
    name: str  # of the time that begins

    @property
    def places(self) -> frozenset[int]:
        """Which one of its weekday in the month it is: 1 to 5, and -1 when it is the last."""
        day = self.local.day
        last = {LAST} if day + 7 > monthrange(self.local.year, self.local.month)[1] else set()
        return frozenset({(day - 1) // 7 + 1, *last})

    def is_like(self, other: "Change") -> bool:
        """The same month, weekday, time of day and offsets, whatever the week."""
        return (self.local.month, self.local.weekday(), self.local.time(), self.before, self.after) == (
            other.local.month,
            other.local.weekday(),
            other.local.time(),
            other.before,
            other.after,
        )


@lru_cache(maxsize=256)
def vtimezone(name: str, year: int) -> bytes | None:
    """The VTIMEZONE of an IANA zone, right from the beginning of `year` on; None when no yearly rule fits."""
    zone = ZoneInfo(name)
    coming = [changes(zone, each) for each in range(year, year + YEARS_AHEAD + 1)]
    if not any(coming):
        return _block(name, [_fixed(zone, year)])
    if any(len(of_year) != 2 for of_year in coming):
        return None
    pairs = list(zip(*coming, strict=True))
    places = [place(list(of_kind)) for of_kind in pairs]
    if None in places:
        return None
    first = _first_year(zone, [of_kind[0] for of_kind in pairs], places, year)
    rules = [_rule(change, n) for change, n in zip(changes(zone, first), places, strict=True) if n is not None]
    return _block(name, rules)


def changes(zone: ZoneInfo, year: int) -> list[Change]:
    """The changes of a year (UTC), in order. Two within a week are not told apart: no zone does that."""
    found = []
    start, end = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    while start < end:
        week_later = min(start + timedelta(days=7), end)
        if _offset(zone, start) != _offset(zone, week_later):
            found.append(_change_between(zone, start, week_later))
        start = week_later
    return found


def _offset(zone: ZoneInfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta(0)


def _change_between(zone: ZoneInfo, early: datetime, late: datetime) -> Change:
    before = _offset(zone, early)
    while late - early > timedelta(minutes=1):
        middle = (early + (late - early) / 2).replace(second=0, microsecond=0)
        early, late = (middle, late) if _offset(zone, middle) == before else (early, middle)
    local = late.astimezone(zone)
    return Change((late + before).replace(tzinfo=None), before, _offset(zone, late), local.tzname() or "")


def place(of_years: list[Change]) -> int | None:
    """The n for which "the n-th weekday of the month" gives every change; None when they follow no such rule."""
    common = frozenset.intersection(*(change.places for change in of_years))
    return min(common, default=None) if all(change.is_like(of_years[0]) for change in of_years) else None


def _first_year(zone: ZoneInfo, samples: list[Change], places: list[int | None], year: int) -> int:
    """How far back the rules held without a break: bytes that do not change with the calendar year."""
    while year > EARLIEST:
        earlier = changes(zone, year - 1)
        if len(earlier) != 2:
            break
        if not all(c.is_like(sample) and n in c.places for c, sample, n in zip(earlier, samples, places, strict=True)):
            break
        year -= 1
    return year


def _fixed(zone: ZoneInfo, year: int) -> list[str]:
    moment = datetime(year, 1, 1, tzinfo=UTC).astimezone(zone)
    offset = written_offset(moment.utcoffset() or timedelta(0))
    return _observance("STANDARD", moment.tzname() or "", offset, offset, datetime(EARLIEST, 1, 1))  # noqa: DTZ001 (local time)


def _rule(change: Change, n: int) -> list[str]:
    kind = "DAYLIGHT" if change.after > change.before else "STANDARD"
    recurs = f"RRULE:FREQ=YEARLY;BYMONTH={change.local.month};BYDAY={n}{WEEKDAYS[change.local.weekday()]}"
    before, after = written_offset(change.before), written_offset(change.after)
    return _observance(kind, change.name, before, after, change.local, recurs)


def _observance(kind: str, name: str, before: str, after: str, local: datetime, *recurs: str) -> list[str]:
    return [
        f"BEGIN:{kind}",
        f"TZNAME:{name}",
        f"TZOFFSETFROM:{before}",
        f"TZOFFSETTO:{after}",
        f"DTSTART:{local:%Y%m%dT%H%M%S}",
        *recurs,
        f"END:{kind}",
    ]


def _block(name: str, observances: list[list[str]]) -> bytes:
    observances.sort()  # DAYLIGHT before STANDARD
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", *(line for lines in observances for line in lines), "END:VTIMEZONE"]
    block = "".join(f"{line}\r\n" for line in lines).encode()
    verify(block, OF_ZONE, lines=len(lines))
    return block


def written_offset(offset: timedelta) -> str:
    """`+0530` (RFC 5545 3.3.14)."""
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"


def moments(day: date, time: dt.time, name: str, minutes: int, *, with_rule: bool) -> tuple[datetime, datetime]:
    """Begin and end of something at a wall-clock time: in its zone, or both in UTC where the zone cannot say them.

    It cannot without a rule, in the hour of autumn that comes twice (the first is meant), and in the one of spring that does
    not come at all: 2:30 is 3:30 then.
    """
    zone = ZoneInfo(name)
    wall = datetime.combine(day, time, zone)
    begin = wall.astimezone(UTC)
    end = begin + timedelta(minutes=minutes)
    local = (begin.astimezone(zone), end.astimezone(zone))
    plain = local[0].replace(tzinfo=None) == wall.replace(tzinfo=None) and not any(map(comes_twice, local))
    return local if with_rule and plain else (begin, end)


def comes_twice(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
