"""The oracle's promises: DESIGN 4.1 to 4.6 read sentence by sentence, slow on purpose."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import floor

from dateutil import rrule

from planner.domain.cadence import Days, Line, Monthly, Per, Quota, Slots, Term, Weekly
from planner.domain.plan import Channel, Plan, Post, Readiness
from planner.domain.span import Span

DAY = timedelta(days=1)


@dataclass
class Slot:
    """A promise of a slot cadence. `line` counts from 0."""

    term: Term
    day: date
    line: int
    rule: Line
    paused: bool
    post: Post | None = None


@dataclass
class Period:
    """The promises of a quota in one week or month; `posts` are those that fill."""

    term: Term
    v: list[date]
    o: list[date]
    promised: int
    owed: int
    posts: list[Post] = field(default_factory=list)

    @property
    def empty(self) -> int:
        return self.owed - len(self.posts)

    @property
    def paused(self) -> int:
        return self.promised - self.owed


@dataclass
class Ledger:
    """Everything one channel ever promised, up to a day."""

    slots: list[Slot]
    periods: list[Period]


def half_up(number: Fraction) -> int:
    """4: rounded is half up."""
    return floor(number + Fraction(1, 2))


def days_between(first: date, end: date) -> Iterator[date]:
    while first < end:
        yield first
        first += DAY


def is_paused(channel: Channel, day: date) -> bool:
    """4.2: pauses have a first and a last day, both included."""
    return any(pause.first <= day <= pause.last for pause in channel.pauses)


def is_valid(term: Term, day: date) -> bool:
    """4.1: valid from its first day until the next one (half-open), or until it is ended on a day."""
    return term.first <= day and (term.end is None or day < term.end)


def owes(term: Term, day: date, plan: Plan) -> bool:
    """4.1: with skip, a holiday of the workspace owes nothing."""
    return not (term.cadence.skip_holidays and day in plan.holidays)


def time_key(of: time | None) -> tuple[bool, time]:
    """4.4: "in order of time (none last)"."""
    return (of is None, of or time.min)


def occurrences(line: Line, first: date, until: date) -> list[date]:
    """4.1: the days of one line from the cadence's first day to before `until`; a day named twice counts once."""
    rule = line.rule
    if isinstance(rule, Days):
        return sorted({day for day in rule.days if first <= day < until})
    if isinstance(rule, Weekly):  # "weeks counted from the ISO week of the cadence's first day"
        start = first - timedelta(days=first.weekday())
        wanted = {"freq": rrule.WEEKLY, "wkst": rrule.MO, "byweekday": rule.weekdays}
    else:  # "INTERVAL counted from the month of the first day"
        start = first.replace(day=1)
        wanted = {"freq": rrule.MONTHLY, **monthly(rule)}
    end = datetime.combine(until, time.min)
    found = rrule.rrule(dtstart=datetime.combine(start, time.min), until=end, interval=rule.interval, **wanted)
    return sorted({moment.date() for moment in found if first <= moment.date() < until})


def monthly(rule: Monthly) -> dict[str, object]:
    """4.1: "BYDAY with a number such as 1MO or -1FR, or BYMONTHDAY, negative ones too"."""
    if rule.weekdays:
        return {"byweekday": [rrule.weekday(weekday, n) for n, weekday in rule.weekdays]}
    return {"bymonthday": rule.days}


def ledger(channel: Channel, plan: Plan, until: date) -> Ledger:
    """The channel's promises of all its terms with the posts that fill them, up to `until`."""
    slots: list[Slot] = []
    periods: list[Period] = []
    for term in channel.terms:
        # 4.4: "Posts that are not cancelled fill promises; ... only of the cadence valid on the post's day"
        posts = [post for post in channel.posts if not post.cancelled and is_valid(term, post.day)]
        if isinstance(term.cadence, Slots):
            promised = slots_of(term, channel, plan, until)
            fill_day_by_day(promised, posts)
            fill_within_tolerance(promised, posts, term.cadence.tolerance)
            slots += promised
        else:
            owed = periods_of(term, channel, plan, until)
            for period in owed:
                fill_period(period, posts)
            periods += owed
    return Ledger(slots, periods)


def slots_of(term: Term, channel: Channel, plan: Plan, until: date) -> list[Slot]:
    """4.3: a slot cadence: one per occurrence inside its validity; it is `paused` when its day is."""
    assert isinstance(term.cadence, Slots)
    promised = []
    for number, line in enumerate(term.cadence.lines):
        for day in occurrences(line, term.first, until):
            if is_valid(term, day) and owes(term, day, plan):
                promised.append(Slot(term, day, number, line, is_paused(channel, day)))
    return sorted(promised, key=slot_order)


def slot_order(slot: Slot) -> tuple[date, tuple[bool, time], int]:
    return (slot.day, time_key(slot.rule.time), slot.line)


def post_order(post: Post) -> tuple[date, tuple[bool, time], int, int]:
    """4.4: "by day, time, riper, entry"."""
    return (post.day, time_key(post.time), -post.readiness, post.id)


def fill_day_by_day(promised: list[Slot], posts: list[Post]) -> None:
    """4.4, first bullet."""
    for day in sorted({slot.day for slot in promised}):
        slots = [slot for slot in promised if slot.day == day and not slot.paused]
        of_day = [post for post in posts if post.day == day]
        # "first a post fills an unpaused promise with exactly its time (of several the riper, then the one entered
        # earlier; "none" equals no time here)"
        for slot in slots:
            exact = [post for post in of_day if slot.rule.time is not None and post.time == slot.rule.time]
            if exact:
                slot.post = min(exact, key=lambda post: (-post.readiness, post.id))
                of_day.remove(slot.post)
        slots = [slot for slot in slots if slot.post is None]
        # "If more posts than promises remain, the riper ones stay, then those with the earlier time (none last), then
        # those entered earlier."
        if len(of_day) > len(slots):
            of_day = sorted(of_day, key=lambda post: (-post.readiness, time_key(post.time), post.id))[: len(slots)]
        # "Posts and promises that remain are paired in order of time (none last)."
        for slot, post in zip(slots, sorted(of_day, key=post_order), strict=False):
            slot.post = post


def fill_within_tolerance(promised: list[Slot], posts: list[Post], tolerance: int) -> None:
    """4.4: "afterwards: unfilled unpaused promises in order of day and time, each takes the earliest remaining post (by
    day, time, riper, entry) that is at most k days away."
    """
    for slot in promised:
        if slot.paused or slot.post is not None:
            continue
        taken = [other.post for other in promised]
        near = [post for post in posts if post not in taken and abs((post.day - slot.day).days) <= tolerance]
        if tolerance and near:
            slot.post = min(near, key=post_order)


def period_of(day: date, per: Per) -> Span:
    """The ISO week or calendar month of a day."""
    if per is Per.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=7))
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Span(day.replace(day=1), following)


def allowed_days(quota: Quota, period: Span) -> list[date]:
    """4.1: "optionally on certain weekdays only (the *allowed days*; else all)"."""
    return [day for day in period if quota.weekdays is None or day.weekday() in quota.weekdays]


def periods_of(term: Term, channel: Channel, plan: Plan, until: date) -> list[Period]:
    """4.3: "A quota, per period: a = allowed days of the whole period; v = those of them inside the validity and not
    skipped as holidays; o (*open days*) = those of v not paused. promised = rounded(n*v/a), owed = min(promised,
    rounded(n*o/a)), paused = promised - owed."
    """
    quota = term.cadence
    assert isinstance(quota, Quota)
    end = until if term.end is None else min(term.end, until)
    found = []
    for span in sorted({period_of(day, quota.per) for day in days_between(term.first, end)}):
        a = allowed_days(quota, span)
        v = [day for day in a if is_valid(term, day) and owes(term, day, plan)]
        o = [day for day in v if not is_paused(channel, day)]
        promised = half_up(Fraction(quota.n * len(v), len(a)))
        found.append(Period(term, v, o, promised, min(promised, half_up(Fraction(quota.n * len(o), len(a))))))
    return found


def fill_period(period: Period, posts: list[Post]) -> None:
    """4.4: "Quota: posts on v days of the period, paused ones too, fill the owed promises: the riper first, then by day,
    time, entry. filled = min(posts, owed)."
    """
    fitting = [post for post in posts if post.day in period.v]
    fitting.sort(key=lambda post: (-post.readiness, post.day, time_key(post.time), post.id))
    period.posts = fitting[: period.owed]


def counts_as_published(post: Post, plan: Plan, today: date) -> bool:
    """4.6: "when it is published, or when it is approved, its day is before today and the workspace assumes
    publication". A cancelled one is not published.
    """
    if post.cancelled:
        return False
    assumed = post.readiness is Readiness.APPROVED and post.day < today and plan.assume_publication
    return post.readiness is Readiness.PUBLISHED or assumed


def is_due(day: date, post: Post | None, today: date) -> bool:
    """4.6: "when its day (of a quota: the last open day of its period) and the day of the post that fills it are before
    today"."""
    return day < today and (post is None or post.day < today)


def shown(found: Ledger, span: Span) -> Ledger:
    """4.5: "Slots: those whose day lies in it. Quota: the periods of which a v day lies in it, always judged whole"."""
    return Ledger(
        [slot for slot in found.slots if slot.day in span],
        [period for period in found.periods if any(day in span for day in period.v)],
    )
