"""Day first or month first: judged for a column as a whole, never for a cell alone.

Texts such as `03/04/2026` can be read either way. And a spreadsheet program that expects the month first turns typed days
round where it can and leaves the others as text: `13/10/2024` stays, `01/10/2024` becomes the true cell 2024-01-10.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.domain.found import Code
from planner.importing.days.written import Form, Written

_LEAP_YEAR = 2024  # for comparing days of texts that name no year
_ENOUGH = 3  # contradicting weekdays that cast doubt on true cells


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as written, and the weekday that stands beside or inside it."""

    written: Written
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """How the dates of one column are to be read; None = in doubt."""

    day_first: bool | None = None  # texts that can be read either way
    turned: bool | None = False  # true cells whose day and month could be each other

    def doubt(self, written: Written) -> Code | None:
        """Why the day cannot be known, if it cannot."""
        if not written.swappable:
            return None
        if written.form is Form.OPEN:
            return Code.AMBIGUOUS_ORDER if self.day_first is None else None
        return Code.SWAPPED_DAYS if self.turned is None else None

    def reads_day_first(self, written: Written) -> bool:
        """Whether `written.day` is the day; of a date not in doubt. What can be read one way only is read that way."""
        if written.form is not Form.OPEN:
            return not (self.turned and written.swappable)
        one_way = _one_way(written)
        return self.day_first is not False if one_way is None else one_way


def judge(column: Sequence[Dated], decided: bool | None) -> Order:
    """The order of a column, `decided` (day first?) by the user or by what the column shows."""
    shown = _shown(column)
    day_first = shown if decided is None else decided
    turned: bool | None = False
    if _maybe_turned(column, shown):
        turned = None if decided is None else decided is (True if shown is None else shown)
    return Order(day_first, turned)


def only_one_way(column: Sequence[Dated], *, day_first: bool) -> int:
    """How many texts of the column can only be read with the day first, or with the month first."""
    return sum(_one_way(dated.written) is day_first for dated in column)


def span_of(days: Sequence[date | None]) -> int:
    """From the earliest to the latest, in days; 0 for fewer than two."""
    known = [day for day in days if day]
    return (max(known) - min(known)).days if known else 0


def _one_way(written: Written) -> bool | None:
    """True: only day first, False: only month first, None: no such text, or either way."""
    if written.form is not Form.OPEN or max(written.day or 0, written.month or 0) <= 12:
        return None
    return (written.day or 0) > 12


def _shown(column: Sequence[Dated]) -> bool | None:
    """The order that the texts prove: by a number above 12, else by the weekdays beside them. None: no proof, or both."""
    proofs = {proof for dated in column if (proof := _one_way(dated.written)) is not None}
    if not proofs:
        return _shown_by_weekdays([dated for dated in column if dated.written.form is Form.OPEN])
    return proofs.pop() if len(proofs) == 1 else None


def _shown_by_weekdays(texts: Sequence[Dated]) -> bool | None:
    both = [(_weekday(text, True), _weekday(text, False), text.weekday) for text in texts if text.written.swappable]
    told = [(first, second, weekday) for first, second, weekday in both if weekday is not None and first is not None]
    fits_day_first = all(first == weekday for first, _, weekday in told)
    fits_month_first = all(second == weekday for _, second, weekday in told)
    return fits_day_first if fits_day_first != fits_month_first else None


def _weekday(dated: Dated, day_first: bool) -> int | None:
    day = dated.written.on(day_first=day_first)
    return day.weekday() if day else None


def _maybe_turned(column: Sequence[Dated], shown: bool | None) -> bool:
    """Whether the column's true cells look as if the program had exchanged day and month."""
    cells = [dated for dated in column if dated.written.form is Form.CELL]
    swappable = [cell for cell in cells if cell.written.swappable]
    if not swappable or any((cell.written.day or 0) > 12 for cell in cells):
        return False
    if any(_one_way(dated.written) is not None for dated in column):
        standing, turned = _way(column, shown, turned=False), _way(column, shown, turned=True)
        return standing * 2 > turned
    contradicted = [cell for cell in swappable if cell.weekday is not None and _weekday(cell, True) != cell.weekday]
    return len(contradicted) >= _ENOUGH and all(_weekday(cell, False) == cell.weekday for cell in contradicted)


def _way(column: Sequence[Dated], shown: bool | None, *, turned: bool) -> int:
    """The days that one travels from row to row: short where the reading is right, for plans run forward."""
    order = Order(shown, turned)
    days = [
        day
        for dated in column
        if dated.written.form in (Form.CELL, Form.NAMED) or _one_way(dated.written) is not None
        if (day := dated.written.on(year=_LEAP_YEAR, day_first=order.reads_day_first(dated.written)))
    ]
    return sum(abs((after - before).days) for before, after in pairwise(days))
