"""Crowding: posts too close together, too many on a day, or the same topic again too soon."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from planner.domain.filling import Filling
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Channel, Post, Topic, in_order_of_time
from planner.domain.span import Span


def find(channel: Channel, topics: Iterable[Topic], filling: Filling, span: Span, today: date) -> Iterator[Gap]:
    """The `collision` and `repetition` gaps that the span shows.

    Each pair of neighbours is a gap of its own. Whose post comes later is to act: the person of that post, else of the
    slot that it fills, else of the channel.
    """
    posts = [post for post in channel.posts if not post.cancelled]
    posts.sort(key=lambda post: (post.day, in_order_of_time(post.time), post.id))
    slot_persons = {slot.post.id: slot.line.person for slot in filling.slots if slot.post}
    found = [
        *too_close(posts, channel.min_distance),
        *too_many(posts, channel.max_per_day),
        *repeated(posts, {topic.id: topic.cool_down for topic in topics}),
    ]
    for first, last, count, reason in found:
        if span.overlaps(first.day, last.day):
            kind = Kind.REPETITION if reason is Reason.REPEATED else Kind.COLLISION
            grade = Severity.PAST if last.day < today else Severity.WARNING
            responsible = last.person or slot_persons.get(last.id) or channel.responsible
            yield Gap(kind, first.day, last.day, count, None, grade, responsible, reason)


Crowd = tuple[Post, Post, int, Reason]  # the earlier, the later, how many are too many, why


def too_close(posts: list[Post], min_distance: int | None) -> Iterator[Crowd]:
    """Neighbouring posts fewer days apart than the minimum; two of the same day are no days apart."""
    for earlier, later in pairwise(posts):
        if min_distance is not None and (later.day - earlier.day).days < min_distance:
            yield earlier, later, 1, Reason.TOO_CLOSE


def too_many(posts: list[Post], max_per_day: int | None) -> Iterator[Crowd]:
    """Days with more posts than the maximum."""
    by_day: dict[date, list[Post]] = defaultdict(list)
    for post in posts:
        by_day[post.day].append(post)
    for of_day in by_day.values():
        if max_per_day is not None and len(of_day) > max_per_day:
            yield of_day[0], of_day[-1], len(of_day) - max_per_day, Reason.TOO_MANY


def repeated(posts: list[Post], cool_downs: dict[int, int | None]) -> Iterator[Crowd]:
    """Neighbouring posts of one topic fewer days apart than its cool-down."""
    by_topic: dict[int, list[Post]] = defaultdict(list)
    for post in posts:
        if post.topic is not None:
            by_topic[post.topic].append(post)
    for topic, of_topic in by_topic.items():
        cool_down = cool_downs.get(topic)
        for earlier, later in pairwise(of_topic):
            if cool_down is not None and (later.day - earlier.day).days < cool_down:
                yield earlier, later, 1, Reason.REPEATED
