"""How words are compared: without case, marks, signs, emoji and line ends."""

import re
import unicodedata
from functools import lru_cache

MOST_COMPARED = 200  # characters: a header, a name or a status is shorter
_SIGNS = re.compile(r"[^a-z0-9]+")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def one_line(text: str) -> str:
    """Line ends and runs of spaces as one space, none around it."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower().translate(_SPELLED_OUT)
    if folded.isascii():
        return _SIGNS.sub(" ", folded).strip()
    letters = (c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split())


def plain(text: str) -> str:
    """Lower case letters and digits between single spaces: `✅ Zuständig:` is `zustaendig`, `Café/Bar` is `cafe bar`.

    Only the beginning of a long text counts.
    """
    return _plain(text[:MOST_COMPARED])


def words_of(text: str) -> frozenset[str]:
    """The plain words and phrases of a list with commas."""
    return frozenset(plain(word) for word in text.split(","))
