"""The workload as a picture: what each member has to do in the coming ISO weeks, beside the hours they are there."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.domain.plan import Plan
from planner.domain.presence import Presence
from planner.domain.span import Span, Week, shifted
from planner.domain.workload import WORKING_DAYS, Load, loads_in
from planner.models import Workspace
from planner.queries.people import Person
from planner.queries.plan import plan_from
from planner.queries.plan_rows import PlanRows, rows_of

WEEKS = 8


@dataclass(frozen=True, slots=True)
class Stint:
    """A person's week. `unknown` of the `posts` have no effort: they do not count in hours; `away` are working days."""

    load: Load
    posts: int
    unknown: int
    away: int

    @property
    def is_bare(self) -> bool:
        return not (self.posts or self.load.planned or self.away)


@dataclass(frozen=True, slots=True)
class Carrier:
    person: Person
    hours: float | None  # a week; None: not known
    stints: tuple[Stint, ...]

    @property
    def overloads(self) -> int:
        """Weeks with more to do than hours."""
        return sum(stint.load.is_too_much for stint in self.stints)


@dataclass(frozen=True, slots=True)
class Workload:
    """`scale` is the most hours of any cell: bars are drawn against it. `nobody` counts posts without any person, by week."""

    weeks: tuple[Week, ...]
    carriers: tuple[Carrier, ...]
    nobody: tuple[int, ...]
    scale: float

    @property
    def overloads(self) -> list[tuple[Carrier, Stint]]:
        """By week."""
        found = [(carrier, stint) for carrier in self.carriers for stint in carrier.stints if stint.load.is_too_much]
        return sorted(found, key=lambda pair: pair[1].load.week)


def workload_of(session: Session, workspace: Workspace, monday: date) -> Workload:
    """Of the eight weeks from a Monday on. The number of queries does not depend on the plan."""
    weeks = tuple(Week.of(shifted(monday, 7 * number)) for number in range(WEEKS))
    rows, span = rows_of(session, workspace.id), Span(monday, shifted(monday, 7 * WEEKS))
    plan = plan_from(rows, workspace, until=span.end)
    counts, unknown = _posts(rows, span)
    loads = loads_in(plan, weeks, [person.email for person in rows.people.here])
    carriers = tuple(
        Carrier(person, plan.hours.get(person.email), _stints(plan, person, loads[person.email], counts, unknown))
        for person in rows.people.here
    )
    hours = [stint.load for carrier in carriers for stint in carrier.stints]
    scale = max((max(load.planned, load.present or 0) for load in hours), default=0)
    return Workload(weeks, carriers, tuple(counts[week, None] for week in weeks), scale)


def _stints(
    plan: Plan,
    person: Person,
    loads: list[Load],
    counts: Counter[tuple[Week, int | None]],
    unknown: Counter[tuple[Week, int | None]],
) -> tuple[Stint, ...]:
    presence = Presence.of(plan)
    return tuple(
        Stint(
            load=load,
            posts=counts[load.week, person.id],
            unknown=unknown[load.week, person.id],
            away=sum(not presence.is_present(person.email, shifted(load.week.monday, day)) for day in range(WORKING_DAYS)),
        )
        for load in loads
    )


def _posts(rows: PlanRows, span: Span) -> tuple[Counter[tuple[Week, int | None]], Counter[tuple[Week, int | None]]]:
    """Posts that are not cancelled by week and person (their own, else their channel's), and those of them without an effort."""
    responsible = {row.id: row.responsible_id for row in rows.channels}
    counts: Counter[tuple[Week, int | None]] = Counter()
    unknown: Counter[tuple[Week, int | None]] = Counter()
    for post in rows.posts:
        if post.day in span and not post.cancelled:
            key = (Week.of(post.day), post.person_id or responsible[post.channel_id])
            counts[key] += 1
            unknown[key] += not post.effort_hours
    return counts, unknown
