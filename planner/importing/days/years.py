"""Years that are not written: taken from a heading, the sheet's or file's name, the neighbours, else near today; always said."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from planner.importing.days.context import Context

_HALF_A_YEAR = 180
_LEAP_YEAR = 2024  # for comparing days of no year


@dataclass(frozen=True, slots=True)
class Timed:
    """One date of a column, in the order of the rows. `known` is its day when its year is written."""

    known: date | None
    in_year: Callable[[int], date | None]
    context: Context | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Year:
    year: int
    source: str  # heading, sheet, file, neighbours, weekdays, today


def missing_years(column: Sequence[Timed], today: date) -> list[Year | None]:
    """A year for each date of the column that has none; None for the others."""
    without = [index for index, timed in enumerate(column) if timed.known is None]
    found: list[Year | None] = [None] * len(column)
    turn = _turn_of_the_year([column[index] for index in without])
    neighbours = _neighbours(column)
    loose = []
    for position, index in enumerate(without):
        later = turn is not None and position >= turn
        if year := _by_context(column[index], later, turn, len(without)):
            found[index] = year
        elif known := neighbours[index]:
            found[index] = Year(_nearest(column[index], known), "neighbours")
        else:
            loose.append((index, int(later)))
    if loose:
        first = _near_today([(column[index], later) for index, later in loose], today)
        for index, late in loose:
            found[index] = Year(first.year + late, first.source)
    return found


def _turn_of_the_year(column: Sequence[Timed]) -> int | None:
    """Where a column runs from December into January: once, all days before it later in the year than all after it."""
    days = [timed.in_year(_LEAP_YEAR) or date(_LEAP_YEAR, 7, 1) for timed in column]
    falls = [i for i in range(1, len(days)) if (days[i - 1] - days[i]).days > _HALF_A_YEAR]
    if len(falls) != 1:
        return None
    return falls[0] if min(days[: falls[0]]) > max(days[falls[0] :]) else None


def _by_context(timed: Timed, later: bool, turn: int | None, count: int) -> Year | None:
    context = timed.context
    if context is None or context.year is None:
        return None
    day = timed.in_year(context.year)
    year = (context.year_of(day.month) if day else None) or context.year
    if turn is not None and context.month is None and context.next_year is None:
        mostly_later = count - turn > turn  # the context's year is that of most rows
        year += int(later) - int(mostly_later)
    return Year(year, context.source)


def _neighbours(column: Sequence[Timed]) -> list[date | None]:
    """For each date the nearest one whose year is written, of two equally near ones the one above; None when there is none."""
    nearest: list[tuple[int, date] | None] = [None] * len(column)
    for step in (1, -1):
        at, seen = 0, None
        for index in range(len(column))[::step]:
            at, seen = (index, column[index].known) if column[index].known else (at, seen)
            before = nearest[index]
            if seen and (before is None or abs(index - at) < before[0]):
                nearest[index] = (abs(index - at), seen)
    return [near[1] if near else None for near in nearest]


def _nearest(timed: Timed, known: date) -> int:
    candidates = [(abs((day - known).days), day.year) for year in _around(known.year) if (day := timed.in_year(year))]
    return min(candidates)[1] if candidates else known.year


def _near_today(column: Sequence[tuple[Timed, int]], today: date) -> Year:
    """The first year that the weekdays beside the dates prove, else the one whose days lie nearest to today."""
    fits: Counter[int] = Counter()
    for timed, later in column:
        for year in _around(today.year):
            day = timed.in_year(year + later)
            fits[year] += day is not None and timed.weekday == day.weekday()
    (best, most), *others = fits.most_common()
    if most and all(most > other for _, other in others):
        return Year(best, "weekdays")
    return Year(min(_around(today.year), key=lambda year: _distance(column, year, today)), "today")


def _distance(column: Sequence[tuple[Timed, int]], year: int, today: date) -> int:
    days = [day.toordinal() for timed, later in column if (day := timed.in_year(year + later))]
    return abs(median_low(days) - today.toordinal()) if days else timedelta.max.days


def _around(year: int) -> tuple[int, int, int]:
    return (year, year - 1, year + 1)
