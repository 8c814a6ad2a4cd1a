"""Spans and weeks."""

from datetime import date, timedelta

import pytest

from planner.domain.span import Span, Week, coming, monday_of, shifted
from tests.domain.given import day, days


def test_a_span_is_half_open():
    assert list(days(0, 3)) == [day(0), day(1), day(2)]
    assert (day(0) in days(0, 3), day(3) in days(0, 3), len(days(0, 3)), days(0, 3).last) == (True, False, 3, day(2))
    assert (list(days(3, 3)), len(days(3, 0))) == ([], 0)


@pytest.mark.parametrize(
    ("first", "last", "overlaps"), [(-5, -1, False), (-5, 0, True), (2, 9, True), (3, 9, False), (-5, 9, True)]
)
def test_days_overlap_a_span_when_they_share_one(first, last, overlaps):
    assert days(0, 3).overlaps(day(first), day(last)) is overlaps


@pytest.mark.parametrize(
    ("of", "week", "monday"),
    [
        ("2027-01-01", "2026-W53", "2026-12-28"),
        ("2026-12-27", "2026-W52", "2026-12-21"),
        ("2027-01-04", "2027-W01", "2027-01-04"),
        ("2024-12-30", "2025-W01", "2024-12-30"),
        ("0001-01-01", "0001-W01", "0001-01-01"),
        ("9999-12-31", "9999-W52", "9999-12-27"),
    ],
)
def test_weeks_are_iso_weeks(of, week, monday):
    found = Week.of(date.fromisoformat(of))
    assert (str(found), found.monday.isoformat(), monday_of(date.fromisoformat(of))) == (week, monday, found.monday)
    assert Week.parse(week) == found


def test_the_span_of_a_week_ends_with_the_calendar():
    assert Week(2026, 53).span == Span(date(2026, 12, 28), date(2027, 1, 4))
    assert Week(9999, 52).span.end == date.max


@pytest.mark.parametrize("text", ["2027-W53", "2026-W00", "2026-W1", "2026W01", "26-W01", "2026-W٠١", "", "2026-W54"])
def test_what_is_no_week(text):
    with pytest.raises(ValueError):
        Week.parse(text)


def test_days_stop_at_both_ends_of_the_calendar():
    assert shifted(day(0), 3) == day(3)
    assert (shifted(date.min, -1), shifted(date.max, 10**12)) == (date.min, date.max)
    assert coming(date.max - timedelta(days=1), 364) == Span(date.max - timedelta(days=1), date.max)
