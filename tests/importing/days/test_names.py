from datetime import date

import pytest

from planner.importing.days.names import month_named, week_in, week_named, weekday_in, weekday_named
from planner.importing.grid import Cell


@pytest.mark.parametrize(
    ("word", "month"),
    [("Jän.", 1), ("Feber", 2), ("März", 3), ("Mrz", 3), ("May", 5), ("Sept.", 9), ("Okt", 10), ("DEZ", 12), ("x", None)],
)
def test_months_by_name(word: str, month: int | None):
    assert month_named(word) == month


@pytest.mark.parametrize(
    ("word", "weekday"),
    [("Mo", 0), ("Di.", 1), ("Wed", 2), ("Donnerstag", 3), ("fr", 4), ("Sonnabend", 5), ("Sun", 6), ("Tag", None)],
)
def test_weekdays_by_name(word: str, weekday: int | None):
    assert weekday_named(word) == weekday


def test_a_true_date_in_a_weekday_column_is_shown_by_its_weekday():
    assert [weekday_in(cell) for cell in (date(2026, 11, 24), "Di", 2, None)] == [1, 1, None, None]


@pytest.mark.parametrize(
    ("cell", "week"),
    [
        (48, 48), (48.0, 48), ("48", 48), ("KW 48", 48), ("KW48", 48), ("48. KW", 48), ("Week 48", 48), ("KW 48: Advent", 48),
        ("Kalenderwoche 1", 1), (54, None), (0, None), (48.5, None), ("KW 99", None), ("Wochenende", None), (True, None),
        (None, None), (float("nan"), None),
    ],
    ids=repr,
)  # fmt: skip
def test_weeks_in_a_week_column(cell: Cell, week: int | None):
    assert week_in(cell) == week


def test_a_bare_number_in_a_heading_is_no_week():
    assert (week_named("48"), week_named("KW 48-51")) == (None, 48)
