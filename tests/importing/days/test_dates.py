"""Reading one cell of a date column."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from planner.importing.days.dates import read_date
from planner.importing.days.written import Form
from planner.importing.grid import Cell

BERLIN = ZoneInfo("Europe/Berlin")

WITH_A_YEAR = [
    (date(2026, 11, 24), Form.CELL),
    (datetime(2026, 11, 24), Form.CELL),  # noqa: DTZ001 (a true cell has no zone)
    ("24.11.2026", Form.CELL),
    ("24. 11. 2026", Form.CELL),
    ("24.11.26", Form.CELL),
    ("24.11 2026", Form.CELL),
    ("Mo, 24.11.2026", Form.CELL),
    ("Tuesday, 24 November 2026", Form.NAMED),
    ("24. Nov. 2026", Form.NAMED),
    ("24-Nov-26", Form.NAMED),
    ("November 24, 2026", Form.NAMED),
    ("24th of November 2026", Form.NAMED),
    ("2026-11-24", Form.CELL),
    ("2026/11/24", Form.CELL),
    ("2026.11.24", Form.CELL),
    ("2026-11-24 00:00:00", Form.CELL),
    ("20261124", Form.CELL),
    (20261124, Form.CELL),
    (46350, Form.CELL),
    ("46350", Form.CELL),
    ("24.11.2026 – 26.11.2026", Form.CELL),
    ("24.11. – 26.11.2026", Form.CELL),
    ("24.-26.11.2026", Form.CELL),
]


@pytest.mark.parametrize(("cell", "form"), WITH_A_YEAR, ids=repr)
def test_a_date_with_its_year(cell: Cell, form: Form):
    written = read_date(cell, BERLIN)
    assert (written.form, written.on()) == (form, date(2026, 11, 24))


@pytest.mark.parametrize(
    "cell",
    [
        "24.11.",
        "24.11",
        "Mo, 24.11.",
        "Mo 24.11",
        "24. Nov",
        "24. November",
        "November 24",
        "Nov 24th",
        "24.-26.11.",
        "ca. 24.11.",
    ],
)
def test_a_date_without_its_year_waits_for_one(cell: str):
    written = read_date(cell, BERLIN)
    assert (written.year, written.on(), written.on(year=2026)) == (None, None, date(2026, 11, 24))


@pytest.mark.parametrize("cell", ["11/24/2026", "24/11/2026", "24-11-2026", "3/4/2026", "3/4", "24/11"])
def test_slashes_and_hyphens_leave_the_order_open(cell: str):
    assert read_date(cell, BERLIN).form is Form.OPEN


def test_an_open_date_can_be_read_either_way():
    written = read_date("03/04/2026", BERLIN)
    assert (written.on(day_first=True), written.on(day_first=False)) == (date(2026, 4, 3), date(2026, 3, 4))


@pytest.mark.parametrize(
    "cell",
    [
        "14/10/20240", "31.02.", "31.02.2026", "30.02.", "29.02.2027", "01.01.0001", date(1, 1, 1), date(1899, 12, 30),
        datetime(1900, 1, 1, 9, 0), "13/13/2026", "12.13.2026", "0.5.2026", "24.11.202", "20261399", "1.0.0",  # noqa: DTZ001
    ],
    ids=repr,
)  # fmt: skip
def test_what_looks_like_a_date_and_is_none_is_impossible(cell: Cell):
    assert read_date(cell, BERLIN).form is Form.IMPOSSIBLE


def test_the_29th_of_february_without_a_year_is_possible():
    assert read_date("29.02.", BERLIN).on(year=2028) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "cell",
    [
        "KW 48", "Week 48", "tbd", "?", "offen", "Mai 26", "Mai 2026", "Montag", "10/2026", "1. Advent", "Anfang Mai", 24.11, -5,
        10**12, float("nan"), float("inf"), True, None, "", time(9, 0), "24.11.2026 " * 20,
    ],
    ids=repr,
)  # fmt: skip
def test_what_names_no_exact_day(cell: Cell):
    assert read_date(cell, BERLIN).form is Form.NONE


@pytest.mark.parametrize("cell", [24, 24.0, "24", "24.", "Mo 24."])
def test_a_number_alone_is_a_day_of_some_month(cell: Cell):
    written = read_date(cell, BERLIN)
    assert (written.form, written.day) == (Form.DAY, 24)


@pytest.mark.parametrize(
    ("cell", "weekday"), [("Mo, 24.11.", 0), ("24.11.2026 (Di)", 1), ("Wednesday 24 Nov", 2), ("Do.24.11.", 3), ("24.11. Fr", 4)]
)
def test_a_weekday_beside_the_date_is_read(cell: str, weekday: int):
    assert read_date(cell, BERLIN).weekday == weekday


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("24.11. 09:00", time(9)),
        ("24.11. 09.30 Uhr", time(9, 30)),
        ("24.11.2026 9 Uhr", time(9)),
        ("24.11.2026, um 9:00", time(9)),
        ("2026-11-24 14:55:09", time(14, 55)),
        ("2026-11-24T14:55", time(14, 55)),
        (datetime(2026, 11, 24, 14, 55), time(14, 55)),  # noqa: DTZ001 (a true cell has no zone)
        (46350.375, time(9)),
        ("November 24, 2026 9:00 AM (GMT+1)", time(9)),
        ("24.11. – 9 Uhr", time(9)),
        ("24.11.2026", None),
    ],
    ids=repr,
)
def test_a_time_beside_the_date_is_read(cell: Cell, at: time | None):
    written = read_date(cell, BERLIN)
    assert (written.day, written.month, written.time) == (24, 11, at)


@pytest.mark.parametrize(
    "cell", ["2024-05-14T22:30:09+00:00", "2024-05-14T22:30:09Z", "2024-05-14 22:30:09 UTC", "2024-05-15T00:30:09.123+02:00"]
)
def test_a_moment_gets_the_day_and_time_of_the_zone(cell: str):
    written = read_date(cell, BERLIN)
    assert (written.on(), written.time) == (date(2024, 5, 15), time(0, 30))


def test_a_true_moment_gets_the_day_and_time_of_the_zone():
    assert read_date(datetime(2024, 5, 14, 22, 30, tzinfo=UTC), BERLIN).on() == date(2024, 5, 15)


@pytest.mark.parametrize(
    "cell",
    [
        "24.11. - 26.11.",
        "24.11. - 04.12",
        "24.11. → 4.12.2026",
        "24.11. bis 26.11.",
        "24.11.2026 & 25.11.2026",
        "24./25.11.",
        "24.11.-Mi 26.11.",
    ],
)
def test_the_first_of_several_days_is_taken_and_the_rest_kept(cell: str):
    written = read_date(cell, BERLIN)
    assert (written.day, written.month, written.until) == (24, 11, True)
    assert written.rest


@pytest.mark.parametrize(
    ("cell", "rest"), [("24.11.26 verschoben", "verschoben"), ("bis 24.11.26", "bis"), ("ca. 24.11.26 (?)", "ca. ?")]
)
def test_text_around_a_date_is_kept(cell: str, rest: str):
    written = read_date(cell, BERLIN)
    assert (written.on(), written.until, written.rest) == (date(2026, 11, 24), False, rest)


def test_a_serial_number_says_that_it_is_one():
    assert [read_date(cell, BERLIN).serial for cell in (46350, "46350", date(2026, 11, 24))] == [True, True, False]


@pytest.mark.parametrize("cell", ["2026-11-24T25:00", "2026-11-24 9:75"])
def test_a_time_that_no_clock_shows_leaves_the_day(cell: str):
    written = read_date(cell, BERLIN)
    assert (written.on(), written.time) == (date(2026, 11, 24), None)


def test_words_before_a_date_end():
    assert read_date("ab ca. am von 24.11.", BERLIN).form is Form.NONE


def test_a_day_of_some_month_is_no_day_yet():
    assert read_date("24.", BERLIN).on(year=2026) is None
