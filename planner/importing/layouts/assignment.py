"""Which column of a list means what: by hand, by its header, else by what stands below it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from planner.domain.found import Sure
from planner.importing.days.dates import read_date
from planner.importing.days.names import week_named, weekday_in
from planner.importing.days.times import read_time
from planner.importing.days.written import Form
from planner.importing.grid import Cell
from planner.importing.layouts.columns import LONGEST_HEADER, Field, by_header, instead, rank
from planner.importing.layouts.table import Table, text_of
from planner.importing.posts.channels import Channels, Named
from planner.importing.posts.statuses import is_status
from planner.importing.spelling import one_line, plain

_SAMPLES = 60  # values that speak for a column
_DATES = {Form.CELL, Form.NAMED, Form.OPEN}
_SEVERAL = {Field.NOTE, Field.POSTS, Field.IGNORED, Field.OCCASION}  # meanings that many columns may have
_TICKS = {"x", "xx", "ja", "yes", "y", "j", "1", "true", "wahr"}
_UTC = ZoneInfo("UTC")  # judging a column asks whether there is a date, not which


@dataclass(frozen=True, slots=True)
class Area:
    """Part of a table: rows from `first` and columns from `left`, up to `end` and `right` (excluded), under a header row."""

    header: int | None
    first: int
    end: int
    left: int
    right: int
    columns: tuple[int, ...] | None = None  # only these of them


@dataclass(frozen=True, slots=True)
class Column:
    index: int  # in the table
    header: str
    field: Field
    sure: Sure
    samples: tuple[Cell, ...] = ()
    named: Named | None = None  # whose posts a POSTS column holds


def columns_of(table: Table, area: Area, channels: Channels, by_hand: Mapping[int, Field] | None = None) -> tuple[Column, ...]:
    """The columns of an area that have a header or values. A mapping `by_hand` counts columns from the area's left edge."""
    columns = [_by_hand(column, area, channels, by_hand or {}) or _by_header(column, channels) for column in _silent(table, area)]
    columns = _as_they_look(columns)
    columns = _one_of_each(columns)
    columns = _by_content(columns, channels)
    return tuple(_matrix_columns(columns, channels))


def is_matrix(columns: Iterable[Column]) -> bool:
    """Channels as columns, and the titles in their cells."""
    fields = {column.field for column in columns}
    return Field.POSTS in fields and Field.TITLE not in fields


def is_tick(text: str) -> bool:
    return plain(text) in _TICKS or text in ("✓", "✔", "✔️", "☑", "☑️", "✅", "●", "•", "X", "*", "+")


def _silent(table: Table, area: Area) -> Iterable[Column]:
    """Each column with its samples, before anything is known about its meaning."""
    for index in range(area.left, area.right) if area.columns is None else area.columns:
        header = one_line(table.text(area.header, index)) if area.header is not None else ""
        samples = []
        for row in range(area.first, area.end):
            if text_of(cell := table.rows[row][index]):
                samples.append(cell)
                if len(samples) == _SAMPLES:
                    break
        if header or samples:
            yield Column(index, header[: LONGEST_HEADER * 2], Field.NOTE, Sure.REST, tuple(samples))


def _by_hand(column: Column, area: Area, channels: Channels, by_hand: Mapping[int, Field]) -> Column | None:
    field = by_hand.get(column.index - area.left)
    if field is None:
        return None
    named = channels.named(column.header) if field is Field.POSTS else None
    return replace(column, field=field, sure=Sure.BY_HAND, named=named)


def _by_header(column: Column, channels: Channels) -> Column:
    if known := by_header(column.header):
        return replace(column, field=known[0], sure=known[1])
    named = channels.familiar(column.header)
    if named and not _mostly(column, lambda cell: isinstance(cell, int | float) and not isinstance(cell, bool)):
        return replace(column, field=Field.POSTS, sure=Sure.HEADER, named=named)
    return column


def _as_they_look(columns: Sequence[Column]) -> list[Column]:
    """`Tag` is a date or a weekday, and `Publish time` a time or a moment: what stands below tells."""
    dateless = all(column.field is not Field.DATE for column in columns)
    found = []
    for column in columns:
        if column.sure is not Sure.BY_HAND:
            if column.field is Field.DATE and _mostly(column, _is_weekday):
                column = replace(column, field=Field.WEEKDAY)
            elif column.field is Field.TIME and dateless and _mostly(column, _is_date):
                column = replace(column, field=Field.DATE)
        found.append(column)
    return found


def _one_of_each(columns: Sequence[Column]) -> list[Column]:
    """Of several columns with one meaning the surest has it: by hand, dates that can be read, then by the better word."""
    best: dict[Field, Column] = {}
    for column in columns:
        if column.field not in _SEVERAL and (column.field not in best or _order(column) < _order(best[column.field])):
            best[column.field] = column
    taken = set(best)
    return [
        column if column.field in _SEVERAL or best[column.field] is column else _other_meaning(column, taken)
        for column in columns
    ]


def _order(column: Column) -> tuple[bool, bool, bool, int]:
    unreadable = column.field is Field.DATE and bool(column.samples) and not _mostly(column, _is_date)
    return (column.sure is not Sure.BY_HAND, unreadable, column.sure is not Sure.HEADER, rank(column.field, column.header))


def _other_meaning(column: Column, taken: set[Field]) -> Column:
    field = instead(column.header)
    if field in taken:
        field = Field.NOTE
    taken.add(field)
    return replace(column, field=field, sure=Sure.LIKELY if field is not Field.NOTE else Sure.REST)


def _by_content(columns: list[Column], channels: Channels) -> list[Column]:
    """Give columns with silent headers the meanings that are missing, where what stands below them is plain."""

    def is_channel(cell: Cell) -> bool:
        return isinstance(cell, str) and not is_tick(cell) and channels.familiar(cell) is not None

    checks: list[tuple[Field, Callable[[Cell], bool]]] = [
        (Field.DATE, _is_date),
        (Field.WEEKDAY, _is_weekday),
        (Field.WEEK, lambda cell: isinstance(cell, str) and week_named(cell) is not None and len(cell) < 12),
        (Field.TIME, lambda cell: read_time(cell, bare=False).time is not None and not _is_date(cell)),
        (Field.LINK, lambda cell: isinstance(cell, str) and cell.lower().startswith(("http://", "https://", "www."))),
        (Field.CHANNEL, is_channel),
        (Field.STATUS, lambda cell: isinstance(cell, str) and is_status(cell)),
    ]
    for field, fits in checks:
        posts = field is Field.CHANNEL and any(column.field is Field.POSTS for column in columns)
        if not posts and all(column.field is not field for column in columns):
            columns = _give(columns, field, lambda column, fits=fits: _mostly(column, fits))  # type: ignore[misc]
    if all(column.field not in (Field.TITLE, Field.POSTS) for column in columns):
        wordy = [column for column in columns if _silent_yet(column) and _is_wordy(column)]
        columns = _give(columns, Field.TITLE, lambda column: column in wordy[:1])
    return columns


def _give(columns: Sequence[Column], field: Field, fits: Callable[[Column], bool]) -> list[Column]:
    free = [column for column in columns if _silent_yet(column) or (field is Field.CHANNEL and _may_be_channels(column))]
    chosen = next((column for column in free if column.samples and fits(column)), None)
    return [replace(column, field=field, sure=Sure.CONTENT) if column is chosen else column for column in columns]


def _silent_yet(column: Column) -> bool:
    return column.field is Field.NOTE and column.sure is Sure.REST


def _may_be_channels(column: Column) -> bool:
    """`Format` and `Typ` often hold channels where no other column does."""
    return column.field is Field.FORMAT and column.sure is not Sure.BY_HAND


def _matrix_columns(columns: Sequence[Column], channels: Channels) -> Iterable[Column]:
    """Without a title column the columns beside channels' ones are channels too, unknown ones."""
    matrix = all(column.field not in (Field.TITLE, Field.TEXT, Field.CHANNEL) for column in columns)
    first = next((column.index for column in columns if column.field is Field.POSTS), None)
    for column in columns:
        silent = column.header and _silent_yet(column) and by_header(column.header) is None
        if matrix and first is not None and column.index > first and silent:
            yield replace(column, field=Field.POSTS, sure=Sure.LIKELY, named=channels.named(column.header))
        else:
            yield column


def _mostly(column: Column, fits: Callable[[Cell], bool]) -> bool:
    """At least six of ten samples."""
    return bool(column.samples) and sum(map(fits, column.samples)) >= len(column.samples) * 0.6


def _is_date(cell: Cell) -> bool:
    return read_date(cell, _UTC).form in _DATES


def _is_weekday(cell: Cell) -> bool:
    return isinstance(cell, str) and weekday_in(cell) is not None


def _is_wordy(column: Column) -> bool:
    """Texts of which most differ from each other."""
    texts = Counter(plain(cell) for cell in column.samples if isinstance(cell, str))
    letters = [text for text in texts if any(c.isalpha() for c in text)]
    return len(letters) * 2 >= len(column.samples)
