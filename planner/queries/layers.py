"""What can be laid behind a view of the plan: school holidays, bridge days and awareness days."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from sqlalchemy.orm import Session

from planner.data import awareness_days, school_holidays, school_holidays_known
from planner.domain.awareness import days_in
from planner.domain.bridge_days import bridge_days
from planner.domain.school_holidays import SchoolBreak
from planner.domain.span import Span
from planner.models import Workspace
from planner.queries.holidays import holidays_of
from planner.wording import gettext as _
from planner.wording import language, marked


class Layer(Enum):
    SCHOOL = "school"
    BRIDGE = "bridge"
    AWARENESS = "awareness"


LAYERS = {
    Layer.SCHOOL: marked("School holidays"),
    Layer.BRIDGE: marked("Bridge days"),
    Layer.AWARENESS: marked("Awareness days"),
}
BREAKS = {
    SchoolBreak.AUTUMN: marked("Autumn holidays"),
    SchoolBreak.CHRISTMAS: marked("Christmas holidays"),
    SchoolBreak.WINTER: marked("Winter holidays"),
    SchoolBreak.SEMESTER: marked("Semester break"),
    SchoolBreak.SPRING: marked("Spring holidays"),
    SchoolBreak.EASTER: marked("Easter holidays"),
    SchoolBreak.PENTECOST: marked("Whitsun holidays"),
    SchoolBreak.SUMMER: marked("Summer holidays"),
    SchoolBreak.DAY: marked("No school"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """What a day is; `begins` on the first day of a stretch, so that its name need not stand on each. `source` may be empty."""

    layer: Layer
    name: str  # in the language spoken now
    begins: bool = True
    source: str = ""


def layers_of(session: Session, workspace: Workspace, layers: Collection[Layer], span: Span) -> dict[date, tuple[Note, ...]]:
    """The notes of each day that has some, in the order of `Layer`; at most one query, for the workspace's own holidays."""
    notes: dict[date, list[Note]] = defaultdict(list)
    for layer in Layer:
        if layer in layers and len(span):
            for day, note in _FOUND[layer](session, workspace, span):
                notes[day].append(note)
    return {day: tuple(notes[day]) for day in sorted(notes)}


def _school(_session: Session, workspace: Workspace, span: Span) -> Iterator[tuple[date, Note]]:
    """Days of which nothing is known say so: silence would look like lessons."""
    found, known = school_holidays(workspace.region), school_holidays_known(workspace.region)
    before = None
    for day in span:
        name = _("School holidays not known")
        if known and day in known:
            holiday = next((each for each in found if each.first <= day <= each.last), None)
            name = _(BREAKS[holiday.kind]) if holiday else ""
        if name:
            yield day, Note(Layer.SCHOOL, name, begins=name != before)
        before = name


def _bridges(session: Session, workspace: Workspace, span: Span) -> Iterator[tuple[date, Note]]:
    holidays = holidays_of(session, workspace, range(span.first.year - 1, span.last.year + 2))
    for day in bridge_days(holidays, span):
        yield day, Note(Layer.BRIDGE, _("Bridge day"))


def _awareness(_session: Session, _workspace: Workspace, span: Span) -> Iterator[tuple[date, Note]]:
    for day, each in days_in(awareness_days(), span):
        yield day, Note(Layer.AWARENESS, each.names[language()], source=each.source)


_FOUND = {Layer.SCHOOL: _school, Layer.BRIDGE: _bridges, Layer.AWARENESS: _awareness}
