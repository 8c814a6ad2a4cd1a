"""Commands that send letters, and what there is to say of them."""

import gc
import json
from dataclasses import asdict
from datetime import datetime, time
from typing import BinaryIO

import click
from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DatabaseError

from planner import clock, db
from planner.cli.given import InputError, engine_of, json_option
from planner.models import Letter, LetterState
from planner.settings import Settings, from_environment
from planner.wording import gettext as _


@click.command("send-reports")
@click.option("--retry-now", is_flag=True, help="Do not wait for the back-off of letters that failed.")
@json_option
def send_reports(retry_now: bool, as_json: bool) -> None:
    """Do what the scheduler does: put what is due into the outbox, claim, send."""
    from planner.jobs.looking import LOOKINGS
    from planner.mail.sending import send_due
    from planner.mail.transport import mail_goes_to

    settings = from_environment()
    engine = engine_of(settings)
    try:
        gc.freeze()  # what is loaded stays: to look through it again and again takes a sixth of the time of many letters
        now = _moment(settings)
        due = sum(look(engine, None, now) for look in LOOKINGS.values())
        sent = send_due(engine, settings, clock.now(), retry_now=retry_now)
    finally:
        db.session.remove()
        engine.dispose()
    if as_json:
        click.echo(json.dumps({"due": due, **asdict(sent)}))
        return
    click.echo(_("%(due)s due, %(sent)s sent, %(later)s later, %(parked)s parked, %(void)s void", due=due, **asdict(sent)))
    folder = mail_goes_to(settings)
    if folder:
        click.echo(_("No mail server is named (PLANNER_MAIL_URL): letters lie in %(folder)s.", folder=folder), err=True)


@click.command()
@click.argument("file", type=click.File("rb"), default="-")
def bounce(file: BinaryIO) -> None:
    """Take in a mail that says that a letter could not be delivered (RFC 3464), from standard input or a FILE.

    For the mailbox that letters come from, as the target of an alias. What is no such report, or about no letter, is passed over.
    """
    from planner.mail.bounces import MOST, read, take_in

    settings = from_environment()
    found = read(file.read(MOST), settings)
    if found is None:
        click.echo(_("This says of no letter that it could not be delivered."), err=True)
        return
    engine = engine_of(settings)
    try:
        session = db.unit(engine)
        letter = take_in(session, found, clock.now())
        session.commit()
    finally:
        db.session.remove()
        engine.dispose()
    if letter is None:
        click.echo(_("The letter is known already as not delivered, or is gone."), err=True)
    else:
        click.echo(_("Letter %(id)s came back: %(words)s", id=found.letter_id, words=found.words))


def _moment(settings: Settings) -> datetime:
    """Now; on a day that stands in for today, its last minute."""
    now = clock.now()
    return datetime.combine(settings.today, time(23, 59), now.tzinfo) if settings.today else now


def mail_findings(settings: Settings) -> list[tuple[str, str, bool]]:
    """For `planner check`: where letters go, whether the server answers, and what the outbox holds."""
    return [_server_finding(settings), *_outbox_findings(settings)]


def _server_finding(settings: Settings) -> tuple[str, str, bool]:
    from planner.mail.smtp import SmtpServer
    from planner.mail.transport import Folder, Unreachable

    if settings.mail_url is None:
        folder = Folder(settings.data_dir).folder
        return ("mail", _("no server (PLANNER_MAIL_URL): letters lie in %(folder)s", folder=folder), True)
    server = SmtpServer(settings.mail_url)
    try:
        server.connect()
    except Unreachable as error:
        return ("mail", f"{server}: {_(str(error))}", False)
    finally:
        server.close()
    return ("mail", str(server), True)


def _outbox_findings(settings: Settings) -> list[tuple[str, str, bool]]:
    try:
        engine = engine_of(settings)
    except InputError:
        return []  # said of the database already
    try:
        waiting, parked = (_letters(engine, state) for state in (LetterState.READY, LetterState.PARKED))
    except DatabaseError:
        return []
    finally:
        db.session.remove()
        engine.dispose()
    return [("outbox", _("%(waiting)s waiting, %(parked)s parked", waiting=waiting, parked=parked), True)]


def _letters(engine: Engine, state: LetterState) -> int:
    return db.unit(engine, reading=True).scalar(select(func.count()).where(Letter.state == state)) or 0
