"""The command that takes a foreign plan in."""

import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from planner.cli.given import InputError, Work, json_option, work, workspace_option
from planner.domain.found import Code, Found, Level, Note
from planner.importing.formats import MOST_BYTES
from planner.importing.grid import Unreadable
from planner.importing.read import Known, Options, Person, recognise
from planner.importing.refusals import sentence as refusal
from planner.importing.sandbox import read_file
from planner.importing.sentences import place, sentence
from planner.models import ImportBatch
from planner.planning import imports
from planner.planning.imports import Choices, Every, Fate, Intake
from planner.queries.imports import channels_named, mappings_of
from planner.queries.people import people_of
from planner.wording import gettext as _
from planner.wording import marked, ngettext

LEVELS = {Level.ERROR: marked("Error"), Level.WARNING: marked("Warning"), Level.INFO: marked("Note")}

HINTS = {  # what a word on the command line would change
    Code.SWAPPED_DAYS: marked("--day-first or --month-first decides about such days."),
    Code.AMBIGUOUS_ORDER: marked("--day-first or --month-first decides about such days."),
    Code.UNKNOWN_CHANNEL: marked("--create-channels opens channels that are not there yet."),
    Code.NO_CHANNEL: marked("--channel names the channel of rows without one."),
}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@workspace_option
@click.option("--channel", "default_channel", metavar="CH", help="Slug of the channel of rows that name none.")
@click.option("--sheet", metavar="S", help="Read this sheet only, also when it is hidden.")
@click.option("--day-first/--month-first", default=None, help="How days such as 03/04/2026 are meant.")
@click.option("--create-channels", is_flag=True, help="Open channels that the workspace does not have.")
@click.option("--published", is_flag=True, help="The rows are posts that have appeared.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and change nothing.")
@json_option
def import_(file: Path, workspace_slug: str, create_channels: bool, dry_run: bool, as_json: bool, **asked: Any) -> None:
    """Take in a plan: xlsx, xls, ods, csv or ics.

    A row with a title and no date becomes a topic. The same file again changes nothing; a changed one updates what it brought
    and nobody has touched since.
    """
    content = _content(file)
    choices = Choices(open=Every() if create_channels else ())
    try:
        with without_collecting():
            intake = _intake(file.name, content, workspace_slug, choices, dry_run, asked)
    except Unreadable as refused:
        if as_json:
            _say_json(_unread(file.name, refusal(refused)))
        raise InputError(f"{file.name}: {refusal(refused)}") from refused
    if as_json:
        _say_json(document(intake))
    else:
        _say(intake)
    if intake.fates[Fate.FAILED] == len(intake.rows):
        raise SystemExit(1)  # nothing could be read; the notes say why


@contextmanager
def without_collecting() -> Iterator[None]:
    """All rows live until the end: to look for garbage among them takes a third of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _intake(name: str, content: bytes, workspace_slug: str, choices: Choices, dry_run: bool, asked: dict[str, Any]) -> Intake:
    found = _found(name, content, workspace_slug, choices, **asked)
    with work(workspace_slug, reading=dry_run) as here:
        if dry_run:
            return imports.preview(here.session, here.workspace, found, choices, today=here.today)
        intake = _apply(here, found, content, choices, asked)
        here.session.commit()
        return intake


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise InputError(_("%(file)s cannot be read: %(reason)s", file=file, reason=error.strerror)) from error


def _found(name: str, content: bytes, workspace_slug: str, choices: Choices, **asked: Any) -> Found:
    """Reading takes its time: the database is not held meanwhile. Unreadable when the file is refused as a whole."""
    with work(workspace_slug, reading=True) as here:
        if asked["default_channel"] is not None and not choices.open:
            here.channel(asked["default_channel"])
        today = here.today
        options = Options(
            sheets=(asked["sheet"],) if asked["sheet"] else (),
            day_first=asked["day_first"],
            mapping=mappings_of(here.session, here.workspace.id),
            default_channel=asked["default_channel"],
            published=asked["published"],
            known_channels=tuple(Known(*channel) for channel in channels_named(here.session, here.workspace.id)),
            known_people=tuple(Person(one.email, one.name) for one in people_of(here.session, here.workspace.id).here),
            zone=here.workspace.zone,
        )
    return recognise(read_file(name, content, today=today), file_name=name, today=today, options=options)


def _apply(here: Work, found: Found, content: bytes, choices: Choices, options: dict[str, Any]) -> Intake:
    batch = ImportBatch(
        workspace_id=here.workspace.id,
        file_name=found.file,
        file_hash=hashlib.sha256(content).hexdigest(),
        options=options,
    )
    here.session.add(batch)
    here.session.flush()
    return imports.apply(here.session, here.workspace, batch, found, choices, by=None, today=here.today)


def document(intake: Intake) -> dict[str, Any]:
    """As CONTRACT has it; the notes with their sentences."""
    figures = {name: value for name, value in imports.summary(intake).items() if name != "left"}
    return {**figures, "notes": [_told(note) for note in intake.notes]}


def _told(note: Note) -> dict[str, Any]:
    return {
        "sheet": note.sheet,
        "row": note.row,
        "column": note.column,
        "value": note.value,
        "level": note.level.value,
        "code": note.code.value,
        "text": sentence(note),
    }


def _unread(file: str, text: str) -> dict[str, Any]:
    note = {"sheet": "", "row": None, "column": None, "value": "", "level": "error", "code": "unreadable", "text": text}
    nothing = dict.fromkeys(("rows", "created", "topics", "updated", "unchanged", "skipped", "failed"), 0)
    return {"file": file, **nothing, "channels": {}, "opened": [], "first": None, "last": None, "notes": [note]}


def _say_json(document: dict[str, Any]) -> None:
    click.echo(json.dumps(document, ensure_ascii=False, indent=1))


def _say(intake: Intake) -> None:
    for note in intake.notes:
        where = ", ".join(part for part in (intake.found.file, place(note)) if part)
        click.echo(f"{_(LEVELS[note.level])}: {where}: {sentence(note)}", err=True)
    for hint in dict.fromkeys(HINTS[note.code] for note in intake.notes if note.code in HINTS):
        click.echo(_(hint), err=True)
    fates = {fate.value: intake.fates[fate] for fate in Fate}
    click.echo(
        ngettext("%(n)s row: ", "%(n)s rows: ", len(intake.rows))
        + _("%(created)s created, %(updated)s updated, %(unchanged)s unchanged, %(skipped)s skipped, %(failed)s failed", **fates)
    )
    if intake.topics:
        click.echo(
            ngettext("%(n)s of them is a topic without a date.", "%(n)s of them are topics without a date.", intake.topics)
        )
    for name, posts in intake.channels.items():
        click.echo(f"  {name}: {posts}")
