"""From dates as written to days: each column of dates judged as a whole, missing years filled in, doubts put forward."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.found import AssumedYear, Code, Decision, TwoReadings
from planner.importing.days.order import Dated, Order, judge, only_one_way, span_of
from planner.importing.days.written import Form, Written
from planner.importing.days.years import Timed, Year, missing_years
from planner.importing.entry import Entry, Source

_WITH_A_DAY = {Form.CELL, Form.NAMED, Form.OPEN, Form.WEEKDAY}


@dataclass(frozen=True, slots=True)
class Day:
    """An entry's day, or `fault`: why there is none although something stands there. Neither: no exact day is given."""

    day: date | None = None
    fault: Code | None = None
    year: Year | None = None  # where it was not written


@dataclass(frozen=True, slots=True)
class Days:
    """One day for each entry, in their order."""

    days: tuple[Day, ...]
    decisions: tuple[Decision, ...]
    assumed_years: tuple[AssumedYear, ...]


def days_of(entries: Sequence[Entry], day_first: bool | None, today: date) -> Days:
    """The days of all entries. `day_first` is the user's decision about columns in doubt."""
    columns: dict[Source, list[int]] = defaultdict(list)
    for index, entry in enumerate(entries):
        columns[entry.source].append(index)
    days = [Day()] * len(entries)
    decisions: list[Decision] = []
    for source, indexes in columns.items():
        column = [entries[index] for index in indexes]
        dated = [Dated(entry.date, entry.weekday if entry.date.weekday is None else entry.date.weekday) for entry in column]
        order = judge(dated, day_first)
        found = _column_days(column, dated, order, today)
        for index, day in zip(indexes, found, strict=True):
            days[index] = day
        decisions.extend(_decisions(source, column, dated, found))
    return Days(tuple(days), tuple(decisions), _assumed(entries, days))


def _column_days(column: Sequence[Entry], dated: Sequence[Dated], order: Order, today: date) -> list[Day]:
    with_day = [index for index, entry in enumerate(column) if entry.date.form in _WITH_A_DAY]
    timed = [_timed(column[index], dated[index], order) for index in with_day]
    years = dict(zip(with_day, missing_years(timed, today), strict=True))
    return [_day(entry.date, order, years.get(index)) for index, entry in enumerate(column)]


def _timed(entry: Entry, dated: Dated, order: Order) -> Timed:
    written, day_first = entry.date, order.reads_day_first(entry.date)
    # A day that its own year does not have stands for itself: it must get no other year.
    known = (written.on(day_first=day_first) or date(written.year, 1, 1)) if written.year else None
    return Timed(known, lambda year: written.on(year=year, day_first=day_first), entry.context, dated.weekday)


def _day(written: Written, order: Order, year: Year | None) -> Day:
    if written.form is Form.IMPOSSIBLE:
        return Day(fault=Code.IMPOSSIBLE_DATE)
    if written.form not in _WITH_A_DAY:
        return Day()
    if doubt := order.doubt(written):
        return Day(fault=doubt)
    day = written.on(year=year.year if year else None, day_first=order.reads_day_first(written))
    return Day(day, year=year) if day else Day(fault=Code.IMPOSSIBLE_DATE)


def _decisions(source: Source, column: Sequence[Entry], dated: Sequence[Dated], days: Sequence[Day]) -> list[Decision]:
    """What the user has to decide about a column: at most one decision for each kind of doubt."""
    found = []
    certain = [day.day for day in days if day.day]
    for code in (Code.SWAPPED_DAYS, Code.AMBIGUOUS_ORDER):
        doubtful = [entry for entry, day in zip(column, days, strict=True) if day.fault is code]
        if not doubtful:
            continue
        day_first, month_first = (_read(doubtful, judge(dated, decided), _any_year(days)) for decided in (True, False))
        rows = zip(doubtful, day_first, month_first, strict=True)
        found.append(
            Decision(
                code,
                source.sheet,
                source.label,
                tuple(TwoReadings(entry.row, entry.date_text, first, second) for entry, first, second in rows),
                only_one_way(dated, day_first=True),
                only_one_way(dated, day_first=False),
                span_of([*certain, *day_first]),
                span_of([*certain, *month_first]),
            )
        )
    return found


def _read(entries: Sequence[Entry], order: Order, year: int) -> list[date | None]:
    return [entry.date.on(year=year, day_first=order.reads_day_first(entry.date)) for entry in entries]


def _any_year(days: Sequence[Day]) -> int:
    return next((day.day.year for day in days if day.day), 2000)


def _assumed(entries: Sequence[Entry], days: Sequence[Day]) -> tuple[AssumedYear, ...]:
    rows: Counter[tuple[str, Year]] = Counter()
    for entry, day in zip(entries, days, strict=True):
        if day.day and day.year:
            rows[entry.source.sheet, day.year] += 1
    return tuple(AssumedYear(sheet, year.year, year.source, count) for (sheet, year), count in rows.items())
