"""Of which fields a sheet speaks at all: a column that a file does not have says nothing, not that all its cells are empty."""

from collections import defaultdict

from planner.domain.found import Found, Row
from planner.domain.plan import Readiness
from planner.planning.imports.said import FIELDS, Said

ALWAYS = frozenset({"title", "day", "time", "notes"})
PLAIN = frozenset({"text", "format", "link", "pillar", "campaign", "audience", "person"})  # columns and fields of one name

Spoken = dict[str, frozenset[str]]  # by sheet


def spoken_in(found: Found) -> Spoken:
    spoken: defaultdict[str, set[str]] = defaultdict(lambda: set(ALWAYS))
    for sheet in found.sheets:
        columns = {column.field for block in sheet.blocks for column in block.columns}
        spoken[sheet.name] |= (columns & PLAIN) | ({"readiness", "cancelled"} if "status" in columns else set())
    for row in found.rows:
        spoken[row.sheet] |= _by_value(row)
    return {sheet: frozenset(names) for sheet, names in spoken.items()}


def _by_value(row: Row) -> set[str]:
    said = {name for name in PLAIN if getattr(row, name)}
    return said | ({"readiness", "cancelled"} if row.status or row.readiness > Readiness.DRAFT else set())


def completed(said: Said, before: Said, spoken: frozenset[str]) -> Said:
    """What a row says, and where its sheet does not speak, what it said before.

    A readiness that no status names comes from the row's text: it rises with it, and is not lowered.
    """
    silent = set(FIELDS) - spoken
    if said.readiness > before.readiness:
        silent.discard("readiness")
    return said.with_only(silent, of=before)
