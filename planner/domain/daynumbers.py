"""Rules on day numbers (`date.toordinal`, 1 = Monday, 1 January of year 1): expand, fill, count what is empty.

Integers do not overflow near the last day of the calendar, and they are fast: thousands of channels are decided without
an object a promise. On plans without times `count_empty` gives what `filling` gives.
"""

from bisect import bisect_left
from calendar import monthrange
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from planner.domain.cadence import Days, Monthly, Per, Quota, Rule, Slots, Term, Weekly
from planner.domain.pauses import Paused
from planner.domain.rounding import rounded

LAST = date.max.toordinal()


def monday_before(number: int) -> int:
    """The Monday of the ISO week that the day lies in."""
    return number - (number - 1) % 7


def occurrences(rule: Rule, anchor: int, first: int, end: int) -> list[int]:
    """The days of `rule` in [first, end), ascending, each once; none lies before `anchor`, the cadence's first day."""
    first, end = max(first, anchor), min(end, LAST + 1)
    if first >= end:
        return []
    match rule:
        case Weekly():
            days = weekly(rule, anchor, first, end)
        case Monthly():
            days = monthly(rule, anchor, first, end)
        case Days():
            days = [day.toordinal() for day in rule.days]
    return days[bisect_left(days, first) : bisect_left(days, end)]


def weekly(rule: Weekly, anchor: int, first: int, end: int) -> list[int]:
    """The days of every week that shares a day with [first, end), so perhaps some outside."""
    step = 7 * rule.interval
    monday = monday_before(anchor)
    monday += (monday_before(first) - monday) // step * step
    return [week + weekday for week in range(monday, end, step) for weekday in rule.weekdays]


def monthly(rule: Monthly, anchor: int, first: int, end: int) -> list[int]:
    """The days of every month that shares a day with [first, end), so perhaps some outside."""
    begin = month_index(anchor)
    begin += (month_index(first) - begin) // rule.interval * rule.interval
    found: list[int] = []
    for index in range(begin, month_index(end - 1) + 1, rule.interval):
        before, weekday, length = month(index)
        found += [before + day for day in days_of_month(rule.weekdays, rule.days, weekday, length)]
    return found


@lru_cache(maxsize=2400)  # two centuries
def month(index: int) -> tuple[int, int, int]:
    """The number of the day before it, the weekday of its first day, and how many days it has."""
    year, number = divmod(index, 12)
    return date(year, number + 1, 1).toordinal() - 1, *monthrange(year, number + 1)


@lru_cache(maxsize=2000)
def days_of_month(weekdays: tuple[tuple[int, int], ...], days: tuple[int, ...], weekday: int, length: int) -> tuple[int, ...]:
    """The wanted days in a month of so many days that begins on `weekday`, ascending, each once."""
    wanted = {numbered_day(n, sought - weekday, length) for n, sought in weekdays}
    wanted |= {day if day > 0 else length + 1 + day for day in days}
    return tuple(sorted(day for day in wanted if 1 <= day <= length))


def month_index(number: int) -> int:
    """Months since January of year 0."""
    day = date.fromordinal(number)
    return day.year * 12 + day.month - 1


def numbered_day(n: int, offset: int, length: int) -> int:
    """The day of the month of the n-th weekday (from the end when negative), perhaps outside of the month.

    `offset` is the wanted weekday less that of the first day.
    """
    first = 1 + offset % 7
    return first + 7 * (n - 1) if n > 0 else first + (length - first) // 7 * 7 + 7 * (n + 1)


def whole_periods(quota: Quota, first: int, end: int) -> Iterator[tuple[range, list[int]]]:
    """The whole weeks or months that share a day with [first, end), each with its allowed days."""
    while first < end:
        if quota.per is Per.WEEK:
            begin, length = monday_before(first), 7
        else:
            day = date.fromordinal(first)
            begin, length = first - day.day + 1, monthrange(day.year, day.month)[1]
        period = range(begin, begin + length)
        yield period, [day for day in period if quota.weekdays is None or (day - 1) % 7 in quota.weekdays]
        first = begin + length


Numbers = Collection[int]


def count_empty(terms: Iterable[Term], posts: Mapping[int, int], first: int, end: int, paused: Paused, holidays: Numbers) -> int:
    """How many promises that [first, end) shows are empty; `posts` holds how many stand on each day, cancelled ones left out."""
    empty = 0
    for term in terms:
        match term.cadence:
            case Slots() as cadence:
                empty += len(empty_slots(term, cadence, posts, first, end, paused, holidays))
            case Quota() as quota:
                empty += empty_in_quota(term, quota, posts, first, end, paused, holidays)
    return empty


def empty_slots(
    term: Term, cadence: Slots, posts: Mapping[int, int], first: int, end: int, paused: Paused, holidays: Numbers
) -> list[int]:
    """The days in [first, end) of unpaused slots that no post fills, ascending; a day stands there once for each of them."""
    begin, stop = limits(term)
    near = cadence.tolerance
    days = owed_days(cadence, begin, begin if near else first, min(end + near, stop), paused, holidays)
    if len(cadence.lines) == 1:
        empty = [day for day in days if day not in posts]
    else:
        promised = Counter(days)
        empty = [day for day, count in promised.items() for _ in range(count - posts.get(day, 0))]
    if near:
        empty = left_empty(empty, left_over(days, posts), near, range(begin, stop))
        empty = [day for day in empty if first <= day < end]
    return empty


def owed_days(cadence: Slots, begin: int, first: int, end: int, paused: Paused, holidays: Numbers) -> list[int]:
    """The days of all unpaused slots in [first, end), ascending."""
    days = [day for line in cadence.lines for day in occurrences(line.rule, begin, first, end)]
    if len(cadence.lines) > 1:
        days.sort()
    if paused.firsts:
        days = [day for day in days if day not in paused]
    if cadence.skip_holidays and holidays:
        days = [day for day in days if day not in holidays]
    return days


def left_over(days: list[int], posts: Mapping[int, int]) -> dict[int, int]:
    """How many posts of each day its own slots do not need."""
    promised = Counter(days)
    return {day: count - promised[day] for day, count in posts.items() if count > promised[day]}


def left_empty(empty: list[int], left: dict[int, int], tolerance: int, term: range) -> list[int]:
    """The slots that find no post nearby either: in turn, each takes the earliest that is left over in the same term."""
    unfilled = []
    for day in empty:
        for near in range(max(day - tolerance, term.start), min(day + tolerance + 1, term.stop)):
            if left.get(near):
                left[near] -= 1
                break
        else:
            unfilled.append(day)
    return unfilled


def empty_in_quota(
    term: Term, quota: Quota, posts: Mapping[int, int], first: int, end: int, paused: Paused, holidays: Numbers
) -> int:
    """The empty promises of the periods that [first, end) shows, each judged whole."""
    begin, stop = limits(term)
    empty = 0
    for _, allowed in whole_periods(quota, max(first, begin), min(end, stop)):
        days = [day for day in allowed if begin <= day < stop and not (quota.skip_holidays and day in holidays)]
        if any(first <= day < end for day in days):
            open_days = sum(day not in paused for day in days)
            owed = rounded(quota.n * open_days, len(allowed))
            empty += max(0, owed - sum(posts.get(day, 0) for day in days))
    return empty


def limits(term: Term) -> tuple[int, int]:
    """The term's first day and the first day after it."""
    return term.first.toordinal(), term.end.toordinal() if term.end else LAST + 1
