"""Cover: days on which something is planned or owed and nobody is there to do it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain import severity
from planner.domain.filling import Filling
from planner.domain.gap import Gap, Kind, Reason
from planner.domain.plan import Channel, Post, Readiness, Stance
from planner.domain.presence import Presence
from planner.domain.promises import Period, Slot
from planner.domain.span import Span


@dataclass(frozen=True, slots=True)
class Held:
    """What lies on one day: unpaused slots, posts still to be published, and periods with empty promises nobody can move.

    `persons` are those named for the slots and posts, each perhaps None.
    """

    slots: tuple[Slot, ...]
    posts: tuple[Post, ...]
    periods: tuple[Period, ...]
    persons: tuple[str | None, ...]

    @property
    def is_something(self) -> bool:
        return bool(self.slots or self.posts or self.periods)


def find(channel: Channel, filling: Filling, presence: Presence, span: Span, today: date) -> Iterator[Gap]:
    """The `cover` gaps in the span from today on: runs of bare days that hold a promise or post.

    `filling` reaches far enough beyond the span to know the whole periods in it.
    """
    if channel.stance is not Stance.PUBLISH:
        return
    judged = Span(max(span.first, today), span.end)
    by_day = find_held(channel, filling, presence, judged, today)
    run: list[tuple[date, Held]] = []
    for day in judged:
        held = by_day.get(day, NOTHING)
        if is_bare(channel, held, presence, day):
            run.append((day, held))
        else:
            yield from gap_of(channel, run, today)
            run = []
    yield from gap_of(channel, run, today)


NOTHING = Held((), (), (), ())


def find_held(channel: Channel, filling: Filling, presence: Presence, judged: Span, today: date) -> dict[date, Held]:
    """What lies on each day judged; days with nothing are left out."""
    slots: dict[date, list[Slot]] = defaultdict(list)
    posts: dict[date, list[Post]] = defaultdict(list)
    periods: dict[date, list[Period]] = defaultdict(list)
    first, end = judged.first, judged.end
    for slot in filling.slots:
        if first <= slot.day < end and not slot.paused:
            slots[slot.day].append(slot)
    for post in channel.posts:
        if first <= post.day < end and not post.cancelled and post.readiness is not Readiness.PUBLISHED:
            posts[post.day].append(post)
    for period in filling.periods:
        for day in stuck_days(channel, period, presence, today):
            if first <= day < end:
                periods[day].append(period)
    filled = {slot.post.id: slot for slot in filling.slots if slot.post}
    by_day = {}
    for day in slots.keys() | posts.keys() | periods.keys():
        named = [slot.person for slot in slots[day]]
        named += [filled[post.id].person if post.id in filled else post.person for post in posts[day]]
        persons = tuple(person or channel.responsible for person in named)
        by_day[day] = Held(tuple(slots[day]), tuple(posts[day]), tuple(periods[day]), persons)
    return by_day


def stuck_days(channel: Channel, period: Period, presence: Presence, today: date) -> list[date]:
    """The open days from today on that the empty promises of a period lie on: all of them when the channel has somebody
    on none of them, else none, since the promises can move."""
    days = [day for day in period.open_days if day >= today] if period.empty else []
    somebody = any(presence.is_covered(channel.responsible, channel, day) for day in days)
    return [] if somebody else days


def is_bare(channel: Channel, held: Held, presence: Presence, day: date) -> bool:
    if held.periods:
        return True
    if held.persons:
        return not all(presence.is_covered(person, channel, day) for person in held.persons)
    return not presence.is_covered(channel.responsible, channel, day)


def gap_of(channel: Channel, run: list[tuple[date, Held]], today: date) -> Iterator[Gap]:
    """The gap of a run of neighbouring bare days, if it holds anything."""
    holding = [(day, held) for day, held in run if held.is_something]
    if holding:
        day, first = holding[0]
        grade = severity.of_empty(day, today, channel.lead_days)
        count = missing([held for _, held in holding])
        yield Gap(Kind.COVER, run[0][0], run[-1][0], count, None, grade, channel.responsible, reason_of(channel, first))


def missing(days: list[Held]) -> int:
    """Slots, stuck promises, and the posts that fill none of these slots."""
    slots = [slot for held in days for slot in held.slots]
    filling = {slot.post.id for slot in slots if slot.post}
    stuck = {period for held in days for period in held.periods}
    posts = [post for held in days for post in held.posts if post.id not in filling]
    return len(slots) + sum(period.empty for period in stuck) + len(posts)


def reason_of(channel: Channel, held: Held) -> Reason:
    """`nobody` when no person is named for anything on the day, neither by post nor slot nor channel; else `absent`."""
    return Reason.ABSENT if channel.responsible or any(held.persons) else Reason.NOBODY
