"""What has to be said besides what recognition said: conflicts, channels left out, rows that are gone."""

from collections.abc import Container, Iterator, Sequence

from planner.domain.found import Code, Found, Level, Note
from planner.planning.imports.intake import Deed, Taken
from planner.planning.imports.kept import CHANNELS, Kept
from planner.planning.imports.said import FIELDS


def notes_of(found: Found, rows: Sequence[Taken], gone: Sequence[Kept], placed: Container[str]) -> tuple[Note, ...]:
    """`placed` are the names of channels that the workspace lacks, and that are opened or have another one taken instead."""
    said = [note for note in found.notes if note.code is not Code.UNKNOWN_CHANNEL or note.value not in placed]
    return (*said, *_conflicts(rows), *(_gone(kept) for kept in gone))


def _conflicts(rows: Sequence[Taken]) -> Iterator[Note]:
    for deed in (deed for row in rows for deed in row.deeds if deed.reason is Code.CONFLICT):
        yield _conflict(deed)


def _conflict(deed: Deed) -> Note:
    """`fields` are those in which file and plan differ, in the order of the row."""
    assert deed.kept  # noqa: S101 (a conflict is one with something that is there)
    row, kept = deed.row, deed.kept
    names = [name for name in (*FIELDS, CHANNELS) if name in deed.changes]
    values = (("fields", " ".join(names)), ("how", _how(kept)), ("channel", deed.channels[0] if deed.channels else ""))
    return Note(Code.CONFLICT, Level.WARNING, row.sheet, row.row, row.column, row.title[:200], values)


def _how(kept: Kept) -> str:
    """What happened here since: `trashed`, `entered` (by hand, not by an import), `changed`."""
    if kept.trashed:
        return "trashed"
    return "changed" if kept.last else "entered"


def _gone(kept: Kept) -> Note:
    assert kept.last  # noqa: S101 (only what a file said can be gone from it)
    row = kept.last
    day = (("day", row.said.day.isoformat()),) if row.said.day else ()
    return Note(Code.GONE_ROW, Level.INFO, row.sheet, row.row, row.column or None, row.said.title[:200], day)
