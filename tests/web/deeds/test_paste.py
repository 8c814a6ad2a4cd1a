"""Rows pasted from a spreadsheet, onto the board or into the backlog: looked at first, then imported."""

from datetime import UTC, datetime

import pytest
import time_machine
from sqlalchemy import select

from planner.models import Post, Topic, Workspace
from tests import make
from tests.web.pages import Page

PASTE = "/w/acme/import/paste"


@pytest.fixture
def paste(bob):
    """Pastes and takes in; gives the page that showed it first."""

    def pasted(text, **fields):
        sent = bob.post(PASTE, data={"csrf_token": bob.token(), "text": text, **fields})
        assert sent.status_code == 303, Page(sent.text).text
        shown = bob.see(sent.location)
        bob.submit(sent.location, do="import")
        return shown

    return pasted


@pytest.fixture
def posts(unit, acme):
    """Channel, day, time and title of what was pasted."""

    def found():
        rows = select(Post).where(Post.workspace_id == 1, Post.id > acme.foreign_post_id).order_by(Post.day, Post.channel_id)
        return [(p.channel.slug, p.day.isoformat()[5:], p.time and p.time.hour, p.title) for p in unit().scalars(rows)]

    return found


@pytest.fixture
def titles(unit, acme):
    """Of the topics that were pasted."""
    return lambda: list(unit().scalars(select(Topic.title).where(Topic.workspace_id == 1, Topic.id > acme.foreign_topic_id)))


def test_a_column_of_titles_becomes_topics(paste, titles, posts):
    shown = paste("Titel\r\nMesse\r\n\r\nSommerfest 2027\r\n")
    assert "Messe" in shown.text
    assert (titles(), posts()) == (["Messe", "Sommerfest 2027"], [])


def test_a_column_on_a_cell_fills_the_empty_slots_from_there_on(paste, posts):
    paste("Messe\nFest\nTag", channel="linkedin", day="2026-12-01")
    assert posts() == [
        ("linkedin", "12-01", None, "Messe"),
        ("linkedin", "12-02", 9, "Fest"),
        ("linkedin", "12-04", 9, "Tag"),
    ]


def test_a_row_on_a_cell_goes_on_over_the_days(paste, posts):
    paste("Messe\t\tFest", channel="linkedin", day="2026-12-02")
    assert posts() == [("linkedin", "12-02", 9, "Messe"), ("linkedin", "12-04", 9, "Fest")]


def test_further_rows_go_to_the_channels_below_and_then_to_the_backlog(paste, posts, titles, unit):
    session = unit()
    make.channel(session, session.scalar(select(Workspace).where(Workspace.slug == "acme")), "xing", name="Xing", position=1)
    session.commit()
    paste("A eins\tA zwei\nB eins\tB zwei\nC eins\t", channel="linkedin", day="2026-12-02")
    assert [(channel, day, title) for channel, day, _, title in posts()] == [
        ("linkedin", "12-02", "A eins"),
        ("xing", "12-02", "B eins"),
        ("linkedin", "12-03", "A zwei"),
        ("xing", "12-03", "B zwei"),
    ]
    assert "C eins" in titles()


def test_a_plan_in_rows_is_read_as_such_and_belongs_to_the_cell(paste, posts):
    paste("Datum\tTitel\n02.12.2026\tMesse\n03.12.2026\tFest\n", channel="linkedin", day="2026-12-09")
    assert posts() == [("linkedin", "12-02", None, "Messe"), ("linkedin", "12-03", None, "Fest")]


def test_pasting_twice_loses_nothing(paste, titles):
    paste("Messe\nFest")
    with time_machine.travel(datetime(2026, 11, 25, 10, tzinfo=UTC), tick=True):
        shown = paste("Ganz anders\nNoch etwas")
    assert "no longer" not in shown.text
    assert titles() == ["Messe", "Fest", "Ganz anders", "Noch etwas"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"text": "  "}, "Please paste some rows."), ({"text": "Messe", "day": "9999-12-31"}, "A day between 2000 and 2099.")],
)
def test_what_cannot_be_is_said_and_kept(bob, fields, why):
    refused = bob.post(PASTE, data={"csrf_token": bob.token(), "channel": "linkedin", **fields})
    assert (refused.status_code, why in refused.text) == (422, True)
    assert Page(refused.text).form("").fields["text"].strip() == fields["text"].strip()


def test_no_strangers_channel(bob):
    data = {"csrf_token": bob.token(), "text": "Messe", "channel": "secret", "day": "2026-12-02"}
    assert bob.post(PASTE, data=data).status_code == 404
