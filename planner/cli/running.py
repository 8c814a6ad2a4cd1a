"""Commands that set up, serve and look after an installation."""

import gc
import json
import shutil
import signal
import sqlite3
import sys
import threading
from importlib import metadata
from pathlib import Path

import click
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from planner import clock, db, migrating
from planner.cli.given import InputError, engine_of, json_option, unit
from planner.cli.mailing import mail_findings
from planner.settings import Settings, from_environment
from planner.wording import gettext as _

BEFORE_JOBS = 1  # second in which the first page is shown: loading the jobs would take the processor from it
MOST_SENT = 100_000_000  # bytes that are received before they are refused; the pages take far less
TURN = 0.0005  # seconds: after each question to the database a page waits so long for its turn while letters are written
ENDS_WITHIN = 9  # seconds: a letter on its way, or a page
SAFE_SQLITE = (3, 51, 3)  # earlier ones may, very rarely, damage a database in WAL mode when it is reset


@click.command()
def init() -> None:
    """Create or upgrade the database; safe to repeat."""
    settings = from_environment()
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    upgraded(db.connect(settings.database_url)).dispose()


def upgraded(engine: Engine) -> Engine:
    if not migrating.is_current(engine):
        try:
            migrating.upgrade(engine)
        except migrating.NewerSchema as error:
            raise InputError(_("The database was made by a later version (%(revision)s).", revision=error)) from error
    return engine


@click.command()
@json_option
def demo(as_json: bool) -> None:
    """Make the demo workspaces around today; a repetition changes nothing that is there."""
    from planner.demo.making import make_demo

    with unit() as (session, settings):
        made = make_demo(session, settings.feed_key, today=clock.today("Europe/Berlin", settings.today))
        session.commit()
    if as_json:
        click.echo(json.dumps(made.as_json(), ensure_ascii=False, indent=1))
        return
    for person in made.users:
        roles = ", ".join(f"{workspace}: {role}" for workspace, role in person.roles.items())
        click.echo(f"{person.name:<22}{person.email:<34}{roles}")
    for password in dict.fromkeys(person.password for person in made.users):
        click.echo(_("Everybody's password, while `planner serve --demo` runs: %(password)s", password=password))


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--demo", "with_demo", is_flag=True, help="Show the demo; its passwords work only then.")
def serve(host: str, port: int, with_demo: bool) -> None:
    """Serve the pages and feeds, with a job worker inside."""
    gc.disable()  # as while the program was loaded: here most of it is
    from waitress.server import create_server

    settings = from_environment(host=host, port=port, demo=with_demo)
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    engine = upgraded(db.connect(settings.database_url))

    from planner.web import create_app

    if with_demo:
        from planner.demo.once import make_demo_once

        make_demo_once(engine, settings)
    app = create_app(settings, engine)
    try:
        server = create_server(
            app,
            host=host,
            port=port,
            threads=8,
            ident=None,
            clear_untrusted_proxy_headers=settings.proxies == 0,
            max_request_body_size=MOST_SENT,
        )
    except OSError as error:
        raise InputError(_("Port %(port)s cannot be used: %(reason)s", port=port, reason=error.strerror)) from error
    stopped = stopped_by_signal()
    jobs = threading.Thread(target=work, args=(stopped, engine, settings, True), name="jobs", daemon=True)
    jobs.start()
    say_where(settings.base_url, with_demo)
    sys.setswitchinterval(TURN)
    gc.collect()
    gc.enable()
    gc.freeze()  # what is loaded by now stays: collecting garbage need not look through it again and again
    try:
        server.run()
    finally:
        stopped.set()
        jobs.join(ENDS_WITHIN)
        engine.dispose()


def stopped_by_signal() -> threading.Event:
    """Is set when the process is asked to end; what it does then, it ends first."""
    stopped = threading.Event()

    def stop(*_: object) -> None:
        stopped.set()
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    return stopped


def work(stopped: threading.Event, engine: Engine, settings: Settings, beside_pages: bool = False) -> None:
    if beside_pages and stopped.wait(BEFORE_JOBS):
        return
    from planner.jobs import work_until

    work_until(stopped, engine, settings, beside_pages=beside_pages)


def say_where(address: str, with_demo: bool) -> None:
    click.echo(_("Redaktionsplan runs at %(address)s (Ctrl+C stops it).", address=address), err=True)
    if with_demo:
        from planner.demo.people import FIRST_USER

        click.echo(
            _(
                "Sign in to the demo as %(email)s with the password “%(password)s”.",
                email=FIRST_USER.email,
                password=FIRST_USER.password,
            ),
            err=True,
        )
    sys.stderr.flush()


@click.command()
def worker() -> None:
    """Do the jobs only, for an installation whose pages are served elsewhere."""
    settings = from_environment()
    engine = engine_of(settings)
    click.echo(_("Working until Ctrl+C."), err=True)
    stopped = stopped_by_signal()
    jobs = threading.Thread(target=work, args=(stopped, engine, settings), name="jobs", daemon=True)
    jobs.start()
    try:
        jobs.join()
    finally:
        stopped.set()
        jobs.join(ENDS_WITHIN)
        engine.dispose()


@click.command()
def check() -> None:
    """Look the installation over: versions, database, migrations, clock, mail, disk."""
    settings = from_environment()
    findings = [
        ("planner", metadata.version("redaktionsplan"), True),
        ("Python", sys.version.split()[0], True),
        *_database_findings(settings.database_url),
        ("clock", clock.now().isoformat(), True),
        *mail_findings(settings),
        ("jobs", settings.jobs, True),
        ("disk", _("%(n)s GB free", n=shutil.disk_usage(_existing(settings.data_dir)).free // 10**9), True),
        ("address", settings.base_url, settings.loopback or settings.secure),
    ]
    for name, finding, good in findings:
        click.echo(f"{'ok  ' if good else 'BAD '} {name:<12} {finding}")
    if not all(good for _name, _finding, good in findings):
        raise InputError(_("Something needs attention: see the lines marked BAD."))


def _existing(folder: Path) -> Path:
    return folder if folder.exists() else _existing(folder.parent)


def _database_findings(address: str) -> list[tuple[str, str, bool]]:
    url = make_url(address)
    try:
        engine = engine_of(from_environment())
    except InputError as error:
        return [("database", error.message, False)]
    with engine.connect() as connection:
        if url.get_backend_name() != "sqlite":
            version = str(connection.scalar(text("SHOW server_version")))
            findings = [("database", f"PostgreSQL {version}", True)]
        else:
            sound = connection.scalar(text("PRAGMA quick_check"))
            safe = sqlite3.sqlite_version_info >= SAFE_SQLITE
            version = (
                sqlite3.sqlite_version if safe else _("%(version)s (3.51.3 mends a rare fault)", version=sqlite3.sqlite_version)
            )
            findings = [("database", f"SQLite {version}, {url.database}", True), ("quick check", str(sound), sound == "ok")]
    engine.dispose()
    return [*findings, ("migrations", migrating.HEAD, True)]
