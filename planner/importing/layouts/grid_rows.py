"""The rows below a header of days, and what stands left of them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.found import Labelled
from planner.importing.layouts import month_grid
from planner.importing.layouts.columns import Field
from planner.importing.layouts.day_columns import DayHeader
from planner.importing.layouts.heading import Heading
from planner.importing.posts.channels import Named


@dataclass(frozen=True, slots=True)
class RowLabel:
    """What stands left of a row's days: a channel, a time, or a word that is kept."""

    named: Named | None = None
    above: bool = False  # the channel stands left of a row above
    time: dt.time | None = None
    note: Labelled | None = None
    field: Field | None = None  # a word for the meaning of the row: its cells are no posts of their own


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row with its texts by column, and what holds for it."""

    row: int
    texts: Mapping[int, str]
    heading: Heading
    label: RowLabel


@dataclass(frozen=True, slots=True)
class Block:
    """The rows below one header of days, up to `end` (excluded). `marks` are the cells that name days in a month grid."""

    header: DayHeader
    end: int
    marks: Mapping[int, Mapping[int, month_grid.Marked]]

    @property
    def rows(self) -> range:
        return range(self.header.rows.stop, self.end)

    @property
    def left(self) -> int:
        """The columns before the first day."""
        return self.header.days[0].column
