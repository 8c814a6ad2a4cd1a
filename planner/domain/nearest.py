"""Pairs of the nearest numbers out of two lists."""

import heapq
from collections.abc import Iterator, Sequence


def nearest_pairs(left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Index pairs (left, right): always the nearest two that are left, until one side is empty. On a tie the smaller ones.

    The nearest two always stand next to each other in the common order, so that a heap of neighbours finds them quickly.
    """
    line = sorted(
        [(number, 0, index) for index, number in enumerate(left)] + [(number, 1, index) for index, number in enumerate(right)]
    )
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    gone = [False] * len(line)
    heap: list[tuple[int, int, int]] = []

    def neighbours(first: int, second: int) -> None:
        if first >= 0 and second < len(line) and line[first][1] != line[second][1]:
            heapq.heappush(heap, (line[second][0] - line[first][0], first, second))

    for place in range(len(line) - 1):
        neighbours(place, place + 1)
    while heap:
        _, first, second = heapq.heappop(heap)
        if gone[first] or gone[second]:
            continue
        gone[first] = gone[second] = True
        pair = {side: index for _, side, index in (line[first], line[second])}
        yield pair[0], pair[1]
        outer_left, outer_right = before[first], after[second]
        if outer_left >= 0:
            after[outer_left] = outer_right
        if outer_right < len(line):
            before[outer_right] = outer_left
        neighbours(outer_left, outer_right)
