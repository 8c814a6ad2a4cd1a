"""What became of a text, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum

MOST_WORDS = 2000  # compared with each other; the work grows with their square

_WORDS = re.compile(r"\S+\s*|\s+")


class Fate(Enum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    fate: Fate
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """Pieces in reading order. Those kept and removed make up `before`, those kept and added `after`.

    What differs over too many words is removed and added as a whole.
    """
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _between(old[head : len(old) - tail], new[head : len(new) - tail])
    pieces = [(Fate.KEPT, old[:head]), *middle, (Fate.KEPT, old[len(old) - tail :])]
    return [Piece(fate, "".join(words)) for fate, words in pieces if words]


def _common(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _between(old: list[str], new: list[str]) -> list[tuple[Fate, list[str]]]:
    if max(len(old), len(new)) > MOST_WORDS:
        return [(Fate.REMOVED, old), (Fate.ADDED, new)]
    pieces = []
    for what, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        pieces += [(Fate.KEPT, old[a:b])] if what == "equal" else [(Fate.REMOVED, old[a:b]), (Fate.ADDED, new[c:d])]
    return pieces
