"""The body of a feed on the command line."""

import pytest
from icalendar import Calendar


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--channel", "linkedin"],
        ["--person", "kim@example.org"],
        ["--kind", "gaps"],
        ["--kind", "plan", "--channel", "linkedin"],
    ],
)
def test_each_kind_is_a_calendar(acme, words):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon")
    result = acme("feed", *words)
    assert result.exit_code == 0, result.stderr
    assert Calendar.from_ical(result.stdout_bytes).name == "VCALENDAR"


def test_gaps_are_entries(acme):
    acme("channel", "add", "LinkedIn", "--cadence", "Mon", "--responsible", "kim@example.org")
    events = Calendar.from_ical(acme("feed", "--kind", "gaps").stdout_bytes).walk("VEVENT")
    assert any("LinkedIn" in event["summary"] and "Kim Schäfer" in event["summary"] + event["description"] for event in events)


def test_a_file_is_written(acme, tmp_path):
    assert acme("feed", "--out", str(tmp_path / "plan.ics")).exit_code == 0
    assert (tmp_path / "plan.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")
    result = acme("feed", "--out", str(tmp_path / "nowhere" / "plan.ics"))
    assert (result.exit_code, "cannot be written" in result.stderr) == (1, True)


@pytest.mark.parametrize("kind", ["channel", "person", "week"])
def test_a_kind_needs_what_it_is_about(acme, kind):
    assert acme("feed", "--kind", kind).exit_code == 2


def test_every_command_of_the_list_has_a_help(planner):
    from planner.cli import COMMANDS

    assert {name for name in COMMANDS if planner(name, "--help").exit_code} == set()
    assert planner("--help").exit_code == 0
    assert planner("nothing").exit_code == 2
