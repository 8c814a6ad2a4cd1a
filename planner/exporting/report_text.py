"""The report as plain text for a terminal or a letter: at most 96 columns, the finding first."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from planner import wording
from planner.domain.span import Week
from planner.exporting import report_strip
from planner.exporting import report_words as words
from planner.gapwords import severity_symbol, severity_word
from planner.reports.weekly import Finding, WeeklyReport
from planner.wording import gettext as _

WIDTH = 96
_NAME = 24  # columns of a channel's name


def report_text(report: WeeklyReport) -> str:
    """The whole report in the workspace's language."""
    with wording.speaking(report.language):
        sections = (_head, _missing, _strips, _channels, _missed, _absences, _pauses)
        return "\n\n".join("\n".join(part) for section in sections if (part := list(section(report)))) + "\n"


def _head(report: WeeklyReport) -> Iterator[str]:
    yield from _wrapped(words.headline_sentence(report.headline, report.week))
    yield words.last_week_sentence(report.headline, report.last_week)
    yield from _wrapped(f"{report.workspace} · {words.span_words(report.span)}")


def _missing(report: WeeklyReport) -> Iterator[str]:
    yield _heading(_("What is missing in the coming four weeks"))
    for channel in words.by_urgency(report.channels):
        yield from _wrapped(words.channel_heading(channel))
        yield from _lines(channel.findings, report.today)
    if report.findings:
        yield _("Workload")
        yield from _lines(report.findings, report.today)
    if report.is_flawless:
        yield _("Nothing is missing.")


def _lines(findings: Iterable[Finding], today: date) -> Iterator[str]:
    for line in words.lines(findings, today):
        start = f"  {severity_symbol(line.severity)} {severity_word(line.severity):<9} "
        yield from _wrapped(f"{line.days}: {line.told} → {line.act}", start)


def _strips(report: WeeklyReport) -> Iterator[str]:
    """The days of a week together, under their week and weekdays."""
    if not report.shown:
        return
    weeks = (f"{wording.week(week):<{len(days)}}" for week, days in report_strip.weeks(report.span))
    yield f"{'':<{_NAME}} {' '.join(weeks)}".rstrip()
    yield f"{'':<{_NAME}} {_by_week(report, (wording.weekday(day)[0] for day in report.span))}"
    for channel in report.shown:
        yield f"{_cut(channel.name, _NAME)} {_by_week(report, report_strip.symbols(channel.strip))}"
    yield "  ".join(f"{report_strip.state_symbol(state)} {report_strip.state_word(state)}" for state in report_strip.STATES)


def _by_week(report: WeeklyReport, cells: Iterable[str]) -> str:
    weeks = groupby(zip(report.span, cells, strict=True), key=lambda pair: Week.of(pair[0]))
    return " ".join("".join(cell for _, cell in days) for _, days in weeks)


def _channels(report: WeeklyReport) -> Iterator[str]:
    if not report.shown:
        return
    yield _heading(_("Channels"))
    due = _("%(week)s due", week=wording.week(report.last_week))
    yield _row((_("Channel"), _("planned until"), _("backlog"), due, _("kept"), _("adherence")))
    for channel in report.shown:
        week = channel.last_week
        reach, runway = words.reach_words(channel.reach), words.runway_words(channel.runway_weeks)
        yield _row((channel.name, reach, runway, str(week.due), str(week.kept), words.percent_words(week.adherence)))


def _row(cells: Sequence[str]) -> str:
    name, reach, runway, *numbers = cells
    return f"{_cut(name, _NAME)} {_cut(reach, 15)} {_cut(runway, 13)}" + "".join(f"{number:>13}" for number in numbers)


def _missed(report: WeeklyReport) -> Iterator[str]:
    if report.missed:
        yield _heading(_("Missed in %(week)s", week=wording.week(report.last_week)))
    for channel in report.missed:
        yield from _wrapped(channel.name)
        yield from _lines(channel.last_week.findings, report.today)


def _absences(report: WeeklyReport) -> Iterator[str]:
    if report.absences:
        yield _heading(_("Away"))
    for away in report.absences:
        yield from _wrapped(f"{away.person}, {wording.days(away.first, away.last)}: {words.away_words(away)}")


def _pauses(report: WeeklyReport) -> Iterator[str]:
    if report.pauses:
        yield _heading(_("Pauses"))
    for pause in report.pauses:
        days = wording.days(pause.first, pause.last)
        yield from _wrapped(f"{words.pause_channel(pause)}, {days}: {pause.reason} ({words.pause_words(pause)})")


def _heading(words: str) -> str:
    return words.upper()


def _wrapped(text: str, start: str = "") -> list[str]:
    """Lines of at most 96 columns; those after the first are set in as far as the first one's text."""
    inset = " " * len(start)
    return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=start, subsequent_indent=inset) or [start]


def _cut(text: str, columns: int) -> str:
    """The text in so many columns, filled up with blanks or cut with an ellipsis; wide characters take two."""
    width, kept = 0, ""
    for character in text:
        width += _columns(character)
        if width > columns:
            break
        kept += character
    else:
        return kept + " " * (columns - width)
    while kept and sum(map(_columns, kept)) > columns - 1:
        kept = kept[:-1]
    return kept + "…" + " " * (columns - 1 - sum(map(_columns, kept)))


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
