"""Reports are kept as they were when first asked for."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select

from planner import db
from planner.domain.span import Week
from planner.models import Channel, Post, Report
from planner.models.pause import pause
from planner.reports.kept import kept_weeks, report_as_of, report_of, week_named
from planner.wording import Refusal
from tests import make
from tests.reports.acme import MONDAY, acme, after

WEEK = Week(2026, 48)


def asked(engine: Engine, workspace, week: Week = WEEK, today=MONDAY):
    return report_of(db.unit(engine, reading=True), workspace, week, today)


def rows(engine: Engine, workspace) -> int:
    count = select(func.count()).select_from(Report).where(Report.workspace_id == workspace.id)
    return db.unit(engine, reading=True).scalar(count)


@pytest.fixture
def workspace(engine: Engine):
    session = db.unit(engine)
    made = acme(session)
    session.commit()
    return made


def test_a_report_stays_as_it_was_when_the_plan_changes(engine: Engine, workspace):
    first = asked(engine, workspace)
    session = db.unit(engine)
    for post in session.scalars(select(Post).where(Post.workspace_id == workspace.id)):
        post.cancel(by=None)
    session.scalars(select(Channel).where(Channel.workspace_id == workspace.id)).first().name = "Anders"
    session.commit()
    assert asked(engine, workspace, today=after(30)) == first
    assert report_as_of(db.unit(engine, reading=True), workspace, MONDAY) != first.report


def test_a_report_is_kept_once(engine: Engine, workspace):
    moments = {asked(engine, workspace, today=after(days)).kept_at for days in (0, 3, 100)}
    assert len(moments) == 1
    assert None not in moments
    assert rows(engine, workspace) == 1


def test_two_that_ask_at_once_agree_on_one(sqlite: Engine):
    session = db.unit(sqlite)
    made = acme(session)
    session.commit()
    late = db.PlanSession(bind=sqlite)  # has looked, and found none yet
    late.connection(execution_options={"reading": True})
    late.scalar(select(Report).where(Report.workspace_id == made.id))
    first = asked(sqlite, made)
    other = db.unit(sqlite)
    make.post(other, other.scalars(select(Channel).where(Channel.workspace_id == made.id)).first(), after(2))
    other.commit()
    assert report_of(late, made, WEEK, MONDAY) == first
    late.close()


@pytest.mark.parametrize(("days", "is_kept"), [(-1, False), (0, True), (6, True), (400, True)])
def test_a_report_is_kept_from_the_monday_of_its_week_on(sqlite: Engine, days: int, is_kept: bool):
    session = db.unit(sqlite)
    made = acme(session)
    session.commit()
    answer = asked(sqlite, made, today=after(days))
    assert (answer.kept_at is not None) == is_kept
    assert rows(sqlite, made) == is_kept
    assert answer.report.today == MONDAY


def test_kept_weeks_stand_with_their_findings_the_newest_first(engine: Engine, workspace):
    for week in (WEEK, Week(2026, 46), Week(2026, 53)):
        asked(engine, workspace, week, today=after(60))
    kept = kept_weeks(db.unit(engine, reading=True), workspace.id)
    assert [str(entry.week) for entry in kept] == ["2026-W53", "2026-W48", "2026-W46"]
    assert kept[1].headline == asked(engine, workspace).report.headline


def test_a_workspace_sees_its_own_reports_only(engine: Engine, workspace):
    asked(engine, workspace)
    session = db.unit(engine)
    other = make.workspace(session, "charlie")
    session.commit()
    assert kept_weeks(session, other.id) == []
    assert asked(engine, other).report.channels == ()


@pytest.mark.parametrize("text", ["2026-W48", "2026-W53", "2020-W53", "2000-W01", "2027-W52"])
def test_a_week_is_named_by_its_iso_year_and_number(text: str):
    assert str(week_named(text, MONDAY)) == text


@pytest.mark.parametrize(
    "text", ["2025-W53", "2026-W00", "2026-W54", "2026-48", "2026-W8", "W48", "", "2026-W4٨", "1999-W52", "2028-W01", "9999-W52"]
)
def test_a_week_that_does_not_exist_or_is_far_away_is_refused(text: str):
    with pytest.raises(Refusal):
        week_named(text, MONDAY)


@pytest.mark.parametrize(
    ("week", "monday", "week_before"),
    [("2026-W53", "2026-12-28", "2026-W52"), ("2027-W01", "2027-01-04", "2026-W53"), ("2021-W01", "2021-01-04", "2020-W53")],
)
def test_weeks_at_the_turn_of_the_year(sqlite: Engine, week: str, monday: str, week_before: str):
    session = db.unit(sqlite)
    report = asked(sqlite, acme_committed(session), Week.parse(week), after(365)).report
    assert (report.today.isoformat(), str(report.week), str(report.last_week)) == (monday, week, week_before)
    assert report.span.end - report.today == timedelta(days=28)


def acme_committed(session):
    made = acme(session)
    session.commit()
    return made


def test_a_kept_report_is_read_with_one_question(sqlite: Engine, questions):
    made = acme_committed(db.unit(sqlite))
    asked(sqlite, made)
    with questions(sqlite) as found:
        asked(sqlite, made)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("first", "last", "is_shown"), [(-9, -8, False), (-9, -7, True), (27, 40, True), (28, 40, False), (-60, 60, True)]
)
def test_pauses_of_the_days_shown_are_told(sqlite: Engine, first: int, last: int, is_shown: bool):
    session = db.unit(sqlite)
    made = make.workspace(session)
    pause(session, made.id, None, after(first), after(last), "Umbau", by=None)
    told = report_as_of(session, made, MONDAY).pauses
    assert [(entry.channel, entry.reason, entry.decided_by) for entry in told] == [(None, "Umbau", None)] * is_shown


def test_gathering_asks_as_many_questions_for_three_channels_as_for_one(sqlite: Engine, questions):
    session = db.unit(sqlite)
    made = make.workspace(session)
    make.post(session, make.channel(session, made), MONDAY)
    session.commit()
    with questions(sqlite) as few:
        report_as_of(db.unit(sqlite, reading=True), made, MONDAY)
    session = db.unit(sqlite)
    for slug in ("blog", "print"):
        make.post(session, make.channel(session, made, slug), MONDAY)
    session.commit()
    with questions(sqlite) as many:
        report_as_of(db.unit(sqlite, reading=True), made, MONDAY)
    assert len(few) == len(many) <= 20
