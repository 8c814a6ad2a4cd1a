"""Every refusal has its sentence, in both languages."""

import pytest

from planner.importing.grid import Refusal, Unreadable
from planner.importing.refusals import SENTENCES, sentence
from planner.wording import speaking


def test_every_refusal_has_its_sentence():
    assert set(SENTENCES) == set(Refusal)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("de", "Eine Zeile hat mehr als 500.000 Zeichen. Das ist keine Tabelle."),
        ("en", "A line has more than 500,000 characters. This is no table."),
    ],
)
def test_a_sentence_names_its_values(language, expected):
    with speaking(language):
        assert sentence(Unreadable(Refusal.LONG_LINE, limit=500_000)) == expected


def test_a_text_is_named_as_it_is():
    with speaking("en"):
        assert "“klingon”" in sentence(Unreadable(Refusal.WRONG_ENCODING, encoding="klingon"))
