"""Which topic of the backlog a row without a day is."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from planner.domain.found import Row
from planner.planning.imports.kept import Kept
from planner.planning.imports.said import Said


class Idea(NamedTuple):
    """A row without a day, on the channels with these ids (None: one that is to be opened)."""

    row: Row
    said: Said
    channels: frozenset[int | None]


def pair_ideas(ideas: Sequence[Idea], topics: Sequence[Kept]) -> list[Kept | None]:
    """The topic of each row: of the same link or file, else of the same title; the more it said alike, the rather."""
    found: list[Kept | None] = [None] * len(ideas)
    free = dict(enumerate(topics))

    def match(of_idea: Callable[[Idea], Hashable], of_topic: Callable[[Kept], Hashable]) -> None:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for number, topic in free.items():
            if key := of_topic(topic):
                waiting[key].append(number)
        for index, idea in enumerate(ideas):
            key = of_idea(idea)
            if found[index] is None and key and waiting.get(key):
                found[index] = free.pop(waiting[key].popleft())

    def match_last(key: Callable[[Said, frozenset[int | None]], Hashable]) -> None:
        match(lambda idea: key(idea.said, idea.channels), lambda topic: topic.last and key(topic.last.said, topic.last.channels))

    match(lambda idea: idea.row.identity, lambda topic: topic.last and topic.last.identity)
    match_last(lambda said, channels: (said, channels))
    match_last(lambda said, channels: (title_key(said.title), channels))
    match_last(lambda said, _: title_key(said.title))
    match(lambda idea: title_key(idea.said.title), lambda topic: None if topic.trashed else title_key(topic.now.title))
    return found


def title_key(title: str) -> str:
    """Equal for titles that differ in case and spaces only."""
    return " ".join(title.casefold().split())
