"""Posts move: one or several, to a day, a time or a channel, or by so many days."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.span import monday_of
from planner.models import Channel, Post
from planner.planning.deeds import Doing


@dataclass(frozen=True, slots=True)
class Move:
    """Where a post is to lie."""

    post: Post
    day: date
    time: dt.time | None
    channel: Channel

    @property
    def leaves_its_place(self) -> bool:
        return (self.day, self.channel.id) != (self.post.day, self.post.channel_id)


def same_weekday(day: date, week: date) -> date:
    """The day of the week that begins on the Monday `week` (or holds it), on the same weekday."""
    return monday_of(week) + timedelta(days=day.weekday())


def move(doing: Doing, moves: Sequence[Move]) -> None:
    doing.watch(*(each.post for each in moves))
    for each in moves:
        each.post.move_to(each.day, each.time, each.channel, by=doing.by)
