"""Names of months, weekdays and calendar weeks, German and English."""

import re
from datetime import date

from planner.importing.grid import Cell
from planner.importing.spelling import plain

_MONTHS = (
    "januar january jan jaenner jaen",
    "februar february feb febr feber",
    "maerz march maer mrz mar marz",
    "april apr",
    "mai may",
    "juni june jun",
    "juli july jul",
    "august aug",
    "september sept sep",
    "oktober october okt oct",
    "november nov",
    "dezember december dez dec",
)
_WEEKDAYS = (
    "montag montags monday mo mon",
    "dienstag dienstags tuesday di die tu tue tues",
    "mittwoch mittwochs wednesday mi mit we wed",
    "donnerstag donnerstags thursday do don th thu thur thurs",
    "freitag freitags friday fr fri fre",
    "samstag samstags sonnabend saturday sa sam sat",
    "sonntag sonntags sunday so son su sun",
)
MONTHS = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
GERMAN_ONLY = {"januar", "jaenner", "februar", "maerz", "mrz", "mai", "juni", "juli", "oktober", "okt", "dezember", "dez"}

_WEEK = re.compile(r"\b(?:kw|kalenderwoche|woche|week|calendar week|cw|wk|w) ?(\d{1,2})\b")
_WEEK_FIRST = re.compile(r"^(\d{1,2}) (?:kw|kalenderwoche|woche|week)\b")


def month_named(word: str) -> int | None:
    """1 to 12, also of `Dez.`; None for any other word."""
    return MONTHS.get(plain(word))


def weekday_named(word: str) -> int | None:
    """0 (Monday) to 6, also of `Mo.`; None for any other word."""
    return WEEKDAYS.get(plain(word))


def weekday_in(cell: Cell) -> int | None:
    """The weekday that a cell of a weekday column says; a true date there is one that is shown by its weekday."""
    if isinstance(cell, date):
        return cell.weekday()
    return weekday_named(cell) if isinstance(cell, str) else None


def week_in(cell: Cell) -> int | None:
    """The ISO week number that a cell of a week column says: `48`, `KW 48`, `48. KW`, `Week 48`."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if 1 <= cell <= 53 and cell == int(cell) else None
    if not isinstance(cell, str):
        return None
    text = plain(cell)
    return _in_range(int(text)) if text.isascii() and text.isdigit() and len(text) < 3 else week_named(text)


def week_named(text: str) -> int | None:
    """The first week that a text names with a word for it: `KW 48`, `Woche 48: Advent`."""
    words = plain(text)
    found = _WEEK_FIRST.match(words) or _WEEK.search(words)
    return _in_range(int(found[1])) if found else None


def _in_range(week: int) -> int | None:
    return week if 1 <= week <= 53 else None
