"""Rows that stand twice, and what names a row."""

from planner.domain.found import Code, Outcome
from planner.importing.grid import Cell
from tests.importing.made import found_rows, shorts

HEADER = ["Datum", "Zeit", "Kanal", "Thema", "Link", "Datei"]


def outcomes(*rows: list[Cell]) -> list[Outcome]:
    return [row.outcome for row in found_rows(HEADER, *rows).rows]


def test_the_same_post_twice_is_taken_once():
    found = found_rows(HEADER, ["24.11.2026", None, "IG", "Rezept"], ["24.11.2026", None, "Instagram", "rezept "])
    assert [(row.outcome, row.reason) for row in found.rows] == [
        (Outcome.TO_IMPORT, None),
        (Outcome.SKIPPED, Code.DUPLICATE_ROW),
    ]
    assert [(note.code, note.row, dict(note.values)["first"]) for note in found.notes] == [(Code.DUPLICATE_ROW, 3, 2)]


def test_another_day_channel_or_title_is_another_post():
    rows: list[list[Cell]] = [
        ["24.11.2026", None, "IG", "Rezept"],
        ["25.11.2026", None, "IG", "Rezept"],
        ["24.11.2026", None, "FB", "Rezept"],
        ["24.11.2026", None, "IG", "Umfrage"],
    ]
    assert outcomes(*rows) == [Outcome.TO_IMPORT] * 4


def test_two_times_a_day_are_two_posts():
    assert outcomes(["24.11.2026", "9:00", "IG", "Story"], ["24.11.2026", "17:00", "IG", "Story"]) == [Outcome.TO_IMPORT] * 2


def test_a_post_without_a_time_is_the_same_as_one_with():
    twice = [Outcome.TO_IMPORT, Outcome.SKIPPED]
    assert outcomes(["24.11.2026", "9:00", "IG", "Story"], ["24.11.2026", None, "IG", "Story"]) == twice
    assert outcomes(["24.11.2026", None, "IG", "Story"], ["24.11.2026", "9:00", "IG", "Story"]) == twice


def test_a_row_on_several_channels_keeps_those_on_which_it_is_new():
    found = found_rows(HEADER, ["24.11.2026", None, "IG", "Rezept"], ["24.11.2026", None, "IG, FB", "Rezept"])
    assert shorts(found)[1] == ("2026-11-24", "facebook", "Rezept")


def test_the_same_topic_twice_is_taken_once():
    assert outcomes([None, None, None, "Idee"], [None, None, None, "Idee"]) == [Outcome.TO_IMPORT, Outcome.SKIPPED]


def test_a_row_that_is_not_taken_in_makes_no_other_a_duplicate():
    rows: list[list[Cell]] = [["24.11.2026", None, None, "Rezept"], ["24.11.2026", None, "IG", "Rezept"]]
    assert outcomes(*rows) == [Outcome.FAILED, Outcome.TO_IMPORT]


def test_a_file_that_a_row_has_alone_on_its_channel_names_it():
    found = found_rows(
        HEADER,
        ["24.11.2026", None, "IG", "A", "https://example.org/shop", "a.md"],
        ["24.11.2026", None, "FB", "A", "https://example.org/shop", "a.md"],
        ["25.11.2026", None, "IG", "B", "https://example.org/shop", None],
        ["26.11.2026", None, "IG", "C", "https://example.org/c", None],
    )
    assert [row.identity for row in found.rows] == ["a.md", "a.md", None, "https://example.org/c"]
