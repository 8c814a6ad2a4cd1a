import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.word_diff import MOST_WORDS, Fate, word_diff

KEPT, REMOVED, ADDED = Fate


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("Am Freitag", "Am Freitag", [(KEPT, "Am Freitag")]),
        (
            "Am Freitag um neun",
            "Am Montag um neun",
            [(KEPT, "Am "), (REMOVED, "Freitag "), (ADDED, "Montag "), (KEPT, "um neun")],
        ),
        ("", "Neu\n", [(ADDED, "Neu\n")]),
        ("Eins\n\nZwei", "Eins\nZwei", [(REMOVED, "Eins\n\n"), (ADDED, "Eins\n"), (KEPT, "Zwei")]),
    ],
)
def test_what_became_of_the_words(before: str, after: str, pieces: list[tuple[Fate, str]]):
    assert [(piece.fate, piece.text) for piece in word_diff(before, after)] == pieces


@given(*[st.text(st.sampled_from("ab \n"), max_size=30)] * 2)
def test_the_pieces_make_up_both_texts(before: str, after: str):
    pieces = word_diff(before, after)
    assert "".join(piece.text for piece in pieces if piece.fate is not ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.fate is not REMOVED) == after


def test_too_many_words_are_replaced_as_a_whole():
    before, after = "a " * (MOST_WORDS + 1), "b a " * MOST_WORDS
    assert [piece.fate for piece in word_diff(before, after + "b")] == [REMOVED, ADDED]
