"""Commands about a workspace itself: founding it, and its own holidays."""

from datetime import date

import click

from planner.cli.given import DAY, unit, work, workspace_option
from planner.planning import founding
from planner.wording import LANGUAGES


@click.group()
def workspace() -> None:
    """Workspaces (Mandanten)."""


@workspace.command("add")
@click.argument("name")
@click.option("--slug", metavar="WS", help="Short name in addresses; made from the name when not given.")
@click.option("--zone", default="Europe/Berlin", show_default=True, help="IANA time zone.")
@click.option("--region", default="none", show_default=True, help="Region of the public holidays, such as DE-BY, AT-9, CH-ZH.")
@click.option("--language", type=click.Choice(LANGUAGES), default="de", show_default=True)
@click.option("--no-assume-publication", is_flag=True, help="Approved posts of past days do not count as published.")
def add_workspace(name: str, slug: str | None, zone: str, region: str, language: str, no_assume_publication: bool) -> None:
    """Found a workspace; prints its slug."""
    with unit() as (session, _settings):
        founded = founding.found_workspace(
            session, name, slug=slug, zone=zone, region=region, language=language, assume_publication=not no_assume_publication
        )
        session.commit()
        click.echo(founded.slug)


@click.group()
def holiday() -> None:
    """Holidays of a workspace's own."""


@holiday.command("add")
@click.argument("day", type=DAY)
@click.argument("name")
@workspace_option
def add_holiday(day: date, name: str, workspace_slug: str) -> None:
    """Enter a day of its own, beside the region's."""
    with work(workspace_slug) as here:
        founding.add_holiday(here.session, here.workspace, day, name, by=None)
        here.session.commit()
