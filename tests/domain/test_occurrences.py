"""4.1: the days of a line."""

from datetime import date, datetime, timedelta

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.cadence import Days, Monthly, Rule, Weekly
from planner.domain.daynumbers import LAST, occurrences

WEEKDAYS = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)


def expand(rule: Rule, anchor: str, first: str, end: str) -> list[str]:
    numbers = (date.fromisoformat(day).toordinal() for day in (anchor, first, end))
    return [date.fromordinal(number).isoformat() for number in occurrences(rule, *numbers)]


@pytest.mark.parametrize(
    ("rule", "anchor", "end", "days"),
    [
        (Weekly((0, 2)), "2026-11-25", "2026-12-03", ["2026-11-25", "2026-11-30", "2026-12-02"]),  # from a Wednesday
        (Weekly((4,)), "2026-12-28", "2027-01-09", ["2027-01-01", "2027-01-08"]),  # 1 January lies in 2026-W53
        (Weekly((1,), 2), "2026-12-30", "2027-01-27", ["2027-01-12", "2027-01-26"]),  # W53, W2, W4: counted from W53's Monday
        (Weekly((6,), 3), "2026-11-29", "2027-01-11", ["2026-11-29", "2026-12-20", "2027-01-10"]),  # from a Sunday
        (Monthly(((5, 0),)), "2026-10-01", "2027-04-01", ["2026-11-30", "2027-03-29"]),  # a fifth Monday is rare
        (Monthly(((1, 0), (-1, 4))), "2026-11-10", "2026-12-26", ["2026-11-27", "2026-12-07", "2026-12-25"]),
        (Monthly(((5, 4), (-1, 4))), "2027-01-01", "2027-02-01", ["2027-01-29"]),  # a day named twice counts once
        (Monthly(((-5, 0),)), "2027-03-01", "2027-04-01", ["2027-03-01"]),
        (Monthly(((3, 1),), interval=2), "2026-12-31", "2027-03-31", ["2027-02-16"]),  # December's is over, then February
        (Monthly(days=(31,)), "2026-12-01", "2027-06-01", ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"]),
        (Monthly(days=(29,)), "2027-02-01", "2027-03-01", []),  # no 29 February
        (Monthly(days=(29, -1)), "2028-02-01", "2028-03-01", ["2028-02-29"]),  # the same day, named twice
        (Monthly(days=(-31,)), "2027-01-01", "2027-04-01", ["2027-01-01", "2027-03-01"]),
        (Monthly(days=(15,), interval=12), "2026-12-16", "2028-01-01", ["2027-12-15"]),
        (Days((date(2026, 11, 1), date(2026, 12, 1))), "2026-11-02", "2027-01-01", ["2026-12-01"]),  # none before the first day
    ],
)
def test_a_line_falls_on_the_days_of_its_rule(rule, anchor, end, days):
    assert expand(rule, anchor, anchor, end) == days


def test_where_one_looks_does_not_move_the_days():
    rule = Weekly((1,), 3)
    year = expand(rule, "2026-11-25", "2026-11-25", "2027-11-25")
    assert expand(rule, "2026-11-25", "2027-02-10", "2027-11-25") == [day for day in year if day >= "2027-02-10"]


@pytest.mark.parametrize(
    "rule", [Weekly((0, 6)), Weekly((4,), 3), Monthly(((-1, 4),)), Monthly(days=(-1, 31)), Days((date.max,))]
)
def test_both_ends_of_the_calendar_can_be_asked(rule):
    assert all(1 <= day < 40 for day in occurrences(rule, 1, 1, 40))
    assert occurrences(rule, LAST - 40, LAST - 40, LAST + 100)[-1] <= LAST
    assert occurrences(rule, 1, 40, 40) == occurrences(rule, 1, 40, 1) == []


weekdays = st.sets(st.integers(0, 6), min_size=1).map(sorted).map(tuple)
numbered = st.sets(st.tuples(st.sampled_from([*range(-5, 0), *range(1, 6)]), st.integers(0, 6)), min_size=1, max_size=4).map(
    tuple
)
month_days = st.sets(st.sampled_from([*range(-31, 0), *range(1, 32)]), min_size=1, max_size=4).map(tuple)
rules = st.one_of(
    st.builds(Weekly, weekdays, st.integers(1, 9)),
    st.builds(Monthly, weekdays=numbered, interval=st.integers(1, 14)),
    st.builds(Monthly, days=month_days, interval=st.integers(1, 14)),
)


@given(rules, st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.integers(0, 800), st.integers(0, 500))
def test_the_days_are_those_of_dateutil(rule, anchor, skipped, length):
    first = anchor + timedelta(days=skipped)
    end = first + timedelta(days=length)
    options = {"byweekday": [WEEKDAYS[day] for day in rule.weekdays]} if isinstance(rule, Weekly) else {}
    if isinstance(rule, Monthly):
        options = {"bymonthday": rule.days} if rule.days else {"byweekday": [WEEKDAYS[day](n) for n, day in rule.weekdays]}
    frequency = rrule.WEEKLY if isinstance(rule, Weekly) else rrule.MONTHLY
    start = datetime.combine(anchor, datetime.min.time())
    until = datetime.combine(end, datetime.min.time()) - timedelta(days=1)
    theirs = rrule.rrule(frequency, dtstart=start, interval=rule.interval, until=until, **options)
    expected = [moment.toordinal() for moment in theirs if moment.date() >= first]
    assert occurrences(rule, anchor.toordinal(), first.toordinal(), end.toordinal()) == expected
