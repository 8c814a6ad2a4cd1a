"""What becomes of a row whose post or topic is there already."""

from typing import NamedTuple

from planner.domain.found import Code, Row
from planner.planning.imports.intake import Fate
from planner.planning.imports.kept import CHANNELS, Kept
from planner.planning.imports.said import FIELDS, Said


class Verdict(NamedTuple):
    """`changes` are the fields that the file would have otherwise than they are."""

    fate: Fate
    changes: frozenset[str] = frozenset()
    reason: Code | None = None


NEW, THE_SAME = Verdict(Fate.CREATED), Verdict(Fate.UNCHANGED)


def verdict_on(kept: Kept, row: Row, said: Said, channels: frozenset[int | None]) -> Verdict:
    """A file that says what it said last time changes nothing, whatever has happened here since.

    What it says anew is taken over from it, unless somebody changed the post here: then that stands, and is told.
    """
    if kept.last is None:
        return _beside(kept, row, said)
    new = _differing(said, channels, kept.last.said, kept.last.channels)
    changes = new & _differing(said, channels, kept.now, kept.channels)
    if not changes:
        return THE_SAME
    return Verdict(Fate.SKIPPED, changes, Code.CONFLICT) if kept.touched else Verdict(Fate.UPDATED, changes)


def _differing(said: Said, channels: frozenset[int | None], other: Said, other_channels: frozenset[int]) -> frozenset[str]:
    return said.differing(other) | ({CHANNELS} if channels != other_channels else set())


def _beside(kept: Kept, row: Row, said: Said) -> Verdict:
    """Entered here, and in the file as well. Where the file is silent, what was entered stands."""
    default = Said(said.title)
    spoken = {name for name in FIELDS if getattr(said, name) != getattr(default, name)} | ({"readiness"} if row.status else set())
    if not row.status:
        spoken.discard("readiness")  # it follows from the text alone
    changes = said.differing(kept.now) & spoken
    if not changes:
        return THE_SAME
    return Verdict(Fate.UPDATED, changes) if kept.bare else Verdict(Fate.SKIPPED, changes, Code.CONFLICT)
