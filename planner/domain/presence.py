"""Who is there on a day, and who stands in."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.plan import Channel, Plan


@dataclass(frozen=True, slots=True)
class Presence:
    """Absences by person (first and last day, both included), half ones apart, and everybody's own stand-in."""

    absences: Mapping[str, list[tuple[date, date]]]
    halves: Mapping[str, list[tuple[date, date]]]
    stand_ins: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan) -> "Presence":
        absences: dict[str, list[tuple[date, date]]] = defaultdict(list)
        halves: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for absence in plan.absences:
            (halves if absence.half else absences)[absence.person].append((absence.first, absence.last))
        return cls(dict(absences), dict(halves), plan.stand_ins)

    def is_present(self, person: str, day: date) -> bool:
        return not any(first <= day <= last for first, last in self.absences.get(person, ()))

    def share(self, person: str, day: date) -> float:
        """Of the day's hours: 1, or a half, or 0 of somebody who is away."""
        if not self.is_present(person, day):
            return 0.0
        return max(0.0, 1 - 0.5 * sum(first <= day <= last for first, last in self.halves.get(person, ())))

    def cover_of(self, person: str, channel: Channel, day: date) -> str | None:
        """Who stands in for somebody who is absent; None when nobody can."""
        deputies = (channel.stand_in, self.stand_ins.get(person))
        return next((deputy for deputy in deputies if deputy and deputy != person and self.is_present(deputy, day)), None)

    def away_too(self, person: str, channel: Channel, day: date) -> list[str]:
        """Who would stand in for somebody who is absent, and is absent too."""
        deputies = dict.fromkeys((channel.stand_in, self.stand_ins.get(person)))
        return [deputy for deputy in deputies if deputy and deputy != person and not self.is_present(deputy, day)]

    def is_covered(self, person: str | None, channel: Channel, day: date) -> bool:
        """Whether the person is present, or absent and covered by the channel's stand-in or their own one.

        A stand-in who is absent covers nobody. Nobody named is nobody present.
        """
        if person is None:
            return False
        if self.is_present(person, day):
            return True
        deputies = (channel.stand_in, self.stand_ins.get(person))
        return any(deputy is not None and self.is_present(deputy, day) for deputy in deputies)
