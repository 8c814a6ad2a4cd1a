"""Makes sheets of nested rows and has them recognised, as of Monday, 23 November 2026."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.domain.found import Code, Found, Row
from planner.importing.grid import Cell, Sheet, Workbook
from planner.importing.read import Known, Options, Person, recognise

TODAY = date(2026, 11, 23)
CHANNELS = (
    Known("instagram", "Instagram", "instagram"),
    Known("facebook", "Facebook", "facebook"),
    Known("linkedin", "LinkedIn", "linkedin"),
    Known("blog", "Blog", "blog"),
)
PEOPLE = (Person("kim@example.org", "Kim Schäfer"), Person("lee@example.org", "Lee Otto"))


def sheet(*rows: Sequence[Cell], name: str = "Plan", **values: Any) -> Sheet:
    """Rows may end early."""
    width = max(map(len, rows), default=0)
    return Sheet(name, tuple((*row, *[None] * (width - len(row))) for row in rows), **values)


def found(*sheets: Sheet, file: str = "plan.xlsx", today: date = TODAY, **options: Any) -> Found:
    values = {"known_channels": CHANNELS, "known_people": PEOPLE, **options}
    return recognise(Workbook("xlsx", sheets), file_name=file, today=today, options=Options(**values))


def found_rows(*rows: Sequence[Cell], name: str = "Plan", file: str = "plan.xlsx", **options: Any) -> Found:
    return found(sheet(*rows, name=name), file=file, **options)


def short(row: Row) -> tuple[str | None, str, str]:
    """Day, channels and title."""
    return (row.day.isoformat() if row.day else None, "+".join(c.slug or f"?{c.name}" for c in row.channels), row.title)


def shorts(found: Found) -> list[tuple[str | None, str, str]]:
    return [short(row) for row in found.rows]


def codes(found: Found) -> list[Code]:
    return [note.code for note in found.notes]
