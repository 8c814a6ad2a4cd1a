"""What an import does, row by row: the answer that a preview shows, a dry run prints and the deed carries out."""

from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from planner.domain.found import Code, Found, FoundChannel, Note, Row
from planner.planning.imports.kept import Kept, Plan
from planner.planning.imports.said import Said


class Fate(StrEnum):
    """How a row ends."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


class Every:
    """Holds everything."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Choices:
    """What is to become of channels that the workspace does not have, by their key: opened, or another one taken instead."""

    open: Container[str] = ()
    instead: Mapping[str, str] = field(default_factory=dict)  # slugs


@dataclass(frozen=True, slots=True)
class Deed:
    """What becomes of a row on one channel; of a row without a day, which is a topic, on all that it names."""

    row: Row
    said: Said
    channels: tuple[str, ...]  # slugs, or keys of channels that are to be opened; of a topic none means all
    fate: Fate
    changes: frozenset[str] = frozenset()
    reason: Code | None = None
    kept: Kept | None = None  # the post or topic that is there

    @property
    def is_topic(self) -> bool:
        return self.row.day is None


@dataclass(frozen=True, slots=True)
class Taken:
    """A row and how it ends; a skipped or failed one with the reason."""

    row: Row
    fate: Fate
    reason: Code | None = None
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True)
class Intake:
    """`rows` are all rows of the file, `opened` the channels it brings, `gone` what stood in it last time and does not now."""

    found: Found
    plan: Plan
    rows: tuple[Taken, ...]
    notes: tuple[Note, ...]
    opened: tuple[FoundChannel, ...]
    gone: tuple[Kept, ...]

    @cached_property
    def fates(self) -> Counter[Fate]:
        return Counter(row.fate for row in self.rows)

    @cached_property
    def deeds(self) -> list[Deed]:
        return [deed for row in self.rows for deed in row.deeds]

    @cached_property
    def posts(self) -> list[Deed]:
        """What the file has in the plan afterwards: posts that are created, updated or stay as they are."""
        return [deed for deed in self.deeds if not deed.is_topic and deed.fate is not Fate.SKIPPED]

    @property
    def topics(self) -> int:
        """Rows that become topics of the backlog."""
        return sum(row.fate is Fate.CREATED and row.row.day is None for row in self.rows)

    @property
    def channels(self) -> dict[str, int]:
        """Posts by the name of their channel."""
        return dict(Counter(self.channel_name(deed.channels[0]) for deed in self.posts).most_common())

    @property
    def days(self) -> list[date]:
        return sorted(deed.said.day for deed in self.posts if deed.said.day)

    def channel_name(self, key: str) -> str:
        """Of a channel that is there, or is to be opened."""
        return self.plan.channels[key].name if key in self.plan.channels else self._names[key]

    @cached_property
    def _names(self) -> dict[str, str]:
        return {channel.key: channel.name for channel in self.opened}
