"""Dates written once for several rows below each other, told apart from rows that have no date."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dateless:
    """What a row shows about its date."""

    dated: bool  # something stands in its date cell
    apart: bool  # an empty row or a heading stands above it
    place: str  # the channel and format that it names of its own, if any
    timed: bool  # it names a time of its own
    surely: bool  # it goes on with the title above on another channel


def inheriting(rows: Sequence[Dateless]) -> list[bool]:
    """Which rows take the date of the nearest dated row above.

    Rows between two dated ones do when they name a time, or a channel on which nothing appears that day yet. Rows after
    the last dated one do so only when rows between dated ones did before, in groups of that size. All others are topics
    that wait for a date.
    """
    inherits = [False] * len(rows)
    longest = 0
    for start, end in _runs(rows):
        inside = end < len(rows) and rows[end].dated and not rows[end].apart
        taken = {rows[start - 1].place}
        for index in range(start, end):
            row = rows[index]
            may = row.timed or (bool(row.place) and row.place not in taken)
            inherits[index] = row.surely or (may and (inside or end - start <= longest))
            if inherits[index]:
                taken.add(row.place)
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
