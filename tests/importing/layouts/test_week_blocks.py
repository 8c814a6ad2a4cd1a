"""`KW 48` above, beside or left of weekday columns."""

from datetime import time

import pytest

from planner.domain.found import Code, Labelled, Layout
from planner.importing.grid import Cell
from tests.importing.made import codes, found_rows, shorts

WEEK: list[Cell] = ["Mo", "Di", "Mi", "Do", "Fr"]
POSTS = [("2026-11-24", "instagram", "Rezept"), ("2026-12-02", "facebook", "Umfrage")]


@pytest.mark.parametrize(
    "word", ["KW 48", "Week 48", "Kalenderwoche 48", "48. KW", "KW48", "KW 48 (23.11. – 27.11.)", "KW 48: Advent"]
)
def test_a_week_above_its_weekdays(word: str):
    read = found_rows([word], WEEK, [None, "IG: Rezept"], ["KW 49"], WEEK, [None, None, "FB: Umfrage"], file="Plan 2026.xlsx")
    assert (shorts(read), read.sheets[0].layout) == (POSTS, Layout.WEEK_BLOCKS)


@pytest.mark.parametrize("days", [["Mo", "Di", "Mi"], ["Di", "Do"], ["Tuesday", "Wednesday", "Friday"]])
def test_a_week_above_few_weekdays(days: list[Cell]):
    read = found_rows(["KW 48"], days, ["IG: Rezept"], ["KW 49"], days, [None, "FB: Umfrage"], file="Plan 2026.xlsx")
    assert ([title for *_, title in shorts(read)], read.sheets[0].layout) == (["Rezept", "Umfrage"], Layout.WEEK_BLOCKS)


def test_a_week_in_the_corner_of_its_block():
    read = found_rows(
        ["KW 48", *WEEK], ["IG", None, "Rezept"], ["KW 49", *WEEK], ["FB", None, None, "Umfrage"], file="Plan 2026.xlsx"
    )
    assert shorts(read) == POSTS


def test_a_week_a_row():
    read = found_rows(["Woche", *WEEK], ["KW 48", None, "IG: Rezept"], [49, None, None, "FB: Umfrage"], file="Plan 2026.xlsx")
    assert shorts(read) == POSTS


def test_dates_in_the_header():
    read = found_rows(
        [None, "Mo 23.11.", "Di 24.11.", "Mi 25.11.", "Do 26.11.", "Fr 27.11."], ["IG", None, "Rezept"], name="2026"
    )
    assert shorts(read) == POSTS[:1]


@pytest.mark.parametrize("turned", [False, True])
def test_dates_below_or_above_the_weekdays(turned: bool):
    header: list[list[Cell]] = [[None, *WEEK], [None, "23.11.", "24.11.", "25.11.", "26.11.", "27.11."]]
    read = found_rows(["Redaktionsplan 2026"], *(reversed(header) if turned else header), ["IG", None, "Rezept"])
    assert shorts(read) == POSTS[:1]


@pytest.mark.parametrize(
    ("first", "second"), [("Woche vom 23.11.2026", "Woche vom 30.11.2026"), ("23.11. – 27.11.2026", "30.11. – 04.12.2026")]
)
def test_the_days_of_the_week_above_its_weekdays(first: str, second: str):
    assert shorts(found_rows([first], WEEK, [None, "IG: Rezept"], [second], WEEK, [None, None, "FB: Umfrage"])) == POSTS


def test_a_channel_left_of_its_row():
    read = found_rows(["KW 48"], ["Kanal", *WEEK], ["Instagram", None, "Rezept"], ["Facebook", "A"], name="2026")
    assert shorts(read) == [POSTS[0], ("2026-11-23", "facebook", "A")]


def test_a_time_left_of_its_row():
    read = found_rows(["KW 48"], ["", *WEEK], ["9 Uhr", None, "IG: Rezept"], name="2026")
    assert read.rows[0].time is not None


def test_another_word_left_of_its_row_is_kept():
    read = found_rows(["KW 48"], ["Tageszeit", *WEEK], ["Vormittag", None, "IG: Rezept"], name="2026")
    assert read.rows[0].notes == (Labelled("Tageszeit", "Vormittag"),)


def test_weeks_over_the_end_of_the_year():
    read = found_rows(["KW", *WEEK], ["KW 53", "IG: A"], ["KW 1", "IG: B"], file="Plan 2026.xlsx")
    assert [day for day, *_ in shorts(read)] == ["2026-12-28", "2027-01-04"]
    assert [(one.year, one.source, one.rows) for one in read.assumed_years] == [(2026, "file", 1), (2027, "file", 1)]


def test_a_week_that_the_year_does_not_have():
    read = found_rows(["KW 53"], WEEK, ["IG: A"], file="Plan 2025.xlsx")
    assert [row.reason for row in read.rows] == [Code.IMPOSSIBLE_DATE]


def test_without_a_year_the_week_nearest_to_today_is_assumed():
    read = found_rows(["KW 48"], WEEK, [None, "IG: Rezept"])
    assert (shorts(read), codes(read)) == (POSTS[:1], [Code.ASSUMED_YEAR])


def test_without_a_week_the_posts_become_topics():
    assert shorts(found_rows(WEEK, [None, "IG: Rezept"])) == [(None, "instagram", "Rezept")]


def test_remarks_right_of_the_days_are_kept_and_sums_below_are_no_posts():
    read = found_rows(
        ["KW 48"], [*WEEK, "Bemerkung"], [None, "IG: Rezept", None, None, None, "wichtig"], ["Summe", 1], name="2026"
    )
    assert shorts(read) == POSTS[:1]
    assert read.rows[0].notes == (Labelled("Bemerkung", "wichtig"),)


def test_what_stands_below_the_last_block_is_not_of_its_days():
    read = found_rows(
        ["KW 48"], WEEK, [None, "IG: Rezept"], ["KW 49"], WEEK, [None, None, "FB: Umfrage"], [], [], ["Stand: heute"], name="2026"
    )
    assert shorts(read) == POSTS


def test_rows_that_are_the_parts_of_a_post():
    read = found_rows(
        ["KW 48"],
        ["", *WEEK],
        ["Kanal", "IG", "FB"],
        ["Thema", "Rezept", "Umfrage"],
        ["Text", "Heute gibt es Suppe."],
        ["Uhrzeit", "9 Uhr"],
        ["Nr.", 1, 2],
        ["Laune", "gut"],
        ["Kanal", "LI"],
        ["Thema", "Stelle"],
        name="2026",
    )
    assert shorts(read) == [
        ("2026-11-23", "instagram", "Rezept"),
        ("2026-11-23", "linkedin", "Stelle"),
        ("2026-11-24", "facebook", "Umfrage"),
    ]
    assert (read.rows[0].row, read.rows[0].column, read.rows[0].text, read.rows[0].time) == (
        4,
        "B",
        "Heute gibt es Suppe.",
        time(9),
    )


def test_slashes_in_the_header_are_judged_like_a_column():
    days: list[Cell] = ["09/11/2026", "10/11/2026", "11/11/2026", "12/11/2026"]
    read = found_rows(["Kanal", *days], ["IG", "A", None, "B"])
    assert [row.reason for row in read.rows] == [Code.AMBIGUOUS_ORDER, None]
    assert [row.written for row in read.decisions[0].rows] == ["09/11/2026"]


def test_the_last_block_may_be_the_highest():
    read = found_rows(["KW 48"], WEEK, ["IG: A"], ["KW 49"], WEEK, ["IG: B"], ["IG: C"], ["IG: D"], name="2026")
    assert [day for day, *_ in shorts(read)] == ["2026-11-23", *["2026-11-30"] * 3]
