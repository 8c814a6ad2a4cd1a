"""How a channel's weeks look in the view of a year: a shape and a sign each, and in words what they mean."""

from collections.abc import Callable
from datetime import date

from markupsafe import Markup, escape

from planner import gapwords, wording
from planner.domain.gap import Severity
from planner.domain.span import Week
from planner.reports.year import ChannelWeek, WeekState, Year, YearRow
from planner.wording import gettext as _
from planner.wording import marked, ngettext

STATES = {
    WeekState.KEPT: marked("kept"),
    WeekState.PLANNED: marked("planned"),
    WeekState.GAP: marked("gap"),
    WeekState.PAUSED: marked("paused"),
    WeekState.NONE: marked("nothing promised"),
}
SIGNS = {WeekState.KEPT: "✓", WeekState.PLANNED: "•", WeekState.PAUSED: "", WeekState.NONE: "", WeekState.GAP: ""}


class YearDrawing:
    """`board_at` gives the address of the board that begins with a day."""

    def __init__(self, board_at: Callable[[date], str], year: Year, today: date) -> None:
        self._week = Week.of(today)
        self._addresses = {week: str(escape(board_at(week.monday))) for week in year.weeks}
        self._words = {state: str(escape(_(word))) for state, word in STATES.items()}

    def heads(self, year: Year) -> Markup:
        """The numbers of the weeks; each leads to its week, as all that stands below it does."""
        return Markup("".join([self._head(week) for week in year.weeks]))  # noqa: S704 (made of escaped parts, as all below)

    def cells(self, row: YearRow, year: Year) -> Markup:
        pairs = zip(year.weeks, row.weeks, strict=True)
        return Markup("".join([self._cell(week, shown, row.channel.slug) for week, shown in pairs]))  # noqa: S704

    def legend(self, state: WeekState) -> Markup:
        """A state as it is drawn, without its word."""
        example = ChannelWeek(missing=2, severity=Severity.WARNING) if state is WeekState.GAP else None
        grade = example.severity if example else None
        return Markup(f'<i class="{_class(state, grade)}" aria-hidden="true">{example.missing if example else SIGNS[state]}</i>')  # noqa: S704

    def counted(self, year: Year) -> list[tuple[WeekState, int]]:
        """How many weeks look how, in the order of the legend."""
        return [(state, year.states[state]) for state in STATES]

    def word(self, state: WeekState) -> str:
        return _(STATES[state])

    def _head(self, week: Week) -> str:
        now = ' class="now" aria-current="date"' if week == self._week else ""
        said = escape(f"{wording.week(week)}, {wording.days(week.monday, week.span.last)}")
        return f'<th scope="col"{now}><a href="{self._addresses[week]}" title="{said}">{week.number}</a></th>'

    def _cell(self, week: Week, shown: ChannelWeek, slug: str) -> str:
        now = ' class="now"' if week == self._week else ""
        said = escape(f"{wording.week(week)}: {self._said(shown)}")
        sign = shown.missing if shown.missing else SIGNS[shown.state]
        address = f"{self._addresses[week]}#ch-{escape(slug)}"
        return (
            f'<td{now}><a class="{_class(shown.state, shown.severity)}" tabindex="-1" href="{address}"'
            f' title="{said}"><span aria-hidden="true">{sign}</span></a></td>'
        )

    def _said(self, shown: ChannelWeek) -> str:
        """`2 von 3 fehlen, dringend`, `gehalten: 2`, `pausiert`."""
        words: list[str] = []
        if shown.missing:
            words.append(_("%(missing)s of %(owed)s missing", missing=shown.missing, owed=shown.owed))
            if shown.severity and shown.severity is not Severity.PAST:
                words.append(gapwords.severity_word(shown.severity))
        elif shown.owed:
            words.append(f"{self.word(shown.state)}: {shown.owed}")
        if shown.paused:
            words.append(_("%(n)s paused", n=shown.paused))
        if not words:
            words.append(self.word(WeekState.NONE))
        if shown.extras:
            words.append(ngettext("%(n)s post beside", "%(n)s posts beside", shown.extras))
        return ", ".join(words)


def _class(state: WeekState, grade: Severity | None) -> str:
    return f"{state.value} {grade.value}" if grade else state.value
