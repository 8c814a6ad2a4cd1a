"""Rows of a list that are no entries: titles, notes, sums, legends, and headings that say month, week or channel."""

import re
from dataclasses import dataclass, replace

from planner.importing.days.context import Context, context_in
from planner.importing.days.names import week_named
from planner.importing.posts.channels import Channels, Named
from planner.importing.spelling import plain, words_of

_SUMS = {"summe", "gesamt", "total", "anzahl", "sum", "zwischensumme", "gesamtanzahl"}
_LEGENDS = {"legende", "legend", "farblegende", "farbcode", "farben", "key", "colour key", "color key", "farblegende status"}
_BACKLOG = words_of(
    "themenspeicher, ideenspeicher, ideen, themenideen, ideas, backlog, ohne datum, without date, parkplatz, offene themen, "
    "ideenpool, themenpool, themensammlung, noch ohne datum, no date, unterminiert, nicht terminiert, noch nicht terminiert"
)
_LABEL = re.compile(r"^(?:kanal|channel|plattform|platform) ?: ?", re.IGNORECASE)
_WEEK = r"(?:(?:kw|kalenderwoche|woche|week|cw) ?\d{1,2}|\d{1,2} (?:kw|kalenderwoche))\b"
_BEGINS_WITH_WEEK = re.compile(_WEEK)
_WEEK_ALONE = re.compile(_WEEK + r"(?: \d{1,4}\b| bis\b| kw\b){0,8}$")  # perhaps with its dates


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above rows and holds for them."""

    context: Context | None = None
    week: int | None = None
    named: Named | None = None
    named_by: str = ""  # who named the channel: heading or sheet
    legend: bool = False  # what follows explains colours

    def below(self, text: str, channels: Channels) -> "Heading":
        """After one more heading: what it says replaces what was said before."""
        below = replace(
            self,
            context=nearer(context_in(text, "heading"), self.context),
            week=week_named(text) or self.week,
            legend=plain(text) in _LEGENDS,
        )
        if opens_backlog(text):
            return replace(below, named=None, named_by="")
        named = channels.headed(_LABEL.sub("", text, count=1))
        return replace(below, named=named, named_by="heading") if named else below


def nearer(new: Context | None, old: Context | None) -> Context | None:
    """A heading `Dezember` below one for 2026 is of 2026."""
    if new is None or old is None or new.year:
        return new or old
    return replace(old, month=new.month, year=old.year_of(new.month) if new.month and old.next_year else old.year, next_year=None)


def is_sum(text: str) -> bool:
    return plain(text).partition(" ")[0] in _SUMS


def opens_backlog(text: str) -> bool:
    """What follows has no dates."""
    return plain(text) in _BACKLOG


def is_heading(text: str, channels: Channels) -> bool:
    """Whether a text that stands alone in its row, in the column of the titles, is a heading and no title."""
    return says_when(text) or channels.headed(text) is not None


def says_when(text: str) -> bool:
    """Whether a text is a heading that says the week, month or year of what follows, that it has none, or explains colours."""
    words = plain(text)
    if opens_backlog(text) or words in _LEGENDS or _WEEK_ALONE.match(words):
        return True
    context = context_in(text, "heading")
    return context is not None and len(words.split()) <= 2 and (context.month is not None or words.isdigit())


def begins_with_week(text: str) -> bool:
    """`KW 48: Advent`."""
    return bool(_BEGINS_WITH_WEEK.match(plain(text)))
