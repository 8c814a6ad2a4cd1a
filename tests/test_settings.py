"""What has to be right before the program starts."""

import os
import subprocess
import sys

import pytest

from planner import db
from planner.settings import SettingsError, from_environment

PUBLIC = {"PLANNER_SECRET_KEY": "s" * 32, "PLANNER_FEED_KEY": "f" * 32, "PLANNER_BASE_URL": "https://plan.example.org"}


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("PLANNER_SECRET_KEY", ""),
        ("PLANNER_SECRET_KEY", "short"),
        ("PLANNER_FEED_KEY", ""),
        ("PLANNER_FEED_KEY", "f" * 31),
        ("PLANNER_BASE_URL", ""),
        ("PLANNER_BASE_URL", "ftp://plan.example.org"),
        ("PLANNER_BASE_URL", "https://plan.example.org/under"),
        ("PLANNER_PRIVACY_URL", "javascript:alert(1)"),
        ("PLANNER_PROXIES", "-1"),
        ("PLANNER_TODAY", "soon"),
    ],
)
def test_away_from_loopback_an_unusable_setting_is_named(tmp_path, setting, value):
    public = PUBLIC | {"PLANNER_DATA_DIR": str(tmp_path)}
    assert from_environment(public, host="0.0.0.0").secure
    with pytest.raises(SettingsError, match=setting):
        from_environment(public | {setting: value}, host="0.0.0.0")


def test_checks_are_not_to_be_optimized_away(tmp_path):
    environment = os.environ | {"PLANNER_DATA_DIR": str(tmp_path), "PYTHONOPTIMIZE": "1", "LC_ALL": "C.UTF-8"}
    asked = subprocess.run(
        [sys.executable, "-m", "planner", "init"], env=environment, capture_output=True, text=True, check=False
    )
    assert (asked.returncode, asked.stdout) == (1, "")
    assert asked.stderr.startswith("Python runs with -O")


def test_keys_and_database_are_nobody_elses_to_read(tmp_path):
    from_environment({"PLANNER_DATA_DIR": str(tmp_path)})
    with db.connect(f"sqlite:///{tmp_path / 'planner.sqlite'}").begin() as connection:
        connection.exec_driver_sql("CREATE TABLE posts (id)")
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert len(modes) >= 4
