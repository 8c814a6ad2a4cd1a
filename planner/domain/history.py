"""History of a channel: what was published so far, and how regularly."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise

from planner.domain.plan import Post
from planner.domain.span import monday_of


@dataclass(frozen=True, slots=True)
class Silence:
    """Two neighbouring posting days and how many days lie from one to the other."""

    days: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class History:
    """Counts are 0, days and silences None when nothing was published; `longest_silence` is None with one posting day."""

    posts: int = 0
    days: int = 0
    first: date | None = None
    last: date | None = None
    longest_silence: Silence | None = None
    current_silence: int | None = None
    weeks_spanned: int = 0
    weeks_with_posts: int = 0
    longest_empty_weeks: int = 0
    longest_active_weeks: int = 0
    most_in_week: int = 0


def history(posts: Iterable[Post], today: date, assume_publication: bool = True) -> History:
    """The history over those posts up to today that count as published."""
    published = [post for post in posts if post.counts_as_published(today, assume_publication)]
    return history_of_days((post.day for post in published if post.day <= today), today)


def history_of_days(published: Iterable[date], today: date) -> History:
    """The history of publications on these days, one entry each, in any order; none of them after today."""
    all_days = sorted(published)
    if not all_days:
        return History()
    days = sorted(set(all_days))
    weeks = Counter((monday_of(day).toordinal() - 1) // 7 for day in all_days)
    active = sorted(weeks)
    silences = [Silence((later - earlier).days, earlier, later) for earlier, later in pairwise(days)]
    return History(
        posts=len(all_days),
        days=len(days),
        first=days[0],
        last=days[-1],
        longest_silence=max(silences, key=lambda silence: silence.days, default=None),
        current_silence=(today - days[-1]).days,
        weeks_spanned=active[-1] - active[0] + 1,
        weeks_with_posts=len(active),
        longest_empty_weeks=max((later - earlier - 1 for earlier, later in pairwise(active)), default=0),
        longest_active_weeks=longest_run(active),
        most_in_week=max(weeks.values()),
    )


def longest_run(numbers: list[int]) -> int:
    """The length of the longest run of consecutive numbers in an ascending list."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    return max(len(list(run)) for _, run in runs)
