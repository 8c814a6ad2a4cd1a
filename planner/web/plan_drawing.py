"""How posts and promises look on a day, in every view of the plan.

Drawn here and not in templates: a board shows hundreds of them, and a template takes ten times as long.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from urllib.parse import quote

from flask import get_template_attribute
from markupsafe import Markup, escape

from planner import gapwords, wording
from planner.domain.board import ShownPeriod
from planner.domain.gap import Severity
from planner.domain.plan import Readiness
from planner.queries.board import Card, ChannelHead
from planner.reports.board import FoundGap
from planner.reports.board_cells import Cell, Lying, Place
from planner.web import shell
from planner.wording import gettext as _
from planner.wording import marked

MOST_SQUARES = 31  # of a quota; nobody counts more
WORDS = (marked("empty"), marked("missed"), marked("paused"), marked("cancelled"), marked("fill"))


class Drawing:
    """For one visitor and one page. `base` is the address of the workspace; who may not write gets nothing to take hold of.

    `channels` are named on their posts and places, for views that have no rows.
    """

    def __init__(self, base: str, today: date, *, writes: bool, channels: Iterable[ChannelHead] = ()) -> None:
        self.base, self.today, self.writes = base, today, writes
        self._signs = signs(wording.language())
        self._words = {word: str(escape(_(word))) for word in WORDS}
        self._bodies: dict[int, str] = {}
        self._people: dict[str | None, str] = {None: ""}
        self._names: dict[int | str, str] = {}
        for channel in channels:
            self._names[channel.id] = self._names[quote(channel.slug)] = self._name(channel)

    def post(self, lying: Lying, *, once: bool = True) -> Markup:
        """A post. `once` on the page: scripts know it by its id."""
        return Markup(self._post(lying, once=once))  # noqa: S704 (made of escaped parts, as all below)

    def place(self, place: Place, day: date, channel: ChannelHead) -> Markup:
        """A promise that no post of its day fills; it leads to where it is filled."""
        return Markup(self._place(place, day, quote(channel.slug)))  # noqa: S704

    def cells(self, cells: Iterable[Cell], channel: ChannelHead) -> Markup:
        """A row of a table, with everything that lies on the channel's days."""
        slug = quote(channel.slug)
        return Markup("".join([self._cell(cell, slug) for cell in cells]))  # noqa: S704

    def lines(self, cells: Iterable[tuple[Cell, ChannelHead]]) -> Markup:
        """Cells as the lines of a day."""
        return Markup("".join([self._line(cell, channel) for cell, channel in cells]))  # noqa: S704

    def period(self, shown: ShownPeriod, channel: ChannelHead) -> Markup:
        """A quota's promises in words and, as long as somebody could count them, as small squares."""
        period, grade = shown.period, shown.severity
        counted = ""
        if period.promised <= MOST_SQUARES:  # asked before they are drawn: a quota may promise a billion
            empty, full, paused = period.empty, len(period.posts), period.paused
            squares = '<i class="full"></i>' * full + "<i></i>" * empty + '<i class="paused"></i>' * paused
            counted = f'<span class="squares" aria-hidden="true">{squares}</span>'
        words = [_("%(filled)s of %(owed)s", filled=len(period.posts), owed=period.owed)] if period.owed else []
        words += [_("%(n)s paused", n=period.paused)] if period.paused else []
        fill = ""
        if period.empty and self.writes and period.open_days and period.open_days[-1] >= self.today:
            address = self._slot(max(period.open_days[0], self.today), quote(channel.slug), None)
            fill = f'<a href="{address}" data-dialog>{self._words["fill"]}</a>'
        class_ = f"period {grade.value}" if grade else "period"
        said = escape(" · ".join(words))
        return Markup(f'<span class="{class_}">{counted}<span>{said}</span>{self._signs[grade]}{fill}</span>')  # noqa: S704

    def gap(self, found: FoundGap) -> Markup:
        """A gap in one sentence, behind its channel's name."""
        sentence = escape(gapwords.gap_sentence(found.gap, found.person))
        name = f"{self._name(found.channel)} " if found.channel else ""
        return Markup(f"{name}{sentence}")  # noqa: S704

    def sign(self, grade: Severity) -> Markup:
        return Markup(self._signs[grade])  # noqa: S704

    def _cell(self, cell: Cell, slug: str) -> str:
        day = cell.day
        class_ = f"{'today ' if day.is_today else ''}{'quiet ' if day.is_quiet else ''}{'paused' if cell.pause else ''}".rstrip()
        said = f' class="{class_}"' if class_ else ""
        pause = self._pause(cell.pause, "reason" if cell.says_pause else "visually-hidden") if cell.pause else ""
        if not self.writes:
            return f"<td{said}>{pause}{self._inside(cell, slug)}</td>"
        iso = day.day.isoformat()
        return (
            f'<td{said} data-day="{iso}" data-channel="{slug}">{pause}{self._inside(cell, slug)}<a class="add" tabindex="-1"'
            f' aria-hidden="true" data-dialog href="{self.base}/posts/new?channel={slug}&amp;day={iso}">+</a></td>'
        )

    def _line(self, cell: Cell, channel: ChannelHead) -> str:
        pause = self._pause(cell.pause, "reason") if cell.pause and cell.says_pause else ""
        held = f' data-channel="{escape(channel.slug)}"' if self.writes else ""
        inside = self._inside(cell, quote(channel.slug), once=False)
        return f'<div class="line"{held}>{self._name(channel)}{pause}{inside}</div>'

    def _name(self, channel: ChannelHead) -> str:
        return f'<span class="channel {shell.hue(channel.id)}">{escape(channel.name)}</span>'

    def _pause(self, reason: str, class_: str) -> str:
        return f'<span class="{class_}">{escape(_("Pause: %(reason)s", reason=reason))}</span>'

    def _inside(self, cell: Cell, slug: str, *, once: bool = True) -> str:
        posts = [self._post(lying, once=once) for lying in cell.posts]
        return "".join(posts + [self._place(place, cell.day.day, slug) for place in cell.places])

    def _post(self, lying: Lying, *, once: bool) -> str:
        id_ = lying.card.id
        body = self._bodies.get(id_) or self._body(lying)
        return f'<a id="p{id_}"{body}' if once and self.writes else f"<a{body}"

    def _body(self, lying: Lying) -> str:
        """What follows the id; drawn once, also for a page that shows the post twice."""
        card = lying.card
        format_ = f'<span class="format">{escape(card.format)}</span>' if card.format else ""
        body = (
            f"{self._held(card)}>{self._when(card.time, card.person)}{self._names.get(card.channel_id, '')}"
            f'<span class="title">{escape(card.title)}</span>{self._marks(lying)}{format_}</a>'
        )
        self._bodies[card.id] = body
        return body

    def _held(self, card: Card) -> str:
        """The attributes of a post: what it looks like, where it leads, and what scripts take hold of."""
        class_ = f"post {READINESS_CLASS[card.readiness]}{' cancelled' if card.cancelled else ''}"
        held = f' data-version="{card.version}" data-time="{_iso(card.time)}"' if self.writes else ""
        return f' class="{class_}" href="{self.base}/posts/{card.id}"{held}'

    def _marks(self, lying: Lying, between: str = "") -> str:
        """How ripe it is, and how bad that is."""
        if lying.card.cancelled:
            return f'<span class="mark">{self._signs["cancelled"]}{self._words["cancelled"]}</span>'
        return between.join(filter(None, (self._signs[lying.card.readiness], self._signs[lying.severity])))

    def _when(self, time: dt.time | None, person: str | None) -> str:
        """Empty when there is neither."""
        if time is None and person is None:
            return ""
        return f'<span class="when">{wording.clock_time(time)}{self._person(person)}</span>'

    def _person(self, name: str | None) -> str:
        if name not in self._people:
            self._people[name] = f'<abbr title="{escape(name)}">{escape(shell.initials(name or ""))}</abbr>'
        return self._people[name]

    def _place(self, place: Place, day: date, slug: str) -> str:
        if place.is_paused:
            return (
                f'<span class="place paused">{self._when(place.time, None)}{self._signs["pause"]}{self._words["paused"]}</span>'
            )
        name = self._names.get(slug, "")
        if place.slot.slot.post:
            words = escape(self._taken(place.slot.slot.post.day))
            return f'<span class="place taken">{self._when(place.time, None)}{name}{words}</span>'
        word = self._words["missed" if place.is_missed else "empty"]
        format_ = f" · {escape(place.format)}" if place.format else ""
        title = f'<span class="title">{word}{format_}</span>{self._signs[place.slot.severity]}'
        return self._link_to_slot(place, day, slug, f"{self._when(place.time, place.person)}{name}{title}")

    def _taken(self, day: date) -> str:
        return _("filled on %(day)s", day=wording.day(day))

    def _link_to_slot(self, place: Place, day: date, slug: str, inside: str) -> str:
        """No link where nothing can be filled."""
        grade = place.slot.severity
        class_ = f'class="place {grade.value if grade else "open"}"'
        if not self.writes or day < self.today:
            return f"<span {class_}>{inside}</span>"
        channel = f' data-channel="{slug}"' if self._names else ""
        address = self._slot(day, slug, place.time)
        return f'<a href="{address}" data-dialog data-time="{_iso(place.time)}"{channel} {class_}>{inside}</a>'

    def _slot(self, day: date, slug: str, time: dt.time | None) -> str:
        """Where a promise of the day is filled."""
        at = f"&amp;time={_iso(time)}" if time else ""
        return f"{self.base}/slots/{day}?channel={slug}{at}"


READINESS_CLASS = {each: each.word for each in Readiness}


def _iso(time: dt.time | None) -> str:
    return time.isoformat("minutes") if time else ""


@lru_cache(maxsize=8)
def signs(language: str) -> Mapping[Readiness | Severity | str | None, str]:  # noqa: ARG001 (it is the one spoken now)
    """The marks that stand on hundreds of cards. What is past, or all well, needs none."""
    icon = get_template_attribute("components/icon.html", "icon")
    readiness, severity = (get_template_attribute("components/marks.html", name) for name in ("readiness", "severity"))
    marks: dict[Readiness | Severity | str | None, str] = {each: str(readiness(each)) for each in Readiness}
    marks.update((each, str(severity(each))) for each in Severity)
    marks.update((name, str(icon(name))) for name in ("pause", "cancelled"))
    return marks | {None: "", Severity.PAST: ""}
