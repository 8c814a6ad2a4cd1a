"""Grids whose columns are days: month grids, week blocks, and timelines with a channel a row."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from planner.domain.found import Labelled, Layout, Sure
from planner.importing.days.names import week_in
from planner.importing.days.times import read_time
from planner.importing.days.written import NOTHING, Form, Written
from planner.importing.entry import MOST_ENTRIES, Entry, Source
from planner.importing.layouts import month_grid
from planner.importing.layouts.assignment import is_tick
from planner.importing.layouts.cell_text import CellPost, posts_in
from planner.importing.layouts.columns import Field, by_header
from planner.importing.layouts.day_columns import DayColumn, DayHeader
from planner.importing.layouts.day_records import is_recorded, records
from planner.importing.layouts.grid_rows import Block, GridRow, RowLabel
from planner.importing.layouts.heading import Heading, begins_with_week, is_sum, says_when
from planner.importing.layouts.table import Table, text_of
from planner.importing.posts.channels import Channels
from planner.importing.spelling import one_line

_ONE_WEEK = 7
_LONGEST_HEADING = 60  # characters


class DayGrid:
    """All blocks of one sheet."""

    def __init__(self, table: Table, headers: Sequence[DayHeader], channels: Channels, zone: ZoneInfo) -> None:
        self.table, self.channels = table, channels
        starts = [header.rows.start for header in headers]
        heights = [after - header.rows.stop for header, after in zip(headers, starts[1:], strict=False)]
        self.blocks = []
        for header, end in zip(headers, [*starts[1:], len(table.rows)], strict=True):
            marks = {} if header.dated else month_grid.marks(table, header, end, zone)
            usual, begin = max(heights, default=0) or None, header.rows.stop
            if marks:
                usual, begin = month_grid.height(marks), list(marks)[-1]
            self.blocks.append(Block(header, end if usual is None else self._first_gap(begin + usual, end), marks))
        lefts = (table.text(row, column) for block in self.blocks for row in block.rows for column in range(block.left))
        self.labels_are_channels = any(map(channels.familiar, lefts))

    def _first_gap(self, row: int, end: int) -> int:
        """The first empty row from `row` on: what stands below it, below a block as high as others, belongs to no day."""
        return next((index for index in range(row, end) if not any(map(text_of, self.table.rows[index]))), end)

    @property
    def layout(self) -> Layout:
        if any(block.marks for block in self.blocks):
            return Layout.MONTH_GRID
        headers = [block.header for block in self.blocks]
        weekdays = len(headers) > 1 or headers[0].days[0].weekday is not None
        return Layout.WEEK_BLOCKS if weekdays and max(len(header.days) for header in headers) <= _ONE_WEEK else Layout.TIMELINE

    def entries(self, above: Heading) -> list[Entry]:
        """From top to bottom, the posts of each cell; hardly more than MOST_ENTRIES."""
        found: list[Entry] = []
        heading, row = above, 0
        for block in self.blocks:
            for between in range(row, block.header.rows.stop):
                heading = self._below(heading, between, block)
            dates = month_grid.dates(block.marks, heading.context)
            rows, heading = self._rows(block, heading)
            days: Mapping[int, Written] = {}
            for line in [] if is_recorded(rows) else rows:
                days = dates.get(line.row, days)
                found.extend(self._posts(block, line, days))
                if len(found) > MOST_ENTRIES:
                    return found
            found.extend(self._recorded(block, rows) if is_recorded(rows) else ())
            row = block.end
        return found

    def _below(self, heading: Heading, row: int, block: Block) -> Heading:
        """What the texts of a row above the days, or left of them, say."""
        cells = self.table.rows[row] if row < block.header.rows.start else self.table.rows[row][: block.left]
        for cell in cells:
            if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING:
                heading = heading.below(cell, self.channels)
        return heading

    def _rows(self, block: Block, heading: Heading) -> tuple[list[GridRow], Heading]:
        """The rows that hold posts, and the headings that hold below the block."""
        found: list[GridRow] = []
        label = RowLabel()
        for row in block.rows:
            texts = {column: text for column in range(self.table.width) if (text := self.table.text(row, column))}
            first = next(iter(texts.values()), "")
            if len(texts) == 1 and len(first) <= _LONGEST_HEADING and (says_when(first) or begins_with_week(first)):
                heading, label = heading.below(first, self.channels), RowLabel()
            elif texts and not heading.legend and not is_sum(first):
                week = next((week for column in range(block.left) if (week := week_in(self.table.rows[row][column]))), None)
                heading = replace(heading, week=week or heading.week)
                label = self._label(row, block) or replace(label, above=True)
                found.append(GridRow(row, texts, heading, label))
            else:
                label = RowLabel()
        return found, heading

    def _label(self, row: int, block: Block) -> RowLabel | None:
        """What stands left of the days; None when nothing does but the week, so that the label above goes on."""
        lefts = [self.table.text(row, column) for column in range(block.left) if not week_in(self.table.rows[row][column])]
        text = one_line(" ".join(filter(None, lefts)))
        if not text:
            return None
        known = by_header(text)
        if known and known[1] is Sure.HEADER:
            return RowLabel(field=known[0])
        named = self.channels.familiar(text) or (self.channels.named(text) if self.labels_are_channels else None)
        time = read_time(text, bare=False).time
        corner = self.table.text(block.header.rows.start, 0)
        return RowLabel(named, False, time, None if named or time else Labelled(corner or self.table.letters(0), text))

    def _recorded(self, block: Block, rows: Sequence[GridRow]) -> Iterator[Entry]:
        """The posts of a block whose rows are channel, title, text and so on of each day."""
        for day in block.header.days:
            for record in records(rows, day):
                entry = self._entry(record.line, day, _date(day, block, {}, record.line.heading))
                yield replace(entry, column=self.table.letters(day.column), values=record.values, time=record.time)

    def _posts(self, block: Block, line: GridRow, dates: Mapping[int, Written]) -> Iterator[Entry]:
        marks = block.marks.get(line.row, {})
        notes = tuple(self._remarks(block, line))
        for day in block.header.days:
            entry = replace(self._entry(line, day, _date(day, block, dates, line.heading)), notes=notes)
            mark = marks.get(day.column)
            for column in range(day.column, day.end):
                text = line.texts.get(column, "")
                if mark and text:
                    text, mark = mark.rest, None
                if text and isinstance(self.table.rows[line.row][column], str | bool) and line.label.field is None:
                    yield from self._cell(entry, text, column, line.label)

    def _remarks(self, block: Block, line: GridRow) -> Iterator[Labelled]:
        """What stands left and right of a row's days and is kept with its posts."""
        if line.label.note:
            yield line.label.note
        for column, text in line.texts.items():
            if column >= block.header.days[-1].end:
                yield Labelled(self.table.text(block.header.rows.start, column) or self.table.letters(column), text)

    def _entry(self, line: GridRow, day: DayColumn, date: Written) -> Entry:
        source = Source(self.table.name, -2, "")
        beside = day.weekday if date.form is not Form.WEEKDAY else None
        context, named = line.heading.context, line.label.named or line.heading.named
        text = day.text or ("" if date is NOTHING else str(date.day or date.week))
        return Entry(
            source,
            self.table.number(line.row),
            date=date,
            date_text=text,
            weekday=beside,
            context=context,
            named=named,
            assumed=("row_above" if line.label.above else "") if line.label.named else line.heading.named_by,
        )

    def _cell(self, entry: Entry, text: str, column: int, label: RowLabel) -> Iterator[Entry]:
        posts = [CellPost("")] if is_tick(text) else posts_in(text, self.channels, names_channels=entry.named is None)
        for post in posts:
            values = {field: value for field, value in ((Field.TITLE, post.title), (Field.TEXT, post.text)) if value}
            yield replace(
                entry,
                column=self.table.letters(column),
                values=values,
                time=post.time or label.time,
                named=post.named or entry.named,
                assumed="" if post.named else entry.assumed,
            )


def _date(day: DayColumn, block: Block, dates: Mapping[int, Written], heading: Heading) -> Written:
    """The day of a column: its header's date, the number above, or the weekday of the week that holds."""
    if day.date and day.date.form is not Form.DAY:
        return day.date
    if day.date and heading.context and heading.context.month:
        return replace(day.date, form=Form.NAMED, month=heading.context.month)
    if block.marks:
        return dates.get(day.column, NOTHING)
    if heading.week and day.weekday is not None:
        return Written(Form.WEEKDAY, weekday=day.weekday, week=heading.week)
    return NOTHING
