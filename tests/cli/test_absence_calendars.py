"""Calendars of absences by commands; their address comes by standard input and is never said again."""

import pytest

SECRET = "webcal://hr.example.invalid/absences/geheim.ics"


def test_a_calendar_is_subscribed_listed_and_tried(acme, ask):
    assert acme("absence", "calendar", "add", "Kims Outlook", "--member", "kim@example.org", stdin=SECRET).stdout == "1\n"
    assert acme("absence", "calendar", "add", "HR", stdin="https://127.0.0.1/all.ics\n").stdout == "2\n"
    refreshed = acme("absence", "calendar", "refresh", "2")
    assert (refreshed.exit_code, refreshed.stderr) == (1, "Calendar 2 cannot be read: not_public\n")
    hr, kims = ask("absence", "calendar", "list")
    assert (hr["member"], hr["state"], hr["failure"]) == (None, "failing", "not_public")
    assert (kims["member"], kims["host"], kims["state"]) == ("kim@example.org", "hr.example.invalid", "new")
    assert "geheim" not in acme("absence", "calendar", "list").output


@pytest.mark.parametrize(
    ("words", "address", "sentence"),
    [
        (["add", "X"], "file:///etc/passwd", "This is no address of a calendar"),
        (["add", "X"], "", "This is no address of a calendar"),
        (["add", " "], SECRET, "The name is empty."),
        (["add", "X", "--member", "nobody@example.org"], SECRET, "is not a member of acme."),
        (["refresh", "7"], "", "There is no calendar 7 in acme."),
    ],
)
def test_what_is_wrong_is_said(acme, words, address, sentence):
    result = acme("absence", "calendar", *words, stdin=address)
    assert result.exit_code == 1
    assert sentence in result.stderr
