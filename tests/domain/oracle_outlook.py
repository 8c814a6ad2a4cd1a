"""The oracle's reach, runway and history: DESIGN 4.10 to 4.12 read sentence by sentence, slow on purpose."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby, pairwise
from math import floor

from planner.domain.cadence import Quota, Slots, Term
from planner.domain.gap import Gap, Kind, Reach, Reason, Severity
from planner.domain.plan import Channel, Plan, Post, Readiness, Stance, Topic
from planner.domain.span import Span
from tests.domain.oracle_promises import (
    DAY,
    Ledger,
    allowed_days,
    counts_as_published,
    half_up,
    is_valid,
    occurrences,
    owes,
    period_of,
    shown,
)


def reach(found: Ledger, today: date) -> date | Reach | None:
    """4.10, sentence by sentence."""
    coming = Span(today, today + timedelta(days=364))
    promises = shown(found, coming)
    if not promises.slots and not any(period.promised for period in promises.periods):
        return None  # "none when nothing is promised in them"
    holes = []
    for slot in promises.slots:  # "unpaused and empty or only an idea"
        if not slot.paused and (slot.post is None or slot.post.readiness is Readiness.IDEA):
            holes.append(slot.day)
    for period in promises.periods:
        # "A quota period that owes more than its posts of draft or riper fill counts from its first open day on or after
        # today."
        ripe = [post for post in period.posts if post.readiness >= Readiness.DRAFT]
        if period.owed > len(ripe):
            holes += [day for day in period.o if day in coming][:1]
    return min(holes) - DAY if holes else Reach.OPEN


def promises_a_week(channel: Channel, plan: Plan, today: date) -> Fraction:
    """4.11: "those of the cadence valid today in the coming 364 days as if it went on and there were no pauses (quota:
    n*v/a, unrounded) / 52"."""
    coming = Span(today, today + timedelta(days=364))
    for term in channel.terms:
        if is_valid(term, today):
            endless = Term(term.first, None, term.cadence)
            return promises_in(endless, coming, plan) / 52
    return Fraction(0)


def promises_in(term: Term, coming: Span, plan: Plan) -> Fraction:
    if isinstance(term.cadence, Slots):
        lines = term.cadence.lines
        days = [day for line in lines for day in occurrences(line, term.first, coming.end) if day in coming]
        return Fraction(len([day for day in days if owes(term, day, plan)]))
    assert isinstance(term.cadence, Quota)
    total = Fraction(0)
    for period in {period_of(day, term.cadence.per) for day in coming}:
        a = allowed_days(term.cadence, period)
        v = [day for day in a if day in coming and owes(term, day, plan)]
        total += Fraction(term.cadence.n * len(v), len(a))
    return total


def is_open(topic: Topic, channel: Channel) -> bool:
    """4.11: a topic is open for a channel when it is meant for it ..., not dropped, and, unless it is evergreen, has no
    post there that is not cancelled.
    """
    meant = channel.key in topic.channels or (not topic.channels and channel.stance is Stance.PUBLISH)
    used = any(post.topic == topic.id and not post.cancelled for post in channel.posts)
    return meant and not topic.dropped and (topic.evergreen or not used)


def runway(channel: Channel, plan: Plan, today: date) -> Fraction | None:
    """Weeks, unrounded; "None when nothing is promised"."""
    a_week = promises_a_week(channel, plan, today)
    if a_week == 0:
        return None
    return len([topic for topic in plan.topics if is_open(topic, channel)]) / a_week


def runway_gaps(channel: Channel, plan: Plan, found: Ledger, today: date) -> Iterator[Gap]:
    """4.8, `runway`: "end = max(reach, today) + floor(7 x unrounded runway) days lies before today + horizon; not when
    reach is `open` or none"."""
    weeks = runway(channel, plan, today)
    until = reach(found, today)
    if weeks is None or not isinstance(until, date):
        return
    end = max(until, today) + timedelta(days=floor(7 * weeks))
    if end < today + timedelta(days=plan.horizon):
        severity = Severity.WARNING if (end - today).days <= 2 * channel.lead_days else Severity.OPEN
        yield Gap(Kind.RUNWAY, end, end, None, None, severity, channel.responsible, Reason.RUNS_DRY)


def decimal(number: Fraction | None, places: int) -> float | None:
    return None if number is None else half_up(number * 10**places) / 10**places


@dataclass(frozen=True)
class Silence:
    days: int
    first: date
    last: date


@dataclass(frozen=True)
class Figures:
    """4.12; an empty history has 0 and none."""

    posts: int
    days: int
    first: date | None
    last: date | None
    longest_silence: Silence | None
    current_silence: int | None
    weeks_spanned: int
    weeks_with_posts: int
    longest_empty_weeks: int
    longest_active_weeks: int
    most_in_week: int


def figures(posts: Iterable[Post], plan: Plan, today: date) -> Figures:
    """4.12: the history "over posts up to today that count as published"."""
    kept = [post.day for post in posts if post.day <= today and counts_as_published(post, plan, today)]
    days = sorted(set(kept))
    if not days:
        return Figures(0, 0, None, None, None, None, 0, 0, 0, 0, 0)
    # "most days between two neighbouring posting days, with both; the earliest on a tie"
    silences = [Silence((b - a).days, a, b) for a, b in pairwise(days)]
    longest = max(silences, key=lambda silence: (silence.days, -silence.first.toordinal()), default=None)
    in_week = Counter(day - timedelta(days=day.weekday()) for day in kept)
    mondays = [min(in_week)]
    while mondays[-1] < max(in_week):
        mondays.append(mondays[-1] + timedelta(days=7))
    runs = [(active, len(list(weeks))) for active, weeks in groupby(mondays, key=lambda monday: monday in in_week)]
    return Figures(
        posts=len(kept),
        days=len(days),
        first=days[0],
        last=days[-1],
        longest_silence=longest,
        current_silence=(today - days[-1]).days,
        weeks_spanned=len(mondays),
        weeks_with_posts=len(in_week),
        longest_empty_weeks=max((length for active, length in runs if not active), default=0),
        longest_active_weeks=max(length for active, length in runs if active),
        most_in_week=max(in_week.values()),
    )
