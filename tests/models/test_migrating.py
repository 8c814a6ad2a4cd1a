"""Every migration goes up and down, on both databases, and ends at what the models say."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, inspect, text

from planner import db, migrating
from tests.conftest import new_database


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path):
    if request.param == "sqlite":
        engine = db.connect(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    else:
        engine = db.connect(new_database(request.getfixturevalue("postgres_url"), "planner_migrating"))
    yield engine
    engine.dispose()


def scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(migrating.folder()))
    return ScriptDirectory.from_config(config)


def test_every_migration_goes_up_and_down_and_up_again(empty: Engine):
    revisions = [script.revision for script in reversed(list(scripts().walk_revisions()))]
    for revision in revisions:
        migrating.move(empty, revision)
    up = set(inspect(empty).get_table_names())
    for revision in [*reversed(revisions[:-1]), "base"]:
        migrating.move(empty, revision)
    assert inspect(empty).get_table_names() == ["alembic_version"]
    migrating.upgrade(empty)
    assert set(inspect(empty).get_table_names()) == up


def test_the_schema_is_what_the_models_say(empty: Engine):
    migrating.upgrade(empty)
    with empty.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), db.Base.metadata) == []


def test_upgrading_twice_changes_nothing(empty: Engine):
    assert not migrating.is_current(empty)
    migrating.upgrade(empty)
    migrating.upgrade(empty)
    assert migrating.is_current(empty)


def test_a_database_of_a_later_version_is_refused(empty: Engine):
    migrating.upgrade(empty)
    with empty.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(migrating.NewerSchema):
        migrating.upgrade(empty)


def test_the_head_is_the_newest_migration():
    assert scripts().get_current_head() == migrating.HEAD


def test_every_table_of_the_plan_names_its_workspace():
    owned = {name for name, table in db.Base.metadata.tables.items() if "workspace_id" in table.c}
    assert set(db.Base.metadata.tables) - owned == {
        "workspaces",
        "users",
        "sessions",
        "account_links",
        "recovery_codes",
        "attempts",
        "demos",
        "letters",  # some are about an account only
    }
    assert not [name for name in owned if db.Base.metadata.tables[name].c.workspace_id.nullable]


def test_every_reference_inside_the_plan_carries_the_workspace():
    for table in db.Base.metadata.tables.values():
        for constraint in table.foreign_key_constraints:
            if "workspace_id" in constraint.referred_table.c:
                assert next(iter(constraint.column_keys)) == "workspace_id", constraint
