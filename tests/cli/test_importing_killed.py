"""A command that dies in the middle leaves nothing half, and its repetition finishes the work."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DIES_AT = """
import os, signal, sys
from sqlalchemy import Engine, event

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def die_at(connection, cursor, statement, *_):
    if statement.startswith(sys.argv[1]):
        die()

event.listen(Engine, "commit" if sys.argv[1] == "COMMIT" else "before_cursor_execute", die if sys.argv[1] == "COMMIT" else die_at)
from planner.cli import main
main(sys.argv[2:])
"""
POINTS = [
    "INSERT INTO import_batches",
    "INSERT INTO topics",
    "INSERT INTO posts",
    "INSERT INTO events",
    "INSERT INTO imported_rows",
]


@pytest.mark.parametrize("point", [*POINTS, "UPDATE import_batches", "COMMIT"])
def test_nothing_is_half_there(acme, data_dir: Path, tmp_path: Path, point: str):
    acme("channel", "add", "LinkedIn")
    file = tmp_path / "plan.csv"
    file.write_text("Datum;Kanal;Titel\n" + "".join(f"{n % 28 + 1}.12.2026;LinkedIn;Beitrag {n}\n" for n in range(60)))
    words = ["import", str(file), "--workspace", "acme"]
    environment = {**os.environ, "PLANNER_DATA_DIR": str(data_dir), "PLANNER_TODAY": "2026-11-23"}
    killed = subprocess.run([sys.executable, "-c", DIES_AT, point, *words], env=environment, capture_output=True, check=False)
    assert killed.returncode == -9, killed.stderr.decode()
    assert json.loads(acme("posts", "--json").stdout)["posts"] == []
    said = json.loads(acme("import", str(file), "--json").stdout)
    assert (said["created"], len(json.loads(acme("posts", "--json").stdout)["posts"])) == (60, 60)
