"""Rules on day numbers (`date.toordinal`, 1 = Monday, 1 January of year 1).

Integers do not overflow near the last day of the calendar, and they are fast.
"""

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from planner.domain.cadence import Days, Monthly, Rule, Weekly

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
            days = [day for month in months(rule, anchor, first, end) for day in month]
        case Days():
            days = [day.toordinal() for day in rule.days]
    return days[bisect_left(days, first) : bisect_left(days, end)]


def weekly(rule: Weekly, anchor: int, first: int, end: int) -> list[int]:
    """The days of every week that shares a day with [first, end), so perhaps some outside."""
    step = 7 * rule.interval
    monday = monday_before(anchor)
    monday += (monday_before(first) - monday) // step * step
    return [week + weekday for week in range(monday, end, step) for weekday in rule.weekdays]


def months(rule: Monthly, anchor: int, first: int, end: int) -> Iterator[list[int]]:
    """The days of each month that shares a day with [first, end), so perhaps some outside."""
    begin = month_index(anchor)
    begin += (month_index(first) - begin) // rule.interval * rule.interval
    for index in range(begin, month_index(end - 1) + 1, rule.interval):
        year, month = divmod(index, 12)
        weekday, length = monthrange(year, month + 1)
        before = date(year, month + 1, 1).toordinal() - 1
        wanted = {numbered_day(n, wanted - weekday, length) for n, wanted in rule.weekdays}
        wanted |= {day if day > 0 else length + 1 + day for day in rule.days}
        yield sorted(before + day for day in wanted if 1 <= day <= length)


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
