"""Which theme comes next on which channel: what the others have just told, what the season wants, what was not told yet."""

from collections.abc import Sequence
from datetime import date

from planner.demo.client import Theme
from planner.demo.places import Place

ECHO = 6  # days after its first appearance, in which a theme goes over the other channels
AGAIN = 56  # days until an evergreen theme comes back


class Shelf:
    """The themes of a client, and where they have been. Ask for places in the order of their days."""

    def __init__(self, themes: Sequence[Theme], monday: date) -> None:
        """`monday` is that of this week."""
        self._themes = themes
        self._monday = monday
        self._last: dict[tuple[str, str], date] = {}
        self._began: dict[str, date] = {}

    def take(self, channel: str, place: Place) -> Theme | None:
        """The best theme for a place; None when nothing suits."""
        fitting = [theme for theme in self._themes if self._suits(theme, channel, place)]
        if not fitting:
            return None
        theme = min(fitting, key=lambda theme: self._rank(theme, channel, place))  # the first of equals
        self._last[channel, theme.title] = place.day
        if not self._is_echo(theme, place.day):
            self._began[theme.title] = place.day
        return theme

    def _suits(self, theme: Theme, channel: str, place: Place) -> bool:
        if channel not in theme.on.split() or (theme.months and place.day.month not in theme.months):
            return False
        if theme.weeks and not theme.weeks[0] <= (place.day - self._monday).days // 7 <= theme.weeks[1]:
            return False
        if theme.is_series:
            return place.pillar == theme.pillar
        last = self._last.get((channel, theme.title))
        return last is None or (theme.evergreen and (place.day - last).days >= AGAIN)

    def _rank(self, theme: Theme, channel: str, place: Place) -> tuple[bool, ...]:
        """The smaller, the better."""
        return (
            not theme.is_series,
            (channel, theme.title) in self._last,
            place.pillar is not None and theme.pillar != place.pillar,
            theme.weeks is None,
            not self._is_echo(theme, place.day),
            not theme.months,
        )

    def _is_echo(self, theme: Theme, day: date) -> bool:
        began = self._began.get(theme.title)
        return began is not None and (day - began).days <= ECHO
