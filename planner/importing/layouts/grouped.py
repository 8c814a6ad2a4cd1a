"""Lists with a group of columns for each channel: `Datum, Thema`, then `Text, Bild` below Facebook and again below Instagram."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from zoneinfo import ZoneInfo

from planner.importing.entry import Entry
from planner.importing.layouts.assignment import Area, Column, columns_of
from planner.importing.layouts.columns import Field, by_header
from planner.importing.layouts.heading import Heading
from planner.importing.layouts.listing import NO_POST, Listing
from planner.importing.layouts.table import Table
from planner.importing.posts.channels import Channels, Named
from planner.importing.spelling import plain


@dataclass(frozen=True, slots=True)
class Group:
    """The columns of one channel."""

    named: Named
    columns: range


def groups_of(table: Table, area: Area, channels: Channels) -> list[Group]:
    """The groups that the row above a header names, right of the dates; empty for other lists."""
    if not area.header:
        return []
    above = table.rows[area.header - 1]
    named = {
        column: found
        for column in range(area.left, area.right)
        if isinstance(text := above[column], str) and (found := channels.headed(text)) and len(found.channels) == 1
    }
    starts = list(named)
    if len({found.channels[0].key for found in named.values()}) < 2 or not _has_date(table, area, starts[0]):
        return []
    width = min(after - before for before, after in pairwise(starts))
    ends = [*starts[1:], min(starts[-1] + width, area.right)]
    return [Group(named[start], range(start, end)) for start, end in zip(starts, ends, strict=True)]


def _has_date(table: Table, area: Area, end: int) -> bool:
    known = (by_header(table.text(area.header or 0, column)) for column in range(area.left, end))
    return any(meaning and meaning[0] is Field.DATE for meaning in known)


class Grouped:
    """One such list: read once for each group, beside the columns that all share."""

    def __init__(
        self, table: Table, area: Area, groups: list[Group], channels: Channels, zone: ZoneInfo, by_hand: Mapping[int, Field]
    ) -> None:
        self.table, self.area, self.groups = table, area, groups
        grouped = {column for group in groups for column in group.columns}
        shared = [column for column in range(area.left, area.right) if column not in grouped]

        def listing(columns: list[int]) -> Listing:
            part = replace(area, columns=tuple(columns))
            return Listing(table, part, columns_of(table, part, channels, by_hand), channels, zone)

        self.shared = listing(shared)
        self.listings = [listing(sorted([*shared, *group.columns])) for group in groups]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Of all groups, each once."""
        found = {column.index: column for listing in [*self.listings, self.shared] for column in listing.columns}
        return tuple(found[index] for index in sorted(found))

    def entries(self, above: Heading) -> tuple[list[Entry], Heading]:
        """Row by row an entry for each group that is filled, else one without a channel; and the headings that hold below."""
        alone, heading = self.shared.entries(above)
        found = [
            entry for group, listing in zip(self.groups, self.listings, strict=True) for entry in self._of(group, listing, above)
        ]
        filled = {entry.row for entry in found}
        return sorted([*found, *(entry for entry in alone if entry.row not in filled)], key=lambda entry: entry.row), heading

    def _of(self, group: Group, listing: Listing, above: Heading) -> Iterator[Entry]:
        for entry in listing.entries(above)[0]:
            texts = (self.table.text(entry.row - self.table.first_row, column) for column in group.columns)
            if any(text and plain(text) not in NO_POST for text in texts):
                yield replace(entry, column=self.table.letters(group.columns.start), named=group.named, assumed="")
