"""A view of the plan as a workbook: its posts and empty slots as a list, and channels by days as a grid.

The list can be imported again. Words are those of the language spoken now.
"""

from collections.abc import Iterator
from datetime import date

from planner import gapwords, wording
from planner.queries.board import Card
from planner.reports.board import Board, Row
from planner.reports.board_cells import Cell, Place
from planner.tables import Table, Value, write_xlsx
from planner.wording import gettext as _


def plan_xlsx(board: Board, *, grid: bool) -> bytes:
    """`grid`: as a second sheet, the board as it hangs on a wall."""
    return write_xlsx([_list(board), _grid(board)] if grid else [_list(board)])


def _list(board: Board) -> Table:
    head = (_("Week"), _("Date"), _("Weekday"), _("Time"), _("Channel"), _("Title"), _("Status"))
    more = (_("Person"), _("Format"), _("Pillar"), _("Campaign"), _("Gap"))
    rows = [row for index in range(len(board.days)) for row in _rows_on(board, index)]
    return Table(_("Plan"), (*head, *more), rows)


def _rows_on(board: Board, index: int) -> Iterator[tuple[Value, ...]]:
    """Those of one day, in the order of the channels."""
    for row in board.rows:
        cell = row.cells[index]
        for lying in cell.posts:
            yield *_dated(cell.day.day), lying.card.time, row.channel.name, *_of_post(lying.card)
        for place in cell.places:
            if _is_empty(place):
                gap = _gap_of(place)
                pillar = place.slot.slot.line.pillar
                yield (
                    *_dated(cell.day.day),
                    place.time,
                    row.channel.name,
                    None,
                    None,
                    place.person,
                    place.format,
                    pillar,
                    None,
                    gap,
                )


def _dated(day: date) -> tuple[Value, ...]:
    return wording.week(day), day, wording.weekday(day)


def _of_post(card: Card) -> tuple[Value, ...]:
    status = _("cancelled") if card.cancelled else gapwords.readiness_word(card.readiness)
    return card.title, status, card.person, card.format, card.pillar, card.campaign, None


def _is_empty(place: Place) -> bool:
    return not (place.is_paused or place.slot.slot.post)


def _gap_of(place: Place) -> str:
    """`leer, dringend`."""
    word = _("missed") if place.is_missed else _("empty")
    return f"{word}, {gapwords.severity_word(place.slot.severity)}" if place.slot.severity else word


def _grid(board: Board) -> Table:
    head = (_("Channel"), *(f"{wording.week(day.day)} {wording.day(day.day)}" for day in board.days))
    return Table(_("Board"), head, [_grid_row(row) for row in board.rows])


def _grid_row(row: Row) -> tuple[Value, ...]:
    return (row.channel.name, *(_grid_cell(cell) for cell in row.cells))


def _grid_cell(cell: Cell) -> str | None:
    posts = [
        f"{wording.clock_time(lying.card.time)} {lying.card.title}".strip() for lying in cell.posts if not lying.card.cancelled
    ]
    empty = [f"[{wording.clock_time(place.time)} {_('empty')}]".replace("[ ", "[") for place in cell.places if _is_empty(place)]
    pause = [_("Pause: %(reason)s", reason=cell.pause)] if cell.pause and cell.says_pause else []
    return "\n".join([*pause, *posts, *empty]) or None
