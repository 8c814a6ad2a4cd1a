"""The command that tells the gap report of a week."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from planner.cli.given import work, workspace_option, write
from planner.domain.span import Week
from planner.exporting.report_html import report_html
from planner.exporting.report_tables import report_csv, report_xlsx
from planner.exporting.report_text import report_text
from planner.reports import content
from planner.reports.kept import report_of, week_named
from planner.reports.weekly import WeeklyReport
from planner.wording import gettext as _


def report_json(report: WeeklyReport) -> str:
    return json.dumps(content.written(report), ensure_ascii=False, indent=1) + "\n"


def report_pdf(report: WeeklyReport) -> bytes:
    from planner.exporting.report_pdf import report_pdf as made  # the typesetter takes long to load

    return made(report)


FORMATS: dict[str, Callable[[WeeklyReport], str | bytes]] = {
    "text": report_text,
    "html": report_html,
    "json": report_json,
    "csv": report_csv,
    "xlsx": report_xlsx,
    "pdf": report_pdf,
}
BINARY = ("xlsx", "pdf")


@click.command()
@workspace_option
@click.option("--week", "week_text", metavar="WEEK", help="ISO week such as 2026-W48 (default: this week).")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to a file.")
def report(workspace_slug: str, week_text: str | None, format_: str, out: Path | None) -> None:
    """The gap report of a week: what is missing and who is to act.

    It is kept when first asked for in or after its week, and stays as it was; the report of a week to come is a preview.
    """
    if format_ in BINARY and out is None and sys.stdout.isatty():
        raise click.UsageError(_("A file of this format needs a place: --out FILE."))
    with work(workspace_slug, reading=True) as here:
        week = week_named(week_text, here.today) if week_text else Week.of(here.today)
        asked = report_of(here.session, here.workspace, week, here.today)
    if asked.kept_at is None:
        click.echo(_("%(week)s has not begun: this is a preview and is not kept.", week=week), err=True)
    written = FORMATS[format_](asked.report)
    write(written if isinstance(written, bytes) else written.encode(), out)
