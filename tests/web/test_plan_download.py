"""The view of the plan as a workbook, and the way back."""

from io import BytesIO

import openpyxl
import pytest

from planner.domain.plan import Readiness
from planner.models import Channel, Post
from tests import make
from tests.web.test_imports import upload


def workbook(visitor, query=""):
    response = visitor.get(f"/w/acme/plan.xlsx{query}")
    assert response.status_code == 200
    return response


def sheet(response, number=0):
    book = openpyxl.load_workbook(BytesIO(response.data))
    return [list(row) for row in book.worksheets[number].iter_rows(values_only=True)]


@pytest.fixture
def planned(acme, unit):
    session = unit()
    linkedin = session.query(Channel).filter(Channel.workspace_id > 0, Channel.id == acme.channel_id).one()
    make.post(session, linkedin, make.MONDAY, "=1+1", readiness=Readiness.REVIEW, format="Video", pillar="Ratgeber")
    session.commit()
    return acme


def test_it_holds_posts_and_empty_slots_with_what_is_missing(alice, planned):
    head, *rows = sheet(workbook(alice, "?weeks=2"))
    assert head[:7] == ["Week", "Date", "Weekday", "Time", "Channel", "Title", "Status"]
    found = [(f"{row[1]:%m-%d}", row[4], row[5], row[6], row[11]) for row in rows]
    assert found == [
        ("11-23", "LinkedIn", "Azubi-Woche", "draft", None),
        ("11-23", "LinkedIn", "'=1+1", "in review", None),
        ("11-25", "LinkedIn", None, None, "empty, critical"),
        ("11-27", "LinkedIn", None, None, "empty, critical"),
        ("12-02", "LinkedIn", None, None, "empty, open"),
        ("12-04", "LinkedIn", None, None, "empty, open"),
    ]


def test_the_board_hangs_on_the_wall_as_a_grid(alice, planned):
    head, row = sheet(workbook(alice, "?weeks=2"), 1)
    assert (head[:2], row[:2]) == (["Channel", "Week 48 Mon 23 Nov"], ["LinkedIn", "9:00 Azubi-Woche\n=1+1"])
    assert row[3] == "[9:00 empty]"


@pytest.mark.parametrize(("query", "titles"), [("", 2), ("?q=azubi", 1), ("?view=month&readiness=review", 1), ("?view=year", 2)])
def test_it_shows_what_the_view_shows(alice, planned, query, titles):
    response = workbook(alice, query)
    assert sum(row[5] is not None for row in sheet(response)[1:]) == titles
    assert len(openpyxl.load_workbook(BytesIO(response.data)).worksheets) == (1 if "view" in query else 2)


def test_what_comes_back_changes_nothing(alice, planned, unit):
    before = [(post.id, post.version) for post in unit().query(Post).filter(Post.workspace_id == 1)]
    preview = upload(alice, workbook(alice).data, "plan.xlsx")
    assert "2 unchanged 8 left out" in alice.see(preview).text
    alice.submit(preview, do="import")
    assert [(post.id, post.version) for post in unit().query(Post).filter(Post.workspace_id == 1)] == before


def test_another_workspace_takes_in_the_posts_and_no_empty_slot(alice, charlie, planned):
    response = charlie.submit("/w/rival/import", "/w/rival/import/files", file=(BytesIO(workbook(alice).data), "plan.xlsx"))
    assert "2 new 8 left out" in charlie.see(response.location).text
