"""Workload: what a member is to do in an ISO week beside the hours they have.

The hours of a week are spread evenly over Monday to Friday; an absence on one of them takes a fifth away, half a day half
of that. Holidays do not: whoever has one off enters an absence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Plan
from planner.domain.presence import Presence
from planner.domain.span import Span, Week, shifted

WORKING_DAYS = 5  # Monday to Friday


@dataclass(frozen=True, slots=True)
class Load:
    """One member's ISO week: planned hours, and those of the days present (None when their hours are not known)."""

    person: str
    week: Week
    planned: float
    present: float | None

    @property
    def is_too_much(self) -> bool:
        return self.present is not None and self.planned > self.present


def workload(plan: Plan) -> list[Load]:
    """Every member's weeks with an effort, by week and person."""
    presence = Presence.of(plan)
    return [
        Load(person, week, planned, present_hours(plan, presence, person, week))
        for (week, person), planned in sorted(_planned(plan).items())
    ]


def loads_in(plan: Plan, weeks: Sequence[Week], persons: Iterable[str]) -> dict[str, list[Load]]:
    """For each of the persons a load for each of the weeks, those without an effort too."""
    presence, planned = Presence.of(plan), _planned(plan)
    return {
        person: [
            Load(person, week, planned.get((week, person), 0.0), present_hours(plan, presence, person, week)) for week in weeks
        ]
        for person in persons
    }


def present_hours(plan: Plan, presence: Presence, person: str, week: Week) -> float | None:
    """The hours of the days on which the person is there; None when their weekly hours are not known."""
    weekly = plan.hours.get(person)
    if weekly is None:
        return None
    days = fsum(presence.share(person, shifted(week.monday, day)) for day in range(WORKING_DAYS))
    return weekly * days / WORKING_DAYS


def _planned(plan: Plan) -> dict[tuple[Week, str], float]:
    efforts: dict[tuple[Week, str], list[float]] = defaultdict(list)
    for effort in plan.efforts:
        efforts[Week.of(effort.day), effort.person].append(effort.hours)
    return {key: fsum(hours) for key, hours in efforts.items()}


def find(plan: Plan, span: Span, today: date) -> Iterator[Gap]:
    """The `overload` gaps that the span shows; they belong to the workspace."""
    for load in workload(plan):
        monday, sunday = load.week.monday, shifted(load.week.monday, 6)
        if load.is_too_much and span.overlaps(monday, sunday):
            grade = Severity.PAST if sunday < today else Severity.WARNING
            yield Gap(Kind.OVERLOAD, monday, sunday, None, None, grade, load.person, Reason.TOO_MUCH)
