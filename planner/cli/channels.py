"""Commands about channels: their properties, cadences and pauses, and the topics meant for them."""

from datetime import date
from typing import Any

import click

from planner.cli.given import DAY, Work, from_option, in_order, work, workspace_option
from planner.domain.plan import Stance
from planner.models import Channel
from planner.models.pause import pause as accept_pause
from planner.planning import founding
from planner.planning.posts import note_topic
from planner.wording import gettext as _


@click.group()
def channel() -> None:
    """Channels and their cadences."""


def channel_options(command: Any) -> Any:
    for option in reversed(
        [
            click.option("--network", help="Such as linkedin, blog, newsletter, print."),
            click.option("--stance", type=click.Choice([stance.value for stance in Stance])),
            click.option("--zone", help="IANA time zone (default: the workspace's)."),
            click.option("--responsible", metavar="EMAIL", help="Who fills it; `none` for nobody."),
            click.option("--stand-in", metavar="EMAIL", help="Who fills it when they are away; `none` for nobody."),
            click.option("--cadence", metavar="C", help="Such as 3/week, or Mon,Wed,Fri 09:00; `none` ends the running one."),
            click.option("--from", "first", type=DAY, help="First day of the cadence (default: today)."),
            click.option(
                "--lead-days", type=click.IntRange(0, 365), help="Days before a post's day on which it has to be ready."
            ),
            click.option("--max-silence", help="Days without a post that are too long; `none` derives them from the cadence."),
        ]
    ):
        command = option(command)
    return command


@channel.command("add")
@click.argument("name")
@workspace_option
@click.option("--slug", metavar="CH", help="Short name in addresses; made from the name when not given.")
@channel_options
def add_channel(name: str, workspace_slug: str, slug: str | None, cadence: str | None, first: date | None, **given: Any) -> None:
    """Open a channel; prints its slug. Any stance but `publish` ends the cadence today, as it does in `set`."""
    with work(workspace_slug) as here:
        values = _channel_values(here, given)
        stance = values.pop("stance", Stance.PUBLISH)
        opened = founding.open_channel(here.session, here.workspace, name, slug=slug, by=None, **values)
        if cadence is not None:
            _set_cadence(opened, cadence, first or here.today)
        opened.arrange(by=None, today=here.today, stance=stance)
        here.session.commit()
        click.echo(opened.slug)


@channel.command("set")
@click.argument("channel_slug", metavar="CH")
@workspace_option
@click.option("--name")
@channel_options
def set_channel(
    channel_slug: str, workspace_slug: str, name: str | None, cadence: str | None, first: date | None, **given: Any
) -> None:
    """Change a channel. Any stance but `publish` ends its cadence."""
    with work(workspace_slug) as here:
        found = here.channel(channel_slug)
        values = _channel_values(here, given) | ({"name": founding.named(name)} if name is not None else {})
        found.arrange(by=None, today=here.today, **values)
        if cadence is not None:
            _set_cadence(found, cadence, first or here.today)
        here.session.commit()


@channel.command("cadence")
@click.argument("channel_slug", metavar="CH")
@click.argument("cadence", metavar="C")
@workspace_option
@from_option
def channel_cadence(channel_slug: str, cadence: str, workspace_slug: str, first: date | None) -> None:
    """Start a new cadence on a day; `none` ends the running one."""
    with work(workspace_slug) as here:
        _set_cadence(here.channel(channel_slug), cadence, first or here.today)
        here.session.commit()


def _set_cadence(channel: Channel, cadence: str, first: date) -> None:
    if cadence.strip().lower() == "none":
        channel.end_cadence(first, by=None)
    else:
        founding.start_cadence(channel, cadence, first, by=None)


def _channel_values(here: Work, given: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, as fields of a channel."""
    values = {"lead_days": given["lead_days"]} if given["lead_days"] is not None else {}
    if given["network"] is not None:
        values["network"] = founding.known_network(given["network"])
    if given["stance"]:
        values["stance"] = Stance(given["stance"])
    if given["zone"] is not None:
        values["zone"] = founding.known_zone(given["zone"])
    if given["responsible"] is not None:
        values["responsible_id"] = here.member_id(given["responsible"])
    if given["stand_in"] is not None:
        values["stand_in_id"] = here.member_id(given["stand_in"])
    if given["max_silence"] is not None:
        values["max_silence"] = _days(given["max_silence"])
    return values


def _days(text: str) -> int | None:
    if text == "none":
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 3660):
        raise click.BadParameter(_("“%(value)s” is not a number of days.", value=text))
    return int(text)


@click.group()
def pause() -> None:
    """Accepted gaps."""


@pause.command("add")
@click.argument("first", type=DAY)
@click.argument("last", type=DAY)
@workspace_option
@click.option("--channel", "channel_slug", metavar="CH", help="Of one channel only.")
@click.option("--reason", required=True)
def add_pause(first: date, last: date, workspace_slug: str, channel_slug: str | None, reason: str) -> None:
    """Accept a gap, both days included."""
    in_order(first, last)
    with work(workspace_slug) as here:
        found = None if channel_slug is None else here.channel(channel_slug)
        accept_pause(here.session, here.workspace.id, found, first, last, founding.reasoned(reason), by=None)
        here.session.commit()


@click.group()
def topic() -> None:
    """The backlog."""


@topic.command("add")
@click.argument("title")
@workspace_option
@click.option("--channel", "channel_slugs", metavar="CH", multiple=True, help="Meant for this channel; may be repeated.")
@click.option("--evergreen", is_flag=True, help="May be used again and again.")
def add_topic(title: str, workspace_slug: str, channel_slugs: tuple[str, ...], evergreen: bool) -> None:
    """Note a topic. Without a channel it is meant for all."""
    with work(workspace_slug) as here:
        channels = [here.channel(slug) for slug in dict.fromkeys(channel_slugs)]
        note_topic(here.session, here.workspace.id, founding.titled(title), by=None, channels=channels, evergreen=evergreen)
        here.session.commit()
