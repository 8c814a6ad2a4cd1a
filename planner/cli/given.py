"""What every command is given: a database, a workspace, days; and how it refuses what it is not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import click
from sqlalchemy import Engine, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DatabaseError

from planner import clock, db, migrating
from planner.models import Channel, Member, Workspace
from planner.queries.people import Person, people_of
from planner.settings import FIRST_DAY, LAST_DAY, Settings, from_environment
from planner.wording import gettext as _


class InputError(click.ClickException):
    """Something was wrong with the input: one sentence, and the command ends with 1."""

    exit_code = 1

    def show(self, file: Any = None) -> None:  # noqa: ARG002 (click's signature)
        click.echo(self.format_message(), err=True)


def unreachable(error: DatabaseError) -> InputError:
    return InputError(_("The database cannot be reached: %(reason)s", reason=" ".join(str(error.orig).split())))


class Day(click.ParamType[date]):
    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            day = value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(_("“%(value)s” is not a day such as 2026-12-01.", value=value), param, ctx)
        if not FIRST_DAY <= day <= LAST_DAY:
            self.fail(_("A day between %(first)s and %(last)s.", first=FIRST_DAY.year, last=LAST_DAY.year), param, ctx)
        return day


DAY = Day()
workspace_option = click.option("--workspace", "workspace_slug", metavar="WS", required=True, help="Slug of the workspace.")
channel_option = click.option("--channel", "channel_slug", metavar="CH", help="Slug of one channel.")
from_option = click.option("--from", "first", type=DAY, help="First day (included).")
to_option = click.option("--to", "end", type=DAY, help="Day to stop before (excluded).")
json_option = click.option("--json", "as_json", is_flag=True, help="One JSON document and nothing else.")


def asked_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options of whatever asks about a plan: workspace, channel, days, JSON."""
    for option in (json_option, to_option, from_option, channel_option, workspace_option):
        command = option(command)
    return command


def engine_of(settings: Settings) -> Engine:
    """The configured database, at this code's schema. InputError when it cannot be used as it is."""
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database and not Path(url.database).exists():
        raise InputError(_("There is no database yet. `planner init` creates it."))
    engine = db.connect(settings.database_url)
    try:
        current = migrating.is_current(engine)
    except DatabaseError as error:
        raise unreachable(error) from error
    if not current:
        raise InputError(_("The database is of another version. `planner init` upgrades it."))
    return engine


@dataclass(frozen=True, slots=True)
class Work:
    """A command's unit of work in one workspace."""

    session: db.PlanSession
    settings: Settings
    workspace: Workspace

    @property
    def today(self) -> date:
        return clock.today(self.workspace.zone, self.settings.today)

    def channel(self, slug: str) -> Channel:
        found = self.session.scalar(select(Channel).where(Channel.workspace_id == self.workspace.id, Channel.slug == slug))
        if found is None:
            raise InputError(
                _("There is no channel “%(channel)s” in %(workspace)s.", channel=slug, workspace=self.workspace.slug)
            )
        return found

    def member(self, email: str) -> Member:
        id_ = self.person(email).id
        return self.session.scalars(select(Member).where(Member.workspace_id == self.workspace.id, Member.id == id_)).one()

    def member_id(self, email: str) -> int | None:
        """None for `none`, which takes somebody away."""
        return None if email == "none" else self.person(email).id

    def person(self, email: str) -> Person:
        found = people_of(self.session, self.workspace.id).by_email.get(email.strip().lower())
        if found is None or found.left:
            raise InputError(_("%(email)s is not a member of %(workspace)s.", email=email, workspace=self.workspace.slug))
        return found


@contextmanager
def unit(*, reading: bool = False) -> Iterator[tuple[db.PlanSession, Settings]]:
    """A unit of work over the whole installation; the command commits."""
    settings = from_environment()
    engine = engine_of(settings)
    try:
        yield db.unit(engine, reading=reading), settings
    finally:
        db.session.remove()
        engine.dispose()


@contextmanager
def work(workspace_slug: str, *, reading: bool = False) -> Iterator[Work]:
    """A unit of work in one workspace; the command commits."""
    with unit(reading=reading) as (session, settings):
        workspace = session.scalar(select(Workspace).where(Workspace.slug == workspace_slug))
        if workspace is None:
            raise InputError(_("There is no workspace “%(workspace)s”.", workspace=workspace_slug))
        yield Work(session, settings, workspace)


def in_order(first: date, last: date) -> None:
    if last < first:
        raise InputError(_("The last day %(last)s lies before the first day %(first)s.", first=first, last=last))


def write(content: bytes, out: Path | None) -> None:
    """To the file, or as it is to standard output. InputError when the file cannot be written."""
    if out is None:
        click.echo(content, nl=False)
        return
    try:
        out.write_bytes(content)
    except OSError as error:
        raise InputError(_("%(file)s cannot be written: %(reason)s", file=out, reason=error.strerror)) from error
