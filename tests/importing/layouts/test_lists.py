"""One row a post, as teams really write them."""

from datetime import date

import pytest

from planner.domain.found import Code, Layout
from planner.importing.grid import Cell
from tests.importing.made import codes, found, found_rows, sheet, short, shorts

HEADER = ["Datum", "Kanal", "Thema"]
REZEPT = ("2026-11-24", "instagram", "Rezept")
UMFRAGE = ("2026-11-25", "facebook", "Umfrage")


def test_the_header_need_not_stand_in_row_1():
    read = found_rows(
        ["Redaktionsplan", None, None, "Bank am See"], [], ["Stand: 12.10.2026"], HEADER, ["24.11.2026", "IG", "Rezept"]
    )
    assert shorts(read) == [REZEPT]
    assert (read.rows[0].row, read.sheets[0].layout, read.sheets[0].blocks[0].header_row) == (5, Layout.LIST, 4)


def test_rows_are_numbered_as_in_the_sheet():
    read = found(sheet(HEADER, ["24.11.2026", "IG", "Rezept"], first_row=7, first_column=3))
    assert (read.rows[0].row, read.sheets[0].blocks[0].columns[0].letters) == (8, "C")


def test_a_repeated_header_is_no_row():
    read = found_rows(HEADER, ["24.11.2026", "IG", "Rezept"], HEADER, ["25.11.2026", "FB", "Umfrage"])
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_a_block_below_may_stand_some_columns_further():
    read = found_rows(
        HEADER, ["24.11.2026", "IG", "Rezept"], [], [None, None, *HEADER], [None, None, "25.11.2026", "FB", "Umfrage"]
    )
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_a_block_below_may_have_its_columns_in_another_order():
    read = found_rows(HEADER, ["24.11.2026", "IG", "Rezept"], ["Thema", "Datum", "Kanal"], ["Umfrage", "25.11.2026", "FB"])
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_lists_beside_each_other():
    read = found_rows([*HEADER, None, *HEADER], ["24.11.2026", "IG", "Rezept", None, "25.11.2026", "FB", "Umfrage"])
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_lists_beside_each_other_below_their_channels():
    pair: list[Cell] = ["Datum", "Thema", None]
    read = found_rows(
        ["Instagram", None, None, "Facebook"], [*pair, *pair], ["24.11.2026", "Rezept", None, "25.11.2026", "Umfrage"]
    )
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_headings_between_rows_are_no_rows():
    read = found_rows(
        HEADER,
        ["KW 48"],
        ["24.11.2026", "IG", "Rezept"],
        ["Woche 49: Advent"],
        [None, None, "Dezember 2026"],
        ["25.11.2026", "FB", "Umfrage"],
        ["Summe", None, 2],
        ["Änderungen vorbehalten"],
        ["Legende"],
        ["grün", "IG", "freigegeben"],
        ["rot", None, "offen"],
    )
    assert shorts(read) == [REZEPT, UMFRAGE]
    assert codes(read) == []


def test_a_prepared_row_is_no_row():
    header = ["Datum", "Wochentag", "KW", "Feiertag", "Kanal", "Thema", "Status", "Nr."]
    rows: list[list[Cell]] = [
        ["23.11.2026", "Mo", 48, None, None, None, None, 1],
        ["24.11.2026", "Di", 48, "Buß- und Bettag", None, None, None, 2],
        [None, None, None, None, None, None, "offen", 3],
        [None, None, None, None, "Instagram", None, "offen", 4],
        [None, "Sa", 52, None, None, None, None, 5],
        [None, None, None, None, None, 0, None, None],
        [None, None, None, None, False, False, False, None],
    ]
    assert shorts(found_rows(header, *rows)) == []


def test_a_dated_row_with_a_channel_and_nothing_else_is_said():
    read = found_rows(HEADER, ["24.11.2026", "IG", None], ["25.11.2026", "FB", "Umfrage"])
    assert (shorts(read)[1:], codes(read)) == ([UMFRAGE], [Code.NO_TITLE])


def test_a_title_without_a_date_is_a_topic():
    read = found_rows(
        HEADER, ["24.11.2026", "IG", "Rezept"], [], ["Themenspeicher"], [None, None, "Idee"], [None, "IG, FB", "Noch eine"]
    )
    assert shorts(read)[1:] == [(None, "", "Idee"), (None, "instagram+facebook", "Noch eine")]
    assert codes(read) == []


@pytest.mark.parametrize("title", ["Woche 3 der Challenge", "Facebook-Umfrage", "Mai-Aktion planen", "2027 wird gut"])
def test_a_title_alone_is_a_topic_even_if_it_begins_like_a_heading(title: str):
    assert shorts(found_rows(HEADER, ["24.11.2026", "IG", "Rezept"], [], [None, None, title]))[1:] == [(None, "", title)]


@pytest.mark.parametrize(
    "title", ["KW 48", "48. KW", "KW 48 (23.11. – 29.11.)", "November 2026", "Dezember", "2027", "Instagram", "Ideen"]
)
def test_a_heading_in_the_column_of_the_titles_is_no_topic(title: str):
    assert len(found_rows(HEADER, ["24.11.2026", "IG", "Rezept"], [], [None, None, title]).rows) == 1


@pytest.mark.parametrize("header", ["Titel", "Thema", "Topic", "Idee", "Themen"])
def test_a_list_of_topics_needs_no_dates(header: str):
    assert shorts(found_rows([header, "Text"], ["Idee", "Worum es geht"])) == [(None, "", "Idee")]


@pytest.mark.parametrize(
    "rows",
    [
        [["Name", "Telefon"], ["Kim", 123]],
        [["Name", "Status"], ["Kim", "krank"]],
        [["Kanal", "Status", "Format"], ["Instagram", "offen", "Reel"]],
        [["Position", "Betrag"], ["Miete", 900]],
        [["sdkfj", "hskdjf"], ["lkj", "ölkj"]],
        [["Ein Satz."]],
        [[None]],
        [],
    ],
)
def test_other_tables_are_no_plan(rows: list[list[Cell]]):
    read = found_rows(*rows)
    assert (read.rows, read.sheets[0].layout) == ((), None)
    assert Code.NOT_A_PLAN in codes(read)


def test_the_channel_may_stand_in_a_heading_above_its_rows():
    read = found_rows(["Datum", "Thema"], ["Instagram"], ["24.11.2026", "Rezept"], ["Facebook"], ["25.11.2026", "Umfrage"])
    assert shorts(read) == [REZEPT, UMFRAGE]
    assert codes(read) == [Code.ASSUMED_CHANNEL] * 2


def test_the_channel_may_stand_once_in_its_own_column():
    read = found_rows(
        ["Kanal", "Datum", "Thema"], ["Instagram"], [None, "24.11.2026", "Rezept"], ["Facebook"], [None, "25.11.2026", "Umfrage"]
    )
    assert shorts(read) == [REZEPT, UMFRAGE]


@pytest.mark.parametrize("title", ["Instagram", "Kanal: Instagram", "IG"])
def test_the_channel_may_stand_above_the_header(title: str):
    assert shorts(found_rows([title], ["Datum", "Thema"], ["24.11.2026", "Rezept"])) == [REZEPT]


def test_the_channel_may_be_the_sheets_name():
    read = found_rows(["Datum", "Thema"], ["24.11.2026", "Rezept"], name="Instagram", default_channel="blog")
    assert shorts(read) == [REZEPT]
    assert [(note.code, note.value, dict(note.values)["source"]) for note in read.notes] == [
        (Code.ASSUMED_CHANNEL, "Instagram", "sheet")
    ]


def test_a_row_with_several_channels_above_names_none():
    assert shorts(found_rows(["Instagram", "Facebook"], ["Datum", "Thema"], ["24.11.2026", "Rezept"])) == [
        ("2026-11-24", "", "Rezept")
    ]


def test_ticks_say_where_a_post_appears():
    read = found_rows(
        ["Datum", "Thema", "Instagram", "Facebook", "X"],
        ["24.11.2026", "Rezept", "x", None, None],
        ["25.11.2026", "Umfrage", "X", "✓", "ja"],
        ["26.11.2026", "Nirgends", None, "nein", "-"],
        ["27.11.2026", "Kästchen", True, False, None],
    )
    assert shorts(read) == [
        REZEPT,
        ("2026-11-25", "instagram+facebook+?X", "Umfrage"),
        ("2026-11-26", "", "Nirgends"),
        ("2026-11-27", "instagram", "Kästchen"),
    ]


def test_a_channels_column_may_hold_its_own_text_status_time_or_address():
    read = found_rows(
        ["Datum", "Thema", "Instagram", "Facebook", "LinkedIn", "Blog"],
        ["24.11.2026", "Rezept", "Heute gibt es Suppe.", "fertig", "17:00", "https://example.org/a"],
    )
    assert {short(row)[1]: (row.column, row.text, row.status, row.time and row.time.hour, row.link) for row in read.rows} == {
        "instagram": ("C", "Heute gibt es Suppe.", "", None, ""),
        "facebook": ("D", "", "fertig", None, ""),
        "linkedin": ("E", "", "", 17, ""),
        "blog": ("F", "", "", None, "https://example.org/a"),
    }


def test_a_week_and_a_weekday_make_a_day():
    read = found_rows(
        ["KW", "Tag", "Kanal", "Thema"], [48, "Di", "IG", "Rezept"], [None, "Mi", "FB", "Umfrage"], file="Plan 2026.xlsx"
    )
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_weekdays_below_week_headings_make_days():
    read = found_rows(
        ["Redaktionsplan 2026"], ["Tag", "Kanal", "Thema"], ["KW 48"], ["Di", "IG", "Rezept"], ["Mittwoch", "FB", "Umfrage"]
    )
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_days_of_the_month_that_the_sheet_names():
    assert shorts(found_rows(["Tag", "Kanal", "Thema"], [24, "IG", "Rezept"], ["25.", "FB", "Umfrage"], name="Nov 26")) == [
        REZEPT,
        UMFRAGE,
    ]


def test_month_and_year_in_columns_of_their_own():
    read = found_rows(
        ["Jahr", "Monat", "Tag", "Kanal", "Thema"], [2026, "November", 24, "IG", "Rezept"], [2026, 11, 25, "FB", "Umfrage"]
    )
    assert shorts(read) == [REZEPT, UMFRAGE]
    assert codes(read) == []


def test_months_as_sheets_in_a_file_of_a_year():
    read = found(
        sheet(HEADER, ["24.11.", "IG", "Rezept"], name="November"), sheet(HEADER, ["1.12.", "IG", "Advent"], name="Dezember"),
        file="Redaktionsplan_2026.xlsx",
    )  # fmt: skip
    assert [day for day, *_ in shorts(read)] == ["2026-11-24", "2026-12-01"]


def test_true_cells_and_texts_in_one_column():
    read = found_rows(HEADER, [date(2026, 11, 24), "IG", "Rezept"], ["Mi, 25.11.", "FB", "Umfrage"])
    assert shorts(read) == [REZEPT, UMFRAGE]
    assert codes(read) == [Code.ASSUMED_YEAR]


def test_empty_columns_to_the_right_do_no_harm():
    assert shorts(found_rows([*HEADER, *[None] * 23], ["24.11.2026", "IG", "Rezept", *[None] * 22, "Notiz"])) == [REZEPT]


def test_a_value_under_no_header_is_kept_under_its_columns_letters():
    read = found_rows([*HEADER, None], ["24.11.2026", "IG", "Rezept", 17])
    assert [(note.label, note.text) for note in read.rows[0].notes] == [("D", "17")]


GROUPS: list[list[Cell]] = [
    [None, None, "Facebook", None, "Instagram", None],
    ["Datum", "Thema", "Text", "Status", "Text", "Status"],
]


def test_a_group_of_columns_for_each_channel():
    read = found_rows(*GROUPS, ["24.11.2026", "Rezept", "Lang", "Entwurf", "Kurz", "final"], ["25.11.2026", "Umfrage", "Frage"])
    assert shorts(read) == [("2026-11-24", "facebook", "Rezept"), REZEPT, UMFRAGE]
    assert [(row.column, row.text, row.status) for row in read.rows] == [
        ("C", "Lang", "Entwurf"),
        ("E", "Kurz", "final"),
        ("C", "Frage", ""),
    ]


def test_a_row_that_fills_no_group_names_no_channel():
    read = found_rows(*GROUPS, ["24.11.2026", "Rezept"], ["25.11.2026", "Umfrage", "Frage", None, "-"])
    assert shorts(read) == [("2026-11-24", "", "Rezept"), UMFRAGE]


def test_all_columns_of_all_groups_are_shown():
    read = found_rows(*GROUPS, ["24.11.2026", "Rezept", "Lang", "Entwurf", "Kurz", "final"])
    (block,) = read.sheets[0].blocks
    assert [column.field for column in block.columns] == ["date", "title", "text", "status", "text", "status"]


def test_the_day_may_stand_in_a_heading_above_its_rows():
    read = found_rows(
        ["Kanal", "Thema"],
        ["Dienstag, 24.11.2026"],
        ["IG", "Rezept"],
        ["Mittwoch, 25.11.2026"],
        ["FB", "Umfrage"],
        ["Ideen"],
        ["FB", "Mehr"],
    )
    assert shorts(read) == [REZEPT, UMFRAGE, (None, "facebook", "Mehr")]


def test_the_day_may_stand_in_a_row_of_its_own_in_the_date_column():
    read = found_rows(HEADER, ["24.11.2026"], [None, "IG", "Rezept"], ["25.11.2026"], [None, "FB", "Umfrage"])
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_the_week_may_be_the_sheets_name():
    read = found_rows(["Tag", "Kanal", "Thema"], ["Di", "IG", "Rezept"], ["Mi", "FB", "Umfrage"], name="KW 48 2026")
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_weeks_as_the_sheets_name_name_no_day():
    assert [day for day, *_ in shorts(found_rows(["Tag", "Kanal", "Thema"], ["Di", "IG", "Rezept"], name="KW 48-51"))] == [None]


def test_a_moment_under_a_word_for_times():
    assert shorts(found_rows(["Publish time", "Channel", "Title"], ["11/24/2026 09:00", "IG", "Rezept"])) == [REZEPT]


def test_formats_that_not_all_channels_of_a_row_share_are_kept_as_written():
    rows: list[list[Cell]] = [["24.11.2026", "IG Story, FB", "A"], ["24.11.2026", "IG Story + FB Story", "B"]]
    assert [(row.format, [note.text for note in row.notes]) for row in found_rows(HEADER, *rows).rows] == [
        ("", ["IG Story, FB"]),
        ("Story", []),
    ]


def test_a_month_column_below_a_heading_with_the_year():
    read = found_rows(
        ["Plan 2026"], ["Monat", "Tag", "Kanal", "Thema"], ["November", 24, "IG", "Rezept"], ["Nov", 25, "FB", "Umfrage"]
    )
    assert shorts(read) == [REZEPT, UMFRAGE]


def test_a_matrix_as_large_as_a_file_may_be():
    channels: list[Cell] = ["Instagram", "Facebook", "LinkedIn", "Blog"]
    read = found_rows(["Datum", *channels], *[["24.11.2026", "A", "B", "C", "D"]] * 5_001)
    assert (len(read.rows), Code.TRUNCATED in codes(read)) == (20_000, True)


@pytest.mark.parametrize("heading", ["Redaktionsplan LinkedIn 2026", "LinkedIn, Mai 2026", "Postings für LinkedIn"])
def test_a_title_above_the_header_names_the_channel_of_all_rows(heading: str):
    found = found_rows([heading], ["Datum", "Thema"], ["05.05.2026", "Messe"])
    assert shorts(found) == [("2026-05-05", "linkedin", "Messe")]


@pytest.mark.parametrize(
    "heading", ["Redaktionsplan X 2026", "Social-Media-Plan 2026", "Plan der LinkedIn-Gruppe mit vielen Worten"]
)
def test_other_titles_name_none(heading: str):
    assert found_rows([heading], ["Datum", "Thema"], ["05.05.2026", "Messe"]).rows[0].channels == ()


def test_all_channels_of_an_empty_workspace_are_those_of_the_file():
    rows = [["Datum", "Kanal", "Thema"], ["01.12.2026", "FB, IG", "A"], ["24.12.2026", "alle", "B"]]
    assert shorts(found_rows(*rows, known_channels=()))[1] == ("2026-12-24", "?Facebook+?Instagram", "B")


def test_a_list_that_says_nothing_shows_its_columns_and_can_be_mapped_by_hand():
    rows = [["Alpha", "Beta"], ["wann anders", "Messe"], ["01.12.2026", "Azubi-Woche"]]
    silent = found_rows(*rows, default_channel="blog")
    assert (silent.rows, [column.header for column in silent.sheets[0].blocks[0].columns]) == ((), ["Alpha", "Beta"])
    mapping = {silent.sheets[0].blocks[0].header_key: {"0": "date", "1": "title"}}
    found = found_rows(*rows, default_channel="blog", mapping=mapping)
    assert shorts(found) == [(None, "blog", "Messe"), ("2026-12-01", "blog", "Azubi-Woche")]


def test_the_export_of_a_board_is_a_list():
    rows = [
        ["Card ID", "Card Name", "Labels", "Members", "Due Date", "Description", "List Name"],
        ["1", "Türchen 1", "Instagram (red)", "Kim Schäfer", "2026-12-01T08:00:00.000Z", "Text", "Zur Freigabe"],
    ]
    (row,) = found_rows(*rows, default_channel="blog").rows
    assert (row.title, row.text, row.person, row.status) == ("Türchen 1", "Text", "kim@example.org", "Zur Freigabe")
