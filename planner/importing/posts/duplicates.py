"""Rows that stand twice in one file, and what names a row so that a later version of the file is recognised."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from planner.domain.found import Code, FoundChannel, Level, Note, Outcome, Row
from planner.importing.spelling import one_line

_Appearance = tuple[str, date | None, str]


def without_duplicates(rows: Sequence[Row]) -> tuple[list[Row], list[Note]]:
    """A post that stands on its channel, day and title before is skipped, unless both say when and differ in it.

    A row on several channels keeps those on which it is the first.
    """
    seen: dict[_Appearance, dict[dt.time | None, int]] = defaultdict(dict)
    kept: list[Row] = []
    notes: list[Note] = []
    for row in rows:
        if row.outcome is not Outcome.TO_IMPORT:
            kept.append(row)
            continue
        new, first = [], None
        for channel in row.channels or (None,):
            times = seen[_appearance(row, channel)]
            before = times.get(row.time) or times.get(None) or (next(iter(times.values()), None) if row.time is None else None)
            first = before if first is None else first
            if before is None:
                new.append(channel)
                times[row.time] = row.row
        if first is not None:
            notes.append(_note(row, first, len(new)))
        remaining = tuple(channel for channel in new if channel)
        if not new:
            row = row.ended(Outcome.SKIPPED, Code.DUPLICATE_ROW)
        kept.append(row if first is None or not new else replace(row, channels=remaining))
    return kept, notes


def _appearance(row: Row, channel: FoundChannel | None) -> _Appearance:
    return (channel.key if channel else "", row.day, one_line(row.title).casefold())


def _note(row: Row, first: int, remaining: int) -> Note:
    values: tuple[tuple[str, str | int], ...] = (("first", first), ("remaining", remaining))
    return Note(Code.DUPLICATE_ROW, Level.WARNING, row.sheet, row.row, row.column, row.title[:200], values)


def with_identities(rows: Sequence[Row]) -> list[Row]:
    """The file or link of each row that has it alone on all its channels becomes its identity."""
    uses: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if row.outcome is Outcome.TO_IMPORT:
            uses.update((kind, value, channel) for channel in _keys(row) for kind, value in _names(row))

    def alone(row: Row) -> str | None:
        return next(
            (value for kind, value in _names(row) if all(uses[kind, value, channel] == 1 for channel in _keys(row))), None
        )

    open_rows = ((row, row.outcome is Outcome.TO_IMPORT and row.identity is None and alone(row)) for row in rows)
    return [replace(row, identity=identity) if identity else row for row, identity in open_rows]


def _keys(row: Row) -> list[str]:
    return [channel.key for channel in row.channels] or [""]


def _names(row: Row) -> list[tuple[str, str]]:
    return [(kind, value) for kind, value in (("file", row.file), ("link", row.link)) if value]
