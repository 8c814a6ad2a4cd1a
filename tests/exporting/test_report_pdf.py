"""The report as a PDF: the same words, never read as markup, and the same bytes for the same report."""

import re
from dataclasses import replace

import pytest

from planner.exporting.report_pdf import report_pdf
from planner.reports.weekly import WeeklyReport


@pytest.mark.parametrize("kind", ["report", "empty", "wide", "hostile"])
def test_every_report_can_be_set(request: pytest.FixtureRequest, kind: str):
    made = report_pdf(request.getfixturevalue(kind))
    assert made.startswith(b"%PDF-")
    assert re.search(rb"/Count (\d+)", made)


def test_the_same_report_gives_the_same_bytes(report: WeeklyReport):
    assert report_pdf(report) == report_pdf(report)


def test_what_somebody_wrote_is_no_markup(report: WeeklyReport):
    attack = '#read("/etc/passwd") #eval("1") $x$ [*b*] \\ `c` @a <b>'
    pauses = tuple(replace(each, reason=attack) for each in report.pauses)
    assert report_pdf(replace(report, workspace=attack, pauses=pauses)).startswith(b"%PDF-")
