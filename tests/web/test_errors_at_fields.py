"""What is wrong is said at its field, in the visitor's language."""

import pytest

from tests.web.conftest import signed_in


@pytest.fixture
def german(app, sqlite, acme):
    """Alice, reading German."""
    return signed_in(app, sqlite, "alice@example.org", "de")


@pytest.mark.parametrize(
    ("path", "fields", "said"),
    [
        ("topics/new", {"title": ""}, "Hier fehlt ein Titel."),
        ("channels/new", {"name": ""}, "Hier fehlt ein Name."),
        ("pauses/new", {"first_day": ""}, "Hier fehlt ein Tag."),
        ("import/paste", {"text": ""}, "Hier fehlen Zeilen."),
        ("topics/new", {"title": "Azubi-Woche", "channels": "4711"}, "„4711“ steht nicht zur Auswahl."),
        ("topics/new", {"title": "Azubi-Woche", "channels": "blog"}, "Diese Auswahl gibt es nicht."),
    ],
)
def test_an_error_is_said_in_german(german, path, fields, said):
    assert said in german.submit(f"/w/acme/{path}", **fields, status=422).text


def test_a_view_with_an_endless_name_is_refused_at_the_name(bob):
    assert "80" in bob.submit("/w/acme/views/new", name="x" * 300, status=422).text
