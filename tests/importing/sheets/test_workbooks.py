"""Sheets: where they begin and end, what is hidden, computed or too much."""

import re

import openpyxl
import pytest
import xlwt

from planner.importing.grid import Refusal, Unreadable
from planner.importing.sheets import rectangle
from planner.importing.sheets.workbooks import read_ole, read_zip
from tests.importing.files import compound, ods, patched, saved, with_rows, xls, xlsx

MAKERS = [(read_zip, xlsx), (read_ole, xls), (read_zip, ods)]
FORMATS = pytest.mark.parametrize(("read", "make"), MAKERS, ids=["xlsx", "xls", "ods"])


@FORMATS
def test_hidden_sheets_are_read_and_marked(read, make):
    workbook = read(make([["a"]], hidden="Alt"))
    assert [(sheet.name, sheet.hidden) for sheet in workbook.sheets] == [("Plan", False), ("Alt", True)]


@FORMATS
def test_a_sheet_begins_with_its_first_filled_cell(read, make):
    sheet = read(make([[None], [None], [None, None, "a"], [None, None, None, "b", None]])).sheets[0]
    assert (sheet.first_row, sheet.first_column) == (3, 3)
    assert sheet.rows == (("a", None), (None, "b"))
    assert next(sheet.numbered()) == (3, ("a", None))


@FORMATS
def test_cells_with_a_formula_are_named(read, make):
    sheet = read(make([["a", "=1+1"], ["=1+1", "b"]])).sheets[0]
    assert sheet.formulas == {(1, 2), (2, 1)}


def test_a_formula_gives_its_last_computed_value():
    cell = b'<row r="3"><c r="B3" t="str"><f>HYPERLINK("https://example.org","Aktion")</f><v>Aktion</v></c></row>'
    sheet = read_zip(with_rows(cell)).sheets[0]
    assert sheet.rows[2] == (None, "Aktion")
    assert sheet.formulas == {(3, 2)}


def test_cells_without_a_reference_stand_behind_each_other():
    sheet = read_zip(with_rows(b"<row><c><v>1</v></c><c><f>1+1</f><v>2</v></c></row>")).sheets[0]
    assert sheet.formulas == {(3, 2)}


def test_error_cells_give_their_text():
    sheet = read_zip(with_rows(b'<row r="3"><c r="B3" t="e"><v>#REF!</v></c></row>')).sheets[0]
    assert sheet.rows[2] == (None, "#REF!")


def test_error_cells_of_an_xls_give_their_text():
    book = xlwt.Workbook()
    sheet = book.add_sheet("Plan")
    sheet.write(0, 0, xlwt.Formula("1+1"))
    sheet.row(0).set_cell_error(1, "#DIV/0!")
    content = saved(book)
    result = re.search(rb"\x06\x00\x1d\x00\x00\x00\x00\x00..", content, re.S).end()  # of the formula in A1
    computed = content[:result] + bytes((2, 0, 0x17, 0, 0, 0, 0xFF, 0xFF)) + content[result + 8 :]
    assert read_ole(content).sheets[0].rows == (("#DIV/0!",),)
    assert read_ole(computed).sheets[0].rows == (("#REF!", "#DIV/0!"),)


def test_only_the_first_of_merged_cells_holds_the_value():
    book = openpyxl.Workbook()
    book.active["A1"] = "November"
    book.active["C2"] = "x"
    book.active.merge_cells("A1:C1")
    sheet = read_zip(saved(book)).sheets[0]
    assert sheet.rows == (("November", None, None), (None, None, "x"))
    assert sheet.merged == ((1, 1, 1, 3),)


def test_merged_cells_of_an_xls_are_told():
    book = xlwt.Workbook()
    book.add_sheet("Plan").write_merge(1, 3, 0, 0, "November")
    assert read_ole(saved(book)).sheets[0].merged == ((2, 1, 4, 1),)


def test_merged_cells_of_an_ods_are_told():
    content = patched(
        ods([["a"], ["b", "c"]]),
        "content.xml",
        lambda xml: xml.replace(
            b"<table:table-cell", b'<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="1"', 1
        ),
    )
    assert read_zip(content).sheets[0].merged == ((1, 1, 2, 1),)


def test_a_claim_of_a_million_rows_is_not_believed():
    content = patched(xlsx([["a"], ["b"]]), change=lambda xml: xml.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"'))
    sheet = read_zip(content).sheets[0]
    assert (sheet.rows, sheet.truncated) == ((("a",), ("b",)), False)


def test_a_format_in_the_last_cell_is_no_content():
    sheet = read_zip(with_rows(b'<row r="1048576"><c r="XFD1048576" s="0"/></row>')).sheets[0]
    assert (len(sheet.rows), sheet.width) == (2, 2)


def test_a_value_in_the_last_row_is_left_out_and_counted():
    sheet = read_zip(with_rows(b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>')).sheets[0]
    assert (len(sheet.rows), sheet.rows_left_out, sheet.truncated) == (2, 1, True)


def test_the_limit_of_rows_holds_for_all_sheets_together(monkeypatch):
    monkeypatch.setattr(rectangle, "MOST_ROWS", 3)
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet()):
        for row in range(2):
            sheet.append([row])
    assert [(len(sheet.rows), sheet.rows_left_out) for sheet in read_zip(saved(book)).sheets] == [(2, 0), (1, 1)]


def test_columns_beyond_the_limit_are_counted():
    sheet = read_zip(xlsx([range(405)])).sheets[0]
    assert (sheet.width, sheet.columns_left_out) == (400, 5)


def test_macros_are_noticed_and_left_shut():
    assert read_zip(patched(xlsx([["a"]]), xl__vbaProject_bin=b"\xd0\xcf")).macros
    assert not read_zip(xlsx([["a"]])).macros


def test_chart_sheets_are_no_sheets():
    book = openpyxl.Workbook()
    book.active["A1"] = "a"
    book.create_chartsheet("Diagramm")
    assert len(read_zip(saved(book)).sheets) == 1


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (compound("EncryptionInfo", "EncryptedPackage"), Refusal.ENCRYPTED),
        (compound("WordDocument"), Refusal.DOCUMENT),
        (compound(), Refusal.BROKEN),
        (compound("Workbook")[:600], Refusal.BROKEN),
        (xls([["a"]]).replace(b"\xe1\x00\x02\x00\xb0\x04", b"\x2f\x00\x02\x00\x00\x00"), Refusal.ENCRYPTED),  # FILEPASS
        (xls([[]]), Refusal.EMPTY),
    ],
)
def test_other_compound_files_are_refused(content, refusal):
    with pytest.raises(Unreadable) as refused:
        read_ole(content)
    assert refused.value.code is refusal


def test_sectors_that_run_in_a_circle_are_refused():
    content = bytearray(xls([["a"]]))
    fat = int.from_bytes(content[76:80], "little") * 512 + 512
    content[fat : fat + 4] = (0).to_bytes(4, "little")  # the first sector leads to itself
    with pytest.raises(Unreadable):
        read_ole(bytes(content))
