"""Reports to write out: the small plan, and plans made to be difficult."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from planner import db
from planner.reports.kept import report_as_of
from planner.reports.weekly import WeeklyReport
from tests import make
from tests.reports.acme import MONDAY, acme

HOSTILE = '=HYPERLINK("http://evil.example")<script>alert(1)</script>'


@pytest.fixture
def report_in(sqlite: Engine) -> Callable[[str], WeeklyReport]:
    """The report of the small plan in a workspace of the language."""

    def made(language: str) -> WeeklyReport:
        session = db.unit(sqlite)
        report = report_as_of(session, acme(session, language), MONDAY)
        return replace(report, pauses=tuple(replace(pause, decided_on=date(2026, 11, 20)) for pause in report.pauses))

    return made


@pytest.fixture
def report(report_in: Callable[[str], WeeklyReport]) -> WeeklyReport:
    return report_in("de")


@pytest.fixture
def hostile(report: WeeklyReport) -> WeeklyReport:
    """Every name, title and reason is an attack."""
    channels = tuple(
        replace(
            channel,
            name=HOSTILE,
            responsible=HOSTILE,
            findings=tuple(replace(finding, person=HOSTILE, posts=(HOSTILE,)) for finding in channel.findings),
        )
        for channel in report.channels
    )
    absences = tuple(replace(away, person=HOSTILE, stand_in=HOSTILE, uncovered=(HOSTILE,)) for away in report.absences)
    pauses = tuple(replace(pause, channel=HOSTILE, reason=HOSTILE, decided_by=HOSTILE) for pause in report.pauses)
    news = tuple(replace(news, channel=HOSTILE) for news in report.headline.news)
    headline = replace(report.headline, news=news)
    return replace(report, workspace=HOSTILE, headline=headline, channels=channels, absences=absences, pauses=pauses)


@pytest.fixture
def empty(sqlite: Engine) -> WeeklyReport:
    session = db.unit(sqlite)
    return report_as_of(session, make.workspace(session), MONDAY)


@pytest.fixture
def wide(report: WeeklyReport) -> WeeklyReport:
    """Forty channels with long names."""
    linkedin = report.channels[0]
    return replace(report, channels=tuple(replace(linkedin, name=f"{number} 株式会社 {'Bäckerei ' * 8}") for number in range(40)))
