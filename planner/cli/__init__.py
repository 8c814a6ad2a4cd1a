"""The command line: parse, call, say. Results go to standard output, messages to standard error."""

import locale
import os

import click

from planner import db, wording
from planner.cli import arranging, asking, importing, reporting, running
from planner.cli.given import InputError
from planner.domain.cadence_error import CadenceError
from planner.settings import SettingsError
from planner.wording import Refusal
from planner.words_of_cadence import cadence_sentence


class Planner(click.Group):
    """Commands that end with 0 when done, 1 when the input was wrong (one sentence says how), 2 for wrong usage."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            with wording.speaking(spoken_here()):
                return self._refusing(ctx)
        finally:
            db.session.remove()

    def _refusing(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except CadenceError as error:
            raise InputError(cadence_sentence(error)) from error
        except (Refusal, SettingsError) as error:
            raise InputError(str(error)) from error


def spoken_here() -> str:
    """The language of whoever sits at the terminal."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "de" if named.lower().startswith(("de", "german")) else "en"


@click.group(cls=Planner, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="redaktionsplan", prog_name="planner")
def main() -> None:
    """Redaktionsplan: an editorial calendar that finds the gaps in continuity."""


for command in (
    running.init,
    running.demo,
    running.serve,
    running.worker,
    running.check,
    arranging.workspace,
    arranging.holiday,
    arranging.user,
    arranging.member,
    arranging.absence,
    arranging.channel,
    arranging.pause,
    arranging.topic,
    importing.import_,
    asking.posts,
    asking.gaps,
    asking.continuity,
    reporting.report,
):
    main.add_command(command)
