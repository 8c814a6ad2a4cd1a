"""The report for spreadsheet programs."""

import csv
from datetime import date
from io import BytesIO, StringIO

from openpyxl import load_workbook

from planner.exporting.report_tables import report_csv, report_xlsx
from tests.exporting.conftest import HOSTILE


def rows(written: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(written.decode("utf-8-sig")), delimiter=";"))


def test_a_csv_says_everything_in_statements(report):
    head, finding, *statements = rows(report_csv(report))
    assert head == ["Abschnitt", "Kanal", "Erster Tag", "Letzter Tag", "Befund", "Anzahl", "Dringlichkeit", "Person", "Bemerkung"]
    assert finding == ["Befund", "", "2026-11-23", "2026-12-20", "KW 48: 5 Lücken, LinkedIn am Mi leer", "5", "", "", ""]
    day = "2026-11-25"
    empty = ["Es fehlt", "LinkedIn", day, day, "kein Beitrag", "1", "dringend", "Kim Schäfer", "Beitrag einplanen"]
    assert empty in statements
    kept = ["Vorwoche", "LinkedIn", "2026-11-16", "2026-11-22", "1 von 2 gehalten", "0,5", "", "Kim Schäfer", ""]
    assert kept in statements
    sections = ["Es fehlt", "Vorwoche", "Versäumt", "Tage", "Geplant bis", "Themenvorrat", "Abwesend", "Pause"]
    assert list(dict.fromkeys(row[0] for row in statements)) == sections


def test_a_workbook_has_a_sheet_for_each_question(report):
    book = load_workbook(BytesIO(report_xlsx(report)))
    assert book.sheetnames == ["KW 48", "Kanäle", "Es fehlt", "Versäumt", "Abwesend", "Pausen"]
    linkedin = [cell.value for cell in book["Kanäle"][2]]
    assert linkedin[:7] == ["LinkedIn", "Kim Schäfer", "Mo,Mi 09:00", 8, 2, 2, 4]
    assert linkedin[7].date() == date(2026, 11, 24)
    assert linkedin[8:14] == [0, 2, 1, 1, 0.5, 1]
    missing = [[cell.value for cell in row] for row in book["Es fehlt"].iter_rows(min_row=2)]
    assert len(missing) == sum(len(channel.findings) for channel in report.channels)
    assert [cell.value for cell in book["Versäumt"][2]][-1] == "Messe"


def test_no_cell_becomes_a_formula(hostile):
    for sheet in load_workbook(BytesIO(report_xlsx(hostile))):
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
        assert not [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=")]
    cells = [cell for row in rows(report_csv(hostile)) for cell in row]
    assert f"'{HOSTILE}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_an_empty_workspace_opens_too(empty):
    assert load_workbook(BytesIO(report_xlsx(empty)))["Kanäle"].max_row == 1
    assert [row[0] for row in rows(report_csv(empty))] == ["Abschnitt", "Befund"]


def test_tables_speak_the_language_of_the_workspace(report_in):
    report = report_in("en")
    assert load_workbook(BytesIO(report_xlsx(report))).sheetnames[:2] == ["Week 48", "Channels"]
    assert ["Last week", "LinkedIn"] in [row[:2] for row in rows(report_csv(report))]
    assert "0.5" in {row[5] for row in rows(report_csv(report))}
