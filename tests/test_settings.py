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
        ("PLANNER_MAIL_URL", "mail.example.org:25"),
        ("PLANNER_MAIL_URL", "smtp://kim:geheim@mail.example.org:port"),
        ("PLANNER_MAIL_FROM", "nobody"),
        ("PLANNER_MAIL_FROM", "plan@example.org\r\nBcc: eve@example.net"),
        ("PLANNER_JOBS", "cron"),
        ("PLANNER_JOBS", "postgres"),
    ],
)
def test_away_from_loopback_an_unusable_setting_is_named(tmp_path, setting, value):
    public = PUBLIC | {"PLANNER_DATA_DIR": str(tmp_path)}
    assert from_environment(public, host="0.0.0.0").secure
    with pytest.raises(SettingsError, match=setting):
        from_environment(public | {setting: value}, host="0.0.0.0")


def test_the_mail_servers_password_is_in_no_message(tmp_path):
    given = PUBLIC | {"PLANNER_DATA_DIR": str(tmp_path), "PLANNER_MAIL_URL": "smtp://kim:geheim@mail.example.org:port"}
    with pytest.raises(SettingsError) as error:
        from_environment(given, host="0.0.0.0")
    assert "geheim" not in str(error.value)
    assert "geheim" not in repr(from_environment(given | {"PLANNER_MAIL_URL": "smtp://kim:geheim@mail.example.org"}))


@pytest.mark.parametrize(
    ("base_url", "given", "sender"),
    [
        ("https://plan.example.org", None, "Redaktionsplan <redaktionsplan@plan.example.org>"),
        ("http://127.0.0.1:8000", None, "Redaktionsplan <redaktionsplan@localhost>"),
        ("https://plan.example.org", "Plan <plan@example.org>", "Plan <plan@example.org>"),
        ("https://plan.example.org", "plan@example.org", "Redaktionsplan <plan@example.org>"),
    ],
)
def test_letters_have_a_sender(tmp_path, base_url, given, sender):
    named = {"PLANNER_DATA_DIR": str(tmp_path), "PLANNER_BASE_URL": base_url, "PLANNER_MAIL_FROM": given or ""}
    assert from_environment(PUBLIC | named).mail_from == sender


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
