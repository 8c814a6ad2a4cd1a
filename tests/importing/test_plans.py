"""From real files to rows: what teams keep in workbooks and csv files, read as users hand them over."""

import io
from datetime import date, time
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from planner.domain.found import Code, Found, Outcome
from planner.domain.plan import Readiness
from planner.importing.read import Options, recognise
from planner.importing.sandbox import read_file
from tests.importing.made import CHANNELS, PEOPLE, TODAY, codes, shorts


def read(name: str, content: bytes, **options: object) -> Found:
    values = {"known_channels": CHANNELS, "known_people": PEOPLE, **options}
    return recognise(read_file(name, content, today=TODAY), file_name=name, today=TODAY, options=Options(**values))


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write(sheet: Worksheet, *rows: list[object], top: int = 1) -> None:
    for number, row in enumerate(rows, top):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)


def test_a_workbook_as_a_team_has_used_it_for_years():
    book = openpyxl.Workbook()
    may = book.active
    may.title = "Mai 26"
    may["A1"] = "Redaktionsplan Bank am See"
    may.merge_cells("A1:H1")
    header = ["Datum", "Tag", "Uhrzeit", "Kanal", "Thema", "Text", "Status", "Wer", "Bemerkung"]
    write(may, header, [date(2026, 5, 4), "Mo", time(9), "IG + FB", "Rezept", "Suppe", "✅ freigegeben", "Kim", "Foto da"], top=4)
    write(
        may,
        [None, None, "17 Uhr", "Blog", "Herbst", None, "Entwurf", "Lee Otto"],
        ["KW 20"],
        ["11.05.", "Mo", None, "LI", "Stelle"],
        top=6,
    )
    may.merge_cells("A5:A6")
    may["J30"] = "Legende"
    june = book.create_sheet("Juni 26")
    write(june, header[:5], ["1.6.", "Mo", None, "Insta", "Sommer"], ["31.6.", "Mi", None, "FB", "Unmöglich"])
    lists = book.create_sheet("Listen")
    lists.sheet_state = "hidden"
    write(lists, ["Kanal", "Status"], ["Instagram", "offen"])
    found = read("Redaktionsplan.xlsx", saved(book))
    assert shorts(found) == [
        ("2026-05-04", "instagram+facebook", "Rezept"),
        ("2026-05-04", "blog", "Herbst"),
        ("2026-05-11", "linkedin", "Stelle"),
        ("2026-06-01", "instagram", "Sommer"),
        (None, "facebook", "Unmöglich"),
    ]
    first = found.rows[0]
    assert (first.row, first.time, first.readiness, first.person) == (5, time(9), Readiness.APPROVED, "kim@example.org")
    assert (found.rows[1].time, found.rows[4].reason) == (time(17), Code.IMPOSSIBLE_DATE)
    assert set(codes(found)) == {Code.ASSUMED_YEAR, Code.IMPOSSIBLE_DATE}


def test_a_workbook_of_the_1904_system():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    write(book.active, ["Datum", "Kanal", "Thema"], [date(2026, 11, 24), "IG", "Rezept"])
    assert shorts(read("plan.xlsx", saved(book))) == [("2026-11-24", "instagram", "Rezept")]


def test_days_that_the_program_turned_round():
    book = openpyxl.Workbook()
    rows = [[date(2024, day, 10) if day <= 12 else f"{day}/10/2024", "IG", f"Thema {day}"] for day in range(1, 32)]
    write(book.active, ["Date", "Channel", "Title"], *rows)
    found = read("plan.xlsx", saved(book))
    assert (found.count(Outcome.FAILED), found.count(Outcome.TO_IMPORT), len(found.decisions)) == (11, 20, 1)
    decided = read("plan.xlsx", saved(book), day_first=True)
    assert [row.day for row in decided.rows] == [date(2024, 10, day) for day in range(1, 32)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_csv_of_any_kind(encoding: str, delimiter: str):
    rows = [
        ["Datum", "Kanal", "Thema", "Zuständig"],
        ["24.11.2026", "IG", "Äpfel", "Kim Schäfer"],
        ["25.11.2026", "Blog", "Öl", ""],
    ]
    found = read("plan.csv", "\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    assert shorts(found) == [("2026-11-24", "instagram", "Äpfel"), ("2026-11-25", "blog", "Öl")]
    assert found.rows[0].person == "kim@example.org"


def test_noise_is_no_plan():
    text = "\n".join(";".join(str((row * 7919 + column * 104729) % 100_003) for column in range(12)) for row in range(5_000))
    found = read("noise.csv", text.encode())
    assert (found.rows, codes(found)) == ((), [Code.NOT_A_PLAN])


def test_an_editorial_calendar_of_a_blog(samples: Path):
    content = (samples / "plans/kaschimer_editorial-calendar.csv").read_bytes()
    found = read("kaschimer_editorial-calendar.csv", content, default_channel="blog")
    assert (len(found.rows), found.count(Outcome.TO_IMPORT), found.notes) == (157, 157, ())
    assert [row.readiness for row in found.rows].count(Readiness.PUBLISHED) == 61
    assert all(row.identity == row.file for row in found.rows)


@pytest.mark.parametrize(
    ("name", "posts"), [("rust_main", 386), ("homebrew", 45), ("rust_inside", 364), ("codeforde_blog", 226), ("kaschimer", 291)]
)
def test_the_history_of_a_blog(samples: Path, name: str, posts: int):
    content = (samples / f"history/blog_dates_{name}.csv").read_bytes()
    found = read(f"blog_dates_{name}.csv", content, default_channel="blog", published=True)
    assert (found.count(Outcome.TO_IMPORT), len(found.rows), found.notes) == (posts, posts, ())


def test_a_log_of_publications(samples: Path):
    content = (samples / "history/galaxy_social_publication_log.csv").read_bytes()
    found = read("galaxy_social_publication_log.csv", content, published=True)
    assert (len(found.rows), found.count(Outcome.TO_IMPORT), found.count(Outcome.SKIPPED)) == (1047, 966, 81)
    linkedin = sorted(
        row.day
        for row in found.rows
        if row.outcome is Outcome.TO_IMPORT and row.day and row.channels[0].name == "linkedin-galaxyproject"
    )
    assert len(linkedin) == 200
    assert max((after - before).days for before, after in pairwise(linkedin)) == 104
