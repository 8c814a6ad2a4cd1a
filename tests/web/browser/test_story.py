"""The main job from the first page on: a sheet comes in, a gap shows, a topic fills it, a calendar and the report tell of it."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from openpyxl import Workbook
from playwright.sync_api import Page, expect

PASSWORD = "correct horse battery staple"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Four posts on LinkedIn, a title above them, and a topic without a date."""
    book = Workbook()
    rows = book.active
    rows.title = "Dezember"
    rows.append(["Redaktionsplan Sanitär Krause"])
    rows.append([])
    rows.append(["Datum", "Kanal", "Thema", "Status"])
    for day, title in ((2, "Frostschutz"), (4, "Azubi gesucht"), (9, "Notdienst"), (11, "Wärmepumpe")):
        rows.append([date(2026, 12, day), "LinkedIn", title, "freigegeben"])
    rows.append([None, None, "Heizung entlüften", None])
    path = tmp_path / "plan.xlsx"
    book.save(path)
    return path


def test_from_the_set_up_to_the_report(browse, sheet: Path):
    page: Page = browse(locale="en-GB")
    set_up(page)
    import_sheet(page, sheet)
    set_cadence(page, "Wed,Fri 09:00")
    see_the_gap(page)
    put_topic_into_slot(page)
    assert "Heizung entlüften" in fetched_from_a_new_feed(page)
    see_the_report(page)


def set_up(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Name of the workspace").fill("Sanitär Krause")
    page.get_by_label("Your name").fill("Kim Schäfer")
    page.get_by_label("E-mail address").fill("kim@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()


def import_sheet(page: Page, sheet: Path) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Import").click()
    page.get_by_label("File").set_input_files(sheet)
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_text("Nothing is imported yet.")).to_be_visible()
    expect(page.get_by_text("Heizung entlüften").first).to_be_visible()
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_text("Opened channels: LinkedIn")).to_be_visible()


def set_cadence(page: Page, words: str) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Channels").click()
    page.get_by_role("link", name="LinkedIn").click()
    page.get_by_role("link", name="Set cadence").click()
    page.get_by_label("Cadence", exact=True).fill(words)
    page.get_by_role("button", name="Show what it does").click()
    expect(page.locator(".look")).to_contain_text("Wed 25 Nov 9:00")
    page.get_by_role("button", name="Set cadence").click()
    expect(page.get_by_role("status")).to_contain_text("LinkedIn has a new cadence.")


def see_the_gap(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Plan").click()
    expect(page.get_by_role("heading", name="critical gap")).to_be_visible()
    expect(page.get_by_role("region", name="Board")).to_contain_text("empty")
    expect(page.get_by_role("region", name="Board")).to_contain_text("Frostschutz")


def put_topic_into_slot(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Topics").click()
    page.get_by_role("listitem").filter(has_text="Heizung entlüften").get_by_role("link", name="Fill a slot").click()
    page.get_by_role("button", name="Fill LinkedIn, Fri 27 Nov").click()
    expect(page.get_by_role("status")).to_contain_text("“Heizung entlüften” is planned for Fri 27 Nov on LinkedIn.")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Plan").click()
    expect(page.get_by_role("region", name="Board").get_by_role("link", name="Heizung entlüften")).to_be_visible()


def fetched_from_a_new_feed(page: Page) -> str:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Feeds").click()
    page.get_by_role("link", name="Make the first one").click()
    page.get_by_label("The whole plan").check()
    page.get_by_role("button", name="Make calendar").click()
    address = page.get_by_label("Secret address").input_value()
    response = page.request.get(address[address.index("/feed/") :])
    assert (response.status, response.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return " ".join(str(event["summary"]) for event in Calendar.from_ical(response.body()).walk("VEVENT"))


def see_the_report(page: Page) -> None:
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Report").click()
    page.get_by_role("link", name="Report of Week 48").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("LinkedIn")
    with page.expect_download() as started:
        page.get_by_role("link", name="Excel").click()
    assert Path(started.value.path()).read_bytes().startswith(b"PK")
