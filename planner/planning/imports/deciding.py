"""Decides what becomes of every row. Nothing is changed here."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.found import Code, Found, FoundChannel, Outcome, Row
from planner.domain.same_rows import KeptKey, Pairing, RowKey, Spot, pair
from planner.planning.imports.gone import gone_rows
from planner.planning.imports.ideas import Idea, pair_ideas
from planner.planning.imports.intake import Choices, Deed, Fate, Intake, Taken
from planner.planning.imports.kept import Kept, Plan
from planner.planning.imports.noting import notes_of
from planner.planning.imports.said import Said, said_by
from planner.planning.imports.spoken import Spoken, completed, spoken_in
from planner.planning.imports.verdict import NEW, verdict_on

FURTHEST = (Fate.CREATED, Fate.UPDATED, Fate.SKIPPED, Fate.UNCHANGED)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row that is to be imported. `channels` are keys, each once, without those that the workspace is not to have."""

    index: int
    row: Row
    said: Said
    channels: tuple[str, ...]


def decide(found: Found, plan: Plan, choices: Choices, *, today: date) -> Intake:
    """The answer for a file whose days, channels and people were recognised."""
    entries = [
        _Entry(index, row, said_by(row), _keys(row, plan, choices))
        for index, row in enumerate(found.rows)
        if row.outcome is Outcome.TO_IMPORT
    ]
    deeds: defaultdict[int, list[Deed]] = defaultdict(list)
    spoken = spoken_in(found)
    appearances = [(entry, key) for entry in entries if entry.row.day for key in entry.channels]
    pairing = _pairing(appearances, found.file, plan, today)
    for place, (entry, key) in enumerate(appearances):
        kept = plan.posts[pairing.kept_of[place]] if place in pairing.kept_of else None
        deeds[entry.index].append(_deed(entry, (key,), kept, plan, spoken))
    ideas = [entry for entry in entries if entry.row.day is None]
    asked = [Idea(entry.row, entry.said, _channel_ids(entry.channels, plan)) for entry in ideas]
    for entry, topic in zip(ideas, pair_ideas(asked, plan.topics), strict=True):
        deeds[entry.index].append(_deed(entry, entry.channels, topic, plan, spoken))
    rows = tuple(_taken(row, deeds[index]) for index, row in enumerate(found.rows))
    gone = gone_rows(found, rows, plan, pairing.plan, today)
    placed = {
        channel.name for entry in entries for channel in entry.row.channels if not channel.slug and _key(channel, plan, choices)
    }
    return Intake(found, plan, rows, notes_of(found, rows, gone, placed), _opened(rows, plan), gone)


def _keys(row: Row, plan: Plan, choices: Choices) -> tuple[str, ...]:
    keys = (_key(channel, plan, choices) for channel in row.channels)
    return tuple(dict.fromkeys(key for key in keys if key))


def _key(channel: FoundChannel, plan: Plan, choices: Choices) -> str | None:
    """The slug of a channel that is there, the key of one that is to be opened; None when its posts are to be left out."""
    slug = channel.slug or choices.instead.get(channel.key)
    if slug in plan.channels:
        return slug
    return channel.key if channel.key in choices.open else None


def _pairing(appearances: Sequence[tuple[_Entry, str]], file: str, plan: Plan, today: date) -> Pairing:
    slugs = {channel.id: channel.slug for channel in plan.channels.values()}
    rows = [_row_key(entry.said, key, entry.row.sheet, entry.row.identity) for entry, key in appearances]
    same_name = {batch for batch, name in plan.batches.items() if name.casefold() == file.casefold()}
    return pair(rows, [_kept_key(post, slugs) for post in plan.posts], same_name=same_name, today=today)


def _row_key(said: Said, channel: str, sheet: str, identity: str | None) -> RowKey:
    assert said.day  # noqa: S101 (rows without a day are topics)
    return RowKey(Spot.of(channel, said.title, said.day), said.time, sheet, identity)


def _kept_key(post: Kept, slugs: dict[int, str]) -> KeptKey:
    (channel,) = post.channels
    assert post.now.day  # noqa: S101 (a post has one)
    now = None if post.trashed else Spot.of(slugs[channel], post.now.title, post.now.day)
    if post.last is None:
        return KeptKey(now)
    (named,) = post.last.channels
    said = _row_key(post.last.said, slugs.get(named, ""), post.last.sheet, post.last.identity)
    return KeptKey(now, said, post.last.batch)


def _deed(entry: _Entry, keys: tuple[str, ...], kept: Kept | None, plan: Plan, spoken: Spoken) -> Deed:
    if kept is None:
        return Deed(entry.row, entry.said, keys, *NEW)
    said = completed(entry.said, kept.last.said, spoken[entry.row.sheet]) if kept.last else entry.said
    return Deed(entry.row, said, keys, *verdict_on(kept, entry.row, said, _channel_ids(keys, plan)), kept)


def _channel_ids(keys: Iterable[str], plan: Plan) -> frozenset[int | None]:
    """None for a channel that is to be opened."""
    return frozenset(plan.channels[key].id if key in plan.channels else None for key in keys)


def _taken(row: Row, deeds: Sequence[Deed]) -> Taken:
    """A row on several channels is one row, and ends as the furthest of what becomes of its posts."""
    if row.outcome is not Outcome.TO_IMPORT:
        return Taken(row, Fate(row.outcome.value), row.reason)
    if not deeds:
        return Taken(row, Fate.SKIPPED, Code.UNKNOWN_CHANNEL)
    furthest = min(deeds, key=lambda deed: FURTHEST.index(deed.fate))
    return Taken(row, furthest.fate, furthest.reason, tuple(deeds))


def _opened(rows: Sequence[Taken], plan: Plan) -> tuple[FoundChannel, ...]:
    """Channels that the deeds need and the workspace does not have, in the order in which the file names them."""
    needed = {key for row in rows for deed in row.deeds for key in deed.channels} - plan.channels.keys()
    named: dict[str, FoundChannel] = {}
    for channel in (channel for row in rows for channel in row.row.channels if channel.key in needed):
        named.setdefault(channel.key, channel)
    return tuple(named.values())
