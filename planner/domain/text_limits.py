"""How long a text may be on a network, and how the network counts.

The rules stand in `planner/data/text_limits.json`, read by `planner.data.text_limits()`; the same file serves the browser:

    {"checked": "2026-11-25",
     "light": [[0, 4351], ...],                # code points that weigh 1 on X; all others 2
     "networks": {"x": [{"part": "text", "unit": "weighted", "limit": 280, "recommended": null, "link": 23,
                         "local_mentions": false, "hashtags": null, "source": "..."}], ...}}

A network has at most one rule a part; `part` is `text`, `title` or `description` (of a blog: what a search engine shows).
`limit`, `recommended`, `link` and `hashtags` may be null. A network that is not there has no rule. To count, as `measure` does:

1. NFC; every address with a scheme (`https?://` up to white space, <, > or ", without `.,;:!?)]}'` at its end) is replaced by
   `link` letters when `link` is a number; `@user@host` by `@user` when `local_mentions`.
2. `graphemes`: clusters (Intl.Segmenter); `characters`: code points; `utf16`: code units (`.length`); `bytes`: UTF-8;
   `weighted`: clusters, an emoji (picture, flag, keycap) 2, else each code point 1 or 2 by `light`;
   `emoji_bytes`: clusters, an emoji as many as its UTF-8 bytes, else each code point 1.
3. `hashtags` are counted as `#` at a word's beginning with a letter, digit or underscore after it.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.graphemes import graphemes, is_emoji

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?)]}'"
_REMOTE_MENTION = re.compile(r"(?<![\w/])(@\w+(?:[.-]\w+)*)@[\w.-]+\w")
_HASHTAG = re.compile(r"(?<![\w&/])#\w")


class Unit(StrEnum):
    GRAPHEMES = "graphemes"
    CHARACTERS = "characters"  # code points
    UTF16 = "utf16"
    BYTES = "bytes"
    WEIGHTED = "weighted"
    EMOJI_BYTES = "emoji_bytes"


@dataclass(frozen=True, slots=True)
class TextLimit:
    """The rule for one part of a post. `limit` None: nothing is refused; `recommended` None: no advice."""

    part: str
    unit: Unit
    limit: int | None = None
    recommended: int | None = None
    link: int | None = None  # what an address counts, however long it is
    local_mentions: bool = False  # the host of a mention does not count
    hashtags: int | None = None  # at most
    source: str = ""
    light: tuple[tuple[int, int], ...] = ()  # ranges of code points that weigh 1, of a weighted rule


@dataclass(frozen=True, slots=True)
class Measured:
    """A text measured by a rule. `over` and `hashtags_over` are 0 when it keeps the limit."""

    used: int
    limit: int | None
    unit: Unit
    over: int
    recommended: int | None
    hashtags: int
    hashtags_over: int

    @property
    def left(self) -> int | None:
        """What may still be written; negative when there is too much, None without a limit."""
        return None if self.limit is None else self.limit - self.used

    @property
    def is_long(self) -> bool:
        """Allowed, but longer than is recommended."""
        return self.recommended is not None and self.used > self.recommended and not self.over

    @property
    def fits(self) -> bool:
        return not self.over and not self.hashtags_over


def measure(text: str, rule: TextLimit) -> Measured:
    used = _count(_as_counted(text, rule), rule)
    hashtags = len(_HASHTAG.findall(text))
    return Measured(
        used=used,
        limit=rule.limit,
        unit=rule.unit,
        over=0 if rule.limit is None else max(0, used - rule.limit),
        recommended=rule.recommended,
        hashtags=hashtags,
        hashtags_over=0 if rule.hashtags is None else max(0, hashtags - rule.hashtags),
    )


def _as_counted(text: str, rule: TextLimit) -> str:
    """The text with addresses and mentions as long as the network takes them for."""
    counted = unicodedata.normalize("NFC", text)
    if rule.local_mentions:
        counted = _REMOTE_MENTION.sub(r"\1", counted)
    if rule.link is not None:
        counted = _ADDRESS.sub(lambda match: _replaced(match[0], rule.link or 0), counted)
    return counted


def _replaced(address: str, length: int) -> str:
    bare = address.rstrip(_AFTER_ADDRESS)
    return "x" * length + address[len(bare) :]


def _count(text: str, rule: TextLimit) -> int:
    match rule.unit:
        case Unit.GRAPHEMES:
            return sum(1 for _ in graphemes(text))
        case Unit.CHARACTERS:
            return len(text)
        case Unit.UTF16:
            return len(text.encode("utf-16-le", "surrogatepass")) // 2
        case Unit.BYTES:
            return _bytes(text)
        case Unit.WEIGHTED:
            return sum(2 if is_emoji(each) else sum(_weight(c, rule.light) for c in each) for each in graphemes(text))
        case Unit.EMOJI_BYTES:
            return sum(_bytes(each) if is_emoji(each) else len(each) for each in graphemes(text))


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def _weight(character: str, light: tuple[tuple[int, int], ...]) -> int:
    return 1 if any(first <= ord(character) <= last for first, last in light) else 2
