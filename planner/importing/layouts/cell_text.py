"""Posts inside one cell of a grid: `IG: Rezept der Woche (Kim)`, several of them in lines, a time before, a text below."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from planner.importing.days.times import read_time
from planner.importing.posts.channels import Channels, Named
from planner.importing.posts.people import bracketed
from planner.importing.spelling import plain, words_of

_BULLET = re.compile(r"(?:[-–•*·►▪]|\d{1,2}[.)]) +")
_AFTER_PREFIX = re.compile(r"[\])] ?[:–-]?|:| ?\|| ?[–-] ")
_LONGEST_PREFIX = 42  # characters
_FREE = re.compile(
    r"(?:gesetzlicher )?feiertag\b|(?:public|bank) holiday\b|(?:holiday|(?:betriebs|schul|sommer|winter|herbst|oster)?ferien"
    r"|geschlossen|closed|frei)$",
    re.IGNORECASE,
)
_HOLIDAYS = words_of(
    "neujahr, heilige drei koenige, rosenmontag, karfreitag, ostern, ostersonntag, ostermontag, tag der arbeit, maifeiertag, "
    "christi himmelfahrt, pfingsten, pfingstsonntag, pfingstmontag, fronleichnam, mariae himmelfahrt, nationalfeiertag, "
    "tag der deutschen einheit, reformationstag, allerheiligen, buss und bettag, heiligabend, heilig abend, weihnachten, "
    "1 weihnachtstag, 2 weihnachtstag, 1 weihnachtsfeiertag, 2 weihnachtsfeiertag, silvester"
)


class CellPost(NamedTuple):
    """One post of a cell. `named` None: the cell names no channel."""

    title: str
    text: str = ""
    time: dt.time | None = None
    named: Named | None = None


def posts_in(text: str, channels: Channels, *, names_channels: bool) -> list[CellPost]:
    """The posts of a cell. `names_channels`: channels stand in the cell, because its row and column name none."""
    lines = [line for part in text.splitlines() if (line := part.strip())]
    if len(lines) > 1 and all(map(_BULLET.match, lines)):
        return [_post([_BULLET.sub("", line, count=1)], channels, names_channels) for line in lines]
    if names_channels and len(lines) > 1 and all(_prefixed(line, channels) for line in lines):
        return [_post([line], channels, names_channels) for line in lines]
    return [_post(lines, channels, names_channels)] if lines else []


def _post(lines: Sequence[str], channels: Channels, names_channels: bool) -> CellPost:
    title, text = lines[0], "\n".join(lines[1:])
    at, title = _time_before(title)
    named = None
    if names_channels:
        if prefixed := _prefixed(title, channels):
            named, title = prefixed
        elif behind := channels.familiar(bracketed(title).inside):
            named, title = behind, bracketed(title).title
        elif whole := channels.familiar(title):
            named, (title, text) = whole, _first_line(text) if text else (title, "")
        if at is None:
            at, title = _time_before(title)
    return CellPost(title, text, at, named)


def _first_line(text: str) -> tuple[str, str]:
    first, _, rest = text.partition("\n")
    return first, rest


def _time_before(title: str) -> tuple[dt.time | None, str]:
    """`9:00 Rezept` is at nine. A title that is nothing but a time stays a title."""
    read = read_time(title, bare=False)
    rest = read.rest.lstrip(":-–| ")
    return (read.time, rest) if read.time and rest else (None, title)


def _prefixed(line: str, channels: Channels) -> tuple[Named, str] | None:
    """The channels before a colon, a dash or in brackets, and the rest."""
    found = _AFTER_PREFIX.search(line[:_LONGEST_PREFIX])
    rest = line[found.end() :].lstrip() if found else ""
    named = channels.familiar(line[: found.start()].strip("[( ")) if found and rest else None
    return (named, rest) if named else None


def marks_free_day(text: str, *, names: bool) -> bool:
    """A day that is marked as free, not a post about one; with `names` also by a holiday's bare name, as calendars print it."""
    text = text.strip()
    return bool(_FREE.match(text)) or (names and plain(text) in _HOLIDAYS)
