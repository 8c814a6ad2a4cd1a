"""4.8: more to do in an ISO week than there are hours."""

import pytest

from planner.domain.continuity import check
from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Absence, Effort, Plan
from planner.domain.presence import Presence
from planner.domain.span import Week
from planner.domain.workload import Load, workload
from tests.domain.given import KIM, LEE, day, days


def plan(*efforts: tuple[int, float], hours: float | None = 10, absent: tuple[int, int] | None = None) -> Plan:
    return Plan(
        (),
        hours={} if hours is None else {KIM: hours},
        efforts=tuple(Effort(KIM, day(number), spent) for number, spent in efforts),
        absences=(Absence(KIM, day(absent[0]), day(absent[1])),) if absent else (),
    )


@pytest.mark.parametrize(
    ("of", "too_much"),
    [
        (plan((0, 10)), False),  # exactly the hours
        (plan((0, 10.5)), True),
        (plan((0, 6), (6, 4.5)), True),  # Monday to Sunday
        (plan((6, 6), (7, 6)), False),  # two weeks
        (plan((0, 99), hours=None), False),  # nobody knows the hours
        (plan((0, 1), hours=0), True),
        (plan((0, 8), absent=(4, 6)), False),  # Friday away: a fifth
        (plan((0, 8.5), absent=(4, 6)), True),
        (plan((0, 10), absent=(5, 6)), False),  # a weekend takes nothing
        (plan((0, 0.1), absent=(0, 4)), True),
        (plan(*[(0, 0.1)] * 10, hours=1), False),  # floats are added exactly
    ],
)
def test_planned_hours_exceed_those_of_the_days_present(of, too_much):
    assert [load.is_too_much for load in workload(of) if load.week == Week.of(day(0))] == [too_much]


def test_an_overload_belongs_to_the_workspace_and_its_member():
    found = check(plan((0, 11)), days(3, 10), day(0))
    assert found.gaps == (Gap(Kind.OVERLOAD, day(0), day(6), None, None, Severity.WARNING, KIM, Reason.TOO_MUCH),)
    assert check(plan((0, 11)), days(7, 28), day(0)).gaps == ()
    severities = [check(plan((0, 11)), days(0, 7), day(today)).gaps[0].severity for today in (6, 7)]
    assert severities == [Severity.WARNING, Severity.PAST]


def test_each_members_weeks_come_in_order():
    of = Plan((), hours={LEE: 4}, efforts=(Effort(LEE, day(7), 2), Effort(KIM, day(0), 1), Effort(LEE, day(1), 3)))
    week, following = Week.of(day(0)), Week.of(day(7))
    assert workload(of) == [Load(KIM, week, 1, None), Load(LEE, week, 3, 4), Load(LEE, following, 2, 4)]


HALF = Absence(KIM, day(0), day(1), half=True)


@pytest.mark.parametrize(
    ("absences", "present"),
    [
        ((HALF,), 8),
        ((HALF, HALF), 6),  # a morning and an afternoon
        ((HALF, Absence(KIM, day(0), day(0))), 7),  # one of the days is whole
    ],
)
def test_half_a_day_takes_half_its_hours(absences: tuple[Absence, ...], present: float):
    of = Plan((), hours={KIM: 10}, efforts=(Effort(KIM, day(0), 1),), absences=absences)
    assert [load.present for load in workload(of)] == [present]


def test_on_half_days_somebody_is_there():
    presence = Presence.of(Plan((), absences=(HALF,)))
    assert (presence.is_present(KIM, day(0)), presence.share(KIM, day(0)), presence.share(KIM, day(2))) == (True, 0.5, 1)
