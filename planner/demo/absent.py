"""Who is away when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.demo.client import Client, Person
from planner.demo.places import Place
from planner.domain.span import shifted
from planner.models import DayPart


@dataclass(frozen=True, slots=True)
class Leave:
    """Both days included."""

    person: Person
    first: date
    last: date
    note: str
    part: DayPart = DayPart.WHOLE
    handover: str = ""


def leaves(client: Client, places: Mapping[str, Sequence[Place]], today: date) -> list[Leave]:
    """The absences that the client's table tells, on their days."""
    found = []
    for away in client.absences:
        first = shifted(today, away.days)
        if away.beside:
            channel, n = away.beside
            first = [place.day for place in places[channel] if place.day >= today][n]
        found.append(Leave(away.person, first, shifted(first, away.length - 1), away.note, away.part, away.handover))
    return found
