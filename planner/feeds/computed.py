"""Entries that nobody wrote: gaps and empty promises. They are known again from one day to the next, and keep their UIDs."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from planner.feeds.entry import Entry, Status, all_day
from planner.feeds.posts import digest, later_than
from planner.models import FeedGap
from planner.models.post import UID_DOMAIN


@dataclass(frozen=True, slots=True)
class Computed:
    """What an entry over whole days (both included) says, and of which channel and member (by id).

    Entries of one `stem` are of one kind and channel, such as `gap-slot-3`. One that `wanders` is the only one of its stem.
    """

    stem: str
    first: date
    last: date
    summary: str
    description: str
    url: str
    channel_name: str = ""
    channel: int | None = None
    person: int | None = None
    wanders: bool = False

    def concerns(self, channels: frozenset[int], people: frozenset[int]) -> bool:
        """Whether it is of one of these; none named = all."""
        return (not channels or self.channel in channels) and (not people or self.person in people)

    @property
    def digest(self) -> str:
        return digest(self.first, self.last, self.summary, self.description, self.url, self.channel_name)

    def entry(self, seen: "Seen") -> Entry:
        start, end = all_day(self.first, self.last)
        return Entry(
            uid=seen.uid,
            start=start,
            end=end,
            summary=self.summary,
            description=self.description,
            url=self.url,
            location=self.channel_name,
            categories=(self.channel_name,),
            status=Status.CONFIRMED,
            sequence=seen.sequence,
            changed=seen.changed_at,
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """How subscribers know a computed entry."""

    uid: str
    stem: str
    first_day: date
    last_day: date
    digest: str
    sequence: int
    changed_at: datetime


def recognise(found: Iterable[Computed], known: Sequence[Seen], now: datetime) -> list[tuple[Computed, Seen]]:
    """Who is who. An entry is the one of its stem that was shown on one of its days before, or that wanders; else it is new.

    An unchanged one keeps SEQUENCE and stamp. A new one is named after its first day, a second one of that day numbered.
    """
    ordered = sorted(found, key=lambda each: (each.first, each.last, each.stem, each.summary))
    before = _pair(ordered, known)
    taken = {seen.uid for seen in known}
    return [(computed, _seen(computed, before.get(index), taken, now)) for index, computed in enumerate(ordered)]


def _pair(ordered: Sequence[Computed], known: Sequence[Seen]) -> dict[int, Seen]:
    """Which entry (by position) was which: first those that say the same as before, then those that share a day."""
    left: dict[str, list[Seen]] = defaultdict(list)
    for seen in known:
        left[seen.stem].append(seen)
    pairs: dict[int, Seen] = {}
    for is_it in (_says_the_same, _shares_a_day):
        for index, computed in enumerate(ordered):
            match = next((seen for seen in left[computed.stem] if is_it(computed, seen)), None)
            if index not in pairs and match:
                pairs[index] = match
                left[computed.stem].remove(match)
    return pairs


def _says_the_same(computed: Computed, seen: Seen) -> bool:
    return seen.digest == computed.digest


def _shares_a_day(computed: Computed, seen: Seen) -> bool:
    return computed.wanders or (seen.first_day <= computed.last and computed.first <= seen.last_day)


def _seen(computed: Computed, before: Seen | None, taken: set[str], now: datetime) -> Seen:
    if before is None:
        uid = _new_uid(computed, taken)
        taken.add(uid)
        return Seen(uid, computed.stem, computed.first, computed.last, computed.digest, 0, now)
    return before if before.digest == computed.digest else _changed(before, computed, now)


def _changed(before: Seen, computed: Computed, now: datetime) -> Seen:
    since = later_than(before.changed_at, now)
    return Seen(before.uid, before.stem, computed.first, computed.last, computed.digest, before.sequence + 1, since)


def _new_uid(computed: Computed, taken: set[str]) -> str:
    name = f"{computed.stem}-{computed.first}"
    uid, number = f"{name}@{UID_DOMAIN}", 1
    while uid in taken:
        number += 1
        uid = f"{name}-{number}@{UID_DOMAIN}"
    return uid


def seen_before(row: FeedGap) -> Seen:
    return Seen(row.uid, row.stem, row.first_day, row.last_day, row.digest, row.sequence, row.changed_at)
