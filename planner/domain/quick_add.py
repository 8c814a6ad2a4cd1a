"""A topic in one line: `Azubi-Woche #LinkedIn @kim bis 12.12. 2h`.

`#` names a channel, `@` a person, `ab`/`from` and `bis`/`until`/`by` a day, hours at the end the effort, `#immergrün` or
`#evergreen` a topic to be used again. An address becomes the link. What is not understood stays in the title.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.domain.slug import slug
from planner.domain.written_days import day_at

_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_NAME = r"(?:\"(?P<quoted>[^\"]+)\"|„(?P<german>[^“”\"]+)[“”\"]|(?P<bare>\w[\w.&+-]*))"
_CHANNEL = re.compile(rf"(?<!\S)#{_NAME}")
_PERSON = re.compile(rf"(?<!\S)@{_NAME}")
_EVERGREEN = re.compile(r"(?<!\S)[#!](?:immergr(?:ü|ue)n|evergreen)(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"(?<!\S)(?:ab|from|frühestens|not before)\s+(?=\S)", re.IGNORECASE)
_UNTIL = re.compile(r"(?<!\S)(?:bis(?:\s+(?:zum|spätestens))?|spätestens|until|till|by|before)\s+(?=\S)", re.IGNORECASE)
_EFFORT = re.compile(
    r"(?<!\S)~?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s?(?:(?P<minutes>min|minuten|minutes)|h|std\.?|stunden?|hours?)\s*$",
    re.IGNORECASE,
)
_LOOSE = " \t,;|–—-:"  # what is left hanging at an end of the title when a mark beside it is taken out


@dataclass(frozen=True, slots=True)
class Known:
    """A channel (key: its slug) or a person (key: the e-mail address) that a line may name."""

    key: str
    name: str

    def spellings(self) -> set[str]:
        """As slugs: the whole name, of a person the first one and what stands before the @ of the address."""
        local, at, _ = self.key.partition("@")
        return {slug(self.name), slug(local)} | ({slug(self.name.split()[0])} if at and self.name.split() else set()) - {""}


@dataclass(frozen=True, slots=True)
class QuickTopic:
    """`channels` and `people` are keys of what is known, in the order of the line; `effort` is in hours."""

    title: str
    link: str = ""
    channels: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    effort: float | None = None
    evergreen: bool = False


def read(line: str, today: date, channels: Iterable[Known] = (), people: Iterable[Known] = ()) -> QuickTopic:
    """A title that would be empty is the address without its scheme, else the whole line."""
    rest, link = _without_link(" ".join(line.split()))
    evergreen = _EVERGREEN.search(rest) is not None
    rest = _EVERGREEN.sub(" ", rest)
    rest, slugs = _without_names(rest, _CHANNEL, list(channels))
    rest, emails = _without_names(rest, _PERSON, list(people))
    rest, latest = _without_day(rest, _UNTIL, today, last=True)
    rest, earliest = _without_day(rest, _FROM, today, last=False)
    rest, effort = _without_effort(rest)
    title = _tidied(rest) or re.sub(r"^https?://", "", link, flags=re.IGNORECASE) or line.strip()
    return QuickTopic(title, link, slugs, emails, earliest, latest, effort, evergreen)


def _without_link(line: str) -> tuple[str, str]:
    match = _ADDRESS.search(line)
    if not match:
        return line, ""
    address = match[0].rstrip(".,;!)”“'")
    return line[: match.start()] + " " + line[match.start() + len(address) :], address


def _without_names(line: str, mark: re.Pattern[str], known: list[Known]) -> tuple[str, tuple[str, ...]]:
    found: dict[str, None] = {}

    def take(match: re.Match[str]) -> str:
        written = (match["quoted"] or match["german"] or match["bare"]).rstrip(".-")
        key = named(written, known)
        if key is None:
            return match[0]
        found[key] = None
        return " "

    return mark.sub(take, line), tuple(found)


def named(written: str, known: Iterable[Known]) -> str | None:
    """The key of the only one that is called so, else of the only one whose name begins so; None when that is not clear."""
    wanted = slug(written)
    spelled = [(each.key, each.spellings()) for each in known]
    whole = [key for key, names in spelled if wanted in names]
    begun = [key for key, names in spelled if any(name.startswith(wanted) for name in names)]
    for keys in (whole, begun):
        if wanted and len(keys) == 1:
            return keys[0]
        if keys:
            return None
    return None


def _without_day(line: str, mark: re.Pattern[str], today: date, *, last: bool) -> tuple[str, date | None]:
    """Of several the last one counts; a mark without a day behind it is part of the title."""
    for match in reversed(list(mark.finditer(line))):
        written = day_at(line[match.end() :], today)
        if written:
            rest = line[: match.start()] + " " + line[match.end() + written.length :]
            return rest, written.last if last else written.first
    return line, None


def _without_effort(line: str) -> tuple[str, float | None]:
    line = line.rstrip(_LOOSE)
    match = _EFFORT.search(line)
    if not match:
        return line, None
    number = float(match["number"].replace(",", "."))
    return line[: match.start()], round(number / 60, 2) if match["minutes"] else number


def _tidied(title: str) -> str:
    return re.sub(r"\s+(?=[,;.!?)])", "", " ".join(title.split())).strip(_LOOSE)
