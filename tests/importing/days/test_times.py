from datetime import date, datetime, time

import pytest

from planner.importing.days.times import read_time
from planner.importing.grid import Cell

TIMES = [
    ("9 Uhr", time(9)),
    ("9:00 Uhr", time(9)),
    ("09.00", time(9)),
    ("9", time(9)),
    ("0930", time(9, 30)),
    ("14h30", time(14, 30)),
    ("14:30h", time(14, 30)),
    ("18:00:00", time(18)),
    ("9 Uhr 30", time(9, 30)),
    ("ab 9 Uhr", time(9)),
    ("9:00 AM", time(9)),
    ("2 pm", time(14)),
    ("12 a.m.", time(0)),
    ("12:15 pm", time(12, 15)),
    (0.375, time(9)),
    (0, time(0)),
    (9, time(9)),
    (1430, time(14, 30)),
    (time(9, 0, 5), time(9)),
    (datetime(1899, 12, 31, 9, 0), time(9)),  # noqa: DTZ001 (a true cell has no zone)
]
NO_TIMES = [
    "vormittags", "24:00", "25:00", "9:75", "13 pm", "9 Themen", "", None, True, 46000.5, 2561, -1, date(2026, 1, 1),
    float("nan"), 0.99999,
]  # fmt: skip


@pytest.mark.parametrize(("cell", "at"), TIMES, ids=repr)
def test_a_time(cell: Cell, at: time):
    assert read_time(cell) == (at, "")


@pytest.mark.parametrize("cell", NO_TIMES, ids=repr)
def test_no_time(cell: Cell):
    assert read_time(cell).time is None


@pytest.mark.parametrize(("cell", "rest"), [("09:00-10:00", "-10:00"), ("9-11 Uhr", "-11 Uhr"), ("10 Uhr (Story)", "(Story)")])
def test_what_stands_beside_a_time_is_kept(cell: str, rest: str):
    assert read_time(cell).rest == rest


@pytest.mark.parametrize("cell", ["9", 9, 0.375, "5 Tipps", "0930"])
def test_where_no_time_is_expected_a_bare_number_is_none(cell: Cell):
    assert read_time(cell, bare=False).time is None
