"""The report as statements: one row each for finding, gaps, last week, reach, backlog, absences and pauses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date

from planner.domain.gap import Reach
from planner.exporting import report_strip
from planner.exporting import report_words as words
from planner.gapwords import deed_phrase, gap_phrase, person_phrase, severity_word
from planner.reports.weekly import ChannelReport, Finding, WeeklyReport
from planner.tables import Value
from planner.wording import gettext as _


@dataclass(frozen=True, slots=True)
class Statement:
    """`first` and `last` are both included. What the number counts is said in the text."""

    section: str
    channel: str | None
    first: date
    last: date | None
    text: str
    number: float | None = None
    severity: str | None = None
    person: str | None = None
    note: str | None = None

    @property
    def row(self) -> tuple[Value, ...]:
        return tuple(getattr(self, field.name) for field in fields(self))


def head() -> tuple[str, ...]:
    return (
        _("Section"),
        _("Channel"),
        _("First day"),
        _("Last day"),
        _("Finding"),
        _("Number"),
        _("Severity"),
        _("Person"),
        _("Remark"),
    )


def statements(report: WeeklyReport) -> Iterator[Statement]:
    first, last, headline = report.span.first, report.span.last, report.headline
    yield Statement(_("Finding"), None, first, last, words.headline_sentence(headline, report.week), headline.empty)
    yield from _gaps(_("Missing"), None, report.findings, report.today)
    for channel in report.shown:
        yield from _gaps(_("Missing"), channel.name, channel.findings, report.today)
    for channel in report.shown:
        yield from _last_week(report, channel)
    for channel in report.shown:
        yield from _outlook(report, channel)
    for away in report.absences:
        yield Statement(_("Away"), None, away.first, away.last, words.away_words(away), person=away.person)
    for pause in report.pauses:
        channel_name, note = words.pause_channel(pause), words.pause_words(pause)
        yield Statement(_("Pause"), channel_name, pause.first, pause.last, pause.reason, person=pause.decided_by, note=note)


def _gaps(section: str, channel: str | None, findings: Iterable[Finding], today: date) -> Iterator[Statement]:
    for finding in findings:
        gap = finding.gap
        yield Statement(
            section,
            channel,
            gap.first,
            gap.last,
            words.with_titles(gap_phrase(gap), finding.posts),
            gap.missing,
            severity_word(gap.severity),
            person_phrase(finding.person),
            deed_phrase(gap, today),
        )


def _last_week(report: WeeklyReport, channel: ChannelReport) -> Iterator[Statement]:
    """What was kept, and what was missed."""
    week, days = channel.last_week, report.last_week.span
    text = words.kept_words(week)
    yield Statement(_("Last week"), channel.name, days.first, days.last, text, week.adherence, person=channel.responsible)
    yield from _gaps(_("Missed"), channel.name, week.findings, report.today)


def _outlook(report: WeeklyReport, channel: ChannelReport) -> Iterator[Statement]:
    """The days of the coming four weeks, reach and runway."""
    first, person = report.span.first, channel.responsible
    reach = None if isinstance(channel.reach, Reach) else channel.reach
    text, strip = words.reach_sentence(channel.reach), report_strip.symbols(channel.strip)
    yield Statement(_("Days"), channel.name, first, report.span.last, strip, channel.empty, person=person)
    yield Statement(_("Reach"), channel.name, first, reach, text, person=person)
    text = words.runway_words(channel.runway_weeks)
    yield Statement(_("Backlog"), channel.name, first, None, text, channel.runway_weeks, person=person)
