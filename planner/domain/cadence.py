"""What a channel promises its readers: slots on days, or a quota per period."""

import datetime as dt
from dataclasses import dataclass
from datetime import date
from enum import Enum


@dataclass(frozen=True, slots=True)
class Weekly:
    """FREQ=WEEKLY (RFC 5545 3.3.10); weeks are counted from the ISO week of the cadence's first day."""

    weekdays: tuple[int, ...]  # 0 = Monday, ascending, each once
    interval: int = 1


@dataclass(frozen=True, slots=True)
class Monthly:
    """FREQ=MONTHLY (RFC 5545 3.3.10) by numbered weekdays or by days of the month, never both.

    `weekdays` holds (n, weekday) pairs, n from 1 to 5 or -5 to -1; `days` holds 1 to 31 or -31 to -1.
    Months are counted from the month of the cadence's first day. A month without the wanted day has none.
    """

    weekdays: tuple[tuple[int, int], ...] = ()
    days: tuple[int, ...] = ()
    interval: int = 1


@dataclass(frozen=True, slots=True)
class Days:
    """A list of dates, ascending, each once."""

    days: tuple[date, ...]


Rule = Weekly | Monthly | Days


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a slot cadence. Persons are e-mail addresses everywhere in the domain."""

    rule: Rule
    time: dt.time | None = None
    format: str | None = None
    pillar: str | None = None
    person: str | None = None


@dataclass(frozen=True, slots=True)
class Slots:
    lines: tuple[Line, ...]
    skip_holidays: bool = False
    tolerance: int = 0  # days


class Per(Enum):
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Quota:
    n: int
    per: Per
    weekdays: tuple[int, ...] | None = None  # the allowed days, ascending; None = all
    skip_holidays: bool = False


Cadence = Slots | Quota


@dataclass(frozen=True, slots=True)
class Term:
    """A cadence in force from `first` to `end` (excluded; None = still running)."""

    first: date
    end: date | None
    cadence: Cadence
