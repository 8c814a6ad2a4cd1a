"""The pages of the gap report, and their downloads."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pytest
import time_machine
from openpyxl import load_workbook

from planner.models import Channel, Report, User
from tests import make
from tests.reports.acme import acme as small_plan

WEEK = "/w/acme/reports/2026-W48"


@pytest.fixture(autouse=True)
def wednesday():
    """Of week 48, in the morning."""
    with time_machine.travel("2026-11-25 09:00 +0100", tick=False):
        yield


@pytest.fixture
def reader(unit, visit):
    """Alice, who reads the reports of a plan of which every number is known."""
    session = unit()
    small_plan(session)
    session.commit()
    return visit("alice@example.org")


def fill_wednesday(unit) -> None:
    session = unit()
    make.post(session, linkedin(session), date(2026, 11, 25), "Spontan")
    session.commit()


def linkedin(session) -> Channel:
    return session.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == "linkedin").one()


def kept(unit) -> list[Report]:
    return unit().query(Report).filter(Report.workspace_id > 0).all()


def test_a_week_is_kept_when_first_opened_and_stays_as_it_was(reader, visit, unit):
    first = reader.see(WEEK)
    assert first.headings == ["Week 48: 5 gaps, LinkedIn empty on Wed"]
    assert "Made on 25 Nov 2026, 09:00 and unchanged since." in first.text
    fill_wednesday(unit)
    with time_machine.travel("2026-12-24 09:00 +0100"):
        assert visit("alice@example.org").see(WEEK).headings == first.headings
    assert len(kept(unit)) == 1


def test_the_live_gaps_stand_beside_the_kept_ones(reader, unit):
    reader.see(WEEK)
    fill_wednesday(unit)
    page = reader.see(WEEK)
    assert page.headings == ["Week 48: 5 gaps, LinkedIn empty on Wed"]
    assert "Now Wed 25 Nov: 5 gaps, LinkedIn: 1 post not ready yet (idea)" in page.text


def test_a_week_to_come_is_a_preview_and_is_not_kept(reader, unit):
    assert "This is a preview" in reader.see("/w/acme/reports/2026-W49").text
    assert kept(unit) == []


def test_the_list_shows_kept_weeks_with_their_findings(reader):
    assert "None yet." in reader.see("/w/acme/reports").text
    reader.see(WEEK)
    page = reader.see("/w/acme/reports")
    assert "Week 48: 5 gaps, LinkedIn empty on Wed" in page.text
    assert WEEK in page.links


@pytest.mark.parametrize("week", ["2025-W53", "2026-W54", "2026-W00", "1999-W52", "2028-W01", "9999-W52", "2026-48", "now"])
def test_a_week_that_is_none_is_not_found(alice, week: str):
    for twin in ("", ".csv", ".xlsx", ".json"):
        alice.see(f"/w/acme/reports/{week}{twin}", 404)


def test_week_53_has_neighbours(reader, visit):
    with time_machine.travel("2027-01-01 09:00 +0100"):
        links = visit("alice@example.org").see("/w/acme/reports/2026-W53").links
    assert {"/w/acme/reports/2026-W52", "/w/acme/reports/2027-W01"} <= set(links)


def test_the_page_has_its_twins(reader):
    told = json.loads(reader.get(f"{WEEK}.json").data)
    assert (told["format"], told["week"], told["channels"][0]["empty"]) == (1, "2026-W48", 4)
    table = reader.get(f"{WEEK}.csv")
    assert table.headers["Content-Disposition"] == "attachment; filename=acme-2026-W48.csv"
    rows = list(csv.reader(StringIO(table.data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][4] == "KW 48: 5 Lücken, LinkedIn am Mi leer"  # in the workspace's language
    assert load_workbook(BytesIO(reader.get(f"{WEEK}.xlsx").data)).sheetnames[0] == "KW 48"


def test_hostile_names_stay_text(reader, unit):
    session = unit()
    linkedin(session).arrange(by=None, today=make.MONDAY, name="<script>alert(1)</script>")
    session.commit()
    page = reader.see(WEEK)
    assert "<script>alert" not in page.html
    assert page.headings == ["Week 48: 5 gaps, <script>alert(1)</script> empty on Wed"]


def test_a_stranger_finds_nothing(charlie, acme):
    for path in (WEEK, f"{WEEK}.json", "/w/acme/reports"):
        charlie.see(path, 404)


def test_an_empty_workspace_says_so(alice, acme, unit):
    session = unit()
    make.member(session, make.workspace(session, "new"), session.query(User).filter_by(email="alice@example.org").one())
    session.commit()
    page = alice.see("/w/new/reports/2026-W48")
    assert page.headings == ["Week 48: no channel to publish on yet"]
    assert "Nothing is missing." in page.text
