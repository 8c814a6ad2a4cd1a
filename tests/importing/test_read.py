"""The whole of a file: sheets, hidden ones, what is chosen, what is said."""

from datetime import date

import pytest

from planner.domain.found import Code, Layout, Level, Outcome, TwoReadings
from planner.importing.grid import Sheet, Workbook
from planner.importing.read import Options, recognise
from tests.importing.made import TODAY, codes, found, found_rows, sheet, short, shorts

HEADER = ["Datum", "Kanal", "Thema"]
MAY = sheet(HEADER, ["4.5.", "IG", "Rezept"], name="Mai 26")
JUNE = sheet(HEADER, ["1.6.", "FB", "Umfrage"], name="Juni 26")
HIDDEN = sheet(HEADER, ["1.4.", "IG", "Alt"], name="April 26", hidden=True)
LISTS = sheet(["Kanal", "Status"], ["Instagram", "offen"], name="Listen", hidden=True)
CONTACTS = sheet(["Name", "Telefon"], ["Kim", 123], name="Kontakte")


def test_every_sheet_is_read():
    read = found(MAY, JUNE)
    assert [(row.sheet, short(row)) for row in read.rows] == [
        ("Mai 26", ("2026-05-04", "instagram", "Rezept")),
        ("Juni 26", ("2026-06-01", "facebook", "Umfrage")),
    ]
    assert [(one.name, one.layout, one.rows) for one in read.sheets] == [("Mai 26", Layout.LIST, 1), ("Juni 26", Layout.LIST, 1)]


def test_a_hidden_sheet_is_left_out_and_told_when_it_holds_a_plan():
    read = found(MAY, HIDDEN, LISTS)
    assert len(read.rows) == 1
    assert [(note.code, note.sheet) for note in read.notes if note.code is Code.HIDDEN_SHEET] == [(Code.HIDDEN_SHEET, "April 26")]
    assert [(one.name, one.hidden, one.layout) for one in read.sheets[1:]] == [("April 26", True, None), ("Listen", True, None)]


@pytest.mark.parametrize("name", ["April 26", " april 26 "])
def test_a_chosen_sheet_is_read_alone_even_if_hidden(name: str):
    read = found(MAY, HIDDEN, CONTACTS, sheets=(name,))
    assert [row.sheet for row in read.rows] == ["April 26"]
    assert codes(read) == [Code.ASSUMED_YEAR]


def test_several_sheets_may_be_chosen():
    assert [row.sheet for row in found(MAY, JUNE, HIDDEN, sheets=("Juni 26", "April 26")).rows] == ["Juni 26", "April 26"]


def test_a_sheet_that_does_not_exist_is_said_with_those_that_do():
    (note,) = found(MAY, JUNE, sheets=("Juli",)).notes
    assert (note.code, note.level, note.value, dict(note.values)) == (
        Code.UNKNOWN_SHEET,
        Level.ERROR,
        "Juli",
        {"sheets": "Mai 26, Juni 26"},
    )


def test_a_sheet_without_a_plan_is_said():
    read = found(MAY, CONTACTS)
    assert [(note.code, note.level, note.sheet) for note in read.notes][-1] == (Code.SHEET_LEFT_OUT, Level.INFO, "Kontakte")


def test_a_file_without_a_plan_is_said():
    read = found(CONTACTS, LISTS)
    assert (read.rows, codes(read)) == ((), [Code.NOT_A_PLAN, Code.SHEET_LEFT_OUT])


def test_an_empty_workbook():
    assert codes(found(Sheet("Tabelle1", ()))) == [Code.NOT_A_PLAN]
    assert codes(found()) == [Code.NOT_A_PLAN]


def test_what_the_reader_left_out_is_said():
    read = found(sheet(HEADER, ["24.11.2026", "IG", "A"], rows_left_out=7, columns_left_out=2))
    assert [(note.code, note.level, dict(note.values)) for note in read.notes] == [
        (Code.TRUNCATED, Level.WARNING, {"rows": 7, "columns": 2})
    ]


def test_macros_are_said():
    read = recognise(Workbook("xlsx", (MAY,), macros=True), file_name="plan.xlsm", today=TODAY, options=Options())
    assert Code.MACROS in codes(read)


def test_formulas_are_said_once_where_they_have_values():
    read = found(sheet(HEADER, ["24.11.2026", "IG", "A"], ["25.11.2026", "IG", "B"], formulas=frozenset({(2, 3), (3, 3)})))
    assert [(note.code, note.level, note.row, dict(note.values)) for note in read.notes] == [
        (Code.FORMULA, Level.INFO, None, {"rows": 2})
    ]


@pytest.mark.parametrize("value", [None, "#REF!", "#NAME?"])
def test_formulas_without_a_value_are_said(value: str | None):
    read = found(sheet([*HEADER, "Text"], ["24.11.2026", "IG", "A", value], formulas=frozenset({(2, 4)})))
    assert [(note.level, note.row, note.column) for note in read.notes if note.row] == [(Level.WARNING, 2, "Text")]
    assert read.rows[0].text == ""


def test_a_hyperlink_formula_gives_its_text_and_its_address():
    cells = ["24.11.2026", "IG", '=HYPERLINK("https://example.org/a";"Rezept")']
    row = found(sheet(HEADER, cells, formulas=frozenset({(2, 3)}))).rows[0]
    assert (row.title, row.link) == ("Rezept", "https://example.org/a")


def test_rows_in_doubt_fail_and_the_rest_is_taken():
    rows = [[date(2024, month, 10), "IG", f"T{month}"] for month in range(1, 13)]
    read = found_rows(HEADER, *rows, *[[f"{day}/10/2024", "IG", f"T{day}"] for day in range(13, 20)])
    assert (read.count(Outcome.FAILED), read.count(Outcome.TO_IMPORT)) == (11, 8)
    assert {row.reason for row in read.rows if row.outcome is Outcome.FAILED} == {Code.SWAPPED_DAYS}


def test_a_doubt_is_put_forward_with_both_readings_and_what_speaks_for_them():
    rows = [[date(2024, month, 10), "IG", f"T{month}"] for month in (1, 2)]
    read = found_rows(HEADER, *rows, ["13/10/2024", "IG", "T13"], ["14/10/2024", "IG", "T14"])
    (decision,) = read.decisions
    assert (decision.code, decision.sheet, decision.column) == (Code.SWAPPED_DAYS, "Plan", "Datum")
    assert decision.rows[0] == TwoReadings(2, "2024-01-10", date(2024, 10, 1), date(2024, 1, 10))
    assert (decision.day_first_only, decision.month_first_only) == (2, 0)
    assert (decision.day_first_span, decision.month_first_span) == (13, 278)


@pytest.mark.parametrize(("day_first", "day"), [(True, "2026-04-03"), (False, "2026-03-04")])
def test_the_user_decides(day_first: bool, day: str):
    read = found_rows(HEADER, ["03/04/2026", "IG", "A"], day_first=day_first)
    assert (shorts(read), read.decisions) == ([(day, "instagram", "A")], ())


def test_moments_get_the_day_of_the_workspaces_zone():
    rows = (["timestamp", "channel", "title"], ["2024-05-14T22:30:09+00:00", "blog", "A"])
    assert [short(found_rows(*rows, zone=zone).rows[0])[0] for zone in ("Europe/Berlin", "America/New_York")] == [
        "2024-05-15",
        "2024-05-14",
    ]


def test_notes_follow_the_sheets_and_rows():
    read = found(
        sheet(HEADER, ["31.02.", "IG", "A"], ["1.5.", "Flurfunk", "B"], ["32.5.", "IG", "C"], name="Mai 26"),
        sheet(HEADER, ["31.06.", "IG", "A"], name="Juni 26"),
    )
    assert [(note.sheet, note.row) for note in read.notes if note.level is Level.ERROR] == [
        ("Mai 26", 2),
        ("Mai 26", 4),
        ("Juni 26", 2),
    ]


def test_the_same_file_is_recognised_the_same():
    assert found(MAY, JUNE, HIDDEN) == found(MAY, JUNE, HIDDEN)


def test_more_entries_than_a_plan_can_have_are_left_out_and_said():
    days = [date.fromordinal(TODAY.toordinal() + ahead) for ahead in range(250)]
    read = found(sheet(["Kanal", *days], *[["Blog", *["A"] * 250]] * 81))
    assert len(read.rows) == 20_000
    assert [(note.code, dict(note.values)) for note in read.notes if note.code is Code.TRUNCATED] == [
        (Code.TRUNCATED, {"entries": 20_000})
    ]
