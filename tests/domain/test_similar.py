"""Titles that mean the same."""

from time import perf_counter

import pytest

from planner.domain.similar import letters, pairs, similar

TITLES = {
    1: "Azubi-Woche in der Werkstatt",
    2: "Die Azubiwochen",
    3: "Fünf Tipps zum Lüften im Winter",
    4: "Tipps zum Lüften",
    5: "Sommerfest",
    6: "Tag der offenen Tür",
}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Azubi-Woche", [2, 1]),
        ("azubi woche", [2, 1]),
        ("Lueften: Tipps", [4, 3]),
        ("Tag der offenen Tuer", [6]),
        ("Weihnachtsgrüße", []),
        ("a", []),
        ("", []),
    ],
)
def test_near_titles_are_found_the_nearest_first(typed, found):
    assert [each.id for each in similar(typed, TITLES)] == found


def test_the_same_words_are_wholly_alike():
    assert similar("Lüften – die Tipps!", {4: "Tipps zum Lüften"})[0].likeness == 1


def test_only_likely_pairs_are_suggested_for_merging():
    assert pairs({**TITLES, 7: "Azubi Wochen"}) == ((2, 7),)


def test_a_thousand_titles_are_compared_within_a_blink():
    titles = {number: f"Thema Nummer {number} über das Lüften von Raum {number * 7}" for number in range(1000)}
    letters.cache_clear()
    similar("warm", titles)
    began = perf_counter()
    similar("Lüften von Raum 70", titles)
    assert perf_counter() - began < 0.02
