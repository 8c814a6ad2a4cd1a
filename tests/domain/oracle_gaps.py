"""The oracle's gaps: DESIGN 4.7, and of 4.8 slot, quota, readiness and silence, slow on purpose."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from planner.domain.cadence import Per, Slots
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Channel, Plan, Post, Readiness
from planner.domain.span import Span
from tests.domain.oracle_promises import (
    DAY,
    Ledger,
    Period,
    Slot,
    counts_as_published,
    days_between,
    is_due,
    is_paused,
    is_valid,
    occurrences,
)

WORST_FIRST = [Severity.CRITICAL, Severity.WARNING, Severity.OPEN, Severity.PAST]


def severity_due(day: date, today: date) -> Severity:
    """4.7: "due: `critical` when its day (quota: last open day) is at most 7 days ago, else `past`"."""
    return Severity.CRITICAL if (today - day).days <= 7 else Severity.PAST


def severity_coming(d: int, lead: int, readiness: Readiness | None) -> Severity | None:
    """4.7 of a promise that is not due; `readiness` None = empty."""
    raw = readiness is None or readiness is Readiness.IDEA
    if d <= lead:  # "`critical` when empty or idea, `warning` when draft or review"
        if raw:
            return Severity.CRITICAL
        if readiness in (Readiness.DRAFT, Readiness.REVIEW):
            return Severity.WARNING
    if lead < d <= 2 * lead and raw:  # "`warning` when empty or idea"
        return Severity.WARNING
    # "otherwise `open` when empty, and no gap at all when filled"
    return Severity.OPEN if readiness is None else None


def slot_person(slot: Slot, channel: Channel) -> str | None:
    """4.8: "the person named: the post's, else the slot's, else the channel's"."""
    return (slot.post.person if slot.post else None) or slot.rule.person or channel.responsible


def post_person(post: Post, found: Ledger, channel: Channel) -> str | None:
    """The post's person, else that of the slot it fills, else the channel's."""
    for slot in found.slots:
        if slot.post is post:
            return slot_person(slot, channel)
    return post.person or channel.responsible


def slot_gaps(found: Ledger, channel: Channel, plan: Plan, today: date) -> Iterator[Gap]:
    """`slot` and the `readiness` of slots, one promise at a time."""
    for slot in found.slots:
        if slot.paused:
            continue
        post = slot.post
        due = is_due(slot.day, post, today)
        person = slot_person(slot, channel)
        if post is None:  # "an empty slot ...: `no_post` when no post fills it, due or not"
            severity = severity_due(slot.day, today) if due else severity_coming((slot.day - today).days, channel.lead_days, None)
            assert severity is not None
            yield Gap(Kind.SLOT, slot.day, slot.day, 1, None, severity, person, Reason.NO_POST)
        elif due:  # "or a missed one ...: `missed` with the readiness of the one that does"
            if not counts_as_published(post, plan, today):
                severity = severity_due(slot.day, today)
                yield Gap(Kind.SLOT, slot.day, slot.day, 1, post.readiness, severity, person, Reason.MISSED)
        else:  # "a promise filled and not due that has a severity by 4.7; its day is its post's"
            raw = severity_coming((post.day - today).days, channel.lead_days, post.readiness)
            if raw:
                yield Gap(Kind.READINESS, post.day, post.day, 1, post.readiness, raw, person, Reason.TOO_RAW)


def quota_gap(period: Period, channel: Channel, plan: Plan, span: Span, today: date) -> Gap | None:
    """`quota`: "one per period: empty promises, or when due all missed ones"."""
    if not period.o:
        return None
    last_open = period.o[-1]
    due = last_open < today
    if due:
        filled_due = [post for post in period.posts if is_due(last_open, post, today)]
        missed = [post for post in filled_due if not counts_as_published(post, plan, today)]
    else:
        missed = []
    count = period.empty + len(missed)
    if count == 0:
        return None
    # "Days: the open days inside the span, or the last open day when none is inside."
    days = [day for day in period.o if day in span] or [last_open]
    # "Readiness: none if any is empty, else the lowest"
    readiness = None if period.empty else min(post.readiness for post in missed)
    if due:
        severity: Severity | None = severity_due(last_open, today)
    else:
        # 4.7: "of a quota with m empty promises the m-th last open day of the period (the first open day, if there are
        # fewer)"
        counts = period.o[-count] if count <= len(period.o) else period.o[0]
        severity = severity_coming((counts - today).days, channel.lead_days, None)
    assert severity is not None
    reason = Reason.MISSED if due else Reason.NO_POST
    return Gap(Kind.QUOTA, days[0], days[-1], count, readiness, severity, channel.responsible, reason)


def quota_readiness(period: Period, channel: Channel, today: date) -> Gap | None:
    """`readiness`: "of a quota one per period with the lowest readiness, the worst severity, from the first to the last
    day of the posts concerned"."""
    concerned = []
    for post in period.posts:
        if not is_due(period.o[-1], post, today):
            severity = severity_coming((post.day - today).days, channel.lead_days, post.readiness)
            if severity:
                concerned.append((post, severity))
    if not concerned:
        return None
    days = [post.day for post, _ in concerned]
    worst = min((severity for _, severity in concerned), key=WORST_FIRST.index)
    lowest = min(post.readiness for post, _ in concerned)
    return Gap(Kind.READINESS, min(days), max(days), len(concerned), lowest, worst, channel.responsible, Reason.TOO_RAW)


def max_silence(channel: Channel, today: date) -> int | None:
    """4.8: "`max_silence` of a channel, when not set: max(14, 2 x usual distance)". None = no check."""
    if channel.max_silence is not None:
        return channel.max_silence
    # "the cadence valid today (else of the next one)"
    terms = [term for term in channel.terms if is_valid(term, today)]
    terms = terms or [term for term in channel.terms if term.first > today]
    if not terms:  # "No cadence and none set: no check."
        return None
    term = terms[0]
    if isinstance(term.cadence, Slots):
        # "the longest between neighbouring occurrences in the 364 days from the first day of the cadence"
        end = term.first + timedelta(days=364)
        days = sorted(day for line in term.cadence.lines for day in occurrences(line, term.first, end))
        # "14 when there is only one occurrence"
        usual = max(((b - a).days for a, b in pairwise(days)), default=14)
    else:  # "for quotas rounded up 7/n or 31/n"
        length = 7 if term.cadence.per is Per.WEEK else 31
        usual = -(-length // term.cadence.n)
    return max(14, 2 * usual)


def silences(channel: Channel, plan: Plan, span: Span, today: date) -> Iterator[Gap]:
    """`silence`: "two neighbouring posting days differ by more than `max_silence` days"."""
    limit = max_silence(channel, today)
    if limit is None:
        return
    for earlier, later in neighbours(channel, plan, span, today):
        if later > earlier and differ(earlier, later, channel) > limit:
            # "First = the day after the earlier, last = the day before the later."
            first, last = earlier + DAY, later - DAY
            severity = silence_severity(earlier, last, limit, channel, today)
            yield Gap(Kind.SILENCE, first, last, None, None, severity, channel.responsible, Reason.TOO_LONG)


def posting_days(channel: Channel, plan: Plan, today: date) -> list[date]:
    """4.8: "before today those of posts that count as published; from today on those of posts of draft or riper"."""
    past = {post.day for post in channel.posts if post.day < today and counts_as_published(post, plan, today)}
    ripe = [post for post in channel.posts if post.readiness >= Readiness.DRAFT and not post.cancelled]
    return sorted(past | {post.day for post in ripe if post.day >= today})


def neighbours(channel: Channel, plan: Plan, span: Span, today: date) -> list[tuple[date, date]]:
    """4.8: "The end of the span (its excluded day) stands in when no posting day follows; the channel's first cadence's
    first day when none went before."
    """
    days = posting_days(channel, plan, today)
    first = [min(term.first for term in channel.terms)] if channel.terms else []
    if not days:
        return [(day, span.end) for day in first]
    return [(day, days[0]) for day in first] + list(pairwise(days)) + [(days[-1], span.end)]


def differ(earlier: date, later: date, channel: Channel) -> int:
    """4.8: days between two days, "paused days strictly between them not counted"."""
    paused = [day for day in days_between(earlier + DAY, later) if is_paused(channel, day)]
    return (later - earlier).days - len(paused)


def silence_severity(earlier: date, last: date, limit: int, channel: Channel, today: date) -> Severity:
    soon = today + timedelta(days=2 * channel.lead_days)
    if last < today:  # "`past` when it ended before today"
        return Severity.PAST
    if differ(earlier, today, channel) > limit:  # "`critical` when the limit is passed today"
        return Severity.CRITICAL
    if differ(earlier, soon, channel) > limit:  # "`warning` when it will be within 2L days"
        return Severity.WARNING
    return Severity.OPEN
