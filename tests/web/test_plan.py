"""The page of the plan."""

from datetime import date

import pytest

from planner.models import Channel, Post, Workspace
from planner.planning.posts import plan_post
from tests import make


def test_the_address_of_a_workspace_is_that_of_its_plan(alice):
    assert alice.get("/w/acme").location == "/w/acme/plan"


def test_gaps_are_said_first(alice):
    text = alice.see("/w/acme/plan").text
    assert "3 critical gaps" in text
    assert "Next: LinkedIn Wed 25 Nov: no post – Bob Adler" in text


def test_an_empty_slot_leads_to_where_it_is_filled_and_an_empty_day_to_a_new_post(alice):
    links = alice.see("/w/acme/plan").links
    assert "/w/acme/slots/2026-11-27?channel=linkedin&time=09:00" in links
    assert "/w/acme/posts/new?channel=linkedin&day=2026-11-26" in links


def test_scripts_find_posts_and_cells_by_their_attributes(alice, acme, visit):
    page = alice.get("/w/acme/plan").text
    assert (
        f'<a id="p{acme.post_id}" class="post draft" href="/w/acme/posts/{acme.post_id}" data-version="1" data-time="09:00">'
        in page
    )
    assert '<td data-day="2026-11-23" data-channel="linkedin">' in page
    assert '<tbody id="ch-linkedin">' in page


def test_a_change_is_seen_by_whoever_looks_again(alice, acme, unit):
    alice.see("/w/acme/plan")
    session = unit()
    session.query(Post).filter(Post.workspace_id > 0, Post.id == acme.post_id).one().edit(by=None, title="Messe in Ulm")
    session.commit()
    assert "Messe in Ulm" in alice.see("/w/acme/plan").text


def test_who_may_not_write_gets_no_links_to_write(visit, acme):
    viewer = visit("viewer@example.org")
    page = viewer.see("/w/acme/plan")
    assert "empty" in page.text
    assert not [link for link in page.links if "/posts/new" in link or "/slots/" in link]
    assert "data-day" not in page.html
    assert "data-version" not in page.html


DAYS = [
    ("2026-12-02", "Week 49 – Week 52"),
    ("2026-11-23", "Week 48 – Week 51"),
    ("2027-01-01", "Week 53 – Week 3"),
    ("gestern", "Week 48 – Week 51"),
    ("9999-12-31", "Week 48 – Week 51"),
    ("0001-01-01", "Week 48 – Week 51"),
    ("2026-11-31", "Week 48 – Week 51"),
    ("", "Week 48 – Week 51"),
]


@pytest.mark.parametrize(("day", "weeks"), DAYS)
def test_any_day_shows_its_week_and_three_more(alice, day, weeks):
    assert weeks in alice.see(f"/w/acme/plan?from={day}").text


@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31"])
def test_the_first_and_the_last_day_of_all_are_shown(alice, day):
    alice.see(f"/w/acme/plan?from={day}")


def test_it_steps_by_a_week_and_by_four(alice):
    links = alice.see("/w/acme/plan?from=2026-11-25").links
    days = ("2026-10-26", "2026-11-16", "2026-11-30", "2026-12-21")
    assert all(f"/w/acme/plan?from={day}" in links for day in days)


@pytest.mark.parametrize("view", ["nonsense", "", "Board"])
def test_a_view_that_there_is_not_is_the_board(alice, view):
    assert '<table class="board">' in alice.see(f"/w/acme/plan?view={view}").html


ASKED = ["", "view=month", "view=week", "view=list", "view=year", "behind=school&behind=bridge&behind=awareness&person=none"]


@pytest.mark.parametrize("query", ASKED)
def test_no_view_asks_the_database_more_than_twelve_times(alice, sqlite, questions, query):
    with questions(sqlite) as asked:
        alice.see(f"/w/acme/plan?{query}" if query else "/w/acme/plan")
    assert len(asked) <= 12


def test_what_somebody_wrote_is_text_and_nothing_else(alice, acme, unit):
    session = unit()
    channel = session.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == "linkedin").one()
    plan_post(session, channel, by=None, day=make.MONDAY, title="<img src=x onerror=alert(1)>\"'", format="<b>")
    session.commit()
    html = alice.get("/w/acme/plan").text
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html


def test_a_pause_a_holiday_and_an_absence_are_seen(alice):
    text = alice.see("/w/acme/plan?from=2026-12-07").text
    assert "Pause: Betriebsferien" in text
    assert "Betriebsausflug" in text
    assert "Absent Bob Adler" in alice.see("/w/acme/plan").text


def test_three_channels_ask_the_database_no_more_than_one(alice, acme, unit, sqlite, questions):
    with questions(sqlite) as one:
        alice.see("/w/acme/plan")
    session = unit()
    workspace = session.query(Workspace).filter_by(slug="acme").one()
    for slug in ("blog", "xing"):
        channel = make.channel(session, workspace, slug)
        plan_post(session, channel, by=None, day=date(2026, 12, 1), title=slug)
    session.commit()
    with questions(sqlite) as three:
        alice.see("/w/acme/plan")
    assert len(three) == len(one) <= 12
