"""By when the parts of a post have to be there: so many days before its own day, or on a day that is said."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from planner.domain.plan import Readiness

LONGEST_BEFORE = 90  # days


class Part(Enum):
    """In the order in which they usually come to be."""

    TEXT = "text"
    PICTURE = "picture"
    APPROVAL = "approval"


@dataclass(frozen=True, slots=True)
class Said:
    """What a post says of one of its parts. With neither day nor days it does not need the part."""

    day: date | None = None
    days_before: int | None = None
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a post is, as far as its parts show it."""

    readiness: Readiness
    has_text: bool = False
    has_picture: bool = False

    def shows(self, part: Part) -> bool:
        """Whether the part is plainly there, without anybody saying so."""
        if self.readiness is Readiness.PUBLISHED:
            return True
        match part:
            case Part.TEXT:
                return self.has_text and self.readiness >= Readiness.REVIEW
            case Part.PICTURE:
                return self.has_picture
            case Part.APPROVAL:
                return self.readiness >= Readiness.APPROVED


@dataclass(frozen=True, slots=True)
class DuePart:
    """`shown`: it is plainly there; `done`: that, or somebody has ticked it."""

    part: Part
    day: date
    done: bool = False
    shown: bool = False
    own: bool = False  # said by the post itself, not by the workspace's rule

    def is_late(self, today: date) -> bool:
        return not self.done and self.day < today


def due_parts(day: date, standing: Standing, rules: Mapping[Part, int], said: Mapping[Part, Said]) -> list[DuePart]:
    """Of a post that appears on `day`: what the workspace's rules want, unless the post itself says otherwise. By day."""
    found = []
    for part in Part:
        own = said.get(part)
        due = _day(day, own or Said(days_before=rules.get(part)))
        if due:
            shown = standing.shows(part)
            done = shown or bool(own and own.ticked)
            found.append(DuePart(part, due, done, shown, own is not None))
    return sorted(found, key=lambda each: each.day)


def _day(day: date, said: Said) -> date | None:
    if said.day:
        return said.day
    return None if said.days_before is None else day - timedelta(days=said.days_before)
