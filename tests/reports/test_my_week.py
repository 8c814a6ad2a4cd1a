"""My week: everything one person has to do."""

from datetime import date, time
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine

from planner import db
from planner.domain.gap import Kind
from planner.domain.plan import Readiness
from planner.domain.span import Week
from planner.domain.todo import What
from planner.models import Role, SlotDetail
from planner.reports.my_week import MyWeek, weeks_of
from tests import make

TODAY = date(2026, 11, 25)


@pytest.fixture
def team(engine: Engine) -> SimpleNamespace:
    """Kim is responsible for LinkedIn and stands in for Leo."""
    unit = db.unit(engine)
    workspace = make.workspace(unit)
    kim, leo = (
        make.member(unit, workspace, make.user(unit, f"{name}@example.org", name.title()), Role.EDITOR) for name in ("kim", "leo")
    )
    leo.stand_in_id = kim.id
    linkedin = make.channel(unit, workspace, responsible_id=kim.id, max_silence=400)
    unit.commit()
    return SimpleNamespace(unit=unit, engine=engine, workspace=workspace, kim=kim, leo=leo, linkedin=linkedin)


def week_of(team: SimpleNamespace, name: str = "kim") -> MyWeek:
    team.unit.commit()
    weeks = weeks_of(db.unit(team.engine, reading=True), team.workspace, Week.of(TODAY), TODAY)
    return weeks.of(weeks.gathered.people.by_email[f"{name}@example.org"])


def test_a_channels_person_sees_to_its_posts_and_another_to_those_assigned(team: SimpleNamespace):
    make.post(team.unit, team.linkedin, TODAY, "Messe", time=time(9))
    make.post(team.unit, team.linkedin, TODAY, "Rückblick", person_id=team.leo.id)
    assert [todo.title for todo in week_of(team).todos] == ["Messe"]
    assert [todo.title for todo in week_of(team, "leo").todos] == ["Rückblick"]


def test_what_was_not_done_is_late(team: SimpleNamespace):
    make.post(team.unit, team.linkedin, date(2026, 11, 24), "Liegt")
    make.post(team.unit, team.linkedin, date(2026, 11, 26), "Hat noch Zeit")
    make.post(team.unit, team.linkedin, date(2026, 11, 24), "Gilt als erschienen", readiness=Readiness.APPROVED)
    make.post(team.unit, team.linkedin, date(2026, 11, 24), "Erschienen", readiness=Readiness.PUBLISHED)
    make.post(team.unit, team.linkedin, date(2026, 11, 24), "Entfällt", cancelled=True)
    assert [todo.title for todo in week_of(team).late] == ["Liegt"]


def test_a_post_has_to_be_ready_before_it_appears(team: SimpleNamespace):
    make.post(team.unit, team.linkedin, date(2026, 12, 3), "Messe", due_day=date(2026, 11, 27))
    assert [(todo.what, todo.day) for todo in week_of(team).todos] == [(What.READY, date(2026, 11, 27))]


def test_what_is_approved_need_not_be_made_ready(team: SimpleNamespace):
    post = make.post(team.unit, team.linkedin, date(2026, 12, 3), "Messe", due_day=date(2026, 11, 27))
    post.ripen(Readiness.APPROVED, by=None)
    assert week_of(team).todos == []


def test_the_person_of_a_slot_sees_to_the_post_that_fills_it(team: SimpleNamespace):
    leos = SlotDetail(line=0, person_id=team.leo.id)
    team.linkedin.start_cadence("days 2026-11-27", TODAY, by=None, details=[leos])
    make.post(team.unit, team.linkedin, date(2026, 11, 27), "Messe")
    assert [[todo.title for todo in week_of(team, name).todos] for name in ("leo", "kim")] == [["Messe"], []]


def test_inquiries_are_answered_by_whoever_is_responsible(team: SimpleNamespace):
    team.linkedin.receive_inquiry("Gibt es Parkplätze?", date(2026, 11, 26), by=None)
    assert [(todo.what, todo.title) for todo in week_of(team).todos] == [(What.ANSWER, "Gibt es Parkplätze?")]
    assert week_of(team, "leo").is_empty


def test_gaps_of_the_week_are_ones_own(team: SimpleNamespace):
    team.linkedin.start_cadence("days 2026-11-27,2026-12-11", TODAY, by=None)
    assert [each.gap.first for each in week_of(team).gaps if each.gap.kind is Kind.SLOT] == [date(2026, 11, 27)]
    assert week_of(team, "leo").gaps == ()


def test_who_stands_in_sees_for_whom(team: SimpleNamespace):
    team.leo.be_absent(date(2026, 11, 26), date(2026, 12, 4), by=None)
    assert [(each.name, each.first) for each in week_of(team).covered] == [("Leo", date(2026, 11, 26))]
    assert [day.day for day in week_of(team, "leo").away] == [26, 27, 28, 29]


def test_three_people_ask_the_database_no_more_than_one(team: SimpleNamespace, questions):
    def asked() -> int:
        with questions(team.engine) as found:
            week_of(team)
        return len(found)

    before = asked()
    for name in ("mia", "noah"):
        member = make.member(team.unit, team.workspace, make.user(team.unit, f"{name}@example.org", name.title()), Role.EDITOR)
        make.post(team.unit, team.linkedin, TODAY, name, person_id=member.id)
    assert asked() == before
