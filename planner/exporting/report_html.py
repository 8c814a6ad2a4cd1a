"""The report as an HTML file that stands alone: it needs no other file, and prints on A4."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

import planner
from planner import gapwords, wording
from planner.exporting import report_words
from planner.reports.weekly import WeeklyReport

STYLES = ("planner.css", "reports.css")
_FONT = re.compile(r"@font-face\s*\{[^}]*\}")


def report_html(report: WeeklyReport) -> str:
    """In the workspace's language."""
    with wording.speaking(report.language):
        template = wording.environment().get_template("reports/standalone.html")
        return template.render(report=report, words=report_words, gapwords=gapwords, styles=_styles())


@cache
def _styles() -> Markup:
    """The style sheets of the pages themselves, without the fonts that would be files beside this one."""
    folder = Path(planner.__file__).parent / "static"
    styles = "\n".join((folder / name).read_text("utf-8") for name in STYLES)
    return Markup(_FONT.sub("", styles))  # noqa: S704 (our own files)
