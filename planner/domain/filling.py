"""Which post fills which promise. A post fills at most one, and only of the cadence valid on its day."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, time

from planner.domain.cadence import Quota, Slots, Term
from planner.domain.daynumbers import LAST
from planner.domain.pauses import Paused
from planner.domain.plan import Channel, Post, in_order_of_time
from planner.domain.promises import Holidays, Period, Slot, periods, slots
from planner.domain.span import Span

PostsByDay = Mapping[date, list[Post]]
Ripeness = tuple[int, date, bool, time, int]


@dataclass(frozen=True, slots=True)
class Filling:
    """The promises that a span shows, filled, and the posts of its days that fill none (`extras`)."""

    slots: tuple[Slot, ...]
    periods: tuple[Period, ...]
    extras: tuple[Post, ...]

    @property
    def promised(self) -> int:
        return len(self.slots) + sum(period.promised for period in self.periods)

    @property
    def filled(self) -> int:
        """Promises with a post of any readiness."""
        return sum(slot.post is not None for slot in self.slots) + sum(len(period.posts) for period in self.periods)

    @property
    def paused(self) -> int:
        return sum(slot.paused for slot in self.slots) + sum(period.paused for period in self.periods)

    @property
    def empty(self) -> int:
        return self.promised - self.filled - self.paused

    def within(self, span: Span) -> "Filling":
        """The part that a shorter span shows."""
        first, end = span.first, span.end
        return Filling(
            tuple([slot for slot in self.slots if first <= slot.day < end]),
            tuple([period for period in self.periods if any(first <= day < end for day in period.days)]),
            tuple([post for post in self.extras if first <= post.day < end]),
        )


def fill(channel: Channel, holidays: Holidays, span: Span) -> Filling:
    """The promises of a channel that `span` shows, and what fills them.

    Slots come in order of day and time, periods in order of their first days; those of two cadences in the same
    week or month stand beside each other.
    """
    posts: dict[date, list[Post]] = defaultdict(list)
    for post in channel.posts:
        if not post.cancelled:
            posts[post.day].append(post)
    paused = Paused.of(channel.pauses)
    filled_slots: list[Slot] = []
    filled_periods: list[Period] = []
    for term in channel.terms:
        match term.cadence:
            case Slots() as cadence:
                filled_slots += fill_slots(term, cadence, posts, span, paused, holidays)
            case Quota() as quota:
                unfilled = periods(term, quota, span.first.toordinal(), span.end.toordinal(), paused, holidays)
                filled_periods += [fill_period(period, posts) for period in unfilled]
    used = {slot.post.id for slot in filled_slots if slot.post}
    used.update(post.id for period in filled_periods for post in period.posts)
    extras = [post for day in sorted(posts) if day in span for post in posts[day] if post.id not in used]
    return Filling(tuple(slot for slot in filled_slots if slot.day in span), tuple(filled_periods), tuple(extras))


def fill_period(period: Period, posts: PostsByDay) -> Period:
    """Posts on any day of the period that counts, paused ones too, fill what is owed: the riper first."""
    ripest = sorted((post for day in period.days for post in posts.get(day, ())), key=riper_then_earlier)
    return replace(period, posts=tuple(ripest[: period.owed])) if ripest and period.owed else period


def riper_then_earlier(post: Post) -> Ripeness:
    """A sort key: the riper first, then by day, time (none last) and entry."""
    return (-post.readiness, post.day, *in_order_of_time(post.time), post.id)


def fill_slots(term: Term, cadence: Slots, posts: PostsByDay, span: Span, paused: Paused, holidays: Holidays) -> list[Slot]:
    """The term's slots, filled; with a tolerance also some outside of the span, whose filling decides about those inside.

    A promise takes a post that an earlier promise left: so with a tolerance everything from the term's first day on
    matters, and as far behind the span as a post of its last day can be wanted.
    """
    tolerance = cadence.tolerance
    first = term.first.toordinal() if tolerance else span.first.toordinal()
    found = slots(term, cadence, first, span.end.toordinal() + tolerance, paused, holidays)
    by_day: dict[date, list[int]] = defaultdict(list)
    for index, slot in enumerate(found):
        if not slot.paused and slot.day in posts:
            by_day[slot.day].append(index)
    for day, indexes in by_day.items():
        for index, post in pair([found[index] for index in indexes], posts[day]):
            found[indexes[index]] = replace(found[indexes[index]], post=post)
    if tolerance:
        fill_from_nearby(found, term, tolerance, posts)
    return found


def pair(unpaused: list[Slot], posts: list[Post]) -> list[tuple[int, Post]]:
    """Which slot (by position) of a day takes which post of that day.

    First exactly the same time ("none" equals no time here); then, when there are too many posts, the ripest stay, and
    both sides are paired in order of time. Posts of the same time: the riper first, then the one entered earlier.
    """
    if len(unpaused) == len(posts) == 1:
        return [(0, posts[0])]
    pairs: list[tuple[int, Post]] = []
    left = sorted(posts, key=lambda post: (-post.readiness, post.id))
    free: list[int] = []
    for index, slot in enumerate(unpaused):
        match = next((post for post in left if post.time is not None and post.time == slot.line.time), None)
        if match:
            left.remove(match)
            pairs.append((index, match))
        else:
            free.append(index)
    ripest = sorted(left, key=riper_then_earlier)[: len(free)]
    ripest.sort(key=lambda post: in_order_of_time(post.time))
    return pairs + list(zip(free, ripest, strict=False))


def fill_from_nearby(found: list[Slot], term: Term, tolerance: int, posts: PostsByDay) -> None:
    """Lets slots that are still empty take the earliest remaining post a few days away, of the same term only."""
    used = {slot.post.id for slot in found if slot.post}
    for index, slot in enumerate(found):
        if slot.post or slot.paused:
            continue
        for post in nearby(slot.day, term, tolerance, posts):
            if post.id not in used:
                used.add(post.id)
                found[index] = replace(slot, post=post)
                break


def nearby(day: date, term: Term, tolerance: int, posts: PostsByDay) -> Iterable[Post]:
    """The posts of the term at most `tolerance` days away, by day, time, ripeness and entry."""
    last = LAST if term.end is None else term.end.toordinal() - 1
    first = max(day.toordinal() - tolerance, term.first.toordinal())
    for number in range(first, min(day.toordinal() + tolerance, last) + 1):
        of_day = posts.get(date.fromordinal(number), ())
        yield from sorted(of_day, key=lambda post: (in_order_of_time(post.time), -post.readiness, post.id))
