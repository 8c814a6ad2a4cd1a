"""How a day looks in the views that have no rows: as cards that name their channels, or as lines to be read aloud."""

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote

from markupsafe import Markup, escape

from planner import gapwords, wording
from planner.domain.board import ShownPeriod
from planner.queries.board import ChannelHead
from planner.reports.board_cells import Lying, Place
from planner.reports.calendar import Break, CalendarDay, Entry
from planner.web.plan_drawing import Drawing
from planner.wording import gettext as _


class DayDrawing(Drawing):
    """Made with the channels of its board."""

    def cards(self, entries: Iterable[Entry], day: date) -> Markup:
        return Markup("".join([self._card(entry, day) for entry in entries]))  # noqa: S704 (made of escaped parts, as all below)

    def breaks(self, breaks: Iterable[Break], *, again: bool = False) -> Markup:
        """The pauses of a day. Each says its reason where it begins, and `again` where the eye begins a new line."""
        return Markup("".join([self._break(each, says=again or each.begins) for each in breaks]))  # noqa: S704

    def reasons(self, breaks: Iterable[Break]) -> str:
        return " · ".join(map(pause_sentence, breaks))

    def classes(self, day: CalendarDay) -> str:
        known = {"today": day.day.is_today, "quiet": day.day.is_quiet, "paused": day.is_paused, "bare": day.is_bare}
        return " ".join(name for name, holds in known.items() if holds)

    def quota(self, channel: ChannelHead, shown: ShownPeriod) -> Markup:
        """A quota's period behind its channel; one of a month names it."""
        is_month = (shown.period.last - shown.period.first).days > 6
        month = f"<small>{escape(wording.month(shown.period.first))}</small>" if is_month else ""
        return Markup(f'<div class="quota">{self._name(channel)}{month}{self.period(shown, channel)}</div>')  # noqa: S704

    def spoken(self, entries: Iterable[Entry], day: date) -> Markup:
        """Each on a line, as one says it: `9:00 LinkedIn: Azubi-Woche, draft, Kim Schäfer`."""
        return Markup("".join([f"<li>{self._spoken(entry, day)}</li>" for entry in entries]))  # noqa: S704

    def _card(self, entry: Entry, day: date) -> str:
        if isinstance(entry.what, Lying):
            return self._post(entry.what, once=True)
        return self._place(entry.what, day, quote(entry.channel.slug))

    def _break(self, each: Break, *, says: bool) -> str:
        hidden = "" if says else ' class="visually-hidden"'
        return f'<p class="break"><span{hidden}>{escape(pause_sentence(each))}</span></p>'

    def _spoken(self, entry: Entry, day: date) -> str:
        time = f'<span class="when">{wording.clock_time(entry.time)}</span> ' if entry.time else ""
        name = f"{time}{self._name(entry.channel)}: "
        if isinstance(entry.what, Lying):
            return self._spoken_post(entry.what, name)
        return self._spoken_place(entry.what, name, day, quote(entry.channel.slug))

    def _spoken_post(self, lying: Lying, name: str) -> str:
        id_ = f' id="p{lying.card.id}"' if self.writes else ""
        title = f'<span class="title">{escape(lying.card.title)}</span>'
        person = f", {escape(lying.card.person)}" if lying.card.person else ""
        return f"<a{id_}{self._held(lying.card)}>{name}{title}, {self._marks(lying, ', ')}{person}</a>"

    def _spoken_place(self, place: Place, name: str, day: date, slug: str) -> str:
        """What is missing, how bad that is, and who is to fill it."""
        if place.slot.slot.post:
            return f'<span class="place taken">{name}{escape(self._taken(place.slot.slot.post.day))}</span>'
        gap = place.slot.gap
        words = [escape(gapwords.gap_phrase(gap)), self._signs[gap.severity]] if gap else [self._words["empty"]]
        said = ", ".join(filter(None, [*words, escape(gapwords.person_phrase(place.person))]))
        return self._link_to_slot(place, day, slug, f"{name}{said}")


def pause_sentence(each: Break) -> str:
    """`Pause: Betriebsferien`, or `Pause: Umbau (Blog, LinkedIn)` when it does not hold for all."""
    if not each.channels:
        return _("Pause: %(reason)s", reason=each.reason)
    names = ", ".join(channel.name for channel in each.channels)
    return _("Pause: %(reason)s (%(channels)s)", reason=each.reason, channels=names)
