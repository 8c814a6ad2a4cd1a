"""Silence: the days between two posts, pauses not counted."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from planner.domain.cadence import Cadence, Per, Slots
from planner.domain.daynumbers import occurrences
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.pauses import Paused
from planner.domain.plan import Channel, Readiness, Stance
from planner.domain.span import YEAR, Span
from planner.domain.terms import valid_on_or_next

SHORTEST_LIMIT = 14  # days


def find(channel: Channel, span: Span, today: date, assume_publication: bool) -> Iterator[Gap]:
    """The silences that the span shows; none for a channel that does not publish or that has no limit."""
    limit = max_silence(channel, today)
    if channel.stance is not Stance.PUBLISH or limit is None:
        return
    days = [day.toordinal() for day in posting_days(channel, today, assume_publication)]
    if channel.terms:
        began = min(term.first for term in channel.terms).toordinal()
        days = days if days and days[0] <= began else [began, *days]
    if days and days[-1] < span.end.toordinal():
        days.append(span.end.toordinal())
    paused = Paused.of(channel.pauses)
    for earlier, later in pairwise(days):
        if later - earlier - paused.between(earlier, later) > limit and later - earlier > 1:
            gap = silence(channel, earlier, later, passed_after(earlier, limit, paused), today)
            if span.overlaps(gap.first, gap.last):
                yield gap


def posting_days(channel: Channel, today: date, assume_publication: bool) -> list[date]:
    """Before today the days of posts that count as published, from today on of those of draft or riper; ascending."""
    return sorted(
        {
            post.day
            for post in channel.posts
            if not post.cancelled
            and (post.readiness >= Readiness.DRAFT if post.day >= today else post.counts_as_published(today, assume_publication))
        }
    )


def passed_after(earlier: int, limit: int, paused: Paused) -> int:
    """The first day that is more than `limit` days after `earlier`, paused days between not counted."""
    day = earlier + limit + 1
    while (counted := day - earlier - paused.between(earlier, day)) <= limit:
        day += limit + 1 - counted
    return day


def silence(channel: Channel, earlier: int, later: int, passed: int, today: date) -> Gap:
    """The gap between two posting days, whose limit is passed on day `passed`."""
    now = today.toordinal()
    if later - 1 < now:
        grade = Severity.PAST
    elif passed <= now:
        grade = Severity.CRITICAL
    elif passed <= now + 2 * channel.lead_days:
        grade = Severity.WARNING
    else:
        grade = Severity.OPEN
    first, last = date.fromordinal(earlier + 1), date.fromordinal(later - 1)
    return Gap(Kind.SILENCE, first, last, None, None, grade, channel.responsible, Reason.TOO_LONG)


def max_silence(channel: Channel, today: date) -> int | None:
    """Days that may lie between two posts; None when none is set and no cadence is valid today or later."""
    if channel.max_silence is not None:
        return channel.max_silence
    term = valid_on_or_next(channel.terms, today)
    if term is None:
        return None
    return max(SHORTEST_LIMIT, 2 * usual_distance(term.cadence, term.first))


def usual_distance(cadence: Cadence, first: date) -> int:
    """The longest distance in days between neighbouring posts of a cadence that starts on `first`.

    Slots: between occurrences in the 364 days from `first`, as if there were neither holidays nor a last day; 14 when
    there is only one (two lines on one day are two, and no days apart).
    """
    if isinstance(cadence, Slots):
        begin = first.toordinal()
        days = [day for line in cadence.lines for day in occurrences(line.rule, begin, begin, begin + YEAR)]
        return max((later - earlier for earlier, later in pairwise(sorted(days))), default=SHORTEST_LIMIT)
    return -(-(7 if cadence.per is Per.WEEK else 31) // max(cadence.n, 1))
