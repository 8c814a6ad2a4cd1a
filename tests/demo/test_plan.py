"""The plan of the demo looks alive, and has its holes, whatever the day."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, func, select

from planner import db
from planner.demo.making import Demo
from planner.domain.continuity import check
from planner.domain.gap import Continuity, Kind
from planner.domain.span import Span, coming
from planner.models import Pause, Post, Workspace
from planner.queries.plan import plan_of
from tests.demo.conftest import WEDNESDAY, workspaces

DAYS = [
    WEDNESDAY,
    date(2026, 12, 23),  # the break begins
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 1, 6),  # a holiday in Bavaria
    date(2027, 3, 28),  # Easter Sunday, summer time begins
    date(2027, 8, 15),  # a Sunday and a holiday
    date(2027, 10, 31),  # summer time ends
    date(2028, 2, 29),
]


def judged(session: db.PlanSession, workspace: Workspace, today: date, span: Span | None = None) -> Continuity:
    span = span or coming(today, 28)
    return check(plan_of(session, workspace, until=span.end), span, today)


def kinds(found: Continuity) -> set[Kind]:
    return {gap.kind for channel in found.channels for gap in channel.gaps} | {gap.kind for gap in found.gaps}


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_every_kind_of_gap_is_there_to_be_seen(make: Callable[..., Demo], sqlite: Engine, today: date):
    make(today)
    session = db.unit(sqlite, reading=True)
    bank, krause = workspaces(session)
    assert kinds(judged(session, bank, today)) == set(Kind)
    assert len(kinds(judged(session, krause, today))) >= 8


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_most_of_what_is_promised_is_planned_and_was_kept(make: Callable[..., Demo], sqlite: Engine, today: date):
    make(today)
    session = db.unit(sqlite, reading=True)
    for workspace in workspaces(session):
        ahead = judged(session, workspace, today).channels
        filled, empty = sum(each.filled for each in ahead), sum(each.empty for each in ahead)
        assert filled > 2 * empty, (workspace.slug, filled, empty)
        past = judged(session, workspace, today, Span(today - timedelta(days=70), today)).channels
        kept = {each.channel: each.adherence for each in past if each.adherence is not None}
        assert sum(ratio > 0.8 for ratio in kept.values()) >= len(kept) - 1, kept


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_it_reaches_ten_weeks_back_and_six_ahead(make: Callable[..., Demo], sqlite: Engine, today: date):
    make(today)
    session = db.unit(sqlite, reading=True)
    for workspace in workspaces(session):
        first, last, n = session.execute(
            select(func.min(Post.day), func.max(Post.day), func.count()).where(Post.workspace_id == workspace.id)
        ).one()
        assert (today - first).days in range(63, 78)
        assert (last - today).days in range(35, 61)
        assert n > 60


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_somebody_has_decided_on_the_christmas_break_and_on_one_of_these_weeks(
    make: Callable[..., Demo], sqlite: Engine, today: date
):
    make(today)
    session = db.unit(sqlite, reading=True)
    for workspace in workspaces(session):
        pauses = session.scalars(select(Pause).where(Pause.workspace_id == workspace.id, Pause.channel_id.is_(None))).all()
        assert all(pause.decided_by for pause in pauses)
        assert any(pause.reason == "Betriebsferien" and pause.last_day >= today for pause in pauses)
        assert any(coming(today, 42).overlaps(pause.first_day, pause.last_day) for pause in pauses)


def test_the_same_day_makes_the_same_plan(make: Callable[..., Demo], sqlite: Engine):
    shown = (Post.uid, Post.day, Post.time, Post.title, Post.text, Post.readiness, Post.person_id, Post.created_at)
    make()
    session = db.unit(sqlite)
    across = {db.ACROSS_WORKSPACES: True}
    first = session.execute(select(*shown).order_by(Post.uid), execution_options=across).all()
    for workspace in workspaces(session):
        session.delete(workspace)
    session.commit()
    make()
    again = db.unit(sqlite, reading=True).execute(select(*shown).order_by(Post.uid), execution_options=across).all()
    assert [row[:6] for row in first] == [row[:6] for row in again]


def test_no_channel_tells_the_same_twice_in_a_short_time_but_for_the_repetition_that_it_shows(
    make: Callable[..., Demo], sqlite: Engine
):
    make()
    session = db.unit(sqlite, reading=True)
    for workspace in workspaces(session):
        posts = session.execute(select(Post.channel_id, Post.title).where(Post.workspace_id == workspace.id)).all()
        assert len(posts) - len(set(posts)) <= 12
