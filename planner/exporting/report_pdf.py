"""The report as a PDF on A4. Words go to the typesetter as data: nothing that somebody wrote is ever read as markup."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from planner import wording
from planner.exporting import report_strip
from planner.exporting import report_words as words
from planner.gapwords import person_phrase, severity_symbol, severity_word
from planner.reports.weekly import ChannelReport, Finding, WeeklyReport
from planner.wording import gettext as _

LAYOUT = Path(__file__).with_name("report.typ")


def report_pdf(report: WeeklyReport) -> bytes:
    """In the workspace's language. The same report gives the same bytes."""
    with wording.speaking(report.language):
        said = json.dumps(_said(report), ensure_ascii=False)
    moment = datetime.combine(report.today, time(), UTC)
    made = typst.compile(LAYOUT.read_bytes(), font_paths=_fonts(), sys_inputs={"report": said}, format="pdf", timestamp=moment)
    return _bytes(made)


@cache
def _fonts() -> typst.Fonts:
    """Those that the typesetter brings; the machine's help out with writing that these do not have."""
    return typst.Fonts()


def _bytes(made: object) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError(f"a PDF is bytes, not {type(made)}")
    return made


def _said(report: WeeklyReport) -> dict[str, Any]:
    headline = report.headline
    return {
        "language": report.language,
        "workspace": report.workspace,
        "title": words.headline_sentence(headline, report.week),
        "lead": f"{words.last_week_sentence(headline, report.last_week)} · {words.span_words(report.span)}",
        "report": _("Weekly report"),
        "nothing": _("Nothing is missing.") if report.is_flawless else "",
        "headings": {
            "days": _("Day by day"),
            "missing": _("What is missing in the coming four weeks"),
            "channels": _("Channels"),
            "missed": _("Missed in %(week)s", week=wording.week(report.last_week)),
            "away": _("Away"),
            "pauses": _("Pauses"),
        },
        "weeks": [{"name": wording.week(week), "days": len(days)} for week, days in report_strip.weeks(report.span)],
        "days": [[wording.weekday(day)[:2], wording.day_of_month(day)] for day in report.span],
        "strips": [_strip(channel) for channel in report.shown],
        "legend": [[state.name.lower(), report_strip.state_word(state)] for state in report_strip.STATES],
        "missing": _missing(report),
        "missed": [_part(channel.name, channel.last_week.findings, report) for channel in report.missed],
        "head": _head(report),
        "channels": [_row(channel) for channel in report.shown],
        "away": [[away.person, wording.days(away.first, away.last), words.away_words(away)] for away in report.absences],
        "pauses": [
            [words.pause_channel(pause), wording.days(pause.first, pause.last), f"{pause.reason} ({words.pause_words(pause)})"]
            for pause in report.pauses
        ],
    }


def _strip(channel: ChannelReport) -> dict[str, Any]:
    empty = _("%(empty)s of %(promised)s", empty=channel.empty, promised=channel.promised) if channel.promised else words.NOTHING
    return {"name": channel.name, "days": [state.name.lower() for state in channel.strip], "empty": empty}


def _missing(report: WeeklyReport) -> list[dict[str, Any]]:
    found = [_part(words.channel_heading(channel), channel.findings, report) for channel in words.by_urgency(report.channels)]
    return [*found, _part(_("Workload"), report.findings, report)] if report.findings else found


def _part(heading: str, findings: Iterable[Finding], report: WeeklyReport) -> dict[str, Any]:
    lines = [
        {
            "severity": line.severity.value,
            "mark": f"{severity_symbol(line.severity)} {severity_word(line.severity)}",
            "told": f"{line.days}: {line.told}",
            "act": line.act,
        }
        for line in words.lines(findings, report.today)
    ]
    return {"heading": heading, "lines": lines}


def _head(report: WeeklyReport) -> list[str]:
    kept = _("Kept in %(week)s", week=wording.week(report.last_week))
    return [*(_("Channel"), _("Responsible"), _("Cadence"), _("Planned until"), _("Backlog")), kept, _("Adherence")]


def _row(channel: ChannelReport) -> list[str]:
    week = channel.last_week
    kept = _("%(kept)s of %(due)s", kept=week.kept, due=week.due) if week.due else words.NOTHING
    return [
        *(channel.name, person_phrase(channel.responsible), words.cadence_words(channel.cadence)),
        *(words.reach_words(channel.reach), words.runway_words(channel.runway_weeks)),
        *(kept, words.percent_words(week.adherence)),
    ]
