"""Lists and matrices: one row a post, or days as rows and channels as columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from planner.domain.found import Labelled
from planner.importing.days.times import read_time
from planner.importing.entry import MOST_ENTRIES, Entry
from planner.importing.layouts.assignment import Area, Column, is_matrix, is_tick
from planner.importing.layouts.cell_text import CellPost, posts_in
from planner.importing.layouts.columns import Field
from planner.importing.layouts.heading import Heading
from planner.importing.layouts.line_dates import dated
from planner.importing.layouts.lines import BESIDE_DATE, Line, is_entry, lines_of
from planner.importing.layouts.table import Table
from planner.importing.posts.channels import Channels, Named, joined
from planner.importing.posts.statuses import is_status
from planner.importing.spelling import one_line, plain

_LABELLED = {Field.NOTE, Field.OCCASION, Field.NUMBER}
_READ_APART = {Field.DATE, Field.TIME, Field.POSTS, Field.IGNORED, *_LABELLED, *BESIDE_DATE}
NO_POST = {"0", "nein", "no", "n", "false", "falsch"}
_LONGEST_FIRST_LINE = 120  # characters of a title with a text below it in the same cell


class Listing:
    """One area with its columns."""

    def __init__(self, table: Table, area: Area, columns: Sequence[Column], channels: Channels, zone: ZoneInfo) -> None:
        self.table, self.area, self.columns, self.channels, self.zone = table, area, columns, channels, zone
        self.by_field = {column.field: column for column in reversed(columns)}
        self.by_index = {column.index: column for column in columns}
        self.posts = [column for column in columns if column.field is Field.POSTS]
        self.is_matrix = is_matrix(columns)
        self.labels = {field: self._label(column) for field, column in self.by_field.items()}

    def entries(self, above: Heading) -> tuple[list[Entry], Heading]:
        """The entries from top to bottom, hardly more than MOST_ENTRIES, and the headings that hold below the area."""
        lines, heading = lines_of(self.table, self.area, self.columns, self.channels, above)
        found: list[Entry] = []
        title, before = "", None
        for line, when in zip(lines, dated(self.table, self.columns, lines, self.zone), strict=True):
            if is_entry(line, self.by_index, self.table):
                found.extend(self._posts(line, when))
            elif before and when.inherited and title and line.goes_on(before):
                found.extend(self._posts(_with_title(line, title), when))
            title, before = line.get(Field.TITLE) or title, line
            if len(found) > MOST_ENTRIES:
                break
        return found, heading

    def _posts(self, line: Line, when: Entry) -> Iterator[Entry]:
        """One entry, or one for each channel column that says more than a tick."""
        entry = self._entry(line, when)
        if self.is_matrix:
            yield from self._cells(line, entry)
            return
        if not self.posts:
            yield entry
            return
        ticks: list[Named] = []
        told: list[Entry] = []
        for column in self._channel_columns(line):
            text = line.texts[column.index]
            if plain(text) in NO_POST:
                continue
            if is_tick(text):
                ticks.append(column.named or Named())
            else:
                told.append(self._told(entry, text, line.row, column))
        if ticks or not told:
            yield replace(entry, named=joined(ticks) if ticks else entry.named, assumed="" if ticks else entry.assumed)
        yield from told

    def _channel_columns(self, line: Line) -> Iterable[Column]:
        return [column for column in self.posts if column.index in line.texts]

    def _entry(self, line: Line, when: Entry) -> Entry:
        columns = [self.by_index[index] for index in line.texts]
        notes = [Labelled(self._label(column), line.texts[column.index]) for column in columns if column.field in _LABELLED]
        values = {field: one_line(text) for field, text in line.fields.items() if field not in _READ_APART}
        if Field.TEXT in values:
            values[Field.TEXT] = line.get(Field.TEXT)
        elif Field.TITLE in values:
            values |= _title_and_text(line.get(Field.TITLE))
        if link := next((link for index in line.texts if (link := self.table.links.get((line.row, index)))), None):
            values.setdefault(Field.LINK, link)
        time = read_time(self.table.rows[line.row][self.by_field[Field.TIME].index]) if Field.TIME in self.by_field else None
        return replace(
            when,
            values=values,
            labels=self.labels,
            time=time.time if time else None,
            time_text=line.get(Field.TIME) if time and (time.rest or not time.time) else "",
            named=line.heading.named,
            assumed=line.heading.named_by,
            notes=tuple(notes),
            formulas=tuple(self._label(column) for column in self.columns if (line.row, column.index) in self.table.formulas),
        )

    def _told(self, entry: Entry, text: str, row: int, column: Column) -> Entry:
        """A channel's own text, status, time or address for the row's title."""
        values = dict(entry.values)
        time = read_time(self.table.rows[row][column.index], bare=False)
        if is_status(text):
            values[Field.STATUS] = one_line(text)
        elif text.lower().startswith(("http://", "https://")):
            values[Field.LINK] = text
        elif not (time.time and not time.rest):
            values[Field.TEXT] = text
        at = time.time if time.time and not time.rest else entry.time
        return replace(entry, column=self.table.letters(column.index), values=values, named=column.named, assumed="", time=at)

    def _cells(self, line: Line, entry: Entry) -> Iterator[Entry]:
        """The posts of a matrix's row."""
        for column in self._channel_columns(line):
            text = line.texts[column.index]
            posts = [CellPost("")] if is_tick(text) else posts_in(text, self.channels, names_channels=False)
            for post in posts if plain(text) not in NO_POST else ():
                values: Mapping[Field, str] = {**entry.values, **_values(post)}
                letters = self.table.letters(column.index)
                yield replace(entry, column=letters, values=values, named=column.named, assumed="", time=post.time or entry.time)

    def _label(self, column: Column) -> str:
        return column.header or self.table.letters(column.index)


def _values(post: CellPost) -> dict[Field, str]:
    return {field: text for field, text in ((Field.TITLE, post.title), (Field.TEXT, post.text)) if text}


def _with_title(line: Line, title: str) -> Line:
    return replace(line, fields={**line.fields, Field.TITLE: title})


def _title_and_text(text: str) -> dict[Field, str]:
    """A title with a text below it in the same cell."""
    first, _, rest = text.partition("\n")
    if not rest.strip() or len(first) > _LONGEST_FIRST_LINE:
        return {Field.TITLE: one_line(text)}
    return {Field.TITLE: one_line(first), Field.TEXT: rest.strip()}
