"""What a calendar of absences says now against what was taken over from it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from planner.domain.away import Away

Thing = TypeVar("Thing")

MUCH = 0.3  # of what there is


@dataclass(frozen=True, slots=True)
class Difference(Generic[Thing]):
    """`Thing` is what an absence is kept as. `ahead` counts those that were not over before: those that are, are never gone."""

    ahead: int
    same: int
    changed: tuple[tuple[Thing, Away], ...]
    new: tuple[Away, ...]
    gone: tuple[Thing, ...]

    @property
    def is_much(self) -> bool:
        """Whether so much is gone that the calendar may be damaged. One that is called off is nothing to ask about."""
        return len(self.gone) > 1 and len(self.gone) > MUCH * self.ahead


def difference(kept: Sequence[tuple[Away, Thing]], told: Iterable[Away], today: date) -> Difference[Thing]:
    """Compared by person and days first: many calendars name their entries anew each time they are asked."""
    told = list(told)
    unseen = Counter(map(_days, told))
    left: list[tuple[Away, Thing]] = []
    for away, thing in kept:
        if unseen[_days(away)]:
            unseen[_days(away)] -= 1
        else:
            left.append((away, thing))
    by_uid = {(away.person, away.uid): (away, thing) for away, thing in left}
    changed, new = [], []
    for away in told:
        if unseen[_days(away)]:
            unseen[_days(away)] -= 1
            before = by_uid.pop((away.person, away.uid), None)
            if before:
                left.remove(before)
                changed.append((before[1], away))
            else:
                new.append(away)
    gone = tuple(thing for away, thing in left if away.last >= today)
    ahead = sum(away.last >= today for away, _ in kept)
    return Difference(ahead, len(kept) - len(changed) - len(gone), tuple(changed), tuple(new), gone)


def _days(away: Away) -> tuple[str, date, date, str]:
    return away.person, away.first, away.last, away.part
