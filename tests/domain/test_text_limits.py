"""Texts measured as each network counts them."""

import pytest

from planner.domain.text_limits import TextLimit, Unit, measure

LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
X = TextLimit("text", Unit.WEIGHTED, 280, link=23, light=LIGHT)
MASTODON = TextLimit("text", Unit.GRAPHEMES, 500, link=23, local_mentions=True)
FAMILY = "👩‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "rule", "used"),
    [
        ("Grüße", X, 5),
        ("日本", X, 4),
        (FAMILY, X, 2),
        ("©", X, 1),
        ("https://example.org/eine/sehr/lange/adresse?mit=allem", X, 23),
        ("Siehe https://x.de.", X, 6 + 23 + 1),
        ("(https://x.de)", X, 25),
        ("Hallo @kim@chaos.example!", MASTODON, 11),
        ("an kim@example.org", MASTODON, 18),
        (FAMILY + "e\u0301", MASTODON, 2),
        (FAMILY, TextLimit("text", Unit.UTF16), 8),
        ("ä👍", TextLimit("text", Unit.BYTES), 6),
        ("ä👍", TextLimit("text", Unit.EMOJI_BYTES), 5),
        ("a\u0308", TextLimit("text", Unit.CHARACTERS), 1),
        ("\ud800", TextLimit("text", Unit.BYTES), 3),
    ],
)
def test_a_text_counts_as_on_its_network(text, rule, used):
    assert measure(text, rule).used == used


def test_what_is_too_much_is_said():
    measured = measure("a" * 283, X)
    assert (measured.over, measured.left, measured.fits) == (3, -3, False)


def test_advice_is_no_limit():
    measured = measure("a" * 60, TextLimit("title", Unit.GRAPHEMES, recommended=50))
    assert (measured.over, measured.left, measured.is_long, measured.fits) == (0, None, True, True)


@pytest.mark.parametrize(
    ("text", "count"), [("#a #b_1 #", 2), ("C# und a#b", 0), ("https://x.de/#anker", 0), ("(#Ausbildung)", 1)]
)
def test_hashtags_are_counted(text, count):
    measured = measure(text, TextLimit("text", Unit.UTF16, 2200, hashtags=1))
    assert (measured.hashtags, measured.hashtags_over) == (count, max(0, count - 1))
