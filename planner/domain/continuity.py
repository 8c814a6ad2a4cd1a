"""The check: where a plan breaks its promises, channel by channel."""

from collections.abc import Iterator
from datetime import date

from planner.domain import cover, crowding, response, runway, shortfall, silence, workload
from planner.domain.adherence import adherence
from planner.domain.filling import Filling, fill
from planner.domain.gap import ChannelContinuity, Continuity, Gap
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
    overloads = sorted(workload.find(plan, span, today), key=lambda gap: gap.order)
    return Continuity(tuple(check_channel(plan, channel, presence, span, today) for channel in channels), tuple(overloads))


def check_channel(plan: Plan, channel: Channel, presence: Presence, span: Span, today: date) -> ChannelContinuity:
    filling, outlook = fillings(plan, channel, span, coming(today, YEAR))
    shown = filling.within(span)
    reached = reach(outlook, coming(today, YEAR))
    weeks = runway.runway(channel, plan.topics, plan.holidays, today)
    gaps = [
        *find_gaps(plan, channel, filling, presence, span, today),
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


def fillings(plan: Plan, channel: Channel, span: Span, year: Span) -> tuple[Filling, Filling]:
    """Those of the span and of the coming year: one and the same, unless years lie between them that nobody looks at."""
    if span.first > shifted(year.end, FAR) or shifted(span.end, FAR) < year.first:
        return fill(channel, plan.holidays, around(span)), fill(channel, plan.holidays, around(year))
    both = fill(channel, plan.holidays, around(Span(min(span.first, year.first), max(span.end, year.end))))
    return both, both


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
