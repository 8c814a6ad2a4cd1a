"""Half-open spans of days, and ISO weeks. Weeks begin on Monday (ISO 8601)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
YEAR = 364  # days: 52 weeks


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from `first` (included) to `end` (excluded)."""

    first: date
    end: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.end

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day < self.end:
            yield day
            day += ONE_DAY

    def __len__(self) -> int:
        return max(0, (self.end - self.first).days)

    @property
    def last(self) -> date:
        return self.end - ONE_DAY

    def overlaps(self, first: date, last: date) -> bool:
        """Whether the days from `first` to `last`, both included, share a day with the span."""
        return first < self.end and last >= self.first


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, such as 2026-W53."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Week":
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """`2026-W48`; ValueError for anything else, a 53rd week that the year does not have included."""
        year, separator, number = text.partition("-W")
        if not separator or not (len(year) == 4 and len(number) == 2 and (year + number).isascii() and (year + number).isdigit()):
            raise ValueError(text)
        week = cls(int(year), int(number))
        date.fromisocalendar(week.year, week.number, 1)
        return week

    @property
    def monday(self) -> date:
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def span(self) -> Span:
        return coming(self.monday, 7)

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def shifted(day: date, days: int) -> date:
    """The day so many days later (earlier when negative), stopping at the first and last day a date can hold."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def coming(today: date, days: int) -> Span:
    """The coming `days` days: [today, today + days)."""
    return Span(today, shifted(today, days))
