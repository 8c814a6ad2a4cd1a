"""The command that gives the body of a feed."""

from pathlib import Path

import click

from planner.cli.given import channel_option, work, workspace_option, write
from planner.models.feed import FeedKind
from planner.wording import gettext as _


@click.command()
@workspace_option
@channel_option
@click.option("--person", "email", metavar="EMAIL", help="Of the kinds `person` and `week`: whose.")
@click.option(
    "--kind", type=click.Choice([kind.value for kind in FeedKind]), help="Default: as --channel or --person say, else plan."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write; standard output when not given.")
def feed(workspace_slug: str, channel_slug: str | None, email: str | None, kind: str | None, out: Path | None) -> None:
    """The body that a subscriber would get (iCalendar)."""
    from planner.feeds.body import body_for

    wanted = _kind(kind, channel_slug, email)
    with work(workspace_slug) as here:
        body = body_for(
            here.session,
            here.workspace,
            wanted,
            None if channel_slug is None else here.channel(channel_slug),
            None if email is None else here.member(email),
            today=here.today,
            base_url=here.settings.base_url,
        )
        here.session.commit()
    write(body, out)


def _kind(kind: str | None, channel_slug: str | None, email: str | None) -> FeedKind:
    """The kind asked for. Wrong usage when it lacks what it is about."""
    about = FeedKind.PLAN if email is None else FeedKind.PERSON
    wanted = FeedKind(kind) if kind else about if channel_slug is None else FeedKind.CHANNEL
    if wanted is FeedKind.CHANNEL and channel_slug is None:
        raise click.UsageError(_("The kind channel goes with --channel."))
    if wanted in (FeedKind.PERSON, FeedKind.WEEK) and email is None:
        raise click.UsageError(_("The kinds person and week go with --person."))
    return wanted
