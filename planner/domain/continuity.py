"""The check: where a plan breaks its promises, channel by channel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain import cover, crowding, response, runway, shortfall, silence, workload
from planner.domain.adherence import adherence
from planner.domain.cadence import Slots
from planner.domain.filling import Filling, fill
from planner.domain.gap import ChannelContinuity, Continuity, Gap, Reach
from planner.domain.plan import Channel, Plan
from planner.domain.presence import Presence
from planner.domain.reach import reach
from planner.domain.span import YEAR, Span, coming, shifted

MARGIN = 31  # days: the longest period
FAR = 4 * YEAR  # days: more than lie between two posts of a topic that repeat each other


def check(plan: Plan, span: Span, today: date) -> Continuity:
    """Every gap that the span shows, and each channel's numbers; gaps in the order scripts rely on, channels by key."""
    presence = Presence.of(plan)
    channels = sorted(plan.channels, key=lambda channel: channel.key)
    judged = (check_channel(plan, channel, known_of(plan, channel, span), presence, span, today) for channel in channels)
    return Continuity(tuple(judged), check_workload(plan, span, today))


def check_workload(plan: Plan, span: Span, today: date) -> tuple[Gap, ...]:
    """The gaps that belong to no channel."""
    return tuple(sorted(workload.find(plan, span, today), key=lambda gap: gap.order))


@dataclass(frozen=True, slots=True)
class Known:
    """A channel's promises and what fills them, on more days than are judged."""

    span: Span
    filling: Filling


def known_of(plan: Plan, channel: Channel, span: Span) -> Known:
    """What `check_channel` wants: the days around the span, and as many as it takes to name the person of a slot in a gap."""
    known = around(span)
    if any(line.person for term in channel.terms if isinstance(term.cadence, Slots) for line in term.cadence.lines):
        within_reach = (shifted(post.day, 1) for post in channel.posts if post.day <= shifted(span.end, FAR))
        known = Span(known.first, max(known.end, *within_reach, date.min))
    return Known(known, fill(channel, plan.holidays, known))


def check_channel(plan: Plan, channel: Channel, known: Known, presence: Presence, span: Span, today: date) -> ChannelContinuity:
    """`known` is that of `known_of`, for the span or a longer one."""
    shown = known.filling.within(span)
    reached = find_reach(plan, channel, known, today)
    weeks = runway.runway(channel, plan.topics, plan.holidays, today)
    gaps = [
        *find_gaps(plan, channel, known.filling, presence, span, today),
        *runway.find(channel, weeks, reached, span, today, plan.horizon),
    ]
    return ChannelContinuity(
        channel=channel.key,
        promised=shown.promised,
        filled=shown.filled,
        paused=shown.paused,
        empty=shown.empty,
        reach=reached,
        runway_weeks=None if weeks is None else runway.in_one_decimal(weeks),
        adherence=adherence(shown, span, today, plan.assume_publication).ratio,
        gaps=tuple(sorted(gaps, key=lambda gap: gap.order)),
    )


def find_reach(plan: Plan, channel: Channel, known: Known, today: date) -> date | Reach | None:
    """Of the coming year; most plans end within the days that are known already, so these are looked at first."""
    year = coming(today, YEAR)
    if today in known.span:
        reached = reach(known.filling, Span(today, min(known.span.end, year.end)))
        if isinstance(reached, date):
            return reached
    return reach(fill(channel, plan.holidays, year), year)


def around(span: Span) -> Span:
    """With whole periods on both sides."""
    return Span(shifted(span.first, -MARGIN), shifted(span.end, MARGIN))


def find_gaps(plan: Plan, channel: Channel, filling: Filling, presence: Presence, span: Span, today: date) -> Iterator[Gap]:
    """All kinds of gap of a channel but `runway`."""
    assume = plan.assume_publication
    yield from shortfall.find(channel, filling, span, today, assume)
    yield from silence.find(channel, span, today, assume)
    yield from cover.find(channel, filling, presence, span, today)
    yield from response.find(channel, span, today)
    yield from crowding.find(channel, plan.topics, filling, span, today)
