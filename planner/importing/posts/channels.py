"""Channels as rows name them: by slug, name or synonym, several in one cell, with a format behind: `IG Story + FB`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from planner.domain.found import FoundChannel
from planner.importing.posts.networks import EVERYWHERE, FORMATS, NETWORKS
from planner.importing.spelling import one_line, plain

LONGEST_NAME = 80  # characters
_MOST = 30  # channels in one cell: a text with more parts is something else
_STRONG = re.compile(r"[,;/|\n•·]")  # part names even where none of them is known
_WEAK = re.compile(r"[&+]|\b(?:und|and|sowie|plus)\b", re.IGNORECASE)  # may be part of a name, as in `Häuser & Co.`


class Known(NamedTuple):
    """A channel of the workspace."""

    slug: str
    name: str
    network: str


class Named(NamedTuple):
    """The channels that a text names, each once, and the format it gives all of them, if any.

    `mixed`: it gives some of them a format, or several.
    """

    channels: tuple[FoundChannel, ...] = ()
    format: str = ""
    mixed: bool = False


class Channels:
    """Finds the workspace's channels, and proposes new ones, by what is written."""

    def __init__(self, known: Sequence[Known]) -> None:
        self._all = tuple(FoundChannel(known.name, known.slug, known.name, _network_of(known)) for known in known)
        self._by_word = {plain(channel.name): channel for channel in reversed(self._all)}
        self._by_word |= {plain(channel.slug or ""): channel for channel in self._all}
        self._read: dict[str, Named] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """A workspace without channels takes those that a file names for all there are."""
        if not self._all:
            self._all = tuple(replace(channel, slug=None) for channel in joined(map(self.named, texts)).channels)
            self._read.clear()

    def named(self, text: str) -> Named:
        """All channels that a cell names: the workspace's, and unknown ones as they may be created."""
        if text not in self._read:
            self._read[text] = self._several(text)
        return self._read[text]

    def headed(self, text: str) -> Named | None:
        """The channels that a heading names and nothing else, no format either. A lone `x` is a tick there, not the network."""
        named = None if plain(text) == "x" else self.familiar(text)
        return named if named and not named.format else None

    def familiar(self, text: str) -> Named | None:
        """The channels that a text names and nothing else, all of them the workspace's or of a known network; else None."""
        if len(text) > LONGEST_NAME or not plain(text):
            return None
        named = self.named(text)
        return named if all(self._one(channel.written) for channel in named.channels) else None

    def _several(self, text: str) -> Named:
        if plain(text) in EVERYWHERE:
            return Named(tuple(replace(channel, written=text) for channel in self._all))
        if whole := self._one(text):
            return whole
        parts = [part for part in _STRONG.split(text) if plain(part)]
        return joined(map(self._part, parts)) if len(parts) <= _MOST else _new(text)

    def _part(self, text: str) -> Named:
        """Parted once more, at `&`, `+` and `und`, when that shows a channel that is known."""
        parts = [part for part in _WEAK.split(text) if plain(part)]
        read = [self._one(part) for part in parts]
        if any(read):
            return joined(named or _new(part) for named, part in zip(read, parts, strict=True))
        return _new(text)

    def _one(self, text: str) -> Named | None:
        """The single channel that a text names, perhaps with a format before or behind it; None when it is unknown."""
        words = plain(text)
        if channel := self._channel(words):
            return Named((replace(channel, written=one_line(text)),))
        first, _, after = words.partition(" ")
        before, _, last = words.rpartition(" ")
        for form, rest in ((last, before), (first, after.removeprefix("auf ").removeprefix("on "))):
            if form in FORMATS and (channel := self._channel(rest)):
                return Named((replace(channel, written=one_line(text)),), FORMATS[form])
        return None

    def _channel(self, words: str) -> FoundChannel | None:
        if known := self._by_word.get(words):
            return known
        network = NETWORKS.get(words)
        if network is None:
            return None
        there = [channel for channel in self._all if channel.network == network.slug]
        if len(there) > 1:
            there = [channel for channel in there if NETWORKS.get(plain(channel.name)) == network]
        return there[0] if len(there) == 1 else FoundChannel("", None, network.name, network.slug)


def _new(text: str) -> Named:
    """A channel as it may be created; its first word may tell the network, as in `linkedin-karriere`."""
    name = one_line(text).strip(" .:-")[:LONGEST_NAME]
    return Named((FoundChannel(name, None, name, _network_of(Known("", name, ""))),))


def _network_of(channel: Known) -> str:
    words = plain(channel.name)
    first = words.partition(" ")[0]
    network = NETWORKS.get(words) or (NETWORKS.get(first) if len(first) > 1 else None)
    return channel.network or (network.slug if network else "")


def joined(named: Iterable[Named]) -> Named:
    """The channels of several texts, each once; a format only when all of them give it."""
    several = [one for one in named if one.channels]
    channels: dict[str, FoundChannel] = {}
    for one in several:
        for channel in one.channels:
            channels.setdefault(channel.key, channel)
    formats = {one.format for one in several}
    mixed = len(formats) > 1 or any(one.mixed for one in several)
    return Named(tuple(channels.values()), "" if mixed else "".join(formats), mixed)
