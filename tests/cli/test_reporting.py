"""The gap report as a command."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook


@pytest.fixture
def report(acme):
    """The command in a workspace whose LinkedIn owes Monday and Wednesday."""
    acme("channel", "add", "LinkedIn", "--cadence", "Mon,Wed 09:00", "--responsible", "kim@example.org", "--from", "2026-11-16")

    def call(*words: str, status: int = 0, **environment: str):
        result = acme("report", *words, **environment)
        assert result.exit_code == status, result.stderr
        return result

    return call


def test_the_report_of_this_week_begins_with_a_finding(report):
    assert report().stdout.startswith("KW 48: 8 Lücken, LinkedIn ab Mo leer\nKW 47: 0 von 2 Zusagen gehalten\n")


def test_the_report_speaks_its_workspace_s_language_whoever_sits_there(report):
    assert report(LC_ALL="de_DE.UTF-8").stdout == report(LC_ALL="C.UTF-8").stdout


def test_the_numbers_are_those_of_gaps(report, ask):
    told = json.loads(report("--format", "json").stdout)["channels"][0]
    gaps = ask("gaps")["channels"][0]
    adherence = gaps.pop("adherence")
    assert adherence is None
    named = {"responsible_name", "posts"}
    stripped = [{name: value for name, value in gap.items() if name not in named} for gap in told["gaps"]]
    assert {name: told[name] for name in gaps} | {"gaps": stripped} == gaps


def test_a_report_stays_as_it_was(report, acme):
    before = report("--week", "2026-W48", "--format", "json").stdout
    acme("pause", "add", "2026-11-16", "2026-12-31", "--reason", "Umbau")
    acme("channel", "add", "Blog", "--cadence", "2/week")
    assert report("--week", "2026-W48", "--format", "json", PLANNER_TODAY="2026-12-24").stdout == before


def test_the_report_of_a_week_to_come_is_a_preview(report, acme):
    first = report("--week", "2026-W50")
    assert "KW 50: 8 Lücken" in first.stdout
    assert first.stderr == "2026-W50 has not begun: this is a preview and is not kept.\n"
    acme("pause", "add", "2026-12-07", "2027-01-31", "--reason", "Umbau")
    assert "KW 50: keine Lücken" in report("--week", "2026-W50").stdout


def test_all_formats_tell_the_same(report):
    assert report("--format", "html").stdout.startswith("<!doctype html>")
    head, finding, *_ = csv.reader(StringIO(report("--format", "csv").stdout_bytes.decode("utf-8-sig")), delimiter=";")
    assert (head[0], finding[4]) == ("Abschnitt", "KW 48: 8 Lücken, LinkedIn ab Mo leer")
    assert load_workbook(BytesIO(report("--format", "xlsx").stdout_bytes)).sheetnames[0] == "KW 48"


def test_a_report_is_written_to_a_file(report, tmp_path: Path):
    assert report("--format", "xlsx", "--out", str(tmp_path / "w48.xlsx")).stdout == ""
    assert load_workbook(tmp_path / "w48.xlsx")["KW 48"]["A2"].value == "Befund"


def test_a_place_that_cannot_be_written_is_said(report, tmp_path: Path):
    refused = report("--out", str(tmp_path / "no" / "w48.txt"), status=1)
    assert "cannot be written" in refused.stderr


@pytest.mark.parametrize(
    ("week", "sentence"),
    [
        ("2025-W53", "There is no week “2025-W53”: weeks are written like 2026-W48.\n"),
        ("KW 48", "There is no week “KW 48”: weeks are written like 2026-W48.\n"),
        ("1999-W01", "There are reports of the years 2000 to 2027 only.\n"),
    ],
)
def test_a_week_that_is_none_is_refused_in_a_sentence(report, week: str, sentence: str):
    assert report("--week", week, status=1).stderr == sentence


def test_week_53_has_a_report(report):
    told = json.loads(report("--week", "2026-W53", "--format", "json", PLANNER_TODAY="2027-01-01").stdout)
    assert (told["week"], told["today"], told["last_week"]) == ("2026-W53", "2026-12-28", "2026-W52")


def test_a_format_that_is_none_is_wrong_usage(report):
    report("--format", "docx", status=2)
