"""Characters as people count them: extended grapheme clusters (Unicode Standard Annex 29), and which of them are emoji.

The standard library names categories but no cluster breaks. Left out is what only old Indic orthographies need (conjuncts joined
by a virama, GB9c); a flag, a family, an accent, a Hangul syllable count as one.
"""

import re
import unicodedata
from collections.abc import Iterator

# Extended_Pictographic of emoji-data.txt (Unicode 16), unassigned neighbours joined.
_PICTOGRAPHIC = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2"
    "\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a"
    "\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f\u2692-\u2697"
    "\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4"
    "\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733"
    "\u2734\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07"
    "\u2b1b\u2b1c\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f004\U0001f02c-\U0001f02f\U0001f094-\U0001f09f\U0001f0af\U0001f0b0"
    "\U0001f0c0\U0001f0cf\U0001f0d0\U0001f0f6-\U0001f0ff\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1af-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f23c-\U0001f23f\U0001f249-\U0001f25f\U0001f266-\U0001f321\U0001f324-\U0001f393\U0001f396\U0001f397"
    "\U0001f399-\U0001f39b\U0001f39e-\U0001f3f0\U0001f3f3-\U0001f3f5\U0001f3f7-\U0001f3fa\U0001f400-\U0001f4fd"
    "\U0001f4ff-\U0001f53d\U0001f549-\U0001f54e\U0001f550-\U0001f567\U0001f56f\U0001f570\U0001f573-\U0001f57a\U0001f587"
    "\U0001f58a-\U0001f58d\U0001f590\U0001f595\U0001f596\U0001f5a4\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc"
    "\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3"
    "\U0001f5fa-\U0001f64f\U0001f680-\U0001f6c5\U0001f6cb-\U0001f6d2\U0001f6d5-\U0001f6e5\U0001f6e9\U0001f6eb-\U0001f6f0"
    "\U0001f6f3-\U0001f6ff\U0001f7dc-\U0001f7f0\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001f9ff"
    "\U0001fa58-\U0001fa5f\U0001fa6e-\U0001faff\U0001fc00-\U0001fffd"
)
_PICTURE = re.compile(f"[{_PICTOGRAPHIC}]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_EXTENDING = re.compile("[\u200c\u302e\u302f\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u0e33\u0eb3]")
_PREPENDED = re.compile("[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e\U000110bd\U000110cd]")
_LEADING, _VOWEL, _TRAILING = (re.compile(part) for part in ("[\u1100-\u115f]", "[\u1160-\u11a7]", "[\u11a8-\u11ff]"))
_OPEN_SYLLABLES = range(0xAC00, 0xD7A4, 28)  # LV; what lies between two of them is LVT
_JOINER, _EMOJI_STYLE, _KEYCAP = "\u200d", "\ufe0f", "\u20e3"


def graphemes(text: str) -> Iterator[str]:
    """The clusters of a text, one after the other."""
    if text.isascii() and "\r" not in text:
        yield from text
        return
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or _breaks(text, start, place):
            yield text[start:place]
            start = place


def is_emoji(cluster: str) -> bool:
    """A picture, a flag or a keycap. ©, ® and the like only when they are asked to look like one."""
    if _KEYCAP in cluster or _FLAG.match(cluster):
        return True
    return _PICTURE.match(cluster) is not None and (cluster[0] >= "\u231a" or _EMOJI_STYLE in cluster)


def _breaks(text: str, start: int, place: int) -> bool:
    """Whether the cluster that began at `start` ends before `place`. GB numbers are those of the annex."""
    before, after = text[place - 1], text[place]
    if before == "\r" and after == "\n":  # GB3
        return False
    if _controls(before) or _controls(after):  # GB4, GB5
        return True
    if after == _JOINER or _extends(after) or _PREPENDED.match(before):  # GB9, GB9a, GB9b
        return False
    if before == _JOINER and _PICTURE.match(after):  # GB11
        return not _ends_in_picture(text[start : place - 1])
    if _FLAG.match(before) and _FLAG.match(after):  # GB12, GB13
        return len(_FLAG.findall(text, start, place)) % 2 == 0
    return not _is_one_syllable(before, after)


def _ends_in_picture(piece: str) -> bool:
    """A picture with nothing behind it but what changes its look."""
    while piece and _extends(piece[-1]) and unicodedata.category(piece[-1]) != "Mc":
        piece = piece[:-1]
    return bool(piece) and _PICTURE.match(piece[-1]) is not None


def _controls(character: str) -> bool:
    if character in "\u200c\u200d" or _PREPENDED.match(character) or "\U000e0020" <= character <= "\U000e007f":
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")


def _extends(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Mc") or _EXTENDING.match(character) is not None


def _is_one_syllable(before: str, after: str) -> bool:
    """Hangul: GB6 to GB8."""
    if _LEADING.match(before):
        return bool(_LEADING.match(after) or _VOWEL.match(after) or "\uac00" <= after <= "\ud7a3")
    if _VOWEL.match(before) or ord(before) in _OPEN_SYLLABLES:
        return bool(_VOWEL.match(after) or _TRAILING.match(after))
    if _TRAILING.match(before) or "\uac00" <= before <= "\ud7a3":
        return _TRAILING.match(after) is not None
    return False
