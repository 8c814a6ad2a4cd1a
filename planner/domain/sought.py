"""Words that somebody seeks, and the titles that hold them: case, accents and the spelling of umlauts make no difference."""

import re
import unicodedata
from dataclasses import dataclass

_UMLAUTS = re.compile(r"(?<=[aou])e")  # ü, ue and u are one: what is typed is often half a word
_WORDS = re.compile(r"[^\W_]+")
_ALIKE = re.compile(r"[^bdfghjklmpqrtvwxz0-9]+")  # letters that another spelling may write otherwise
STARTS, BEGINS, HOLDS = range(3)


@dataclass(frozen=True, slots=True)
class Sought:
    words: tuple[str, ...]  # folded

    @classmethod
    def of(cls, text: str) -> "Sought":
        """Of a text without a letter or digit there are no words: nothing is found."""
        return cls(tuple(_WORDS.findall(folded(text))))

    def rank(self, title: str) -> int | None:
        """The lower the better: it starts with the words, has a word that begins with each, holds them all. None: it does not."""
        plain = folded(title)
        if not self.words or not all(word in plain for word in self.words):
            return None
        own = _WORDS.findall(plain)
        *whole, last = self.words
        if own[: len(whole)] == whole and any(each.startswith(last) for each in own[len(whole) : len(whole) + 1]):
            return STARTS
        return BEGINS if all(any(each.startswith(word) for each in own) for word in self.words) else HOLDS

    @property
    def patterns(self) -> list[str]:
        """For a database's LIKE: whatever is found matches each of them; not all that matches is found."""
        return ["%" + "%".join(filter(None, _ALIKE.split(word))) + "%" for word in self.words]


def folded(text: str) -> str:
    """Lower case without accents: `Müller`, `Mueller` and `muller` are one."""
    plain = text.lower()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _UMLAUTS.sub("", plain)
