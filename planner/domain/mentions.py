"""Who is named in a comment: `@kim`, `@kim.schaefer` or `@"Kim Schäfer"`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.slug import slug

_HANDLE = re.compile(r'(?<![\w@./+-])@(?:["“„]([^"“”„\n]{1,100})["“”]|(\w[\w.-]{0,79}))')


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who can be named."""

    id: int
    name: str
    email: str

    @property
    def handles(self) -> tuple[str, ...]:
        """What they are called after the @, the shortest first: first name, whole name, address; without a `Dr.`."""
        words = [word for word in self.name.split() if not word.endswith(".")] or [""]
        first, whole = slug(words[0]), slug(" ".join(words)).replace("-", ".")
        return (*filter(None, (first, whole, self.email.partition("@")[0])), f'"{self.email}"')


def named_in(text: str, people: Sequence[Named]) -> dict[str, list[Named]]:
    """The handles of a text that mean one of the people, each with those it may mean. Others are words like any."""
    called = _called(people)
    handles = dict.fromkeys(quoted or plain.rstrip(".-_") for quoted, plain in _HANDLE.findall(text))
    return {handle: called[slug(handle)] for handle in handles if slug(handle) in called}


def handle_of(person: Named, people: Sequence[Named]) -> str:
    """The shortest handle that means this person alone."""
    called = _called(people)
    return next((handle for handle in person.handles if called[slug(handle)] == [person]), person.handles[-1])


def _called(people: Sequence[Named]) -> dict[str, list[Named]]:
    """Whom each handle may mean."""
    called: dict[str, list[Named]] = {}
    for person in people:
        for handle in {slug(handle) for handle in (*person.handles, person.name)} - {""}:
            called.setdefault(handle, []).append(person)
    return called
