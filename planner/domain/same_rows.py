"""Which rows of a file are rows that an earlier import took in.

The same row is: the same link or file column; else the same channel and title on the nearest day; else, when one is left
on each side, the same sheet, channel and day.

Titles alone would also pair what is not meant: January's "Monday motivation" with February's of another file, or one that
went out long ago with the next one that is planned. So a title on another day counts
- inside versions of one plan (the same file name, or half of the rows on both sides are the same), but a title that comes
  more than once does not lead from the past to a day that is still to come;
- between different files only when it comes once on each side, and the days are at most two weeks apart.
The third way is for versions of one plan only.
"""

import datetime as dt
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.nearest import nearest_pairs

FAR = 14  # days


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a post stands: `title` without differences of case and spaces."""

    channel: str
    title: str
    day: date

    @classmethod
    def of(cls, channel: str, title: str, day: date) -> "Spot":
        return cls(channel, " ".join(title.casefold().split()), day)


@dataclass(frozen=True, slots=True)
class RowKey:
    """What tells which row a row is, on one of its channels."""

    spot: Spot
    time: dt.time | None = None
    sheet: str = ""
    identity: str | None = None


@dataclass(frozen=True, slots=True)
class KeptKey:
    """A post that is there. `said`: what its row said last, None when it came by no import. `now`: None in the trash."""

    now: Spot | None
    said: RowKey | None = None
    batch: int | None = None


@dataclass(frozen=True, slots=True)
class Pairing:
    """`kept_of`: the index of a row's kept post, by the row's. `plan`: the batches that are earlier versions of the same plan."""

    kept_of: dict[int, int]
    plan: frozenset[int]


def pair(rows: Sequence[RowKey], kept: Sequence[KeptKey], *, same_name: Collection[int], today: date) -> Pairing:
    """Each row and each kept post is paired once at most. `same_name` are the batches whose file had this file's name."""
    table = _Table(rows, kept)
    table.match(lambda row: row.identity and (row.spot.channel, row.identity))
    table.match(lambda row: row.identity)
    table.match(lambda row: (row.spot, row.time))
    table.match(lambda row: row.spot)
    table.match_where_they_stand()
    plan = frozenset(same_name) | table.half_the_same()
    table.match_nearest(plan, today)
    table.match_lonely(plan)
    return Pairing(table.kept_of, plan)


class _Table:
    """Rows and kept posts that are still free, by their index."""

    def __init__(self, rows: Sequence[RowKey], kept: Sequence[KeptKey]) -> None:
        self.rows, self.kept = rows, kept
        self.kept_of: dict[int, int] = {}
        self.free_rows = dict.fromkeys(range(len(rows)))
        self.free_kept = dict.fromkeys(range(len(kept)))

    def match(self, key: Callable[[RowKey], Hashable]) -> None:
        """Pair what has an equal key, in the order of both; a key that is false pairs nothing."""
        self._match_keys(key, lambda one: key(one.said) if one.said else None)

    def match_where_they_stand(self) -> None:
        """A row says what a post is now: somebody moved it here and in the file, or entered it here."""
        self._match_keys(lambda row: row.spot, lambda one: one.now)

    def _match_keys(self, of_row: Callable[[RowKey], Hashable], of_kept: Callable[[KeptKey], Hashable]) -> None:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for index in self.free_kept:
            if key := of_kept(self.kept[index]):
                waiting[key].append(index)
        for row in list(self.free_rows):
            key = of_row(self.rows[row])
            if key and waiting.get(key):
                self._pair(row, waiting[key].popleft())

    def half_the_same(self) -> frozenset[int]:
        """Batches of which half of the rows are among these rows already, and make up half of them."""
        all_, paired = Counter(one.batch for one in self.kept), Counter(self.kept[index].batch for index in self.kept_of.values())
        return frozenset(
            batch for batch, n in paired.items() if batch is not None and 2 * n >= all_[batch] and 2 * n >= len(self.rows)
        )

    def match_nearest(self, plan: frozenset[int], today: date) -> None:
        rows, kept = self._by_title()
        often = self._coming_often()
        for title in [title for title in rows if title in kept]:
            versions = [index for index in kept[title] if self.kept[index].batch in plan]
            for past in (True, False):
                self._pair_nearest(
                    [row for row in rows[title] if (self._row_day(row) < today) is past],
                    [index for index in versions if (self._kept_day(index) < today) is past],
                )
            if title not in often:
                self._pair_single(rows[title][0], kept[title][0], versions=bool(versions))

    def _pair_single(self, row: int, kept: int, *, versions: bool) -> None:
        """Of a title that comes once on each side: out of the past too, or from another file when the days are near."""
        free = row in self.free_rows and kept in self.free_kept
        if free and (versions or abs(self._row_day(row) - self._kept_day(kept)).days <= FAR):
            self._pair(row, kept)

    def _coming_often(self) -> set[tuple[str, str]]:
        """Titles that come more than once on a channel, on either side."""
        rows = Counter(_title(row) for row in self.rows)
        kept = Counter(_title(one.said) for one in self.kept if one.said)
        return {title for title, n in (*rows.items(), *kept.items()) if n > 1}

    def _by_title(self) -> tuple[dict[tuple[str, str], list[int]], dict[tuple[str, str], list[int]]]:
        """Free ones by channel and title."""
        rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        kept: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for index in self.free_rows:
            rows[_title(self.rows[index])].append(index)
        for index in self.free_kept:
            if said := self.kept[index].said:
                kept[_title(said)].append(index)
        return rows, kept

    def _pair_nearest(self, rows: list[int], kept: list[int]) -> None:
        days = [self._row_day(row).toordinal() for row in rows], [self._kept_day(index).toordinal() for index in kept]
        for row, index in nearest_pairs(*days):
            self._pair(rows[row], kept[index])

    def match_lonely(self, plan: frozenset[int]) -> None:
        """Same sheet, channel and day, where one is left on each side."""
        rows = _single((_place(self.rows[index]), index) for index in self.free_rows)
        kept = _single(
            (_place(said), index)
            for index in self.free_kept
            if (said := self.kept[index].said) and self.kept[index].batch in plan
        )
        for place in rows.keys() & kept.keys():
            self._pair(rows[place], kept[place])

    def _row_day(self, row: int) -> date:
        return self.rows[row].spot.day

    def _kept_day(self, index: int) -> date:
        said = self.kept[index].said
        assert said  # noqa: S101 (only those that came by an import are asked)
        return said.spot.day

    def _pair(self, row: int, kept: int) -> None:
        self.kept_of[row] = kept
        del self.free_rows[row], self.free_kept[kept]


def _title(row: RowKey) -> tuple[str, str]:
    return row.spot.channel, row.spot.title


def _place(row: RowKey) -> tuple[str, str, date]:
    return row.sheet, row.spot.channel, row.spot.day


def _single(pairs: Iterable[tuple[Hashable, int]]) -> dict[Hashable, int]:
    """Those whose key comes once."""
    grouped: defaultdict[Hashable, list[int]] = defaultdict(list)
    for key, index in pairs:
        grouped[key].append(index)
    return {key: indexes[0] for key, indexes in grouped.items() if len(indexes) == 1}
