"""A date written once for several rows, told apart from rows without a date."""

from planner.domain.found import Code, Level
from planner.importing.grid import Cell
from tests.importing.made import codes, found, found_rows, sheet, shorts

HEADER = ["Datum", "Kanal", "Thema"]


def days(*rows: list[Cell], header: list[Cell] | None = None) -> list[str | None]:
    return [day for day, *_ in shorts(found_rows(header or [*HEADER], *rows))]


def test_rows_between_dated_ones_take_the_date_above():
    read = found_rows(HEADER, ["24.11.2026", "IG", "A"], [None, "FB", "B"], [None, "LI", "C"], ["26.11.2026", "IG", "D"])
    assert [day for day, *_ in shorts(read)] == ["2026-11-24"] * 3 + ["2026-11-26"]
    assert [(note.code, note.row, dict(note.values)) for note in read.notes] == [(Code.INHERITED_DATE, 3, {"rows": 2})]


def test_rows_after_the_last_date_take_it_where_others_did_before():
    rows: list[list[Cell]] = [["24.11.2026", "IG", "A"], [None, "FB", "B"], ["26.11.2026", "IG", "C"], [None, "FB", "D"]]
    assert days(*rows) == ["2026-11-24"] * 2 + ["2026-11-26"] * 2


def test_rows_after_the_last_date_are_topics_where_none_did_before():
    assert days(["24.11.2026", "IG", "A"], ["26.11.2026", "IG", "B"], [None, "FB", "C"], [None, "FB", "D"])[2:] == [None, None]


def test_more_rows_than_ever_before_are_topics():
    rows: list[list[Cell]] = [
        ["24.11.2026", "IG", "A"],
        [None, "FB", "B"],
        ["26.11.2026", "IG", "C"],
        [None, "FB", "D"],
        [None, "LI", "E"],
    ]
    assert days(*rows)[3:] == [None, None]


def test_a_row_without_a_channel_of_its_own_is_a_topic():
    assert days(["24.11.2026", "IG", "A"], [None, None, "B"], ["26.11.2026", "IG", "C"]) == ["2026-11-24", None, "2026-11-26"]


def test_a_second_post_on_a_channel_needs_a_time_or_another_format_to_be_of_the_day_above():
    header: list[Cell] = ["Datum", "Zeit", "Kanal", "Format", "Thema"]
    second: list[list[Cell]] = [[None, None, "IG", None, "B"], [None, "17:00", "IG", None, "B"], [None, None, "IG", "Story", "B"]]
    first, last = ["24.11.2026", "9:00", "IG", None, "A"], ["26.11.2026", "9:00", "IG", None, "C"]
    assert [days(first, row, last, header=header)[1] for row in second] == [None, "2026-11-24", "2026-11-24"]


def test_a_topic_right_below_a_dated_row_is_said():
    read = found_rows(HEADER, ["24.11.2026", "IG", "A"], [None, None, "B"], [], [None, None, "C"])
    assert [(note.code, note.level, note.row) for note in read.notes] == [(Code.NO_DATE, Level.INFO, 3)]


def test_a_row_below_an_empty_one_is_a_topic():
    assert days(["24.11.2026", "IG", "A"], [], [None, "FB", "B"], ["26.11.2026", "IG", "C"])[1] is None


def test_the_same_title_on_another_channel_is_of_the_same_day():
    assert days(["24.11.2026", "IG", "A"], [None, "FB", "A"], [None, "LI", "A"]) == ["2026-11-24"] * 3


def test_another_channel_alone_is_of_the_same_title_too():
    read = found_rows(HEADER, ["24.11.2026", "IG", "A"], [None, "FB", None], [None, "LI", None])
    assert shorts(read) == [("2026-11-24", channel, "A") for channel in ("instagram", "facebook", "linkedin")]


def test_in_a_list_without_channels_a_time_shows_that_a_row_is_of_the_day_above():
    header: list[Cell] = ["Datum", "Zeit", "Thema"]
    rows: list[list[Cell]] = [["24.11.2026", "9:00", "A"], [None, "17:00", "B"], [None, None, "C"], ["26.11.2026", "9:00", "D"]]
    assert days(*rows, header=header) == ["2026-11-24", "2026-11-24", None, "2026-11-26"]


def test_a_text_in_the_date_cell_is_not_replaced():
    assert days(["24.11.2026", "IG", "A"], ["tbd", "FB", "B"], ["26.11.2026", "IG", "C"])[1] is None


def test_merged_dates_are_known_and_not_assumed():
    rows = (HEADER, ["24.11.2026", "IG", "A"], [None, "FB", "B"], [None, "LI", "C"], ["26.11.2026", "IG", "D"])
    read = found(sheet(*rows, merged=((2, 1, 3, 1),)))
    assert [day for day, *_ in shorts(read)] == ["2026-11-24", "2026-11-24", None, "2026-11-26"]
    assert codes(read) == []


def test_merged_titles_hold_for_each_channel():
    read = found(sheet(HEADER, ["24.11.2026", "IG", "A"], [None, "FB", None], merged=((2, 1, 3, 1), (2, 3, 3, 3))))
    assert shorts(read) == [("2026-11-24", "instagram", "A"), ("2026-11-24", "facebook", "A")]


def test_a_row_of_merged_cells_alone_is_no_row():
    read = found(sheet(HEADER, ["24.11.2026", "IG", "A"], [], merged=((2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 3, 3))))
    assert len(read.rows) == 1


def test_merged_cells_that_claim_the_whole_sheet_do_no_harm():
    read = found(
        sheet(HEADER, ["24.11.2026", "IG", "A"], merged=((2, 1, 1_048_576, 1), (2, 3, 1_048_576, 3), (9, 9, 12, 9), (0, 0, 1, 0)))
    )
    assert len(read.rows) == 1


def test_undated_rows_of_a_matrix_are_of_the_day_above():
    read = found_rows(["Tag", "Instagram", "Facebook"], ["24.11.2026", "A", None], [None, None, "B"], ["25.11.2026", "C", None])
    assert shorts(read)[1] == ("2026-11-24", "facebook", "B")


def test_a_value_inside_merged_cells_stands():
    read = found(sheet(HEADER, ["24.11.2026", "IG", "A"], ["25.11.2026", "FB", "B"], merged=((2, 1, 3, 1),)))
    assert [day for day, *_ in shorts(read)] == ["2026-11-24", "2026-11-25"]
