"""A messy workbook comes in, by mouse and eye: every step is accessible, and no wider than a phone."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.web.browser import axe

PHONE = {"width": 360, "height": 780}
ROWS = [
    ["Redaktionsplan Herbst"],
    [],
    ["Datum", "Kanal", "Thema", "Text", "Status", "Wer"],
    ["13/10/2026", "LinkedIn", "Herbstmode", "Neue Farben", "fertig", "Bob Adler"],
    [date(2026, 5, 10), "LinkedIn, TikTok", "Herbstferien", "", "in Arbeit", "Max Fremd"],
    ["31/02/2026", "LinkedIn", "Unmöglich", "", "", ""],
    [None, "LinkedIn", "Jubiläum", "", "", ""],
]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "herbst.xlsx")
    return tmp_path / "herbst.xlsx"


def is_for_everybody(page: Page) -> None:
    assert axe.faults(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe.faults(page, axe.CONTRAST) == []
    page.emulate_media(color_scheme="light")
    wide = page.viewport_size
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size(wide or PHONE)


def test_a_workbook_is_looked_at_decided_about_taken_in_and_taken_back(
    acme: SimpleNamespace, browse: Callable[..., Page], workbook: Path
):
    page = browse("alice@example.org", language="de", viewport={"width": 1280, "height": 900})
    page.goto("/w/acme/import")
    page.set_input_files("input[type=file]", workbook)
    page.get_by_role("button", name="Datei ansehen").click()
    expect(page.get_by_text("vermutlich Tag und Monat vertauscht").first).to_be_visible()
    is_for_everybody(page)
    page.get_by_label("der Tag steht zuerst").check()
    page.get_by_label("TikTok").select_option("")
    page.get_by_role("button", name="Importieren").click()
    expect(page.get_by_text("Importiert ist noch nichts")).to_be_visible()
    expect(page.get_by_role("cell", name="5. Okt. 2026").first).to_be_visible()
    page.get_by_role("button", name="Importieren").click()
    expect(page.get_by_text("„herbst.xlsx“ ist importiert.")).to_be_visible()
    is_for_everybody(page)
    page.get_by_role("link", name="Zurücknehmen").click()
    expect(page.get_by_role("button", name="Zurücknehmen")).to_be_visible()
    is_for_everybody(page)
    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text("Der Import ist zurückgenommen.")).to_be_visible()
