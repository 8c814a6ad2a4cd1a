"""A source from the clipboard: its address and the title of its page."""

import pytest

from planner.domain.source import parted

PASTED = [
    ("https://faz.net/azubis", ("https://faz.net/azubis", "")),
    ("Wie Azubis ticken – FAZ https://faz.net/azubis", ("https://faz.net/azubis", "Wie Azubis ticken – FAZ")),
    ("https://faz.net/azubis | Wie Azubis ticken", ("https://faz.net/azubis", "Wie Azubis ticken")),
    ("Wie Azubis ticken\nhttps://faz.net/azubis\n", ("https://faz.net/azubis", "Wie Azubis ticken")),
    ("„Azubis“ <https://faz.net/azubis>", ("https://faz.net/azubis", "Azubis")),
    ("Wie [Azubis](https://faz.net/a_(b))", ("https://faz.net/a_(b)", "Wie [Azubis")),
    ("www.faz.net/azubis", ("www.faz.net/azubis", "")),
    ("", ("", "")),
]


@pytest.mark.parametrize(("text", "parts"), PASTED)
def test_a_pasted_source_is_parted(text: str, parts: tuple[str, str]):
    assert parted(text) == parts
