"""Weeks as rows, weekdays as columns: calendar sheets as they hang on walls. November 2026 begins on a Sunday."""

import pytest

from planner.domain.found import Code, Layout
from planner.importing.grid import Cell
from tests.importing.made import codes, found_rows, shorts

WEEK: list[Cell] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
POSTS = [("2026-11-03", "instagram", "Rezept"), ("2026-11-12", "facebook", "Umfrage")]


def test_the_number_above_the_text():
    read = found_rows(
        WEEK,
        [None, None, None, None, None, None, 1],
        [],
        [2, 3, 4, 5, 6, 7, 8],
        [None, "IG: Rezept"],
        [9, 10, 11, 12, 13, 14, 15],
        [None, None, None, "FB: Umfrage"],
        name="November 2026",
    )
    assert (shorts(read), read.sheets[0].layout) == (POSTS, Layout.MONTH_GRID)
    assert [(row.row, row.column) for row in read.rows] == [(5, "B"), (7, "D")]


def test_the_number_beside_the_text():
    wide: list[Cell] = [cell for day in WEEK for cell in (day, None)]
    read = found_rows(
        ["Redaktionsplan November 2026"],
        wide,
        [*[None] * 12, 1, None],
        [2, None, 3, "IG: Rezept", 4, None, 5, None, 6, None, 7, None, 8, None],
        [9, None, 10, None, 11, None, 12, "FB: Umfrage", 13, None, 14, None, 15, None],
    )
    assert shorts(read) == POSTS


@pytest.mark.parametrize(
    ("first", "second"),
    [("3\nIG: Rezept", "12\nFB: Umfrage"), ("3 IG: Rezept", "12. FB: Umfrage"), ("3. IG: Rezept", "12 FB: Umfrage")],
)
def test_the_number_before_the_text(first: str, second: str):
    read = found_rows(WEEK, ["2", first, "4", "5", "6", "7", "8"], ["9", "10", "11", second, "13", "14", "15"], name="Nov 26")
    assert shorts(read) == POSTS


def test_full_dates_in_the_cells():
    read = found_rows(
        WEEK, ["2.11.", "3.11.", "4.11.", "5.11.", "6.11."], [None, "IG: Rezept"], ["9.11.", "10.11.", "11.11.", "12.11."],
        [None, None, None, "FB: Umfrage"], file="Plan 2026.xlsx",
    )  # fmt: skip
    assert shorts(read) == POSTS


def test_several_months_below_each_other():
    read = found_rows(
        ["November 2026"], WEEK, [2, 3, 4, 5, 6, 7, 8], [None, "IG: Rezept"], ["Dezember 2026"], WEEK, [None, 1, 2, 3, 4, 5, 6],
        [None, "FB: Advent"],
    )  # fmt: skip
    assert shorts(read) == [POSTS[0], ("2026-12-01", "facebook", "Advent")]


def test_days_of_the_months_before_and_after():
    read = found_rows(
        ["November 2026"],
        WEEK,
        [26, 27, 28, 29, 30, 31, 1],
        ["IG: Oktober", None, None, None, None, None, "IG: November"],
        [30, 1, 2, 3, 4, 5, 6],
        ["IG: noch November", "IG: Dezember"],
    )
    assert [day for day, *_ in shorts(read)] == ["2026-10-26", "2026-11-01", "2026-11-30", "2026-12-01"]


def test_days_beyond_the_year():
    read = found_rows(["Dezember 2026"], WEEK, [28, 29, 30, 31, 1, 2, 3], [None, "IG: Rückblick", None, None, "IG: Neujahrsgruß"])
    assert [day for day, *_ in shorts(read)] == ["2026-12-29", "2027-01-01"]


def test_weeks_at_the_left():
    read = found_rows(["KW", *WEEK], [45, 2, 3, 4, 5, 6, 7, 8], [None, None, "IG: Rezept"], name="November 2026")
    assert shorts(read) == POSTS[:1]


def test_weekdays_that_do_not_fit_the_month_are_said():
    read = found_rows(WEEK, [1, 2, 3, 4, 5, 6, 7], ["IG: Rezept"], name="November 2026")
    assert (shorts(read)[0][0], Code.WEEKDAY_DIFFERS in codes(read)) == ("2026-11-01", True)


def test_without_a_month_the_posts_become_topics_and_say_so():
    read = found_rows(WEEK, [2, 3, 4, 5, 6, 7, 8], [None, "IG: Rezept"])
    assert (shorts(read), codes(read)) == ([(None, "instagram", "Rezept")], [Code.NO_DATE])


def test_holidays_printed_in_the_grid_are_no_posts():
    read = found_rows(
        WEEK, [None] * 6 + [1], [None] * 6 + ["Allerheiligen"], [2, 3, 4, 5, 6, 7, 8], [None, "IG: Rezept"], name="November 2026"
    )
    assert [row.reason for row in read.rows] == [Code.HOLIDAY, None]


def test_what_stands_below_the_last_week_is_not_of_its_days():
    read = found_rows(
        WEEK, [2, 3, 4, 5, 6, 7, 8], [None, "IG: Rezept"], [9, 10, 11, 12, 13, 14, 15], [None, None, None, "FB: Umfrage"],
        [], ["Änderungen vorbehalten"], ["rot = offen"], name="November 2026",
    )  # fmt: skip
    assert shorts(read) == POSTS


def test_a_title_that_begins_with_a_number_is_no_day():
    read = found_rows(WEEK, [2, 3, 4, 5, 6, 7, 8], ["5 Tipps", "IG: Rezept"], [9, 10, 11, 12, 13, 14, 15], name="November 2026")
    assert shorts(read) == [("2026-11-02", "", "5 Tipps"), POSTS[0]]


def test_a_week_that_begins_on_sunday():
    read = found_rows(
        ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], [1, 2, 3, 4, 5, 6, 7], [None, None, "IG: Rezept"], name="November 2026"
    )
    assert (shorts(read), codes(read)) == (POSTS[:1], [Code.ASSUMED_YEAR])


def test_the_channel_of_the_whole_grid_may_be_the_sheets_heading():
    read = found_rows(["Instagram"], ["November 2026"], WEEK, [2, 3, 4, 5, 6, 7, 8], [None, "Rezept"])
    assert shorts(read) == POSTS[:1]


def test_full_dates_need_no_month_above():
    read = found_rows(WEEK, ["2.11.2026", "3.11.2026", "4.11.2026"], [None, "IG: Rezept"], name="Plan")
    assert (shorts(read), codes(read)) == (POSTS[:1], [])


def test_the_last_week_may_be_the_highest():
    read = found_rows(
        WEEK, [2, 3, 4, 5, 6, 7, 8], [9, 10, 11, 12, 13, 14, 15], [None, "IG: A"], [None, "IG: B"], name="November 2026"
    )
    assert [day for day, *_ in shorts(read)] == ["2026-11-10"] * 2


def test_numbers_and_dates_in_one_grid():
    read = found_rows(WEEK, [23, 24, 25, 26, 27, 28, 29], [30, "1.12."], ["IG: A", "IG: B"], name="November 2026")
    assert [day for day, *_ in shorts(read)] == ["2026-11-30", "2026-12-01"]


def test_a_heading_names_the_channel_beside_the_month():
    grid = [
        ["Instagram – Dezember 2026"],
        ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
        [None, "1.\nTürchen 1", "2.", "3.", "4.", "5.", "6.\nNikolaus"],
    ]
    assert shorts(found_rows(*grid)) == [("2026-12-01", "instagram", "Türchen 1"), ("2026-12-06", "instagram", "Nikolaus")]
