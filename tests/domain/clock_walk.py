"""Walks a clock in steps of 15 minutes and brings reports: used by a test, and at length by benchmarks/clock_walk.py.

The other side is brute force: for each week, every minute of its days is held against the wall clock.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from planner.domain.report_day import LATEST, due_between
from planner.domain.span import Week

STEP = timedelta(minutes=15)
ZONES = ("Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")


def walked(weekday: int, at: time, zone: str, first: datetime, end: datetime) -> dict[Week, datetime]:
    """When the report of each week was brought, by somebody who looks every 15 minutes and remembers what was brought."""
    brought: dict[Week, datetime] = {}
    since, now = first - STEP, first
    while now < end:
        for week, moment in due_between(weekday, at, ZoneInfo(zone), since, now):
            assert now - moment < LATEST
            assert week not in brought, f"{week} is brought twice"
            brought[week] = moment
        since, now = now, now + STEP
    return brought


def on_the_wall(weekday: int, at: time, zone: str, week: Week) -> datetime:
    """The first minute at which the clock on the wall shows the time on the day, or, where it never does, an hour more."""
    day = week.monday + timedelta(days=weekday)
    minutes = list(_minutes_of(day, zone))
    for wanted in (at, (datetime.combine(day, at) + _jump(day, zone)).time()):
        for moment, shown in minutes:
            if shown == datetime.combine(day, wanted):
                return moment
    raise AssertionError(f"{day} has no {at} in {zone}")


def _minutes_of(day: date, zone: str) -> Iterator[tuple[datetime, datetime]]:
    moment = datetime.combine(day, time(), UTC) - timedelta(hours=15)
    for _ in range(54 * 60):
        yield moment, moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        moment += timedelta(minutes=1)


def _jump(day: date, zone: str) -> timedelta:
    """By how much the clock is put forward on the day."""
    before, after = (datetime.combine(day + timedelta(days=n), time(12), ZoneInfo(zone)).utcoffset() for n in (-1, 0))
    assert before is not None
    assert after is not None
    return after - before
