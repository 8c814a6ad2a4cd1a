"""Dates written once for several rows below each other, told apart from rows that have no date."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dateless:
    """What a row shows about its date."""

    dated: bool  # something stands in its date cell
    apart: bool  # an empty row or a heading stands above it
    may: bool  # it names a channel or a time of its own, so it may be one of several on a day
    surely: bool  # it goes on with the title above on another channel


def inheriting(rows: Sequence[Dateless]) -> list[bool]:
    """Which rows take the date of the nearest dated row above.

    Rows between two dated ones do when they may. Rows after the last dated one do only when rows between dated ones
    did so before, in groups of that size: else they are topics that wait for a date.
    """
    inherits = [False] * len(rows)
    longest = 0
    for start, end in _runs(rows):
        inside = end < len(rows) and rows[end].dated and not rows[end].apart
        for index in range(start, end):
            inherits[index] = rows[index].surely or (rows[index].may and (inside or end - start <= longest))
        if inside and any(inherits[start:end]):
            longest = max(longest, end - start)
    return inherits


def _runs(rows: Sequence[Dateless]) -> list[tuple[int, int]]:
    """Neighbouring rows without a date, each run right below a dated row, as (first, end)."""
    runs, index = [], 0
    while index < len(rows):
        end = index + 1
        if rows[index].dated:
            while end < len(rows) and not rows[end].dated and not rows[end].apart:
                end += 1
            if end > index + 1:
                runs.append((index + 1, end))
        index = end
    return runs
