"""What the rules answer. Words live in templates; here are kinds and codes."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from planner.domain.plan import Readiness


class Kind(Enum):
    SLOT = "slot"
    QUOTA = "quota"
    READINESS = "readiness"
    SILENCE = "silence"
    COVER = "cover"
    RUNWAY = "runway"
    RESPONSE = "response"
    OVERLOAD = "overload"
    COLLISION = "collision"
    REPETITION = "repetition"


class Severity(Enum):
    CRITICAL = "critical"
    WARNING = "warning"
    OPEN = "open"
    PAST = "past"


class Reason(Enum):
    NO_POST = "no_post"
    MISSED = "missed"
    TOO_RAW = "too_raw"
    TOO_LONG = "too_long"
    NOBODY = "nobody"
    ABSENT = "absent"
    RUNS_DRY = "runs_dry"
    OVERDUE = "overdue"
    TOO_MUCH = "too_much"
    TOO_CLOSE = "too_close"
    TOO_MANY = "too_many"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Gap:
    """A break of continuity from `first` to `last`, both included.

    `missing` is a count, None for the kinds that have none; `readiness` None = empty or not applicable.
    """

    kind: Kind
    first: date
    last: date
    missing: int | None
    readiness: Readiness | None
    severity: Severity
    responsible: str | None
    reason: Reason

    def plain(self) -> dict[str, str | int | None]:
        """As scripts read it: words, ISO dates, e-mail addresses."""
        return {
            "kind": self.kind.value,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "missing": self.missing,
            "readiness": self.readiness.word if self.readiness else None,
            "severity": self.severity.value,
            "responsible": self.responsible,
            "reason": self.reason.value,
        }

    @property
    def order(self) -> tuple[date, str, date, int, bool, str]:
        """First day, kind (alphabetical), last day, readiness (empty first), responsible (none last)."""
        return (self.first, self.kind.value, self.last, self.readiness or 0, self.responsible is None, self.responsible or "")


class Reach(Enum):
    """Stands in for a day: every promise of the coming 364 days is filled."""

    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ChannelContinuity:
    """One channel judged over a span. promised == filled + paused + empty.

    `reach` is a day, Reach.OPEN, or None when nothing is promised; `runway_weeks` (one decimal) is None when
    nothing is promised; `adherence` (two decimals) is None when nothing was due in the span.
    """

    channel: str
    promised: int
    filled: int
    paused: int
    empty: int
    reach: date | Reach | None
    runway_weeks: float | None
    adherence: float | None
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Continuity:
    """A plan judged over a span: channels by key, and the gaps that belong to no channel (overload)."""

    channels: tuple[ChannelContinuity, ...]
    gaps: tuple[Gap, ...]
