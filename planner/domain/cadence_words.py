"""The words of a cadence in English and German, to be read and to be written."""

import re
from dataclasses import dataclass

from planner.domain.cadence import Per
from planner.domain.cadence_error import CadenceError, Fault


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words for writing."""

    weekdays: tuple[str, ...]
    per: dict[Per, str]
    on: str
    every: dict[Per, str]
    of_month: str
    day: str
    days: str
    last: tuple[str, ...]  # last, second last ...
    skip_holidays: str
    within: tuple[str, str]  # 1 day, 2 days

    def ordinal(self, n: int) -> str:
        """`1st` or `1.`, from the end `last` or `letzter`."""
        if -len(self.last) <= n < 0:
            return self.last[-n - 1]
        return self._number(n) if n > 0 else f"{self._number(-n)}{'-' if self is GERMAN else ' '}{self.last[0]}"

    def _number(self, n: int) -> str:
        if self is GERMAN:
            return f"{n}."
        ending = "th" if n in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
        return f"{n}{ending}"


ENGLISH = Words(
    weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
    per={Per.WEEK: "week", Per.MONTH: "month"},
    on="on",
    every={Per.WEEK: "every {} weeks", Per.MONTH: "every {} months"},
    of_month="of month",
    day="day",
    days="days",
    last=("last",),
    skip_holidays="skip holidays",
    within=("within 1 day", "within 2 days"),
)
GERMAN = Words(
    weekdays=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    per={Per.WEEK: "Woche", Per.MONTH: "Monat"},
    on="am",
    every={Per.WEEK: "alle {} Wochen", Per.MONTH: "alle {} Monate"},
    of_month="im Monat",
    day="Tag",
    days="Tage",
    last=("letzter", "vorletzter", "drittletzter", "viertletzter", "fünftletzter"),
    skip_holidays="ohne Feiertage",
    within=("innerhalb von 1 Tag", "innerhalb von 2 Tagen"),
)
LANGUAGES = {"en": ENGLISH, "de": GERMAN}

WEEKDAYS = {
    name: weekday
    for weekday, names in enumerate(
        (
            "mo mon monday mondays montag montags montage",
            "tu tue tues tuesday tuesdays di die dienstag dienstags dienstage",
            "we wed weds wednesday wednesdays mi mit mittwoch mittwochs mittwoche",
            "th thu thur thurs thursday thursdays do don donnerstag donnerstags donnerstage",
            "fr fri friday fridays fre freitag freitags freitage",
            "sa sat saturday saturdays sam samstag samstags samstage sonnabend sonnabends",
            "su sun sunday sundays so son sonntag sonntags sonntage",
        )
    )
    for name in names.split()
}
ORDINALS = {
    name: n
    for n, names in enumerate(("first erste", "second zweite", "third dritte", "fourth vierte", "fifth fünfte fuenfte"), 1)
    for name in names.split()
}
_LAST = {"last": -1, "letzte": -1, "vorletzte": -2, "drittletzte": -3, "viertletzte": -4}
_LAST |= {"fünftletzte": -5, "fuenftletzte": -5}
ON = re.compile(r"(?:only )?(?:on|am|an|nur)(?: am| an)? (.+)", re.IGNORECASE)
SEPARATOR = re.compile(r"\s*[,&/]\s*|\s+(?:and|und)\s+|\s+", re.IGNORECASE)
_NUMBER = re.compile(r"(-?\d{1,9})(?:st|nd|rd|th|\.)?(?:[ -]?(last|letzte[rnms]?))?", re.IGNORECASE)


def weekdays_in(text: str) -> tuple[int, ...]:
    """`Mon, Wed and Fri`, `Mo-Fr`: the weekdays named, ascending, each once."""
    found: set[int] = set()
    ranged = re.sub(r"\s*(?:[-–]|\b(?:bis|to)\b)\s*", "-", text.strip(), flags=re.IGNORECASE)
    for piece in SEPARATOR.split(ranged):
        first, *last = piece.split("-", maxsplit=1)
        begin = weekday_of(first, piece)
        more = (weekday_of(last[0], piece) - begin) % 7 if last else 0
        found.update((begin + day) % 7 for day in range(more + 1))
    return tuple(sorted(found))


def weekday_of(name: str, part: str) -> int:
    """CadenceError naming `part` when it is none."""
    weekday = WEEKDAYS.get(name.strip().rstrip(".").lower())
    if weekday is None:
        raise CadenceError(Fault.NOT_UNDERSTOOD, part)
    return weekday


def ordinal_of(text: str) -> int | None:
    """`1st`, `first`, `1.`, `ersten` = 1; `last`, `letzter` = -1; `2nd last`, `vorletzter` = -2; None for anything else."""
    word = re.sub(r"(?<=te)[rnms]$", "", text.strip().lower())
    first, _, last = word.partition(" ")
    if word in ORDINALS or word in _LAST:
        return ORDINALS.get(word) or _LAST[word]
    if first in ORDINALS and last in ("last", "letzte"):
        return -ORDINALS[first]
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    return -int(match[1]) if match[2] else int(match[1])
