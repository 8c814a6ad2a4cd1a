"""Where a topic can still go: the empty promises of the coming weeks on the channels it suits."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.domain.board import ChannelBoard, ShownPeriod, State, board
from planner.domain.span import coming
from planner.models import Channel, Topic, Workspace
from planner.queries.channels import channels_of
from planner.queries.people import Person, people_of
from planner.queries.plan import plan_of

AHEAD = 42  # days


@dataclass(frozen=True, slots=True)
class Place:
    """An empty promise: on one day of a slot, on any of the days of a quota's period."""

    channel: Channel
    days: tuple[date, ...]
    time: dt.time | None
    format: str
    person: Person | None
    is_quota: bool
    missing: int = 1  # posts


def places_for(session: Session, workspace: Workspace, topic: Topic, today: date) -> list[Place]:
    """Those on the channels that the topic suits."""
    return places_on(session, workspace, {channel.slug for channel in topic.channels}, today)


def places_on(session: Session, workspace: Workspace, meant: Collection[str], today: date) -> list[Place]:
    """Those on these channels (none named: on all), by day, then in the order of the channels."""
    span = coming(today, AHEAD)
    people = people_of(session, workspace.id)
    channels = {each.slug: each for each in channels_of(session, workspace.id) if not meant or each.slug in meant}
    found = [
        place
        for shown in board(plan_of(session, workspace, until=span.end), span, today)
        if shown.channel in channels
        for place in _places(shown, channels[shown.channel], today, people.by_email)
    ]
    return sorted(found, key=lambda place: (place.days[0], place.channel.position, place.time or dt.time.min))


def _places(shown: ChannelBoard, channel: Channel, today: date, people: Mapping[str, Person]) -> list[Place]:
    places = []
    for each in shown.slots:
        line = each.slot.line
        if each.state is State.EMPTY and each.slot.day >= today:
            person = people.get(line.person) if line.person else None
            places.append(Place(channel, (each.slot.day,), line.time, line.format or "", person, is_quota=False))
    for period in shown.periods:
        days = _open(period, today)
        if period.period.empty and days:
            places.append(Place(channel, days, None, "", None, is_quota=True, missing=period.period.empty))
    return places


def _open(shown: ShownPeriod, today: date) -> tuple[date, ...]:
    return tuple(day for day in shown.period.open_days if day >= today)
