"""How long an answer has been waited for: reminders by the hour, and how long answers took."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

REMINDED_AFTER = (timedelta(hours=24), timedelta(hours=48))
ESCALATED_AFTER = timedelta(hours=72)


def reminders_due(asked_at: datetime, now: datetime) -> int:
    """How many reminders the wait calls for. Hours are counted on one clock, whatever a zone's does at night."""
    return sum(now - asked_at >= after for after in REMINDED_AFTER)


def is_too_long(asked_at: datetime, now: datetime) -> bool:
    """Whether those who answer for the plan have to know."""
    return now - asked_at >= ESCALATED_AFTER


@dataclass(frozen=True, slots=True)
class Waits:
    """Of answers that were given: how many, the median and the longest wait."""

    answers: int
    median: timedelta
    worst: timedelta

    @classmethod
    def of(cls, waits: Sequence[timedelta]) -> "Waits":
        """ValueError when there is none."""
        if not waits:
            raise ValueError("no answer was given")
        seconds = median(wait.total_seconds() for wait in waits)
        return cls(len(waits), timedelta(seconds=seconds), max(waits))
