"""The command line, called in this process on a database of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from planner.cli import main

TODAY = "2026-11-23"


@pytest.fixture
def data_dir(tmp_path: Path, migrated: Path) -> Path:
    (tmp_path / "planner.sqlite").write_bytes(migrated.read_bytes())
    return tmp_path


@pytest.fixture
def planner(data_dir: Path) -> Callable[..., Result]:
    """Call a command, such as `planner("gaps", "--workspace", "acme")`; extra words are the environment."""

    def call(*words: str, stdin: str = "", **environment: str) -> Result:
        environment = {"PLANNER_DATA_DIR": str(data_dir), "PLANNER_TODAY": TODAY, "LC_ALL": "C.UTF-8", **environment}
        return CliRunner().invoke(main, words, input=stdin, env=environment)

    return call


@pytest.fixture
def acme(planner: Callable[..., Result]) -> Callable[..., Result]:
    """A workspace `acme` with Kim, who owns it, and Bo; commands in it."""
    assert planner("workspace", "add", "Acme").exit_code == 0
    for email, name, role in (("kim@example.org", "Kim Schäfer", "owner"), ("bo@example.org", "Bo", "editor")):
        assert planner("user", "add", email, "--name", name, "--workspace", "acme", "--role", role).exit_code == 0
    return lambda *words, **options: planner(*words, "--workspace", "acme", **options)


@pytest.fixture
def ask(acme: Callable[..., Result]) -> Callable[..., Any]:
    """A command's JSON."""

    def asked(*words: str, **options: str) -> Any:
        result = acme(*words, "--json", **options)
        assert result.exit_code == 0, result.stderr
        return json.loads(result.stdout)

    return asked
