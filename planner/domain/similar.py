"""Titles that probably mean the same topic: shown while one is typed, and suggested for merging.

Compared are the groups of three letters of each word, so that `Azubiwoche`, `Azubi-Woche` and `Die Azubi-Wochen` are near.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

NEAR = 0.45  # of 1; below it, titles share a word or two but hardly a topic
ALIKE = 0.7  # from here on a merge is suggested
PART = 0.8  # what it counts when the typed title is wholly in the other
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_WORD = re.compile(r"[^\W_]+")
_FILLERS = frozenset(
    _WORD.findall(
        "a an and at der die das dem den des ein eine einen einer eines for fuer im in is ist mit of on or oder the to um und "
        "von vom with zu zum zur"
    )
)


@dataclass(frozen=True, slots=True)
class Similar:
    """`likeness` is above 0 and at most 1: that of titles that differ in case, order, signs and fillers only."""

    id: int
    likeness: float


def similar(title: str, titles: Mapping[int, str], count: int = 5, least: float = NEAR) -> tuple[Similar, ...]:
    """The titles nearest to one, the nearest first; one that is still being typed is near to those that hold it."""
    wanted = letters(title)
    near = ((id_, letters(other)) for id_, other in titles.items())
    judged = ((id_, max(_likeness(wanted, groups), PART * _held(wanted, groups))) for id_, groups in near)
    found = [Similar(id_, round(likeness, 3)) for id_, likeness in judged if likeness >= least]
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.id))[:count])


def pairs(titles: Mapping[int, str], least: float = ALIKE) -> tuple[tuple[int, int], ...]:
    """Which two of them may be one, the likeliest first; only titles that share a rare group of letters are compared."""
    groups = {id_: letters(title) for id_, title in titles.items()}
    found = {(id_, other): _likeness(groups[id_], groups[other]) for id_, other in _meeting(groups)}
    alike = (pair for pair, likeness in found.items() if likeness >= least)
    return tuple(sorted(alike, key=lambda pair: (-found[pair], pair)))


def _meeting(groups: Mapping[int, frozenset[str]]) -> Iterable[tuple[int, int]]:
    by_group: dict[str, list[int]] = defaultdict(list)
    for id_, own in groups.items():
        for group in own:
            by_group[group].append(id_)
    often = max(8, len(groups) // 50)
    rare = [sorted(ids) for ids in by_group.values() if len(ids) <= often]
    return {(id_, other) for ids in rare for place, id_ in enumerate(ids) for other in ids[place + 1 :]}


def _likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared groups by the mean of both (Dice)."""
    shared = len(left & right)
    return 2 * shared / (len(left) + len(right)) if shared else 0.0


def _held(part: frozenset[str], whole: frozenset[str]) -> float:
    """How much of one title is found in another."""
    return len(part & whole) / len(part) if part else 0.0


@lru_cache(maxsize=8192)
def letters(title: str) -> frozenset[str]:
    """Groups of three, over the joints of compounds too: a hyphen makes no difference."""
    plain = title.lower() if title.isascii() else _without_marks(title)
    words = (word for word in _WORD.findall(plain.replace("-", "")) if len(word) > 1 and word not in _FILLERS)
    return frozenset(f" {word} "[place : place + 3] for word in words for place in range(len(word)))


def _without_marks(title: str) -> str:
    spelled = unicodedata.normalize("NFKC", title).casefold().translate(_GERMAN)
    return "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c))
