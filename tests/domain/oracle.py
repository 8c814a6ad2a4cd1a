"""A slow second reading of DESIGN section 4, written without looking at planner's rules.

Nothing here is clever: days are walked one by one, sets and lists are searched through, fractions stay exact. It shares
only the value types with the product (span, cadence, plan, gap).
"""

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from planner.domain.gap import ChannelContinuity, Continuity, Gap, Kind
from planner.domain.plan import Channel, Plan, Stance
from planner.domain.span import Span
from tests.domain import oracle_gaps as gaps
from tests.domain import oracle_limits as limits
from tests.domain import oracle_outlook as outlook
from tests.domain.oracle_cover import covers
from tests.domain.oracle_promises import Ledger, counts_as_published, is_due, ledger, shown


def expected(plan: Plan, span: Span, today: date) -> Continuity:
    """What check(plan, span, today) has to answer."""
    channels = [expected_channel(channel, plan, span, today) for channel in plan.channels]
    overload = [gap for gap in limits.overloads(plan, today) if span.overlaps(gap.first, gap.last)]
    return Continuity(
        channels=tuple(sorted(channels, key=lambda channel: channel.channel)),
        gaps=tuple(sorted(overload, key=lambda gap: gap.order)),
    )


def expected_channel(channel: Channel, plan: Plan, span: Span, today: date) -> ChannelContinuity:
    latest = max([span.end, today + timedelta(days=364), *(post.day for post in channel.posts)])
    found = ledger(channel, plan, latest + timedelta(days=40))
    inside = shown(found, span)
    every = [gap for gap in gaps_of(channel, plan, found, span, today) if is_shown(gap, span)]
    return ChannelContinuity(
        channel=channel.key,
        promised=len(inside.slots) + sum(period.promised for period in inside.periods),
        filled=len([slot for slot in inside.slots if slot.post]) + sum(len(period.posts) for period in inside.periods),
        paused=len([slot for slot in inside.slots if slot.paused]) + sum(period.paused for period in inside.periods),
        empty=len([slot for slot in inside.slots if not slot.paused and slot.post is None])
        + sum(period.empty for period in inside.periods),
        reach=outlook.reach(found, today),
        runway_weeks=outlook.decimal(outlook.runway(channel, plan, today), 1),
        adherence=outlook.decimal(adherence(found, plan, span, today), 2),
        gaps=tuple(sorted(every, key=lambda gap: gap.order)),
    )


def adherence(found: Ledger, plan: Plan, span: Span, today: date) -> Fraction | None:
    """4.6: "kept / (kept + missed) over the due promises whose day (quota: last open day) lies in it"."""
    judged = [(slot.day, slot.post) for slot in found.slots if not slot.paused]
    for period in (period for period in found.periods if period.owed):
        judged += [(period.o[-1], post) for post in period.posts]
        judged += [(period.o[-1], None)] * period.empty
    due = [post for day, post in judged if day in span and is_due(day, post, today)]
    kept = [post for post in due if post is not None and counts_as_published(post, plan, today)]
    return Fraction(len(kept), len(due)) if due else None  # "none when there are none"


def gaps_of(channel: Channel, plan: Plan, found: Ledger, span: Span, today: date) -> Iterator[Gap]:
    """Every gap of the channel; those of quotas only where 4.5 shows their period."""
    yield from gaps.slot_gaps(found, channel, plan, today)
    for period in shown(found, span).periods:
        quota = gaps.quota_gap(period, channel, plan, span, today)
        if quota:
            yield quota
    for period in found.periods:
        raw = gaps.quota_readiness(period, channel, today)
        if raw:
            yield raw
    if channel.stance is Stance.PUBLISH:  # 4.1: "`silence` and `cover` look at `publish` channels only"
        yield from gaps.silences(channel, plan, span, today)
        yield from covers(channel, plan, found, span, today)
    yield from outlook.runway_gaps(channel, plan, found, today)
    yield from limits.response(channel, today)
    yield from limits.collisions(channel, found, today)
    yield from limits.repetitions(channel, plan, found, today)


def is_shown(gap: Gap, span: Span) -> bool:
    """4.8: "A gap is shown when its days overlap the span, a `quota` gap whenever 4.5 shows its period"."""
    return gap.kind is Kind.QUOTA or (gap.first < span.end and gap.last >= span.first)
