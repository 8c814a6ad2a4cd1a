"""What an import came to, in figures and notes, as it is kept with its batch and printed by the command."""

from collections.abc import Mapping
from typing import Any

from planner.domain.found import Code, Level, Note
from planner.planning.imports.intake import Fate, Intake


def summary(intake: Intake) -> dict[str, Any]:
    """Notes without their sentences: those are spoken anew in the language of whoever reads them.

    A row counts once, also when it stands on several channels; `channels` counts posts. `left` are the skipped and failed rows.
    """
    days = intake.days
    return {
        "file": intake.found.file,
        "rows": len(intake.rows),
        "created": intake.fates[Fate.CREATED],
        "topics": intake.topics,
        **{fate.value: intake.fates[fate] for fate in Fate if fate is not Fate.CREATED},
        "channels": intake.channels,
        "opened": [channel.name for channel in intake.opened],
        "first": days[0].isoformat() if days else None,
        "last": days[-1].isoformat() if days else None,
        "notes": [_written(note) for note in intake.notes],
        "left": [
            {"sheet": taken.row.sheet, "row": taken.row.row, "column": taken.row.column, "title": taken.row.title,
             "outcome": taken.fate.value, "code": taken.reason.value if taken.reason else None}
            for taken in intake.rows
            if taken.fate in (Fate.SKIPPED, Fate.FAILED)
        ],
    }  # fmt: skip


def _written(note: Note) -> dict[str, Any]:
    return {
        "sheet": note.sheet,
        "row": note.row,
        "column": note.column,
        "value": note.value,
        "level": note.level.value,
        "code": note.code.value,
        "values": dict(note.values),
    }


def note_of(written: Mapping[str, Any]) -> Note:
    """The note again, to be spoken."""
    return Note(
        Code(written["code"]),
        Level(written["level"]),
        written["sheet"],
        written["row"],
        written["column"],
        written["value"],
        tuple(written["values"].items()),
    )
