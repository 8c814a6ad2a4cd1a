"""Commands that arrange a workspace: people, channels, cadences, pauses, topics."""

import sys
from datetime import date
from typing import Any

import click
from sqlalchemy import select

from planner.cli.given import DAY, InputError, Work, from_option, in_order, unit, work, workspace_option
from planner.domain.plan import Stance
from planner.models import Channel, Role, Workspace
from planner.models.channel import pause as accept_pause
from planner.models.user import user_by_email
from planner.planning import founding
from planner.planning.posts import note_topic
from planner.wording import LANGUAGES
from planner.wording import gettext as _

ROLES = click.Choice([role.value for role in Role])


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


@click.group()
def user() -> None:
    """Users of the installation."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--workspace", "workspace_slug", metavar="WS", help="Make them a member of this workspace.")
@click.option("--role", type=ROLES, help="Their role there (default: editor).")
def add_user(email: str, name: str, workspace_slug: str | None, role: str | None) -> None:
    """Add a user. The password is one line of standard input, or asked for on a terminal.

    A user who is there already becomes a member of the workspace, and keeps their password.
    """
    if role and not workspace_slug:
        raise click.UsageError(_("--role goes with --workspace."))
    with unit() as (session, _settings):
        known = user_by_email(session, email) if workspace_slug else None
        added = known or founding.add_user(session, email, name, given_password())
        if workspace_slug:
            joined = session.scalar(select(Workspace).where(Workspace.slug == workspace_slug))
            if joined is None:
                raise InputError(_("There is no workspace “%(workspace)s”.", workspace=workspace_slug))
            founding.join(session, joined, added, Role(role or "editor"))
        session.commit()
        if added.password_hash is None:
            click.echo(_("%(email)s has no password and cannot sign in yet.", email=added.email), err=True)


def given_password() -> str | None:
    """None when standard input is empty."""
    if sys.stdin.isatty():
        return str(click.prompt(_("Password"), hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n") or None


@click.group()
def member() -> None:
    """Members of a workspace."""


@member.command("set")
@click.argument("email")
@workspace_option
@click.option("--role", type=ROLES)
@click.option("--stand-in", metavar="EMAIL", help="Who takes over when they are away; `none` takes the stand-in away.")
@click.option("--hours", help="Hours a week; `none` when they are not known.")
def set_member(email: str, workspace_slug: str, role: str | None, stand_in: str | None, hours: str | None) -> None:
    """Set what the workspace says of a member."""
    with work(workspace_slug) as here:
        found = here.member(email)
        values: dict[str, Any] = {"role": found.role, "stand_in_id": found.stand_in_id, "weekly_hours": found.weekly_hours}
        if role:
            values["role"] = Role(role)
        if stand_in:
            values["stand_in_id"] = _member_id(here, stand_in)
        if hours:
            values["weekly_hours"] = _hours(hours)
        founding.arrange_member(here.session, found, by=None, **values)
        here.session.commit()


@click.group()
def absence() -> None:
    """Days on which members are away."""


@absence.command("add")
@click.argument("email")
@click.argument("first", type=DAY)
@click.argument("last", type=DAY)
@workspace_option
def add_absence(email: str, first: date, last: date, workspace_slug: str) -> None:
    """Enter an absence, both days included."""
    in_order(first, last)
    with work(workspace_slug) as here:
        here.member(email).be_absent(first, last, by=None)
        here.session.commit()


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
    """Open a channel; prints its slug."""
    with work(workspace_slug) as here:
        opened = founding.open_channel(here.session, here.workspace, name, slug=slug, by=None, **_channel_values(here, given))
        if cadence:
            _set_cadence(opened, cadence, first or here.today)
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
        values = _channel_values(here, given) | ({"name": founding.named(name)} if name else {})
        found.arrange(by=None, today=here.today, **values)
        if cadence:
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
    values = {name: given[name] for name in ("network", "lead_days") if given[name] is not None}
    if given["stance"]:
        values["stance"] = Stance(given["stance"])
    if given["zone"]:
        values["zone"] = founding.known_zone(given["zone"])
    if given["responsible"]:
        values["responsible_id"] = _member_id(here, given["responsible"])
    if given["stand_in"]:
        values["stand_in_id"] = _member_id(here, given["stand_in"])
    if given["max_silence"]:
        values["max_silence"] = _days(given["max_silence"])
    return values


def _member_id(here: Work, email: str) -> int | None:
    return None if email == "none" else here.person(email).id


def _days(text: str) -> int | None:
    if text == "none":
        return None
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 3660):
        raise click.BadParameter(_("“%(value)s” is not a number of days.", value=text))
    return int(text)


def _hours(text: str) -> float | None:
    if text == "none":
        return None
    try:
        hours = float(text.replace(",", "."))
    except ValueError:
        hours = -1.0
    if not 0 <= hours <= 168:
        raise click.BadParameter(_("“%(value)s” is not a number of hours a week.", value=text))
    return hours


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
        found = here.channel(channel_slug) if channel_slug else None
        accept_pause(here.session, here.workspace.id, found, first, last, reason, by=None)
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
