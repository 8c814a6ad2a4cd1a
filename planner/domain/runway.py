"""Runway: how long the backlog lasts at the channel's cadence."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import floor

from planner.domain.cadence import Quota, Slots, Term
from planner.domain.daynumbers import LAST, whole_periods
from planner.domain.gap import Gap, Kind, Reach, Reason, Severity
from planner.domain.pauses import Paused
from planner.domain.plan import Channel, Stance, Topic
from planner.domain.promises import Holidays, is_skipped, slots
from planner.domain.rounding import rounded
from planner.domain.span import YEAR, Span, shifted
from planner.domain.terms import valid_on

NO_PAUSES = Paused((), ())


def runway(channel: Channel, topics: Iterable[Topic], holidays: Holidays, today: date) -> Fraction | None:
    """Weeks that the open topics last, not rounded; None when the cadence valid today promises nothing."""
    term = valid_on(channel.terms, today)
    promised = in_a_year(term, holidays, today) if term else Fraction(0)
    return len(open_topics(channel, topics)) / (promised / 52) if promised else None


def open_topics(channel: Channel, topics: Iterable[Topic]) -> list[Topic]:
    """The topics meant for the channel, not dropped, and not used there yet unless they are evergreen."""
    used = {post.topic for post in channel.posts if not post.cancelled}
    return [
        topic
        for topic in topics
        if is_meant_for(channel, topic) and not topic.dropped and (topic.evergreen or topic.id not in used)
    ]


def is_meant_for(channel: Channel, topic: Topic) -> bool:
    """One that names no channel is meant for every channel that publishes."""
    return channel.key in topic.channels if topic.channels else channel.stance is Stance.PUBLISH


@lru_cache(maxsize=4096)
def in_a_year(term: Term, holidays: Holidays, today: date) -> Fraction:
    """What the cadence promises in the coming 364 days, as if it went on and there were no pauses; not rounded.

    Of a quota the days that lie in them: so `2/week` promises 104 whatever weekday today is.
    """
    first, end = today.toordinal(), min(today.toordinal() + YEAR, LAST + 1)
    match term.cadence:
        case Slots() as cadence:
            return Fraction(len(slots(Term(term.first, None, cadence), cadence, first, end, NO_PAUSES, holidays)))
        case Quota() as quota:
            total = Fraction(0)
            for _, allowed in whole_periods(quota, first, end):
                days = [day for day in allowed if first <= day < end and not is_skipped(quota, day, holidays)]
                total += Fraction(quota.n * len(days), len(allowed) or 1)
            return total


def in_one_decimal(weeks: Fraction) -> float:
    """Rounded half up."""
    return rounded(10 * weeks.numerator, weeks.denominator) / 10


def find(
    channel: Channel, weeks: Fraction | None, reached: date | Reach | None, span: Span, today: date, horizon: int
) -> Iterator[Gap]:
    """The `runway` gap, on the day on which plan and backlog are used up, when the span shows it.

    `weeks` is the unrounded runway. None when plan or backlog have no end, or when that day lies at or behind the horizon.
    """
    if weeks is None or reached is None or isinstance(reached, Reach):
        return
    days = (max(reached, today) - today).days + floor(7 * weeks)
    end = shifted(today, days)
    if days < horizon and end in span:
        grade = Severity.WARNING if days <= 2 * channel.lead_days else Severity.OPEN
        yield Gap(Kind.RUNWAY, end, end, None, None, grade, channel.responsible, Reason.RUNS_DRY)
