"""The rows of a list's area: which are entries, which are headings, and what the headings above an entry say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from planner.importing.days.dates import read_date
from planner.importing.days.written import Form
from planner.importing.layouts.assignment import Area, Column
from planner.importing.layouts.columns import Field
from planner.importing.layouts.heading import Heading, is_heading, is_sum, says_when
from planner.importing.layouts.table import Table, text_of
from planner.importing.posts.channels import Channels

BESIDE_DATE = {Field.WEEKDAY, Field.WEEK, Field.MONTH, Field.YEAR, Field.NUMBER, Field.OCCASION}
_SUBSTANCE = {Field.TITLE, Field.TEXT, Field.POSTS, Field.LINK, Field.FILE}
_TRIVIAL = {"0", "1"}  # what formulas and prepared rows leave behind
_DAYS = {Form.CELL, Form.NAMED, Form.OPEN}
_UTC = ZoneInfo("UTC")  # a heading is told from a date, whatever its zone


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is no heading, with the texts of its columns, empty ones left out."""

    row: int  # in the table
    texts: Mapping[int, str]  # by column
    fields: Mapping[Field, str]  # by meaning; of meanings that many columns may have the first one
    heading: Heading
    apart: bool  # an empty row or a heading stands above it

    def get(self, field: Field) -> str:
        return self.fields.get(field, "")

    def goes_on(self, before: "Line") -> bool:
        """Whether it only names another channel for the title right above."""
        where, title = self.get(Field.CHANNEL), self.get(Field.TITLE)
        return bool(where) and where != before.get(Field.CHANNEL) and (not title or title == before.get(Field.TITLE))


def lines_of(
    table: Table, area: Area, columns: Sequence[Column], channels: Channels, above: Heading
) -> tuple[list[Line], Heading]:
    """The lines from top to bottom, and what the last headings say."""
    read = [column.index for column in columns if column.field is not Field.IGNORED]
    fields = {column.index: column.field for column in columns}
    rows = range(area.first, area.end)
    all_texts = [{index: text for index in read if (text := text_of(table.rows[row][index]))} for row in rows]
    lines: list[Line] = []
    heading, apart = above, True
    for row, texts, below in zip(rows, all_texts, [*all_texts, {}][1:], strict=True):
        if said := _heading_of(texts, below, fields, channels):
            heading, apart = _below(heading, said, channels), True
        elif not texts or (heading.legend and not _dated(texts, fields)):
            apart = True
        else:
            by_field = {fields[index]: text for index, text in reversed(texts.items())}
            lines.append(Line(row, texts, by_field, heading, apart))
            apart = False
    return lines, heading


def _below(heading: Heading, said: str, channels: Channels) -> Heading:
    """After one more heading, which may be the day of the rows that follow."""
    below = heading.below(said, channels)
    written = read_date(said, _UTC)
    return replace(below, date=written, date_text=said) if written.form in _DAYS and not written.until else below


def _has(texts: Mapping[int, str], field: Field, fields: Mapping[int, Field]) -> bool:
    return any(fields[index] is field for index in texts)


def _dated(texts: Mapping[int, str], fields: Mapping[int, Field]) -> bool:
    return any(fields[index] is Field.DATE and not _is_no_date(text) for index, text in texts.items())


def _is_no_date(text: str) -> bool:
    return read_date(text, _UTC).form is Form.NONE


def _heading_of(texts: Mapping[int, str], below: Mapping[int, str], fields: Mapping[int, Field], channels: Channels) -> str:
    """The text of a row that is a heading, a note or a sum; empty for other rows. `below` is the next row."""
    if not texts:
        return ""
    (index, first), *others = texts.items()
    if is_sum(first) and all(_is_number(text) for _, text in others):
        return first
    if others:
        return ""
    if says_when(first) or _is_day_alone(first, fields) or _stands_alone(first, fields[index], channels):
        return first
    # Channels stand in rows of their own where the rows below leave the channel to them.
    heads_rows = _has(below, Field.DATE, fields) and not _has(below, Field.CHANNEL, fields)
    return first if fields[index] is Field.CHANNEL and heads_rows else ""


def _is_day_alone(text: str, fields: Mapping[int, Field]) -> bool:
    """Whether a text is the day of the rows below it, in a list that has no column for days."""
    return Field.DATE not in fields.values() and read_date(text, _UTC).form in _DAYS


def _stands_alone(text: str, field: Field, channels: Channels) -> bool:
    """Whether a text that is the only one in its row is a heading or note."""
    if field is Field.DATE:
        return _is_no_date(text)
    if field in _SUBSTANCE:
        return is_heading(text, channels)
    return field is not Field.CHANNEL and field not in BESIDE_DATE


def _is_number(text: str) -> bool:
    return text.replace(".", "").replace(",", "").replace("%", "").strip().isdigit()


def is_entry(line: Line, columns: Mapping[int, Column], table: Table) -> bool:
    """Whether a line holds more than a prepared row: a date and its weekday alone, a default status, copies of merged cells."""
    own = {
        columns[index].field
        for index, text in line.texts.items()
        if (line.row, index) not in table.merged and (text not in _TRIVIAL or columns[index].field is Field.POSTS)
    }
    if own & _SUBSTANCE:
        return True
    if Field.TITLE in line.fields and own & {Field.CHANNEL, Field.TIME}:
        return True
    return Field.DATE in line.fields and bool(own - BESIDE_DATE - {Field.DATE})
