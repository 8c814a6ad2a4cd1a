"""What the address of the plan asks for: a view, its days, and which posts to show."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from planner.db import cleaned
from planner.domain import asked_day
from planner.domain.plan import Readiness
from planner.domain.span import Span, Week, coming, monday_of, shifted
from planner.queries.board import Card
from planner.queries.layers import Layer
from planner.web.urls import FIRST_DAY, LAST_DAY, id_or_none

VIEWS: Final = ("board", "month", "week", "list", "year")
WEEKS: Final = 4
LISTED: Final = 4  # weeks
FEWEST_WEEKS: Final = 2
MOST_WEEKS: Final = 8
NOBODY: Final = "none"
CANCELLED: Final = "cancelled"
STATES: Final = (*(each.word for each in Readiness), CANCELLED)
LONGEST: Final = 80  # characters of a text
MOST_CHANNELS: Final = 50


@dataclass(frozen=True, slots=True)
class PlanFilter:
    """`day` is any day of those to show, None = today. An empty text, or nothing, filters nothing.

    `person` is the id of a member or `none`, `readiness` the word of one or `cancelled`. `unread` is a day that nobody can read.
    """

    view: str = VIEWS[0]
    day: date | None = None
    weeks: int = WEEKS
    channels: tuple[str, ...] = ()
    person: str = ""
    readiness: str = ""
    pillar: str = ""
    campaign: str = ""
    format: str = ""
    q: str = ""
    behind: tuple[Layer, ...] = ()
    unread: str = ""

    @classmethod
    def read(cls, asked: MultiDict[str, str], today: date) -> "PlanFilter":
        """Whatever the address holds: what makes no sense is left out."""
        typed, person = _line(asked.get("from", "")), asked.get("person", "")
        day = asked_day.read(typed, today)
        is_there = day is not None and FIRST_DAY <= day <= LAST_DAY
        return cls(
            view=_one_of(VIEWS, asked.get("view", "")) or VIEWS[0],
            day=day if is_there else None,
            weeks=_weeks(asked.get("weeks", "")),
            channels=tuple(dict.fromkeys(filter(None, map(_line, asked.getlist("channel")[:MOST_CHANNELS])))),
            person=person if person == NOBODY or id_or_none(person) else "",
            readiness=_one_of(STATES, asked.get("readiness", "")),
            **{name: _line(asked.get(name, "")) for name in ("pillar", "campaign", "format", "q")},
            behind=tuple(layer for layer in Layer if layer.value in asked.getlist("behind")),
            unread=typed if typed and not is_there else "",
        )

    @classmethod
    def kept(cls, query: str, today: date) -> "PlanFilter":
        """What a saved part of an address asks for: a view and its filters, without days."""
        pairs = parse_qsl(query.removeprefix("?"))
        return replace(cls.read(MultiDict(pairs), today), day=None, unread="")

    def query(self, **changes: Any) -> str:
        """The part of an address after its path, with these changes. It names the view when it asks for nothing else.

        The bare address is that of the view that somebody begins with.
        """
        pairs = list(replace(self, **{"unread": "", **changes}).pairs())
        return "?" + urlencode(pairs or [("view", VIEWS[0])])

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Names and values as they stand in the address, and as a form hands them on."""
        if self.view != VIEWS[0]:
            yield "view", self.view
        if self.day:
            yield "from", self.day.isoformat()
        if self.weeks != WEEKS:
            yield "weeks", str(self.weeks)
        for channel in self.channels:
            yield "channel", channel
        for name in ("person", "readiness", "pillar", "campaign", "format", "q"):
            if value := getattr(self, name):
                yield name, value
        for layer in self.behind:
            yield "behind", layer.value

    def span(self, today: date) -> Span:
        """The days that the view shows, in whole weeks."""
        day = self.day or today
        match self.view:
            case "month":
                first = day.replace(day=1)
                last = shifted(shifted(first, 31).replace(day=1), -1)
                return Span(monday_of(first), shifted(monday_of(last), 7))
            case "week":
                return coming(monday_of(day), 7)
            case "list":
                return coming(monday_of(day), 7 * LISTED)
            case "year":
                year = day.isocalendar().year
                return Span(Week(year, 1).monday, monday_of(date(year, 12, 28)) + timedelta(weeks=1))
            case _:
                return coming(monday_of(day), 7 * self.weeks)

    def without_filters(self) -> "PlanFilter":
        """The same view of the same days with every post."""
        return PlanFilter(view=self.view, day=self.day, weeks=self.weeks, behind=self.behind)

    @property
    def filters_posts(self) -> bool:
        """Whether some posts may be left out, beside those of other channels."""
        return any((self.person, self.readiness, self.pillar, self.campaign, self.format, self.q))

    @property
    def is_active(self) -> bool:
        return self.filters_posts or bool(self.channels)

    def shows(self, card: Card) -> bool:
        return all(test(card) for test in self.tests())

    def tests(self) -> list[Callable[[Card], bool]]:
        """One for each filter that is set."""
        found: list[Callable[[Card], bool]] = []
        if self.person:
            wanted = id_or_none(self.person)
            found.append(lambda card: card.duty_id == wanted)
        if self.readiness:
            found.append(lambda card: _state(card) == self.readiness)
        for name in ("pillar", "campaign", "format"):
            if value := getattr(self, name):
                found.append(partial(_says, name, value.casefold()))
        if words := self.q.casefold().split():
            found.append(lambda card: all(word in card.title.casefold() for word in words))
        return found


def _says(name: str, value: str, card: Card) -> bool:
    return bool(getattr(card, name).casefold() == value)


def _state(card: Card) -> str:
    return CANCELLED if card.cancelled else card.readiness.word


def _line(text: str) -> str:
    return " ".join(cleaned(text[: 2 * LONGEST]).split())[:LONGEST]


def _one_of(words: tuple[str, ...], word: str) -> str:
    return word if word in words else ""


def _weeks(text: str) -> int:
    """As near to what is asked for as there can be."""
    if not (text.isascii() and text.isdigit() and len(text) <= 3):
        return WEEKS
    return min(max(int(text), FEWEST_WEEKS), MOST_WEEKS)
