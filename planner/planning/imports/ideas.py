"""Which topic of the backlog a row without a day is."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from planner.domain.found import Row
from planner.planning.imports.kept import Kept
from planner.planning.imports.said import Said


def pair_ideas(ideas: Sequence[tuple[Row, Said]], topics: Sequence[Kept]) -> list[Kept | None]:
    """The topic of each row: of the same link or file, else of the same title; one that said all the same before others."""
    found: list[Kept | None] = [None] * len(ideas)
    free = dict(enumerate(topics))

    def match(of_idea: Callable[[Row, Said], Hashable], of_topic: Callable[[Kept], Hashable]) -> None:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for number, topic in free.items():
            if key := of_topic(topic):
                waiting[key].append(number)
        for index, (row, said) in enumerate(ideas):
            key = of_idea(row, said)
            if found[index] is None and key and waiting.get(key):
                found[index] = free.pop(waiting[key].popleft())

    match(lambda row, _: row.identity, lambda topic: topic.last and topic.last.identity)
    match(lambda _, said: said, lambda topic: topic.last and topic.last.said)
    match(lambda _, said: title_key(said.title), lambda topic: topic.last and title_key(topic.last.said.title))
    match(lambda _, said: title_key(said.title), lambda topic: None if topic.trashed else title_key(topic.now.title))
    return found


def title_key(title: str) -> str:
    """Equal for titles that differ in case and spaces only."""
    return " ".join(title.casefold().split())
