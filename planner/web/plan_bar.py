"""The bar above each view of the plan: which filters are set, how to take one away, and what there is to choose from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner import gapwords
from planner.domain.plan import Readiness
from planner.queries.board import Card, ChannelHead
from planner.queries.layers import LAYERS, Layer
from planner.queries.people import Person
from planner.reports.board import Board
from planner.web.plan_filter import CANCELLED, NOBODY, STATES, PlanFilter
from planner.wording import gettext as _

WORDS = ("pillar", "campaign", "format")


@dataclass(frozen=True, slots=True)
class Bar:
    """`words` are the pillars, campaigns and formats of the posts; `shown` and `all` count these."""

    asked: PlanFilter
    channels: Sequence[ChannelHead]
    people: Sequence[Person] = ()
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    shown: int = 0
    all: int = 0

    @classmethod
    def of(cls, asked: PlanFilter, whole: Board, shown: Board) -> "Bar":
        """`whole` is the board before it was filtered."""
        words = {name: _used(name, whole.cards, getattr(asked, name)) for name in WORDS}
        heads = [row.channel for row in whole.rows]
        return cls(asked, heads, list(whole.people.here), words, shown.posts, shown.posts + shown.hidden)

    @property
    def active(self) -> Iterator[tuple[str, str, str]]:
        """Each filter that is set: what it is about, what is wanted, and the address without it."""
        asked = self.asked
        for head in self.chosen:
            others = tuple(slug for slug in asked.channels if slug != head.slug)
            yield _("Channel"), head.name, asked.query(channels=others)
        if asked.person:
            yield _("Person"), self._name(asked.person), asked.query(person="")
        if asked.readiness:
            yield _("Readiness"), state_word(asked.readiness), asked.query(readiness="")
        for name, label in (("pillar", _("Pillar")), ("campaign", _("Campaign")), ("format", _("Format")), ("q", _("Title"))):
            if value := getattr(asked, name):
                yield label, value, asked.query(**{name: ""})

    @property
    def chosen(self) -> list[ChannelHead]:
        return [head for head in self.channels if head.slug in self.asked.channels]

    @property
    def further(self) -> list[ChannelHead]:
        return [head for head in self.channels if head.slug not in self.asked.channels]

    @property
    def states(self) -> Iterator[tuple[str, str]]:
        return ((word, state_word(word)) for word in STATES)

    @property
    def layers(self) -> Iterator[tuple[Layer, str]]:
        return ((layer, _(LAYERS[layer])) for layer in Layer)

    def _name(self, person: str) -> str:
        if person == NOBODY:
            return _("nobody")
        return next((each.name for each in self.people if str(each.id) == person), _("somebody who is not there"))


def state_word(word: str) -> str:
    return _("cancelled") if word == CANCELLED else gapwords.readiness_word(Readiness[word.upper()])


def _used(name: str, cards: Iterable[Card], asked: str) -> list[str]:
    """Each once, whatever its case, the one that is asked for too."""
    found = {value.casefold(): value for value in [getattr(card, name) for card in cards] + [asked] if value}
    return [found[key] for key in sorted(found)]
