"""Days and channels crossing: a cell is a post."""

from datetime import date, time

import pytest

from planner.domain.found import Code, Layout, Level, Outcome
from planner.importing.grid import Cell
from tests.importing.made import codes, found, found_rows, sheet, shorts

MATRIX: list[list[Cell]] = [
    ["Datum", "Instagram", "Facebook", "Blog"],
    ["Mo, 23.11.2026", "Rezept", None, "Herbst"],
    [date(2026, 11, 24), None, "Umfrage", None],
]
POSTS = [
    ("2026-11-23", "instagram", "Rezept"),
    ("2026-11-23", "blog", "Herbst"),
    ("2026-11-24", "facebook", "Umfrage"),
]


def test_days_as_rows_and_channels_as_columns():
    read = found_rows(*MATRIX)
    assert (shorts(read), read.sheets[0].layout) == (POSTS, Layout.MATRIX)
    assert [(row.row, row.column) for row in read.rows] == [(2, "B"), (2, "D"), (3, "C")]


def test_without_a_word_above_the_dates():
    rows: list[list[Cell]] = [[None, *MATRIX[0][1:]], *MATRIX[1:]]
    assert shorts(found_rows(*rows)) == POSTS


def test_channels_as_rows_and_days_as_columns():
    turned = [list(cells) for cells in zip(*MATRIX, ["Mi, 25.11.", None, None, None], strict=True)]
    read = found_rows(["Kanal", *turned[0][1:]], *turned[1:])
    assert (sorted(shorts(read)), read.sheets[0].layout) == (sorted(POSTS), Layout.TIMELINE)


def test_a_month_of_days_as_columns():
    read = found_rows(["November 2026"], ["", *range(1, 31)], ["Instagram", *[None] * 22, "Rezept"], ["Facebook", "Umfrage"])
    assert shorts(read) == [("2026-11-23", "instagram", "Rezept"), ("2026-11-01", "facebook", "Umfrage")]


def test_a_month_of_weekdays_and_days_as_columns():
    weekdays = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"]
    read = found_rows(
        [None, *[weekdays[day % 7] for day in range(30)]],
        [None, *range(1, 31)],
        ["Instagram", None, "Rezept"],
        name="November 2026",
    )
    assert shorts(read) == [("2026-11-02", "instagram", "Rezept")]
    assert codes(read) == [Code.ASSUMED_YEAR]


def test_unknown_columns_beside_channels_are_channels_too():
    read = found_rows(["Datum", "Instagram", "Facebook", "Flurfunk"], ["24.11.2026", None, None, "Gerücht"])
    assert shorts(read) == [("2026-11-24", "?Flurfunk", "Gerücht")]


@pytest.mark.parametrize("header", ["Bemerkung", "Feiertage", "KW"])
def test_columns_with_another_meaning_are_not(header: str):
    read = found_rows(["Datum", "Instagram", "Facebook", header], ["24.11.2026", "Rezept", None, 48])
    assert shorts(read) == [("2026-11-24", "instagram", "Rezept")]


def test_a_row_under_an_unknown_label_is_an_unknown_channel():
    read = found_rows(["", "Mo 23.11.", "Di 24.11.", "Mi 25.11.", "Do 26.11.", "Fr 27.11."], ["IG", "A"], ["Flurfunk", "B"])
    assert shorts(read)[1] == ("2026-11-23", "?Flurfunk", "B")


@pytest.mark.parametrize("label", ["Feiertage", "Bemerkungen", "Anlass"])
def test_a_row_of_remarks_holds_no_posts(label: str):
    read = found_rows(["", "Mo 23.11.", "Di 24.11.", "Mi 25.11.", "Do 26.11.", "Fr 27.11."], ["IG", "A"], [label, "B"])
    assert len(read.rows) == 1


def test_a_time_in_a_cell():
    assert found_rows(*MATRIX[:1], ["24.11.2026", "9:00 Rezept"]).rows[0].time == time(9)


def test_a_tick_says_that_something_is_to_appear_but_not_what():
    read = found_rows(*MATRIX[:1], ["24.11.2026", "x", "Umfrage"])
    assert [(row.outcome, row.reason) for row in read.rows] == [(Outcome.SKIPPED, Code.NO_TITLE), (Outcome.TO_IMPORT, None)]


def test_a_known_person_in_brackets():
    row = found_rows(*MATRIX[:1], ["24.11.2026", "Rezept (Kim)"]).rows[0]
    assert (row.title, row.person) == ("Rezept", "kim@example.org")


def test_a_name_in_brackets_again_and_again_is_a_person_even_if_unknown():
    read = found_rows(*MATRIX[:1], ["24.11.2026", "Rezept (Ute)", "Umfrage (Ute)"])
    assert [(row.title, row.person, row.person_written) for row in read.rows] == [
        ("Rezept", None, "Ute"),
        ("Umfrage", None, "Ute"),
    ]
    assert [one.name for one in read.unknown_people] == ["Ute"]


def test_a_word_in_brackets_once_stays_in_the_title_and_is_said():
    read = found_rows(*MATRIX[:1], ["24.11.2026", "Rezept (Ute)", "Umfrage (2. Teil)"])
    assert [row.title for row in read.rows] == ["Rezept (Ute)", "Umfrage (2. Teil)"]
    assert [(note.code, note.level, note.value) for note in read.notes] == [(Code.UNKNOWN_PERSON, Level.INFO, "Ute")]


def test_a_free_day_is_no_post():
    read = found_rows(*MATRIX[:1], ["24.11.2026", "Feiertag", "Allerheiligen", "Rezept"])
    assert [row.reason for row in read.rows] == [Code.HOLIDAY, Code.HOLIDAY, None]


def test_merged_channel_labels_hold_for_all_their_rows():
    days: list[Cell] = ["", "Mo 23.11.", "Di 24.11.", "Mi 25.11.", "Do 26.11.", "Fr 27.11."]
    read = found(sheet(days, ["IG", "A"], [None, "B"], merged=((2, 1, 3, 1),)))
    assert [channel for _, channel, _ in shorts(read)] == ["instagram", "instagram"]
    assert Code.ASSUMED_CHANNEL not in codes(read)


def test_an_unlabelled_row_is_of_the_channel_above_and_says_so():
    days: list[Cell] = ["", "Mo 23.11.", "Di 24.11.", "Mi 25.11.", "Do 26.11.", "Fr 27.11."]
    read = found_rows(days, ["IG", "A"], [None, "B"], [], [None, "C"])
    assert [channel for _, channel, _ in shorts(read)] == ["instagram", "instagram", ""]
    assert Code.ASSUMED_CHANNEL in codes(read)


def test_a_second_column_of_statuses_is_no_channel():
    rows = [["Datum", "Instagram", "Status IG", "LinkedIn", "Status LI"], ["01.12.2026", "Reel", "final", "Artikel", "Entwurf"]]
    assert [channel for _, channel, _ in shorts(found_rows(*rows))] == ["instagram", "linkedin"]
