"""The report as one table of statements (csv) and as a workbook with a sheet for each question (xlsx)."""

from collections.abc import Iterable, Iterator

from planner import wording
from planner.domain.gap import Reach
from planner.exporting import report_statements, report_strip
from planner.exporting import report_words as words
from planner.gapwords import deed_phrase, gap_phrase, kind_word, person_phrase, readiness_word, severity_word
from planner.reports.weekly import Finding, WeeklyReport
from planner.tables import Table, Value, write_csv, write_xlsx
from planner.wording import gettext as _


def report_csv(report: WeeklyReport) -> bytes:
    """One statement a row, in the workspace's language; so are numbers, that its spreadsheet programs read them as such."""
    with wording.speaking(report.language):
        rows = [_localized(statement.row) for statement in report_statements.statements(report)]
        return write_csv(Table("", report_statements.head(), rows))


def _localized(row: Iterable[Value]) -> list[Value]:
    return [wording.number(value) if isinstance(value, float) else value for value in row]


def report_xlsx(report: WeeklyReport) -> bytes:
    """In the workspace's language, with true dates and numbers."""
    with wording.speaking(report.language):
        return write_xlsx(
            [_finding(report), _channels(report), _missing(report), _missed(report), _away(report), _pauses(report)]
        )


def _finding(report: WeeklyReport) -> Table:
    headline, week = report.headline, report.week
    rows: list[tuple[Value, ...]] = [
        (_("Finding"), words.headline_sentence(headline, week)),
        (_("Last week"), words.last_week_sentence(headline, report.last_week)),
        (_("Workspace"), report.workspace),
        (_("First day"), report.span.first),
        (_("Last day"), report.span.last),
    ]
    return Table(wording.week(week), (_("Weekly report"), str(week)), rows)


def _channels(report: WeeklyReport) -> Table:
    head = (
        *(_("Channel"), _("Responsible"), _("Cadence")),
        *(_("Promised"), _("Filled"), _("Paused"), _("Empty"), _("Planned until"), _("Backlog (weeks)")),
        *(_("Due last week"), _("Kept"), _("Missed"), _("Adherence"), _("Published"), _("Days")),
    )
    rows = [
        (
            *(channel.name, channel.responsible, words.cadence_words(channel.cadence)),
            *(channel.promised, channel.filled, channel.paused, channel.empty),
            words.reach_words(channel.reach) if isinstance(channel.reach, Reach) else channel.reach,
            channel.runway_weeks,
            *(channel.last_week.due, channel.last_week.kept, channel.last_week.missed),
            *(channel.last_week.adherence, channel.last_week.published),
            report_strip.symbols(channel.strip),
        )
        for channel in report.shown
    ]
    return Table(_("Channels"), head, rows)


def _missing(report: WeeklyReport) -> Table:
    found = [(channel.name, channel.findings) for channel in report.shown]
    return Table(_("Missing"), _gap_head(), [*_gap_rows(None, report.findings, report), *_rows_of(found, report)])


def _missed(report: WeeklyReport) -> Table:
    found = [(channel.name, channel.last_week.findings) for channel in report.shown]
    return Table(_("Missed"), _gap_head(), list(_rows_of(found, report)))


def _gap_head() -> tuple[str, ...]:
    what = (_("Severity"), _("Kind"), _("Finding"), _("Number"), _("Readiness"))
    return (_("Channel"), _("First day"), _("Last day"), *what, _("Person"), _("To do"), _("Posts"))


def _rows_of(found: Iterable[tuple[str, tuple[Finding, ...]]], report: WeeklyReport) -> Iterator[tuple[Value, ...]]:
    for channel, findings in found:
        yield from _gap_rows(channel, findings, report)


def _gap_rows(channel: str | None, findings: Iterable[Finding], report: WeeklyReport) -> Iterator[tuple[Value, ...]]:
    for finding in findings:
        gap = finding.gap
        yield (
            *(channel, gap.first, gap.last, severity_word(gap.severity), kind_word(gap.kind), gap_phrase(gap), gap.missing),
            readiness_word(gap.readiness) if gap.readiness else None,
            *(person_phrase(finding.person), deed_phrase(gap, report.today), "\n".join(finding.posts) or None),
        )


def _away(report: WeeklyReport) -> Table:
    head = (_("Person"), _("First day"), _("Last day"), _("Stand-in"), _("Not covered"))
    rows = [(away.person, away.first, away.last, away.stand_in, ", ".join(away.uncovered) or None) for away in report.absences]
    return Table(_("Away"), head, rows)


def _pauses(report: WeeklyReport) -> Table:
    head = (_("Channel"), _("First day"), _("Last day"), _("Reason"), _("Decided by"), _("Decided on"))
    rows = [
        (words.pause_channel(pause), pause.first, pause.last, pause.reason, pause.decided_by, pause.decided_on)
        for pause in report.pauses
    ]
    return Table(_("Pauses"), head, rows)
