"""Words that are sought, and titles that hold them."""

import pytest

from planner.domain.sought import BEGINS, HOLDS, STARTS, Sought

RANKS = [
    ("azubi", "Azubi-Woche im Juni", STARTS),
    ("Azubi-Wo", "Azubi-Woche im Juni", STARTS),
    ("woche", "Azubi-Woche im Juni", BEGINS),
    ("juni azubi", "Azubi-Woche im Juni", BEGINS),
    ("zubi", "Azubi-Woche im Juni", HOLDS),
    ("mueller", "Interview mit Frau Müller", BEGINS),
    ("muller", "Interview mit Frau Müller", BEGINS),
    ("müller", "Interview mit Frau Mueller", BEGINS),
    ("mue", "Müller", STARTS),
    ("strasse", "Straßenfest", STARTS),
    ("cafe", "Repair-Café", BEGINS),
    ("ÜBER", "über uns", STARTS),
    ("neue", "Neue Filiale", STARTS),
    ("azubi märz", "Azubi-Woche im Juni", None),
    ("azubi azu", "Azubi", BEGINS),
    ("", "Azubi-Woche im Juni", None),
    ("%", "100 % Ökostrom", None),
    ("100%", "100 % Ökostrom", STARTS),
]


@pytest.mark.parametrize(("text", "title", "rank"), RANKS)
def test_a_title_is_found(text, title, rank):
    assert Sought.of(text).rank(title) == rank


def test_a_pattern_keeps_the_letters_that_every_spelling_has():
    assert Sought.of("Müller 50%_x").patterns == ["%m%ll%r%", "%50%", "%x%"]
