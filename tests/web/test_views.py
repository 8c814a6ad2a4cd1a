"""The views of the plan beside the board: month, week, list and year."""

from datetime import date, time

import pytest

from planner.models import Channel, Workspace
from planner.planning.posts import plan_post
from tests import make


@pytest.mark.parametrize("view", ["month", "week", "list", "year"])
def test_each_view_is_named_and_leads_to_the_others_on_the_same_day(alice, view):
    page = alice.see(f"/w/acme/plan?view={view}&from=2026-12-02&channel=linkedin")
    others = {each for each in ("month", "week", "list", "year") if each != view}
    for other in others:
        assert f"/w/acme/plan?view={other}&from=2026-12-02&channel=linkedin" in page.links


@pytest.mark.parametrize("view", ["month", "week", "list", "year"])
@pytest.mark.parametrize("day", ["2000-01-01", "2099-12-31", "nonsense"])
def test_the_first_and_the_last_day_of_all_are_shown(alice, view, day):
    alice.see(f"/w/acme/plan?view={view}&from={day}")


def test_a_month_shows_whole_weeks_with_gaps_pauses_holidays_and_absences(alice):
    text = alice.see("/w/acme/plan?view=month&from=2026-12-15").text
    assert "Week 49" in text
    assert "Week 53" in text
    assert "1 Dec" in text
    for words in ("Pause: Betriebsferien", "Betriebsausflug", "Bob Adler Tue–Fri", "9:00 BA LinkedIn empty"):
        assert words in text


def test_every_post_of_a_day_is_there(alice, acme, unit):
    session = unit()
    linkedin = session.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == "linkedin").one()
    for hour in range(12):
        plan_post(session, linkedin, by=None, day=date(2026, 12, 2), time=time(hour + 5), title=f"Nummer {hour}.")
    session.commit()
    for view in ("month", "week", "list"):
        text = alice.see(f"/w/acme/plan?view={view}&from=2026-12-02").text
        assert all(f"Nummer {hour}." in text for hour in range(12)), view


def test_a_week_has_the_hours_in_use_at_least_the_usual_ones(alice, acme, unit):
    session = unit()
    linkedin = session.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == "linkedin").one()
    plan_post(session, linkedin, by=None, day=date(2026, 12, 2), time=time(21, 30), title="Spät")
    session.commit()
    html = alice.see("/w/acme/plan?view=week&from=2026-12-02").html
    assert [f'data-time="{hour:02d}:00"' in html for hour in (7, 8, 17, 21, 22)] == [False, True, True, True, False]


def test_a_list_can_be_read_aloud(alice):
    text = alice.see("/w/acme/plan?view=list&from=2026-11-25").text.replace(" :", ":").replace(" ,", ",")
    assert "Wednesday, 25 November · today" in text
    assert "9:00 LinkedIn: Azubi-Woche, draft" in text
    assert "9:00 LinkedIn: no post, critical, Bob Adler" in text
    assert "Sat 28 Nov – Sun 29 Nov: nothing" in text


def test_a_year_says_of_each_week_what_is_missing(alice):
    html = alice.see("/w/acme/plan?view=year").html
    assert 'title="Week 49: 2 of 2 missing' in html
    assert 'title="Week 52: 1 of 1 missing, open, 1 paused"' in html
    assert 'title="Week 40: nothing promised"' in html
    assert "/w/acme/plan?from=2026-11-30#ch-linkedin" in html


def test_who_may_not_write_finds_nothing_to_take_hold_of(visit, acme):
    for view in ("month", "week", "list"):
        html = visit("viewer@example.org").see(f"/w/acme/plan?view={view}").html
        assert "data-version" not in html
        assert "data-day" not in html


@pytest.mark.parametrize("view", ["month", "week", "list", "year"])
def test_three_channels_ask_the_database_no_more_than_one(alice, acme, unit, sqlite, questions, view):
    with questions(sqlite) as one:
        alice.see(f"/w/acme/plan?view={view}")
    session = unit()
    workspace = session.query(Workspace).filter_by(slug="acme").one()
    for slug in ("blog", "xing"):
        channel = make.channel(session, workspace, slug)
        plan_post(session, channel, by=None, day=date(2026, 11, 26), title=slug)
    session.commit()
    with questions(sqlite) as three:
        alice.see(f"/w/acme/plan?view={view}")
    assert len(three) == len(one) <= 12
