"""Quiet hours."""

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from planner.domain.quiet import not_before

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("moment", "begins", "ends", "then"),
    [
        ("2026-11-25T21:00", time(20), time(7), "2026-11-26T07:00"),
        ("2026-11-25T06:59", time(20), time(7), "2026-11-25T07:00"),
        ("2026-11-25T07:00", time(20), time(7), "2026-11-25T07:00"),
        ("2026-11-25T12:30", time(12), time(13), "2026-11-25T13:00"),
        ("2026-11-25T12:30", None, time(13), "2026-11-25T12:30"),
        ("2026-11-25T12:30", time(13), time(13), "2026-11-25T12:30"),
        ("2027-03-27T23:00", time(22), time(2, 30), "2027-03-28T03:30"),  # 02:30 does not exist that night
    ],
)
def test_a_letter_waits_until_the_quiet_hours_are_over(moment: str, begins: time | None, ends: time | None, then: str):
    given = datetime.fromisoformat(moment).replace(tzinfo=BERLIN).astimezone(UTC)
    assert not_before(given, BERLIN, begins, ends).astimezone(BERLIN).strftime("%Y-%m-%dT%H:%M") == then


def test_of_an_hour_that_comes_twice_the_first_end_counts():
    given = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    assert not_before(given, BERLIN, time(22), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
