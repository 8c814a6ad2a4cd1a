"""The command line: parse, call, say. Results go to standard output, messages to standard error."""

import gc
import locale
import os
from importlib import import_module

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from planner import db, wording
from planner.cli.given import InputError, unreachable
from planner.domain.cadence_error import CadenceError
from planner.settings import SettingsError
from planner.wording import Refusal
from planner.words_of_cadence import cadence_sentence

# The module below planner.cli that holds each command: it is loaded when the command is called.
COMMANDS = {
    "init": "running",
    "demo": "running",
    "serve": "running",
    "worker": "running",
    "check": "running",
    "workspace": "workspaces",
    "holiday": "workspaces",
    "user": "people",
    "member": "people",
    "absence": "people",
    "channel": "channels",
    "pause": "channels",
    "topic": "channels",
    "import": "importing",
    "posts": "asking",
    "gaps": "asking",
    "continuity": "asking",
    "report": "reporting",
    "feed": "feeding",
    "send-reports": "mailing",
    "bounce": "mailing",
}


class Planner(click.Group):
    """Commands that end with 0 when done, 1 when the input was wrong (one sentence says how), 2 for wrong usage."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 (click's signature)
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"planner.cli.{COMMANDS[cmd_name]}")
        command = getattr(module, "import_" if cmd_name == "import" else cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)  # noqa: S101 (the table above says so)
        return command

    def invoke(self, ctx: click.Context) -> object:
        gc.enable()  # the program is loaded: see planner/__main__.py
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
        except DatabaseError as error:
            if type(error) not in (DatabaseError, OperationalError):
                raise  # a statement of ours is wrong, not the database
            raise unreachable(error) from error


def spoken_here() -> str:
    """The language of whoever sits at the terminal."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "de" if named.lower().startswith(("de", "german")) else "en"


@click.group(cls=Planner, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="redaktionsplan", prog_name="planner")
def main() -> None:
    """Redaktionsplan: an editorial calendar that finds the gaps in continuity."""
