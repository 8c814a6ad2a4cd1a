"""The heat strip of a report, with words and symbols: one cell a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from planner import wording
from planner.domain.span import Span, Week
from planner.reports.strip import DayState
from planner.reports.weekly import ChannelReport, WeeklyReport
from planner.wording import gettext as _
from planner.wording import marked

_STATES = {
    DayState.FILLED: ("■", marked("filled")),
    DayState.IDEA: ("◧", marked("only an idea")),
    DayState.EMPTY: ("□", marked("empty")),
    DayState.PAUSED: ("~", marked("pause")),
    DayState.NONE: ("·", marked("nothing promised")),
}

STATES = tuple(_STATES)  # in the order of the legend


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of the heat strip: its style classes, what it says when pointed at, its symbol."""

    style: str
    title: str
    symbol: str


def state_symbol(state: DayState) -> str:
    """One character that can be told from the others without colour."""
    return _STATES[state][0]


def state_word(state: DayState) -> str:
    return _(_STATES[state][1])


def weeks(span: Span) -> list[tuple[Week, list[date]]]:
    """The ISO weeks of a span, each with its days in it."""
    return [(week, list(days)) for week, days in groupby(span, Week.of)]


def rows(report: WeeklyReport) -> list[tuple[ChannelReport, list[Cell]]]:
    """A row per channel with a cell per day. Words of days and states are looked up once, not in every cell."""
    days = [(wording.day(day), day.weekday() == 0) for day in report.span]
    kinds = {state: (state.name.lower(), state_symbol(state), state_word(state)) for state in DayState}
    found = []
    for channel in report.shown:
        cells = []
        for (day, is_monday), state in zip(days, channel.strip, strict=True):
            kind, symbol, word = kinds[state]
            cells.append(Cell(f"day-{kind} monday" if is_monday else f"day-{kind}", f"{day}: {word}", symbol))
        found.append((channel, cells))
    return found


def symbols(strip: Iterable[DayState]) -> str:
    return "".join(map(state_symbol, strip))
