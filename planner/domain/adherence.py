"""Adherence: kept promises among those that are due and not paused."""

from dataclasses import dataclass
from datetime import date

from planner.domain.filling import Filling
from planner.domain.rounding import rounded
from planner.domain.span import Span


@dataclass(frozen=True, slots=True)
class Adherence:
    """How many due promises were kept and missed."""

    kept: int
    missed: int

    @property
    def ratio(self) -> float | None:
        """kept / (kept + missed), rounded half up to two decimals; None when nothing was due."""
        due = self.kept + self.missed
        return rounded(100 * self.kept, due) / 100 if due else None


def adherence(filling: Filling, span: Span, today: date, assume_publication: bool) -> Adherence:
    """Over the due promises whose day (of a quota: the last open day of its period) lies in the span."""
    slots = [slot for slot in filling.slots if slot.day in span and slot.is_due(today)]
    kept = sum(slot.is_kept(today, assume_publication) for slot in slots)
    due = len(slots)
    for period in filling.periods:
        if period.is_due(today) and period.open_days[-1] in span:
            posts = period.due_posts(today)
            kept += sum(post.counts_as_published(today, assume_publication) for post in posts)
            due += len(posts) + period.empty
    return Adherence(kept, due - kept)
