"""Week plans whose rows are the parts of a post: `Kanal`, `Thema`, `Text` left, the days above, one post a column."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planner.importing.days.times import read_time
from planner.importing.layouts.columns import Field
from planner.importing.layouts.day_columns import DayColumn
from planner.importing.layouts.grid_rows import GridRow

_PARTS = set(Field) - {Field.DATE, Field.WEEKDAY, Field.WEEK, Field.MONTH, Field.YEAR, Field.NUMBER, Field.OCCASION, Field.NOTE}


@dataclass
class Record:
    """One post of a day; `line` is the row of its title."""

    line: GridRow
    values: dict[Field, str] = field(default_factory=dict)
    time: dt.time | None = None


def is_recorded(rows: Sequence[GridRow]) -> bool:
    """Whether the labels left of the rows name titles and other parts of posts."""
    labels = {row.label.field for row in rows}
    return Field.TITLE in labels and len(labels & _PARTS) > 1


def records(rows: Sequence[GridRow], day: DayColumn) -> Iterator[Record]:
    """The posts of one day from top to bottom. A part that comes again begins the next post."""
    seen: set[Field] = set()
    record: Record | None = None
    for row in rows:
        part = row.label.field
        if part is None or part not in _PARTS:
            continue
        if part in seen:
            if record and record.values:
                yield record
            seen, record = set(), None
        seen.add(part)
        text = next((text for column in range(day.column, day.end) if (text := row.texts.get(column))), "")
        if record is None or part is Field.TITLE:
            record = Record(row, record.values if record else {}, record.time if record else None)
        if part is Field.TIME:
            record.time = read_time(text).time
        elif text:
            record.values[part] = text
    if record and record.values:
        yield record
