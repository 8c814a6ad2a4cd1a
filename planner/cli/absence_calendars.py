"""Commands about calendars that absences are read from."""

import json
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import click

from planner import clock, db
from planner.cli.given import InputError, engine_of, json_option, work, workspace_option
from planner.fetching import FetchRefused, host_of
from planner.jobs.absence_calendars import refresh as refresh_one
from planner.models import AbsenceCalendar
from planner.models.absence_calendar import CalendarState, subscribe
from planner.planning import founding
from planner.planning.absence_calendars import calendars_of
from planner.queries.people import People, people_of
from planner.settings import from_environment
from planner.wording import gettext as _


@click.group()
def calendar() -> None:
    """Calendars that absences are read from."""


@calendar.command("add")
@click.argument("name")
@workspace_option
@click.option("--member", "email", metavar="EMAIL", help="Whose calendar it is; without it entries of the team name somebody.")
def add_calendar(name: str, workspace_slug: str, email: str | None) -> None:
    """Subscribe to a calendar. Its address is a secret, and read from standard input. Prints its number."""
    address = sys.stdin.readline().strip()
    with work(workspace_slug) as here:
        member_id = here.member(email).id if email is not None else None
        made = subscribe(
            here.session,
            here.settings.feed_key,
            address,
            workspace_id=here.workspace.id,
            member_id=member_id,
            name=founding.named(name),
            host=_host(address),
        )
        here.session.commit()
        click.echo(made.id)


def _host(address: str) -> str:
    try:
        return host_of(address)
    except FetchRefused as refused:
        raise InputError(_("This is no address of a calendar: it begins with https:// or webcal://.")) from refused


@calendar.command("list")
@workspace_option
@json_option
def list_calendars(workspace_slug: str, as_json: bool) -> None:
    """What is subscribed, and how it goes. Addresses are not shown."""
    with work(workspace_slug, reading=True) as here:
        people = people_of(here.session, here.workspace.id)
        rows = [_row(each, people) for each in calendars_of(here.session, here.workspace.id)]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False))
        return
    for line in map(_line, rows):
        click.echo(line)


def _row(found: AbsenceCalendar, people: People) -> dict[str, Any]:
    return {
        "id": found.id,
        "name": found.name,
        "member": people.email(found.member_id),
        "host": found.host,
        "state": found.state.value if found.fetched_at else "new",
        "failure": found.failure if found.state is CalendarState.FAILING else None,
        "absences": found.entries,
        "good_at": _moment(found.good_at),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _line(row: dict[str, Any]) -> str:
    state = row["state"] if row["failure"] is None else f"{row['state']}: {row['failure']}"
    return "  ".join((str(row["id"]), row["name"], row["member"] or "team", row["host"], state, str(row["absences"])))


@calendar.command("refresh")
@click.argument("number", type=int, required=False)
@workspace_option
def refresh(number: int | None, workspace_slug: str) -> None:
    """Read all calendars now, or the one with this NUMBER. Ends with 1 when one cannot be read."""
    settings = from_environment()
    engine = engine_of(settings)
    try:
        with work(workspace_slug, reading=True) as here:
            workspace_id = here.workspace.id
            wanted = [each.id for each in calendars_of(here.session, workspace_id) if number in (None, each.id)]
        if number is not None and not wanted:
            raise InputError(_("There is no calendar %(number)s in %(workspace)s.", number=number, workspace=workspace_slug))
        words = {each: refresh_one(engine, settings, workspace_id, each, clock.now()) for each in wanted}
    finally:
        db.session.remove()
        engine.dispose()
    if failed := list(_told(words)):
        raise InputError("\n".join(failed))


def _told(words: dict[int, str]) -> Iterator[str]:
    for number, word in words.items():
        if word:
            yield _("Calendar %(number)s cannot be read: %(reason)s", number=number, reason=word)
