"""People as rows name them: by e-mail address, name, unique first or last name, or initials."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from planner.importing.spelling import one_line, plain

_SEVERAL = re.compile(r"[,;/|\n&+]|\b(?:und|and)\b", re.IGNORECASE)
_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,60})[)\]]$")
_NAME = re.compile(r"[^\W\d_][^\W\d_.'’-]{0,19}\.?(?:[ -][^\W\d_][^\W\d_.'’-]{0,19}\.?){0,2}")


class Person(NamedTuple):
    """Somebody of the workspace."""

    email: str
    name: str


class People:
    """Finds the workspace's people by what is written."""

    def __init__(self, known: Sequence[Person]) -> None:
        self._emails = {person.email.casefold(): person.email for person in known}
        self._names: dict[str, set[str]] = {}
        for person in known:
            for word in {plain(person.name), *_short_forms(plain(person.name).split())}:
                self._names.setdefault(word, set()).add(person.email)

    def find(self, text: str) -> str | None:
        """The e-mail address of the one person that a text names; None for nobody, a stranger, and a name of two people."""
        text = one_line(text).removeprefix("@")
        if "@" in text:
            return self._emails.get(text.casefold())
        emails = self._names.get(plain(text), set())
        return next(iter(emails)) if len(emails) == 1 else None

    def first_of(self, text: str) -> str | None:
        """The first known person of several: `Kim / Lee`."""
        return self.find(text) or next((email for part in _SEVERAL.split(text) if (email := self.find(part))), None)


def _short_forms(words: Sequence[str]) -> set[str]:
    """Of `kim schaefer`: first and last name, `kim s`, `k schaefer` and the initials."""
    if len(words) < 2:
        return set()
    first, last = words[0], words[-1]
    forms = {first, last, f"{first} {last[0]}", f"{first[0]} {last}", f"{last} {first}", "".join(word[0] for word in words)}
    return {form for form in forms if form}


class Bracketed(NamedTuple):
    """A title and what stands in brackets behind it."""

    title: str
    inside: str = ""

    @property
    def looks_like_a_name(self) -> bool:
        """One to three words that begin with capitals."""
        return bool(_NAME.fullmatch(self.inside)) and all(word[0].isupper() for word in re.split(r"[ -]", self.inside) if word)


def bracketed(title: str) -> Bracketed:
    found = _BRACKET.search(title)
    if not found or not title[: found.start()].strip():
        return Bracketed(title)
    return Bracketed(title[: found.start()].rstrip(), one_line(found[1]))
