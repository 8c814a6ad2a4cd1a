"""The report as an HTML file that stands alone: it needs no other file, and prints on A4."""

import re
from functools import cache
from pathlib import Path

from markupsafe import Markup

import planner
from planner import gapwords, wording
from planner.exporting import report_strip, report_words
from planner.reports.weekly import WeeklyReport

STYLES = ("planner.css", "reports.css")
_FONT = re.compile(r"@font-face\s*\{[^}]*\}")


def report_html(report: WeeklyReport) -> str:
    """In the workspace's language."""
    with wording.speaking(report.language):
        template = wording.environment().get_template("reports/standalone.html")
        return template.render(**template_values(report), styles=_styles())


def template_values(report: WeeklyReport) -> dict[str, object]:
    """What the parts of a report, `reports/_*.html`, are given."""
    return {"report": report, "words": report_words, "strip": report_strip, "gapwords": gapwords}


@cache
def _styles() -> Markup:
    """The style sheets of the pages themselves, without the fonts that would be files beside this one."""
    folder = Path(planner.__file__).parent / "static"
    styles = "\n".join((folder / name).read_text("utf-8") for name in STYLES)
    return Markup(_FONT.sub("", styles))  # noqa: S704 (our own files)
