"""Who is there on a day, and who stands in."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.domain.plan import Channel, Plan


@dataclass(frozen=True, slots=True)
class Presence:
    """Absences by person (first and last day, both included), and everybody's own stand-in."""

    absences: Mapping[str, list[tuple[date, date]]]
    stand_ins: Mapping[str, str]

    @classmethod
    def of(cls, plan: Plan) -> "Presence":
        absences: dict[str, list[tuple[date, date]]] = defaultdict(list)
        for absence in plan.absences:
            absences[absence.person].append((absence.first, absence.last))
        return cls(dict(absences), plan.stand_ins)

    def is_present(self, person: str, day: date) -> bool:
        return not any(first <= day <= last for first, last in self.absences.get(person, ()))

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
