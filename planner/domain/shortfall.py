"""Gaps of promises: empty or missed slots and quotas, and posts that are too raw for their day."""

from collections.abc import Iterator
from datetime import date

from planner.domain import severity
from planner.domain.filling import Filling
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Channel, Post, Readiness
from planner.domain.promises import Period, Slot
from planner.domain.span import Span


def find(channel: Channel, filling: Filling, span: Span, today: date, assume_publication: bool) -> Iterator[Gap]:
    """The `slot`, `quota` and `readiness` gaps that `span` shows.

    `filling` reaches beyond the span: a post that fills a slot from nearby may lie in it when its slot does not.
    """
    for slot in filling.slots:
        if not (slot.day in span or (slot.post and slot.post.day in span)):
            continue
        gap = slot_gap(channel, slot, today, assume_publication)
        if gap and span.overlaps(gap.first, gap.last):
            yield gap
    for period in filling.periods:
        if any(day in span for day in period.days):
            yield from quota_gap(channel, period, span, today, assume_publication)
        yield from (gap for gap in raw_posts(channel, period, today) if span.overlaps(gap.first, gap.last))


def slot_gap(channel: Channel, slot: Slot, today: date, assume_publication: bool) -> Gap | None:
    """The gap of one slot: `slot` when empty or missed, `readiness` when filled, not due and too raw for its post's day."""
    if slot.paused or slot.is_kept(today, assume_publication):
        return None
    responsible = slot.person or channel.responsible
    if slot.is_due(today):
        grade = severity.of_missed(slot.day, today)
        reason = Reason.MISSED if slot.post else Reason.NO_POST
        return Gap(Kind.SLOT, slot.day, slot.day, 1, slot.readiness, grade, responsible, reason)
    if slot.post is None:
        grade = severity.of_empty(slot.day, today, channel.lead_days)
        return Gap(Kind.SLOT, slot.day, slot.day, 1, None, grade, responsible, Reason.NO_POST)
    raw = severity.of_filled(slot.post, today, channel.lead_days)
    day = slot.post.day
    return raw and Gap(Kind.READINESS, day, day, 1, slot.readiness, raw, responsible, Reason.TOO_RAW)


def quota_gap(channel: Channel, period: Period, span: Span, today: date, assume_publication: bool) -> Iterator[Gap]:
    """The `quota` gap of a period that the span shows, if it has one: the empty promises, once due all missed ones."""
    missed = [post for post in period.due_posts(today) if not post.counts_as_published(today, assume_publication)]
    missing = period.empty + len(missed)
    if not missing:
        return
    if period.is_due(today):
        grade, reason = severity.of_missed(period.open_days[-1], today), Reason.MISSED
    else:
        grade, reason = severity.of_empty(period.deciding_day(), today, channel.lead_days), Reason.NO_POST
    inside = [day for day in period.open_days if day in span] or [period.open_days[-1]]
    readiness = None if period.empty else min(post.readiness for post in missed)
    yield Gap(Kind.QUOTA, inside[0], inside[-1], missing, readiness, grade, channel.responsible, reason)


def raw_posts(channel: Channel, period: Period, today: date) -> Iterator[Gap]:
    """The `readiness` gap of a period, if it has one: its posts that are too raw for their days, and not due."""
    graded: list[tuple[Post, Severity]] = []
    for post in period.coming_posts(today):
        grade = severity.of_filled(post, today, channel.lead_days)
        if grade:
            graded.append((post, grade))
    if graded:
        days = [post.day for post, _ in graded]
        lowest: Readiness = min(post.readiness for post, _ in graded)
        grade = severity.worst(grade for _, grade in graded)
        kind, reason = Kind.READINESS, Reason.TOO_RAW
        yield Gap(kind, min(days), max(days), len(graded), lowest, grade, channel.responsible, reason)
