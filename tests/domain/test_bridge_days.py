"""Bridge days: who takes one off has a long weekend."""

from datetime import date

import pytest

from planner.domain.bridge_days import bridge_days
from planner.domain.span import Span


def found(first: str, end: str, *holidays: str) -> list[str]:
    days = {date.fromisoformat(day) for day in holidays}
    return [day.isoformat() for day in bridge_days(days, Span(date.fromisoformat(first), date.fromisoformat(end)))]


@pytest.mark.parametrize(
    ("holidays", "bridges"),
    [
        (["2027-05-06"], ["2027-05-07"]),  # Ascension, a Thursday
        (["2026-12-08"], ["2026-12-07"]),  # a Tuesday
        (["2026-12-09"], []),  # a Wednesday
        (["2026-12-05"], []),  # a Saturday
        (["2026-12-09", "2026-12-11"], ["2026-12-10"]),  # between two holidays
        (["2026-12-07", "2026-12-08"], []),  # next to the weekend anyway
    ],
)
def test_a_single_working_day_beside_a_holiday_is_a_bridge(holidays, bridges):
    assert found("2026-12-01", "2027-06-01", *holidays) == bridges


def test_a_holiday_outside_of_the_span_counts():
    assert found("2027-05-07", "2027-05-08", "2027-05-06") == ["2027-05-07"]
