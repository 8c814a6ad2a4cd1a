"""The oracle's other gaps of DESIGN 4.8: response, collision, repetition and overload, slow on purpose."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Channel, Plan, Post
from tests.domain.oracle_cover import is_present
from tests.domain.oracle_gaps import post_person
from tests.domain.oracle_promises import DAY, Ledger, days_between, time_key


def response(channel: Channel, today: date) -> Iterator[Gap]:
    """`response`: "open inquiries older than their target: one gap a channel, from the day after the first target to
    today, `critical`"."""
    late = [inquiry.target for inquiry in channel.inquiries if inquiry.target < today]
    if late:
        first = min(late) + DAY
        yield Gap(Kind.RESPONSE, first, today, len(late), None, Severity.CRITICAL, channel.responsible, Reason.OVERDUE)


def warning(last: date, today: date) -> Severity:
    """`warning`; "The last five are `past` when they ended before today"."""
    return Severity.PAST if last < today else Severity.WARNING


def in_order(posts: tuple[Post, ...]) -> list[Post]:
    """Posts that are not cancelled by day, time (none last), entry."""
    kept = [post for post in posts if not post.cancelled]
    return sorted(kept, key=lambda post: (post.day, time_key(post.time), post.id))


def collisions(channel: Channel, found: Ledger, today: date) -> Iterator[Gap]:
    """`collision`: "two posts of a channel closer than its minimum distance, or more on a day than its maximum"."""
    posts = in_order(channel.posts)
    for earlier, later in pairwise(posts):
        if channel.min_distance is not None and (later.day - earlier.day).days < channel.min_distance:
            person = post_person(later, found, channel)
            severity = warning(later.day, today)
            yield Gap(Kind.COLLISION, earlier.day, later.day, 1, None, severity, person, Reason.TOO_CLOSE)
    for day, number in Counter(post.day for post in posts).items():
        if channel.max_per_day is not None and number > channel.max_per_day:
            person = post_person([post for post in posts if post.day == day][-1], found, channel)
            severity = warning(day, today)
            missing = number - channel.max_per_day  # "posts too many"
            yield Gap(Kind.COLLISION, day, day, missing, None, severity, person, Reason.TOO_MANY)


def repetitions(channel: Channel, plan: Plan, found: Ledger, today: date) -> Iterator[Gap]:
    """`repetition`: "one topic twice on a channel inside its cool-down: from the earlier to the later, `warning`"."""
    for topic in plan.topics:
        posts = [post for post in in_order(channel.posts) if post.topic == topic.id]
        for earlier, later in pairwise(posts):
            if topic.cool_down is not None and (later.day - earlier.day).days < topic.cool_down:
                person = post_person(later, found, channel)
                severity = warning(later.day, today)
                yield Gap(Kind.REPETITION, earlier.day, later.day, 1, None, severity, person, Reason.REPEATED)


def overloads(plan: Plan, today: date) -> Iterator[Gap]:
    """`overload`: "a member's planned effort in an ISO week exceeds the hours of the days present: Monday to Sunday"."""
    weeks = sorted({(effort.person, effort.day - timedelta(days=effort.day.weekday())) for effort in plan.efforts})
    for person, monday in weeks:
        if person not in plan.hours:
            continue
        week = list(days_between(monday, monday + timedelta(days=7)))
        effort = sum(Fraction(e.hours) for e in plan.efforts if e.person == person and e.day in week)
        # weekly hours are spread evenly over Monday to Friday
        present = [day for day in week[:5] if is_present(person, day, plan)]
        if effort > Fraction(plan.hours[person]) / 5 * len(present):
            severity = warning(week[-1], today)
            yield Gap(Kind.OVERLOAD, monday, week[-1], None, None, severity, person, Reason.TOO_MUCH)
