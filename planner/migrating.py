"""The database is brought to the schema of this code, and is refused when it is of a later one."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

HEAD = "0006"  # the newest migration; a test holds it against the folder


class NewerSchema(Exception):
    """The database was made by a later version of the program."""


def is_current(engine: Engine) -> bool:
    """Whether the database has this code's schema. Quick: Alembic itself takes longer to import than this question."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return False
        return bool(connection.scalar(text("SELECT version_num FROM alembic_version")) == HEAD)


def upgrade(engine: Engine) -> None:
    """Bring the schema to this code's; safe to repeat. NewerSchema when it is ahead of us."""
    move(engine, "head")


def move(engine: Engine, revision: str) -> None:
    """To any revision, up or down."""
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(folder()))
    newest_first = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        present = (
            connection.scalar(text("SELECT version_num FROM alembic_version"))
            if inspect(connection).has_table("alembic_version")
            else None
        )
        if present is not None and present not in newest_first:
            raise NewerSchema(str(present))
        down = present is not None and revision in ["base", *newest_first[newest_first.index(present) :]]
        try:
            (command.downgrade if down else command.upgrade)(config, revision)
        except CommandError as error:
            raise NewerSchema(str(error)) from error


def folder() -> Path:
    """Beside the package in a checkout, inside it when installed from a wheel."""
    here = Path(__file__).parent
    inside = here / "migrations"
    return inside if inside.is_dir() else here.parent / "migrations"
