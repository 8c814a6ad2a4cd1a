"""Accepted gaps as days. Overlapping pauses count once."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.plan import Pause


@dataclass(frozen=True, slots=True)
class Paused:
    """Paused days as day numbers: ascending, disjoint stretches from `firsts[i]` to `lasts[i]`, both included."""

    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    @classmethod
    def of(cls, pauses: Iterable[Pause]) -> "Paused":
        firsts: list[int] = []
        lasts: list[int] = []
        for first, last in sorted((pause.first.toordinal(), pause.last.toordinal()) for pause in pauses):
            if lasts and first <= lasts[-1] + 1:
                lasts[-1] = max(lasts[-1], last)
            elif first <= last:
                firsts.append(first)
                lasts.append(last)
        return cls(tuple(firsts), tuple(lasts))

    def __contains__(self, day: int) -> bool:
        index = bisect_right(self.firsts, day) - 1
        return index >= 0 and day <= self.lasts[index]

    def between(self, earlier: int, later: int) -> int:
        """How many paused days lie strictly between two days."""
        stretches = zip(self.firsts, self.lasts, strict=True)
        return sum(max(0, min(last, later - 1) - max(first, earlier + 1) + 1) for first, last in stretches)
