"""A board turned by days: what lies on each, over all channels, for the views that have no rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.domain.board import ShownPeriod
from planner.domain.plan import in_order_of_time
from planner.domain.span import Week
from planner.queries.board import ChannelHead
from planner.reports.board import Away, Board
from planner.reports.board_cells import Cell, Day, Lying, Place

FIRST_HOUR, LAST_HOUR = 8, 17


@dataclass(frozen=True, slots=True)
class Entry:
    """A post, or a promise that no post of its day fills."""

    channel: ChannelHead
    what: Lying | Place

    @property
    def time(self) -> dt.time | None:
        return self.what.card.time if isinstance(self.what, Lying) else self.what.time


@dataclass(frozen=True, slots=True)
class Break:
    """A pause as one of its days sees it. `channels` is empty when it holds for all that are shown."""

    reason: str
    channels: tuple[ChannelHead, ...]
    begins: bool  # the day before has no such break


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """`entries` come without a time first, then by time, then in the order of the channels. Paused promises stand in `breaks`."""

    day: Day
    entries: tuple[Entry, ...]
    breaks: tuple[Break, ...]

    @property
    def date(self) -> date:
        return self.day.day

    @property
    def pauses(self) -> list[tuple[str, tuple[ChannelHead, ...]]]:
        return [(each.reason, each.channels) for each in self.breaks]

    @property
    def is_paused(self) -> bool:
        """Wholly: on all channels."""
        return any(not each.channels for each in self.breaks)

    @property
    def is_bare(self) -> bool:
        """Nothing lies there, and it is no day of its own."""
        return not (self.entries or self.day.is_today or self.day.holiday)

    @property
    def untimed(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.time is None)

    def at(self, hour: int) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.time and entry.time.hour == hour)


@dataclass(frozen=True, slots=True)
class CalendarWeek:
    """`periods` are those of quotas that begin in it; the days of `away` are counted from its Monday."""

    week: Week
    days: tuple[CalendarDay, ...]
    periods: tuple[tuple[ChannelHead, ShownPeriod], ...]
    away: tuple[Away, ...]

    @property
    def runs(self) -> list[tuple[CalendarDay, ...]]:
        """Its days, those on which nothing lies together with their like: a list says so once."""
        found: list[list[CalendarDay]] = []
        for day in self.days:
            before = found[-1][-1] if found else None
            if before and before.is_bare and day.is_bare and before.pauses == day.pauses:
                found[-1].append(day)
            else:
                found.append([day])
        return [tuple(run) for run in found]

    @property
    def hours(self) -> range:
        """Those to be shown: the usual ones, and as many more as it takes to show every time."""
        used = [entry.time.hour for day in self.days for entry in day.entries if entry.time]
        return range(min([*used, FIRST_HOUR]), max([*used, LAST_HOUR]) + 1)


def weeks_of(board: Board) -> tuple[CalendarWeek, ...]:
    days = tuple(_days(board))
    return tuple(
        CalendarWeek(week, days[first : first + 7], tuple(_periods(board, first)), tuple(_away(board, first)))
        for first, week in zip(range(0, len(days), 7), board.weeks, strict=True)
    )


def _days(board: Board) -> Iterator[CalendarDay]:
    before: dict[str, tuple[ChannelHead, ...]] = {}
    for index, day in enumerate(board.days):
        cells = [(row.channel, row.cells[index]) for row in board.rows]
        paused = _paused(cells)
        breaks = tuple(Break(reason, them, before.get(reason) != them) for reason, them in paused.items())
        yield CalendarDay(day, _entries(cells), breaks)
        before = paused


def _entries(cells: list[tuple[ChannelHead, Cell]]) -> tuple[Entry, ...]:
    posts = [Entry(channel, lying) for channel, cell in cells for lying in cell.posts]
    places = [Entry(channel, place) for channel, cell in cells for place in cell.places if not place.is_paused]
    return tuple(sorted(posts + places, key=_untimed_first))


def _untimed_first(entry: Entry) -> tuple[bool, dt.time]:
    none, time = in_order_of_time(entry.time)
    return not none, time


def _paused(cells: list[tuple[ChannelHead, Cell]]) -> dict[str, tuple[ChannelHead, ...]]:
    """The channels by the reason of their pause; none when it holds for all."""
    found: dict[str, list[ChannelHead]] = defaultdict(list)
    for channel, cell in cells:
        if cell.pause is not None:
            found[cell.pause].append(channel)
    return {reason: () if len(them) == len(cells) > 1 else tuple(them) for reason, them in found.items()}


def _periods(board: Board, first: int) -> Iterator[tuple[ChannelHead, ShownPeriod]]:
    for row in board.rows:
        for period in row.periods_on(first):
            yield row.channel, period


def _away(board: Board, first: int) -> Iterator[Away]:
    for away in board.absences:
        start, end = max(away.offset, first), min(away.offset + away.days, first + 7)
        if start < end:
            yield Away(away.name, start - first, end - start)
