"""Rows of a list that are no entries: titles, notes, sums, legends, and headings that say month, week or channel."""

import re
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from planner.importing.days.context import Context, context_in
from planner.importing.days.dates import read_date
from planner.importing.days.names import month_named, week_named
from planner.importing.days.written import NOTHING, Written
from planner.importing.posts.channels import Channels, Named
from planner.importing.spelling import plain, words_of

_SUMS = {"summe", "gesamt", "total", "anzahl", "sum", "zwischensumme", "gesamtanzahl"}
_LEGENDS = {"legende", "legend", "farblegende", "farbcode", "farben", "key", "colour key", "color key", "farblegende status"}
_BACKLOG = words_of(
    "themenspeicher, ideenspeicher, ideen, themenideen, ideas, backlog, ohne datum, without date, parkplatz, offene themen, "
    "ideenpool, themenpool, themensammlung, noch ohne datum, no date, unterminiert, nicht terminiert, noch nicht terminiert"
)
_PLAN_WORDS = words_of(
    "plan, redaktionsplan, redaktionskalender, contentplan, content, contentkalender, themenplan, postingplan, kalender, "
    "calendar, editorial, planung, social, media, posting, postings, beitraege, posts, themen, fuer, for, im, in, unsere, our"
)
_LONGEST_NAME = 4  # words of a channel in a heading
_WEEK_OF = re.compile(r"(?:woche|wochenplan|week) (?:vom|ab|of|from|starting) ", re.IGNORECASE)
_UTC = ZoneInfo("UTC")  # a heading's day has no time
_LABEL = re.compile(r"^(?:kanal|channel|plattform|platform) ?: ?", re.IGNORECASE)
_WEEK = r"(?:(?:kw|kalenderwoche|woche|week|cw) ?\d{1,2}|\d{1,2} (?:kw|kalenderwoche))\b"
_ONE_WEEK = re.compile(_WEEK + r"(?: 20\d{2})?")
_BEGINS_WITH_WEEK = re.compile(_WEEK)
_WEEK_ALONE = re.compile(_WEEK + r"(?: \d{1,4}\b| bis\b| kw\b){0,8}$")  # perhaps with its dates


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above rows and holds for them."""

    context: Context | None = None
    week: int | None = None
    date: Written = NOTHING
    date_text: str = ""
    named: Named | None = None
    named_by: str = ""  # who named the channel: heading or sheet
    legend: bool = False  # what follows explains colours

    def below(self, text: str, channels: Channels) -> "Heading":
        """After one more heading: what it says replaces what was said before."""
        week = week_named(text) or _week_of_days(text, self.context)
        below = replace(
            self,
            context=nearer(context_in(text, "heading"), self.context),
            week=week or self.week,
            legend=plain(text) in _LEGENDS,
        )
        if opens_backlog(text):
            return replace(below, named=None, named_by="", date=NOTHING, date_text="")
        named = channel_in(text, channels)
        return replace(below, named=named, named_by="heading") if named else below


def channel_in(text: str, channels: Channels) -> Named | None:
    """The channel that a heading names, also beside words for the plan and its time: `Redaktionsplan Instagram, Mai 2026`."""
    text = _LABEL.sub("", text, count=1)
    if named := channels.headed(text):
        return named
    words = [word for word in plain(text).split() if word not in _PLAN_WORDS and not word.isdigit() and not month_named(word)]
    return channels.headed(" ".join(words)) if 0 < len(words) <= _LONGEST_NAME else None


def _week_of_days(text: str, context: Context | None) -> int | None:
    """The week of `Woche vom 23.11.2026` and `23.11. – 27.11.2026`; None for one day alone."""
    read = read_date(_WEEK_OF.sub("", text, count=1), _UTC)
    if not read.until and not _WEEK_OF.match(text):
        return None
    day = read.on(year=context.year if context else None)
    return day.isocalendar().week if day else None


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
    if (
        opens_backlog(text)
        or words in _LEGENDS
        or _WEEK_ALONE.match(words)
        or _WEEK_OF.match(text)
        or read_date(text, _UTC).until
    ):
        return True
    context = context_in(text, "heading")
    return context is not None and len(words.split()) <= 2 and (context.month is not None or words.isdigit())


def begins_with_week(text: str) -> bool:
    """`KW 48: Advent`."""
    return bool(_BEGINS_WITH_WEEK.match(plain(text)))


def week_alone(name: str) -> int | None:
    """The week that a sheet is named after: `KW 48`, `KW48 2026`, but not `KW 48-51`."""
    found = _ONE_WEEK.fullmatch(plain(name))
    return week_named(found[0]) if found else None
