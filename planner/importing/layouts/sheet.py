"""Which layout a sheet has, and its entries: list, matrix, month grid, week blocks or timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from zoneinfo import ZoneInfo

from planner.domain.found import Block, FoundColumn, Layout, Sure
from planner.importing.days.context import context_in
from planner.importing.entry import Entry
from planner.importing.layouts.assignment import Area, Column, columns_of, is_matrix
from planner.importing.layouts.columns import Field, header_key
from planner.importing.layouts.day_columns import day_headers, names_days
from planner.importing.layouts.day_grid import DayGrid
from planner.importing.layouts.grouped import Grouped, groups_of
from planner.importing.layouts.headers import areas_of
from planner.importing.layouts.heading import Heading, channel_in, nearer, opens_backlog, week_alone
from planner.importing.layouts.listing import Listing
from planner.importing.layouts.table import Table, text_of
from planner.importing.posts.channels import Channels
from planner.importing.posts.limits import cut
from planner.importing.spelling import plain, words_of

_CONTENT = {Field.TITLE, Field.TEXT, Field.POSTS, Field.LINK, Field.FILE}
_LOOSE_TITLES = words_of("name, post, posting, post name, was, what, content, inhalt, artikel, article, beitrag")  # of any list
_SAMPLES = 3
_LONGEST_TITLE = 120  # characters
_FIELDS = {field.value for field in Field}

Mappings = Mapping[str, Mapping[str, str]]  # header key -> column's index within its block, as JSON keeps it -> Field


@dataclass(frozen=True, slots=True)
class Reader:
    """What all sheets of a file are read with."""

    channels: Channels
    zone: ZoneInfo
    mappings: Mappings
    file_name: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """`layout` None: no plan was recognised."""

    layout: Layout | None = None
    entries: tuple[Entry, ...] = ()
    blocks: tuple[Block, ...] = ()


def read_sheet(table: Table, reader: Reader) -> SheetRead:
    """The entries of a sheet, from top to bottom."""
    areas = areas_of(table, reader.channels)
    listed = [area for area in areas if area.header is None or not names_days(table, area.header, reader.zone)]
    if listings := _plans(table, listed, reader):
        return _read_listings(table, listings, reader)
    if headers := day_headers(table, reader.zone):
        grid = DayGrid(table, headers, reader.channels, reader.zone)
        return SheetRead(grid.layout, tuple(grid.entries(_above(table.name, reader))))
    whole = Area(None, 0, len(table.rows), 0, table.width)
    listings = _plans(table, [whole], reader) if table.rows and not areas else []
    guessed = [] if areas else _guessed(table)
    by_hand = _plans(table, [area for area in guessed if _key(table, area) in reader.mappings], reader)
    if by_hand or listings:
        return _read_listings(table, by_hand or listings, reader)
    return SheetRead(blocks=tuple(_block(table, _listing(table, area, reader)) for area in areas or guessed))


def _guessed(table: Table) -> list[Area]:
    """What may be a list below a header row that says nothing: somebody can say it by hand."""
    for row, cells in enumerate(table.rows):
        if sum(isinstance(cell, str) for cell in cells) > 1:
            return [Area(row, row + 1, len(table.rows), 0, table.width)]
    return []


def _plans(table: Table, areas: Sequence[Area], reader: Reader) -> list[Listing | Grouped]:
    """The areas whose columns make a plan."""
    read = [_listing(table, area, reader) for area in areas]
    return [listing for listing in read if _is_plan(listing.columns, table.name)]


def _listing(table: Table, area: Area, reader: Reader) -> Listing | Grouped:
    by_hand = {
        int(index): Field(field)
        for index, field in reader.mappings.get(_key(table, area), {}).items()
        if index.isdecimal() and field in _FIELDS
    }
    if groups := groups_of(table, area, reader.channels):
        return Grouped(table, area, groups, reader.channels, reader.zone, by_hand)
    return Listing(table, area, columns_of(table, area, reader.channels, by_hand), reader.channels, reader.zone)


def _key(table: Table, area: Area) -> str:
    """The header row's key; without one that of the sheet's name and width."""
    if area.header is None:
        return header_key(["", table.name, str(table.width)])
    return header_key([text_of(cell) for cell in table.rows[area.header][area.left : area.right]])


def _is_plan(columns: Sequence[Column], sheet: str) -> bool:
    """Days and contents make a plan; contents alone only where a column or the sheet says that they are topics."""
    fields = {column.field: column for column in columns}
    if not fields.keys() & _CONTENT:
        return False
    if Field.DATE in fields or {Field.WEEK, Field.WEEKDAY} <= fields.keys():
        return True
    title = fields.get(Field.TITLE)
    if title is None or title.sure is Sure.CONTENT:
        return False
    return opens_backlog(sheet) or title.sure is Sure.BY_HAND or plain(title.header) not in _LOOSE_TITLES


def _read_listings(table: Table, listings: Sequence[Listing | Grouped], reader: Reader) -> SheetRead:
    heading = _above(table.name, reader)
    entries: list[Entry] = []
    start = 0
    for header, group in groupby(listings, key=lambda listing: listing.area.header):
        beside = list(group)
        belows = []
        for listing in beside:  # lists beside each other share the headings above, but for those right above one of them
            span = (listing.area.left, listing.area.right) if len(beside) > 1 else (0, table.width)
            found, below = listing.entries(_titles(table, range(start, header or 0), span, heading, reader.channels))
            entries.extend(found)
            belows.append(below)
        heading, start = belows[0], beside[0].area.end
    layout = Layout.MATRIX if any(is_matrix(listing.columns) for listing in listings) else Layout.LIST
    blocks = tuple(_block(table, listing) for listing in listings)
    return SheetRead(layout if entries else None, tuple(entries), blocks)


def _titles(table: Table, rows: range, span: tuple[int, int], heading: Heading, channels: Channels) -> Heading:
    """What the rows above a header say. A row that names several channels names none for all that follows."""
    for row in rows:
        texts = [cell for cell in table.rows[row][slice(*span)] if isinstance(cell, str) and len(cell) <= _LONGEST_TITLE]
        before = heading
        for text in texts:
            heading = heading.below(text, channels)
        if len({text for text in texts if channels.headed(text)}) > 1:
            heading = replace(heading, named=before.named, named_by=before.named_by)
    return heading


def _above(sheet: str, reader: Reader) -> Heading:
    """What the names of the file and the sheet say about everything in it."""
    context = nearer(context_in(sheet, "sheet"), context_in(reader.file_name.rpartition(".")[0], "file"))
    named = channel_in(sheet, reader.channels)
    return Heading(context, week_alone(sheet), named=named, named_by="sheet" if named else "")


def _block(table: Table, listing: Listing | Grouped) -> Block:
    area = listing.area
    columns = tuple(
        FoundColumn(
            column.index - area.left,
            table.letters(column.index),
            column.header,
            column.field.value,
            column.sure,
            tuple(cut(text_of(sample), 80) for sample in column.samples[:_SAMPLES]),
        )
        for column in listing.columns
    )
    return Block(table.number(area.header) if area.header is not None else None, _key(table, area), columns)
