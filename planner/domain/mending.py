"""Ways to mend a gap: what can be done about it at once, the most fitting first."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from planner.domain.filling import Filling
from planner.domain.gap import Gap, Kind, Reason
from planner.domain.plan import Channel, Post, Readiness, in_order_of_time

NEAR = 7  # days from which a post that fills no promise may be moved here


class Way(Enum):
    FILL = "fill"  # plan a post on `day`
    MOVE_HERE = "move_here"  # `post` fills no promise elsewhere
    RIPEN = "ripen"  # get `post` ready, or record that it has appeared
    MOVE = "move"  # `post` to another day
    ASSIGN = "assign"  # `post` to somebody else
    ACCEPT = "accept"  # as a pause, over the days of the gap
    COVER = "cover"  # name somebody responsible or a stand-in
    COLLECT = "collect"  # topics
    ANSWER = "answer"  # the inquiries
    RELIEVE = "relieve"  # whoever has too much to do


@dataclass(frozen=True, slots=True)
class Mend:
    way: Way
    day: date | None = None
    time: dt.time | None = None
    post: int | None = None


def mends(gap: Gap, channel: Channel, filling: Filling, today: date) -> tuple[Mend, ...]:
    """`filling` is that of the days around the gap. Filling and moving never lead into the past."""
    return tuple(_WAYS[gap.kind](gap, channel, filling, today))


def _owed(gap: Gap, channel: Channel, filling: Filling, today: date) -> Iterator[Mend]:
    if gap.reason is Reason.MISSED and gap.readiness is not None:
        yield from _raw(gap, channel, filling, today)
    else:
        day = max(gap.first, today)
        time = _time_of_empty(filling, day)
        yield Mend(Way.FILL, day, time)
        if gap.last >= today and (spare := _spare(filling.extras, day, today)):
            yield Mend(Way.MOVE_HERE, day, time, spare.id)
    yield Mend(Way.ACCEPT)


def _raw(gap: Gap, channel: Channel, _filling: Filling, _today: date) -> Iterator[Mend]:
    concerned = _concerned(channel.posts, gap)
    if concerned:
        yield Mend(Way.RIPEN, post=concerned.id)
        yield Mend(Way.MOVE, post=concerned.id)
        yield Mend(Way.ASSIGN, post=concerned.id)


def _silent(gap: Gap, _channel: Channel, _filling: Filling, today: date) -> Iterator[Mend]:
    first = max(gap.first, today)
    if gap.last >= today:
        yield Mend(Way.FILL, first + (gap.last - first) // 2)
    yield Mend(Way.ACCEPT)


def _bare(_gap: Gap, _channel: Channel, _filling: Filling, _today: date) -> Iterator[Mend]:
    yield Mend(Way.COVER)
    yield Mend(Way.ACCEPT)


def _crowded(gap: Gap, channel: Channel, _filling: Filling, _today: date) -> Iterator[Mend]:
    on_the_day = [post for post in channel.posts if post.day == gap.last and not post.cancelled]
    if on_the_day:
        yield Mend(Way.MOVE, post=max(on_the_day, key=lambda post: (in_order_of_time(post.time), post.id)).id)


def _only(way: Way) -> Iterator[Mend]:
    yield Mend(way)


_WAYS = {
    Kind.SLOT: _owed,
    Kind.QUOTA: _owed,
    Kind.READINESS: _raw,
    Kind.SILENCE: _silent,
    Kind.COVER: _bare,
    Kind.COLLISION: _crowded,
    Kind.REPETITION: _crowded,
    Kind.RUNWAY: lambda *_: _only(Way.COLLECT),
    Kind.RESPONSE: lambda *_: _only(Way.ANSWER),
    Kind.OVERLOAD: lambda *_: _only(Way.RELIEVE),
}


def _time_of_empty(filling: Filling, day: date) -> dt.time | None:
    """That of the first empty slot of the day."""
    empty = (slot for slot in filling.slots if slot.day == day and slot.post is None and not slot.paused)
    return next((slot.line.time for slot in empty), None)


def _spare(extras: Iterable[Post], day: date, today: date) -> Post | None:
    """The nearest post that fills no promise and has not appeared; of two equally near the riper, then the later."""
    movable = [
        post
        for post in extras
        if post.day >= today and post.readiness is not Readiness.PUBLISHED and 0 < abs((post.day - day).days) <= NEAR
    ]
    return min(
        movable, key=lambda post: (abs((post.day - day).days), -post.readiness, -post.day.toordinal(), post.id), default=None
    )


def _concerned(posts: Iterable[Post], gap: Gap) -> Post | None:
    """The first post of the gap's days that is as raw as it says."""
    of_days = (
        post for post in posts if gap.first <= post.day <= gap.last and not post.cancelled and post.readiness == gap.readiness
    )
    return min(of_days, key=lambda post: (post.day, in_order_of_time(post.time), post.id), default=None)
