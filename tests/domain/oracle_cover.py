"""The oracle's cover: DESIGN 4.9 read sentence by sentence, slow on purpose."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from planner.domain.gap import Gap, Kind, Reason
from planner.domain.plan import Channel, Plan, Post, Readiness, Stance
from planner.domain.span import Span
from tests.domain.oracle_gaps import post_person, severity_coming, slot_person
from tests.domain.oracle_promises import DAY, Ledger, Period, Slot


@dataclass
class Holds:
    """What a day holds: unpaused slot promises, posts still to come, periods whose empty promises lie on it."""

    slots: list[Slot] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    periods: list[Period] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.slots or self.posts or self.periods)


def is_present(person: str, day: date, plan: Plan) -> bool:
    """4.9: a person is *present* on a day without an absence."""
    return not any(away.person == person and away.first <= day <= away.last for away in plan.absences)


def has_somebody(person: str | None, day: date, channel: Channel, plan: Plan) -> bool:
    """4.9: whoever is absent is covered by the channel's stand-in, and when that one is unset or absent, by their own
    stand-in.
    """
    if person is None:
        return False
    if is_present(person, day, plan):
        return True
    if channel.stand_in is not None and is_present(channel.stand_in, day, plan):
        return True
    own = plan.stand_ins.get(person)
    return own is not None and is_present(own, day, plan)


def channel_has_somebody(day: date, channel: Channel, plan: Plan) -> bool:
    """4.9: a channel *has somebody* on a day when its responsible is present or covered."""
    return has_somebody(channel.responsible, day, channel, plan)


def lying_days(period: Period, channel: Channel, plan: Plan, today: date) -> list[date]:
    """4.9: an empty quota promise can move: only when the channel has nobody on any open day of its period from today on, it
    lies on all of these and makes them bare.
    """
    days = [day for day in period.o if day >= today]
    if period.empty and not any(channel_has_somebody(day, channel, plan) for day in days):
        return days
    return []


def day_holds(day: date, channel: Channel, plan: Plan, found: Ledger, today: date) -> Holds:
    return Holds(
        [slot for slot in found.slots if slot.day == day and not slot.paused],
        # "not yet published, not cancelled post"
        [p for p in channel.posts if p.day == day and p.readiness is not Readiness.PUBLISHED and not p.cancelled],
        [period for period in found.periods if day in lying_days(period, channel, plan, today)],
    )


def persons_of(holds: Holds, channel: Channel, found: Ledger) -> list[str | None]:
    """4.9: of each "its person (post's, slot's, channel's)"."""
    of_slots = [slot_person(slot, channel) for slot in holds.slots]
    return of_slots + [post_person(post, found, channel) for post in holds.posts]


def is_bare(day: date, holds: Holds, channel: Channel, plan: Plan, found: Ledger) -> bool:
    """4.9: "a day is *bare* when an unpaused slot promise or a not yet published, not cancelled post on it has nobody, or, with
    none of these on it, when the channel has nobody".
    """
    if holds.periods:  # "makes them bare"
        return True
    persons = persons_of(holds, channel, found)
    if persons:
        return not all(has_somebody(person, day, channel, plan) for person in persons)
    return not channel_has_somebody(day, channel, plan)


def covers(channel: Channel, plan: Plan, found: Ledger, span: Span, today: date) -> Iterator[Gap]:
    """`cover`: "A gap is a longest run of neighbouring bare days in the span that holds at least one such promise or
    post"; from today on, and of `publish` channels only.
    """
    if channel.stance is not Stance.PUBLISH:
        return
    run: dict[date, Holds] = {}
    for day in [*span, span.end]:
        if day in span and day >= today:
            holds = day_holds(day, channel, plan, found, today)
            if is_bare(day, holds, channel, plan, found):
                run[day] = holds
                continue
        if any(run.values()):
            yield cover(run, channel, found, today)
        run = {}


def cover(run: dict[date, Holds], channel: Channel, found: Ledger, today: date) -> Gap:
    days = list(run)
    assert all(later - earlier == DAY for earlier, later in pairwise(days))
    # "unpaused slot promises on its days + quota promises lying on it + posts on its days, unpublished and not cancelled,
    # that fill none of these"
    slots = [slot for holds in run.values() for slot in holds.slots]
    periods = {id(period): period for holds in run.values() for period in holds.periods}
    posts = [post for holds in run.values() for post in holds.posts]
    extra = [post for post in posts if not any(slot.post is post for slot in slots)]
    missing = len(slots) + sum(period.empty for period in periods.values()) + len(extra)
    # "severity: 4.7 for an empty promise on the first day that holds one"
    first = next(day for day, holds in run.items() if holds)
    severity = severity_coming((first - today).days, channel.lead_days, None)
    assert severity is not None
    # "judged on the first day that holds one: `nobody` when no person is named at all, else `absent`"
    named = channel.responsible is not None or any(persons_of(run[first], channel, found))
    reason = Reason.ABSENT if named else Reason.NOBODY
    return Gap(Kind.COVER, days[0], days[-1], missing, None, severity, channel.responsible, reason)
