"""Notes that would be said for row after row are said once, with the number of rows; not those that may end a row."""

from collections.abc import Iterable
from dataclasses import replace

from planner.domain.found import Code, Note

_ONCE_A_COLUMN = {
    Code.ASSUMED_CHANNEL,
    Code.ASSUMED_TITLE,
    Code.ASSUMED_YEAR,
    Code.FORMULA,
    Code.INHERITED_DATE,
    Code.SERIAL_NUMBER,
}
_ONCE_A_VALUE = {Code.NO_TIME, Code.UNKNOWN_STATUS}  # on a sheet
_ONCE_A_FILE = {Code.UNKNOWN_PERSON}  # for each value


def gathered(notes: Iterable[Note]) -> list[Note]:
    """In the order of their first rows. A note that stands for several has `rows` among its values."""
    first: dict[object, Note] = {}
    rows: dict[object, int] = {}
    for index, note in enumerate(notes):
        key = _key(note) or index
        first.setdefault(key, note)
        rows[key] = rows.get(key, 0) + 1
    return [
        note if isinstance(key, int) else replace(note, values=(*note.values, ("rows", rows[key]))) for key, note in first.items()
    ]


def _key(note: Note) -> object:
    if note.code in _ONCE_A_FILE:
        return (note.code, note.value.casefold(), note.values)
    if note.code in _ONCE_A_VALUE:
        return (note.code, note.sheet, note.value.casefold())
    if note.code in _ONCE_A_COLUMN and note.row is not None:
        return (note.code, note.sheet, None if note.code is Code.ASSUMED_YEAR else note.column, _said(note))
    return None


def _said(note: Note) -> object:
    """What such notes have in common: the channel that is assumed, but not the day of each serial number."""
    if note.code is Code.ASSUMED_CHANNEL:
        return (note.value, note.values)
    return None if note.code is Code.SERIAL_NUMBER else note.values
