"""When a report is due: on the clock of its zone, once a week, whatever that clock does."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from planner.domain.report_day import due_between, due_moment
from planner.domain.span import Week
from tests.domain.clock_walk import ZONES, on_the_wall, walked

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = 6


@pytest.mark.parametrize(
    ("weekday", "at", "week", "moment"),
    [
        (0, time(8), Week(2026, 48), datetime(2026, 11, 23, 7, tzinfo=UTC)),
        (0, time(8), Week(2026, 30), datetime(2026, 7, 20, 6, tzinfo=UTC)),
        (SUNDAY, time(2, 30), Week(2027, 12), datetime(2027, 3, 28, 1, 30, tzinfo=UTC)),  # shown as 03:30
        (SUNDAY, time(2, 30), Week(2026, 43), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of two
        (4, time(8), Week(2026, 53), datetime(2027, 1, 1, 7, tzinfo=UTC)),
    ],
    ids=["winter", "summer", "left out", "twice", "a week of two years"],
)
def test_a_time_is_found_on_the_clock_of_its_zone(weekday: int, at: time, week: Week, moment: datetime):
    assert due_moment(weekday, at, BERLIN, week) == moment


def test_whoever_looks_after_days_finds_each_week_once():
    since, now = datetime(2026, 12, 20, tzinfo=UTC), datetime(2027, 1, 12, tzinfo=UTC)
    weeks = [week for week, _ in due_between(0, time(8), BERLIN, since, now)]
    assert weeks == [Week(2026, 52), Week(2026, 53), Week(2027, 1), Week(2027, 2)]


def test_a_clock_that_was_set_back_finds_nothing():
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert list(due_between(0, time(8), BERLIN, now, now - timedelta(hours=1))) == []


@pytest.mark.parametrize("zone", ZONES)
def test_a_walk_over_the_nights_of_a_changing_clock_brings_each_week_once(zone: str):
    """March and April, and the turn of a year with 53 weeks; at length in benchmarks/clock_walk.py."""
    for first, end in ((date(2027, 3, 1), date(2027, 4, 12)), (date(2026, 12, 21), date(2027, 1, 18))):
        begins, ends = (datetime.combine(day, time(), UTC) for day in (first, end))
        brought = walked(SUNDAY, time(2, 15), zone, begins, ends)
        assert brought == {week: on_the_wall(SUNDAY, time(2, 15), zone, week) for week in brought}
        assert len(brought) == (end - first).days // 7
