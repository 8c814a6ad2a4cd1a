"""Commands about people: users, members, absences."""

import sys
from datetime import date
from typing import Any

import click
from sqlalchemy import select

from planner.cli.absence_calendars import calendar
from planner.cli.given import DAY, InputError, in_order, unit, work, workspace_option
from planner.models import DayPart, Role, Workspace
from planner.models.audit import note
from planner.models.user import end_sign_ins, user_by_email
from planner.planning import founding, membership, second_factor
from planner.wording import gettext as _

ROLES = click.Choice([role.value for role in Role])


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
    if role and workspace_slug is None:
        raise click.UsageError(_("--role goes with --workspace."))
    with unit() as (session, _settings):
        known = None if workspace_slug is None else user_by_email(session, email)
        added = known or founding.add_user(session, email, name, given_password())
        if workspace_slug is not None:
            joined = session.scalar(select(Workspace).where(Workspace.slug == workspace_slug))
            if joined is None:
                raise InputError(_("There is no workspace “%(workspace)s”.", workspace=workspace_slug))
            became = founding.join(session, joined, added, Role(role or "editor"))
            note(session, joined.id, "member_added", about=became.name, role=became.role.value)
        session.commit()
        if added.password_hash is None:
            click.echo(_("%(email)s has no password and cannot sign in yet.", email=added.email), err=True)


@user.command("second-factor-off")
@click.argument("email")
def second_factor_off(email: str) -> None:
    """Turn the second factor off, for somebody who has lost phone and recovery codes. Their sessions end; a letter tells them."""
    with unit() as (session, _settings):
        found = user_by_email(session, email)
        if found is None:
            raise InputError(_("There is no user “%(email)s”.", email=email))
        second_factor.turn_off(session, found, by_command=True)
        end_sign_ins(session, found)
        session.commit()


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
        if stand_in is not None:
            values["stand_in_id"] = here.member_id(stand_in)
        if hours is not None:
            values["weekly_hours"] = _hours(hours)
        before = found.role
        membership.arrange_member(here.session, found, by=None, **values)
        if found.role is not before:
            workspace_id, after = found.workspace_id, found.role.value
            note(here.session, workspace_id, "role_changed", about=found.name, before=before.value, after=after)
        here.session.commit()


@member.command("remove")
@click.argument("email")
@workspace_option
@click.option("--heir", metavar="EMAIL", help="Who takes over what is planned from today on.")
def remove_member(email: str, workspace_slug: str, heir: str | None) -> None:
    """End a membership, and with it every access to the workspace. The name stays in the history."""
    with work(workspace_slug) as here:
        found = here.member(email)
        membership.leave(here.session, found, by=None, today=here.today, heir=here.member(heir) if heir is not None else None)
        note(here.session, found.workspace_id, "member_removed", about=found.name)
        here.session.commit()


@click.group()
def absence() -> None:
    """Days on which members are away."""


absence.add_command(calendar)


@absence.command("add")
@click.argument("email")
@click.argument("first", type=DAY)
@click.argument("last", type=DAY)
@workspace_option
@click.option("--half", type=click.Choice(["morning", "afternoon"]), help="Half of each of the days only.")
@click.option("--note", default="", help="A remark, seen by the member and by admins.")
def add_absence(email: str, first: date, last: date, workspace_slug: str, half: str | None, note: str) -> None:
    """Enter an absence, both days included."""
    in_order(first, last)
    with work(workspace_slug) as here:
        part = DayPart(half) if half else DayPart.WHOLE
        here.member(email).be_absent(first, last, by=None, part=part, note=founding.reasoned(note) if note else "")
        here.session.commit()


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
