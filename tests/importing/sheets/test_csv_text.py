"""csv of all kinds: delimiters, encodings, quotes, limits."""

import pytest

from planner.importing.grid import Refusal, Unreadable
from planner.importing.sheets import csv_text
from planner.importing.sheets.csv_text import read_csv
from planner.tables import Table, write_csv

TEXT = "Datum;Titel\r\n24.11.2026;Grüße\r\n"
ROWS = (("Datum", "Titel"), ("24.11.2026", "Grüße"))


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_the_encoding_is_found_and_told(content, encoding):
    workbook = read_csv(content)
    assert (workbook.sheets[0].rows, workbook.encoding, workbook.delimiter) == (ROWS, encoding, ";")


def test_a_chosen_encoding_overrules_the_guess():
    assert read_csv("Titel;Ort\nGrüße;Köln".encode("mac_roman"), "mac_roman").sheets[0].rows[1] == ("Grüße", "Köln")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|", "^", "~"])
def test_the_delimiter_is_found(delimiter):
    text = f"Plan 2026\n\nDatum{delimiter}Kanal{delimiter}Titel\n" + f"1.1.{delimiter}Blog{delimiter}Ein Titel\n" * 3
    workbook = read_csv(text.encode())
    assert workbook.delimiter == delimiter
    assert workbook.sheets[0].rows[-1] == ("1.1.", "Blog", "Ein Titel")


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Datum;Titel\n1.1.;Hund, Katze, Maus\n2.1.;Fisch\n", ";"),
        ("date,title\n2026-01-01,a; b\n2026-01-02,c\n", ","),
        ('date, title\n2026-01-01, "a, b"\n', ","),
        ("Betrag;Titel\n1,5;a\n2,5;b\n", ";"),
        ("Titel\nHund\nKatze\n", None),
        ("Titel\nHund, Katze\nMaus\nFisch\n", None),
        ("sep=#\nDatum#Titel\n", "#"),
    ],
)
def test_commas_in_texts_do_not_mislead(text, delimiter):
    workbook = read_csv(text.encode())
    assert workbook.delimiter == delimiter
    assert {len(row) for row in workbook.sheets[0].rows} == {2 if delimiter else 1}


def test_a_chosen_delimiter_overrules_the_guess():
    assert read_csv(b"a;b:c\n", delimiter=":").sheets[0].rows == (("a;b", "c"),)


def test_rows_have_the_numbers_that_a_spreadsheet_program_shows():
    sheet = read_csv(b'sep=;\n\n\nDatum;Titel\n1.1.;"zwei\nZeilen"\n\n2.1.;b\n').sheets[0]
    assert list(sheet.numbered()) == [
        (4, ("Datum", "Titel")),
        (5, ("1.1.", "zwei\nZeilen")),
        (6, (None, None)),
        (7, ("2.1.", "b")),
    ]


def test_thousands_of_blank_lines_above_do_not_use_up_the_limit():
    assert read_csv(b"\n" * 30_000 + b"a;b").sheets[0].first_row == 30_001


def test_a_formula_is_text_and_named():
    sheet = read_csv(b'Titel;Link\n=HYPERLINK("https://a.example");x\n=> weiter;=-1\n=====;b\n').sheets[0]
    assert sheet.rows[1][0] == '=HYPERLINK("https://a.example")'
    assert sheet.formulas == {(2, 1), (3, 2)}


def test_what_our_own_export_guards_comes_back_unchanged():
    risky = ["=2+2", "+49 30", "-", "@kim", "＝x", "'=x"]
    sheet = read_csv(write_csv(Table("Plan", ["Titel"], [[text] for text in risky]))).sheets[0]
    assert [row[0] for row in sheet.rows[1:]] == risky
    assert sheet.formulas == frozenset()


def test_a_quotation_mark_inside_a_cell_does_no_harm():
    assert read_csv(b'a;b\n"Neu" im Mai;x\n').sheets[0].rows[1] == ("Neu im Mai", "x")


def test_rows_and_columns_beyond_the_limits_are_counted(monkeypatch):
    monkeypatch.setattr(csv_text, "MOST_ROWS", 2)
    monkeypatch.setattr(csv_text, "MOST_COLUMNS", 3)
    sheet = read_csv(b"a;b;c;d;e\nf;g;h;i;j\nk;l\n;\nm;n\n").sheets[0]
    assert sheet.rows == (("a", "b", "c"), ("f", "g", "h"))
    assert (sheet.rows_left_out, sheet.columns_left_out) == (2, 2)


@pytest.mark.parametrize(
    ("content", "refusal", "values"),
    [
        (b'a;b\n1;"offen\n2;c\n', Refusal.OPEN_QUOTE, {"row": 2}),
        (b'a;b\n"c" d;"' + b"x\n" * 80_000, Refusal.OPEN_QUOTE, {"row": 2}),
        (b'a;b\n1;"' + b"x\n" * 80_000, Refusal.OPEN_QUOTE, {"row": 2}),
        (b"a," * 300_000, Refusal.LONG_LINE, {"limit": 500_000}),
        (b"Datum;Titel\n1.1.;a\0b\n", Refusal.NOISE, {}),
        (b"Datum;Titel\n\x81\x8d", Refusal.NOISE, {}),
        (b"abc\x01\x02;\x03\n", Refusal.NOISE, {}),
        (TEXT.encode("utf-16")[:-1], Refusal.NOISE, {}),
        (b"\n;;\n", Refusal.EMPTY, {}),
    ],
)
def test_what_is_no_table_is_refused(content, refusal, values):
    with pytest.raises(Unreadable) as refused:
        read_csv(content)
    assert (refused.value.code, refused.value.values) == (refusal, values)


def test_an_encoding_that_is_not_offered_is_refused():
    with pytest.raises(Unreadable, match="wrong_encoding"):
        read_csv(b"a;b", "punycode")
