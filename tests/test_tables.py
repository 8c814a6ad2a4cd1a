"""Sheets in which no cell can become a formula."""

import csv
from datetime import date, time
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from planner.tables import Table, guarded, sheet_name, unguarded, write_csv, write_xlsx

RISKY = ['=HYPERLINK("http://evil.example","x")', "+1", "-1", "@SUM(A1)", "\t=1", "＝1"]


@pytest.mark.parametrize("text", [*RISKY, "plain", "", "'quoted", "'=quoted", "Käse = gut"])
def test_a_guarded_text_never_begins_like_a_formula_and_comes_back(text: str):
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\0", "＝"))
    assert unguarded(guarded(text)) == text


def test_a_csv_opens_in_a_german_spreadsheet_program():
    written = write_csv(Table("Plan", ["Tag", "Titel"], [[date(2026, 12, 2), "Größe; Maße"], [None, "=1+1"]]))
    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(written.decode("utf-8-sig")), delimiter=";")) == [
        ["Tag", "Titel"],
        ["2026-12-02", "Größe; Maße"],
        ["", "'=1+1"],
    ]


def test_a_workbook_has_true_dates_and_no_formula():
    written = write_xlsx([Table("Mai [2026]", ["Tag", "Zeit", "Titel"], [[date(2026, 12, 2), time(9), text] for text in RISKY])])
    sheet = load_workbook(BytesIO(written)).active
    assert sheet.title == "Mai  2026"
    assert [cell.data_type for cell in sheet[2]] == ["d", "d", "s"]
    assert {row[2].data_type for row in sheet.iter_rows(min_row=2)} == {"s"}


def test_a_workbook_without_rows_opens():
    assert load_workbook(BytesIO(write_xlsx([Table("", ["Tag"], [])]))).active.title == "Plan"


def test_a_sheet_name_is_one_that_programs_accept():
    assert sheet_name("a/b:c*" + "x" * 40) == "a b c " + "x" * 25
