"""The year: what each channel kept, plans and misses week by week."""

from datetime import date, time

import pytest

from planner import db
from planner.domain.gap import Severity
from planner.domain.plan import Readiness
from planner.models import Channel, Workspace
from planner.models.pause import pause
from planner.reports.year import ChannelWeek, WeekState, Year, year_of
from tests import make
from tests.make import MONDAY

TODAY = date(2026, 11, 25)


@pytest.fixture
def workspace(session: db.PlanSession) -> Workspace:
    return make.workspace(session)


@pytest.fixture
def linkedin(session: db.PlanSession, workspace: Workspace) -> Channel:
    """Promises every Wednesday and Friday at nine, since two weeks ago."""
    channel = make.channel(session, workspace)
    channel.start_cadence("Wed,Fri 09:00", date(2026, 11, 9), by=None)
    return channel


def shown(session: db.PlanSession, workspace: Workspace, number: int = 2026, **only: object) -> Year:
    session.flush()
    return year_of(session, workspace, number, TODAY, **only)


def week(year: Year, number: int, row: int = 0) -> ChannelWeek:
    return year.rows[row].weeks[number - 1]


@pytest.mark.parametrize(("number", "weeks"), [(2026, 53), (2027, 52)])
def test_it_has_the_weeks_of_its_iso_year_under_its_months(session, workspace, linkedin, number, weeks):
    year = shown(session, workspace, number)
    assert len(year.weeks) == len(year.rows[0].weeks) == sum(n for _, n in year.months) == weeks
    assert len(year.months) == 12


def test_a_week_before_any_promise_holds_nothing(session, workspace, linkedin):
    assert week(shown(session, workspace), 45) == ChannelWeek()
    assert ChannelWeek().state is WeekState.NONE


def test_what_was_published_is_kept_and_what_was_not_is_missing(session, workspace, linkedin):
    make.post(session, linkedin, day=date(2026, 11, 11), time=time(9), readiness=Readiness.PUBLISHED)
    make.post(session, linkedin, day=date(2026, 11, 13), time=time(9), readiness=Readiness.DRAFT)
    assert week(shown(session, workspace), 46) == ChannelWeek(kept=1, missing=1, severity=Severity.PAST)


def test_a_week_is_kept_when_all_of_it_was(session, workspace, linkedin):
    for day in (18, 20):
        make.post(session, linkedin, day=date(2026, 11, day), time=time(9), readiness=Readiness.PUBLISHED)
    assert week(shown(session, workspace), 47).state is WeekState.KEPT


def test_a_filled_week_to_come_is_planned_and_an_empty_one_a_gap(session, workspace, linkedin):
    for day in (2, 4):
        make.post(session, linkedin, day=date(2026, 12, day), time=time(9))
    year = shown(session, workspace)
    assert week(year, 49) == ChannelWeek(planned=2)
    assert week(year, 50) == ChannelWeek(missing=2, severity=Severity.OPEN)
    assert [week(year, number).state for number in (49, 50)] == [WeekState.PLANNED, WeekState.GAP]


def test_a_pause_is_no_gap(session, workspace, linkedin):
    pause(session, workspace.id, linkedin, date(2026, 12, 7), date(2026, 12, 13), "Umbau", by=None)
    assert week(shown(session, workspace), 50) == ChannelWeek(paused=2)
    assert ChannelWeek(paused=2).state is WeekState.PAUSED


def test_of_a_quota_of_the_month_posts_count_for_their_week_and_the_rest_for_the_last(session, workspace):
    blog = make.channel(session, workspace, "blog")
    blog.start_cadence("3/month", date(2026, 12, 1), by=None)
    make.post(session, blog, day=date(2026, 12, 8))
    year = shown(session, workspace)
    assert (week(year, 50), week(year, 51)) == (ChannelWeek(planned=1), ChannelWeek())
    assert week(year, 53) == ChannelWeek(missing=2, severity=Severity.OPEN)


def test_posts_that_nobody_promised_are_counted_apart(session, workspace):
    blog = make.channel(session, workspace, "blog")
    make.post(session, blog, day=MONDAY)
    assert week(shown(session, workspace), 48) == ChannelWeek(extras=1)


def test_only_the_channels_asked_for(session, workspace, linkedin):
    make.channel(session, workspace, "blog", position=1)
    assert [row.channel.slug for row in shown(session, workspace, only=["blog"]).rows] == ["blog"]
