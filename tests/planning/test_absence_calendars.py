"""What a subscribed calendar says becomes absences: only what differs is touched, and much is never lost at once."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
from sqlalchemy import select

from planner.db import PlanSession
from planner.domain.away import Away
from planner.models import Absence, AbsenceCalendar, Event, Letter, Role, Workspace
from planner.models.absence_calendar import CalendarState, subscribe
from planner.planning.absence_calendars import say_yes, take_over, tell_of_trouble, unsubscribe
from tests import make

NOW, TODAY = datetime(2026, 11, 25, 9, tzinfo=UTC), date(2026, 11, 25)
KEY, ADDRESS = "f" * 32, "https://hr.example/secret-4711.ics"
HOUR = timedelta(hours=1)


@pytest.fixture
def team(session: PlanSession) -> SimpleNamespace:
    """Kim writes, Nina owns; the calendar is the team's."""
    workspace = make.workspace(session)
    kim = make.member(session, workspace, make.user(session, "kim@example.org", "Kim"), Role.EDITOR)
    nina = make.member(session, workspace, make.user(session, "nina@example.org", "Nina"), Role.OWNER)
    values = {"workspace_id": workspace.id, "member_id": None, "name": "Personalbüro", "host": "hr.example"}
    calendar = subscribe(session, KEY, ADDRESS, **values)
    return SimpleNamespace(session=session, workspace=workspace, kim=kim, nina=nina, calendar=calendar)


def away(day: int, days: int = 1, person: str = "kim", part: str = "whole", uid: str = "") -> Away:
    first = TODAY + timedelta(days=day)
    return Away(f"{person}@example.org", first, first + timedelta(days=days - 1), part, uid or f"{person}{day}")


def take(team: SimpleNamespace, *aways: Away, now: datetime = NOW) -> None:
    take_over(team.session, team.calendar, aways, now, TODAY)
    team.session.flush()


def absences(team: SimpleNamespace) -> list[tuple[str, int, int]]:
    """Who, from which day on counted from today, to which."""
    rows = team.session.scalars(select(Absence).where(Absence.workspace_id == team.workspace.id).order_by(Absence.first_day))
    return [(each.member.name, (each.first_day - TODAY).days, (each.last_day - TODAY).days) for each in rows]


def history(team: SimpleNamespace) -> list[tuple[str, int | None]]:
    rows = select(Event.verb, Event.member_id).where(Event.workspace_id == team.workspace.id).order_by(Event.id)
    return [tuple(row) for row in team.session.execute(rows)]


def revision(team: SimpleNamespace) -> int:
    return team.session.scalar(select(Workspace.revision).where(Workspace.id == team.workspace.id))


def test_the_address_is_sealed_for_its_row(team):
    assert team.calendar.address(KEY) == ADDRESS
    assert team.calendar.address("g" * 32) is None
    assert b"4711" not in team.calendar.address_cipher


def test_what_it_says_becomes_absences_without_a_word_of_theirs(team):
    take(team, away(1, 3), away(5, person="nina", part="morning"), away(7, person="stranger"))
    assert absences(team) == [("Kim", 1, 3), ("Nina", 5, 5)]
    found = team.session.scalars(select(Absence).where(Absence.workspace_id == team.workspace.id)).first()
    assert (found.note, found.calendar_id, found.source_uid) == ("", team.calendar.id, "kim1")
    assert history(team) == [("entered", None), ("entered", None)]


def test_the_same_again_changes_nothing(team):
    take(team, away(1, 3, uid="a"))
    team.session.commit()
    before = revision(team), history(team)
    take(team, away(1, 3, uid="b"), now=NOW + HOUR)
    team.session.commit()
    assert (revision(team), history(team)) == before
    assert team.calendar.good_at == NOW + HOUR


def test_an_entry_that_moves_takes_its_absence_along(team):
    take(team, away(1, uid="a"))
    take(team, away(2, 2, uid="a"))
    assert (absences(team), [verb for verb, _ in history(team)]) == ([("Kim", 2, 3)], ["entered", "changed"])


def test_one_that_is_called_off_goes_and_what_is_over_stays(team):
    take(team, away(-9), away(1), away(5), away(9), away(12))
    take(team, away(5), away(9), away(12))
    assert absences(team) == [("Kim", -9, -9), ("Kim", 5, 5), ("Kim", 9, 9), ("Kim", 12, 12)]


def test_much_is_held_until_somebody_says_yes(team):
    take(team, away(1), away(3), away(5))
    take(team, away(5), away(8), now=NOW + HOUR)
    assert (absences(team), team.calendar.state) == ([("Kim", 1, 1), ("Kim", 3, 3), ("Kim", 5, 5)], CalendarState.HELD)
    assert team.calendar.good_at == NOW
    say_yes(team.session, team.calendar, by=team.nina, now=NOW + 2 * HOUR, today=TODAY)
    assert (absences(team), team.calendar.state) == ([("Kim", 5, 5), ("Kim", 8, 8)], CalendarState.GOOD)
    assert history(team)[-1] == ("entered", team.nina.id)


def test_a_calendar_that_recovers_needs_no_yes(team):
    take(team, away(1), away(3))
    take(team)
    take(team, away(1), away(3))
    assert (len(absences(team)), team.calendar.state, team.calendar.waiting) == (2, CalendarState.GOOD, [])


def test_unchanged_while_held_stays_held(team):
    take(team, away(1), away(3))
    take(team, now=NOW + HOUR)
    team.calendar.was_unchanged(NOW + 2 * HOUR)
    assert (team.calendar.state, team.calendar.good_at) == (CalendarState.HELD, NOW)


def test_saying_yes_to_nothing_does_nothing(team):
    take(team, away(1), away(3))
    say_yes(team.session, team.calendar, by=team.nina, now=NOW, today=TODAY)
    assert len(absences(team)) == 2


def test_whoever_left_is_not_entered_again(team):
    team.kim.leave(by=None)
    take(team, away(1))
    assert absences(team) == []


def test_what_was_entered_by_hand_is_not_the_calendars(team):
    team.kim.be_absent(TODAY, TODAY, by=team.kim)
    take(team, away(3))
    take(team)
    assert absences(team) == [("Kim", 0, 0)]


@pytest.mark.parametrize(("failures", "hours"), [(1, 0.5), (2, 1), (3, 2), (6, 16), (7, 24), (50, 24)])
def test_the_more_often_it_fails_the_later_it_is_asked(team, failures, hours):
    for _ in range(failures):
        team.calendar.has_failed(NOW, "gone")
    assert 0 <= (team.calendar.next_at - NOW - hours * HOUR).total_seconds() < 600
    assert (team.calendar.state, team.calendar.failure) == (CalendarState.FAILING, "gone")


def test_a_good_answer_forgets_failures(team):
    team.calendar.has_failed(NOW, "gone")
    take(team, away(1))
    assert (team.calendar.failures, team.calendar.failure, team.calendar.entries) == (0, "", 1)
    assert timedelta(minutes=30) <= team.calendar.next_at - NOW < timedelta(minutes=40)


def test_trouble_is_told_after_three_days_and_once(team):
    team.calendar.member_id = team.kim.id
    take(team, away(1))
    for days in (2, 3, 4):
        tell_of_trouble(team.session, team.workspace, team.calendar, NOW + timedelta(days=days))
    keys = team.session.scalars(select(Letter.key).order_by(Letter.id)).all()
    about = f"calendar:{team.calendar.id}:2026-11-25:{team.workspace.id}"
    assert keys == [f"{about}:{team.kim.user_id}", f"{about}:{team.nina.user_id}"]


def test_without_the_calendar_absences_end_from_today_on(team):
    take(team, away(-20), away(-2, 5), away(4))
    team.session.commit()
    assert unsubscribe(team.session, team.calendar, by=team.nina, today=TODAY) == 2
    team.session.commit()
    assert absences(team) == [("Kim", -20, -20), ("Kim", -2, -1)]
    assert team.session.scalars(select(AbsenceCalendar).where(AbsenceCalendar.workspace_id == team.workspace.id)).all() == []
