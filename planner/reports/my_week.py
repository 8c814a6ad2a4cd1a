"""My week: everything that one person has to do in an ISO week, and what is late."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.domain.presence import Presence
from planner.domain.span import Span, Week, shifted
from planner.domain.todo import Todo
from planner.domain.workload import Load, loads_in
from planner.models import Workspace
from planner.queries.board import Card, ChannelHead
from planner.queries.people import People, Person
from planner.queries.todos import todos_of
from planner.reports.open_gaps import OpenGap
from planner.reports.today import BACK, Gathered, gaps_of, gather_coming, outlooks_of


@dataclass(frozen=True, slots=True)
class Covered:
    """Somebody who is away in the week, for whom the person stands in; both days included, `id` that of the member."""

    id: int
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class MyWeek:
    """`late` is from before today, `days` hold what is to do on each day of the week, `gaps` are one's own, the worst first."""

    person: Person
    week: Week
    today: date
    late: tuple[Todo, ...]
    days: tuple[tuple[date, tuple[Todo, ...]], ...]
    gaps: tuple[OpenGap, ...]
    covered: tuple[Covered, ...]
    away: tuple[date, ...]  # days of the week on which the person is away
    load: Load
    channels: Mapping[int, ChannelHead]
    cards: Mapping[int, Card]  # of the posts that a mend names

    @property
    def todos(self) -> list[Todo]:
        """Those of the week."""
        return [todo for _, todos in self.days for todo in todos]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.todos or self.gaps or self.covered)


@dataclass(frozen=True, slots=True)
class Weeks:
    """A week of everybody: what is common to all is gathered once."""

    week: Week
    today: date
    gathered: Gathered
    todos: tuple[Todo, ...]
    gaps: tuple[OpenGap, ...]

    def of(self, person: Person) -> MyWeek:
        people, week = self.gathered.people, self.week
        mine = [todo for todo in self.todos if todo.person == person.id]
        presence = Presence.of(self.gathered.plan)
        return MyWeek(
            person=person,
            week=week,
            today=self.today,
            late=tuple(todo for todo in mine if todo.day < self.today),
            days=tuple((day, tuple(todo for todo in mine if todo.day == day and day >= self.today)) for day in week.span),
            gaps=tuple(
                each
                for each in self.gaps
                if each.gap.responsible == person.email and week.span.overlaps(each.gap.first, each.gap.last)
            ),
            covered=tuple(_covered(people, person, week)),
            away=tuple(day for day in week.span if not presence.is_present(person.email, day)),
            load=loads_in(self.gathered.plan, [week], [person.email])[person.email][0],
            channels={head.id: head for head in self.gathered.heads},
            cards=self.gathered.cards,
        )


def weeks_of(session: Session, workspace: Workspace, week: Week, today: date) -> Weeks:
    """The number of queries depends neither on the plan nor on the people."""
    gathered = gather_coming(session, workspace, today)
    span = Span(shifted(today, -BACK), max(week.span.end, shifted(today, 1)))
    todos = todos_of(session, workspace, gathered.rows, duty_in(gathered), span, today)
    gaps = sorted(gaps_of(gathered, list(outlooks_of(gathered))), key=lambda each: each.order)
    return Weeks(week, today, gathered, tuple(todos), tuple(gaps))


def duty_in(gathered: Gathered) -> Callable[[int, int, int | None], int | None]:
    """Whose a post is: its own person's, the slot's that it fills, the channel's."""
    people = gathered.people
    of_channel = {row.id: row.responsible_id for row in gathered.rows.channels}
    of_slot = {
        slot.post.id: person.id
        for known in gathered.known.values()
        for slot in known.filling.slots
        if slot.post and slot.line.person and (person := people.by_email.get(slot.line.person))
    }
    return lambda post, channel, own: own or of_slot.get(post) or of_channel[channel]


def _covered(people: People, person: Person, week: Week) -> list[Covered]:
    found = []
    for absence in people.absences:
        away = people.by_email[absence.person]
        if people.stand_ins.get(absence.person) == person.email and week.span.overlaps(absence.first, absence.last):
            found.append(Covered(away.id, away.name, absence.first, absence.last))
    return sorted(found, key=lambda each: (each.first, each.name))
