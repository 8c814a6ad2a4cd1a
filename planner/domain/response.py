"""Response: inquiries that were to be answered by now."""

from collections.abc import Iterator
from datetime import date

from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Channel
from planner.domain.span import Span, shifted


def find(channel: Channel, span: Span, today: date) -> Iterator[Gap]:
    """The `response` gap of a channel, from the day after the first target to today, when the span shows it."""
    targets = [inquiry.target for inquiry in channel.inquiries if inquiry.target < today]
    if targets:
        first = shifted(min(targets), 1)
        if span.overlaps(first, today):
            critical, reason = Severity.CRITICAL, Reason.OVERDUE
            yield Gap(Kind.RESPONSE, first, today, len(targets), None, critical, channel.responsible, reason)
