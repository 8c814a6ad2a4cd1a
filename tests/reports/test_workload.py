"""The workload as a picture."""

from datetime import date

import pytest
from sqlalchemy import Engine

from planner import db
from planner.models import Role
from planner.reports.workload import Workload, workload_of
from tests import make


@pytest.fixture
def shown(engine: Engine) -> Workload:
    """Kim has ten hours a week and is away on Monday and Tuesday; Leo's hours are not known."""
    unit = db.unit(engine)
    workspace = make.workspace(unit)
    kim, leo = (
        make.member(unit, workspace, make.user(unit, f"{name}@example.org", name.title()), Role.EDITOR, weekly_hours=hours)
        for name, hours in (("kim", 10.0), ("leo", None))
    )
    kim.be_absent(make.MONDAY, date(2026, 11, 24), by=None)
    channel, free = make.channel(unit, workspace, responsible_id=leo.id), make.channel(unit, workspace, "blog")
    make.post(unit, channel, date(2026, 11, 25), person_id=kim.id, effort_hours=6.5)
    make.post(unit, channel, date(2026, 11, 29), person_id=kim.id)
    make.post(unit, channel, date(2026, 12, 2), effort_hours=4)
    make.post(unit, channel, date(2026, 12, 3), effort_hours=40, cancelled=True)
    make.post(unit, free, date(2026, 12, 4))
    unit.commit()
    return workload_of(db.unit(engine, reading=True), workspace, make.MONDAY)


def test_hours_planned_stand_beside_the_hours_of_the_days_present(shown: Workload):
    week = shown.carriers[0].stints[0]
    assert (week.load.planned, week.load.present, week.away, week.posts, week.unknown) == (6.5, 6.0, 2, 2, 1)


def test_more_to_do_than_hours_is_an_overload(shown: Workload):
    assert [(carrier.person.name, str(stint.load.week)) for carrier, stint in shown.overloads] == [("Kim", "2026-W48")]


def test_who_is_responsible_for_a_channel_carries_its_posts(shown: Workload):
    leo = shown.carriers[1]
    assert [(stint.load.planned, stint.load.present, stint.posts) for stint in leo.stints[:2]] == [(0, None, 0), (4, None, 1)]


def test_posts_of_nobody_are_counted(shown: Workload):
    assert shown.nobody == (0, 1, 0, 0, 0, 0, 0, 0)


def test_bars_are_drawn_against_the_most_hours(shown: Workload):
    assert shown.scale == 10
