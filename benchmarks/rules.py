"""Rules: our expansion beside dateutil's, and the full rules on a workspace.

    python -m benchmarks.rules [channels]

Both sides expand the same rules over the same year, in turns, a tenth of the channels at a time; their days must be equal.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from itertools import combinations
from random import Random
from statistics import median
from time import perf_counter

from dateutil import rrule

from planner.domain.cadence import Line, Monthly, Per, Quota, Rule, Slots, Term, Weekly
from planner.domain.continuity import check
from planner.domain.daynumbers import occurrences
from planner.domain.plan import Absence, Channel, Pause, Plan, Post, Readiness, Topic
from planner.domain.span import Span

FIRST, END = date(2026, 1, 5), date(2027, 1, 4)
WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
THRICE_A_WEEK = [Weekly(days) for days in combinations(range(7), 3)]
MIXED: list[Rule] = [
    Weekly((1,), 2),
    Weekly((0, 3), 3),
    Monthly(weekdays=((1, 0), (-1, 4))),
    Monthly(weekdays=((5, 2),), interval=2),
    Monthly(days=(1, 15, -1)),
    Monthly(days=(31, -29)),
]


def ours(rule: Rule) -> list[int]:
    return occurrences(rule, FIRST.toordinal(), FIRST.toordinal(), END.toordinal())


def dateutils(rule: Rule) -> list[int]:
    """The same days by dateutil."""
    options: dict[str, object]
    if isinstance(rule, Weekly):
        frequency = rrule.WEEKLY
        options = {"byweekday": [WEEKDAYS[day] for day in rule.weekdays]}
    else:
        assert isinstance(rule, Monthly)
        frequency = rrule.MONTHLY
        options = {"bymonthday": rule.days} if rule.days else {"byweekday": [WEEKDAYS[day](n) for n, day in rule.weekdays]}
    start = datetime.combine(FIRST, clock_time())
    until = datetime.combine(END, clock_time()) - timedelta(days=1)
    found = rrule.rrule(frequency, dtstart=start, until=until, interval=rule.interval, **options)
    return [moment.toordinal() for moment in found]


def timed(expand: Callable[[Rule], list[int]], rules: Sequence[Rule]) -> tuple[float, list[list[int]]]:
    began = perf_counter()
    days = [expand(rule) for rule in rules]
    return perf_counter() - began, days


def compare(name: str, rules: Sequence[Rule]) -> None:
    seconds = {"ours": 0.0, "dateutil": 0.0}
    size = max(1, len(rules) // 10)
    for begin in range(0, len(rules), size):
        part = rules[begin : begin + size]
        our_seconds, our_days = timed(ours, part)
        their_seconds, their_days = timed(dateutils, part)
        assert our_days == their_days
        seconds["ours"] += our_seconds
        seconds["dateutil"] += their_seconds
    for side, spent in seconds.items():
        print(f"{name:28} {side:10} {spent:8.3f} s {len(rules) / spent:12,.0f} channels/s")
    print(f"{name:28} {'ratio':10} {seconds['dateutil'] / seconds['ours']:8.1f} x")


def workspace(random: Random) -> Plan:
    """Twelve channels, three promises a week, a year of posts, backlog, absences and a pause."""
    cadences = [Slots((Line(Weekly((0, 2, 4)), clock_time(9)),)), Slots((Line(Weekly((1, 3, 5))),), True, 1), Quota(3, Per.WEEK)]
    channels = []
    for number in range(12):
        posts = tuple(
            Post(number * 1000 + index, FIRST + timedelta(days=random.randrange(364)), None, Readiness(random.randint(1, 5)))
            for index in range(150)
        )
        term = Term(FIRST, None, cadences[number % 3])
        pauses = (Pause(date(2026, 12, 24), date(2027, 1, 3)),)
        channels.append(Channel(f"channel-{number}", responsible="kim", terms=(term,), pauses=pauses, posts=posts))
    absences = (Absence("kim", date(2026, 8, 3), date(2026, 8, 21)),)
    holidays = frozenset({date(2026, 5, 1), date(2026, 10, 3), date(2026, 12, 25)})
    return Plan(tuple(channels), tuple(map(Topic, range(40))), holidays, absences)


def judge(plan: Plan) -> None:
    def once(today: date) -> float:
        began = perf_counter()
        check(plan, Span(FIRST, END), today)
        return (perf_counter() - began) * 1000

    spent = [once(FIRST + timedelta(days=day)) for day in range(0, 364, 26)]
    print(f"{'12 channels x 1 year':28} {'full rules':10} {median(spent):8.1f} ms (worst {max(spent):.1f} ms)")


def main(channels: int = 10_000) -> None:
    random = Random(1)
    compare("3 a week, 1 year", [random.choice(THRICE_A_WEEK) for _ in range(channels)])
    compare("mixed rules, 1 year", [random.choice(MIXED) for _ in range(channels)])
    judge(workspace(random))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
