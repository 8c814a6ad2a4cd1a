"""What people count as one character."""

import pytest

from planner.domain.graphemes import graphemes, is_emoji


@pytest.mark.parametrize(
    ("text", "clusters"),
    [
        ("", []),
        ("Häuser", ["H", "ä", "u", "s", "e", "r"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("\r\nx", ["\r\n", "x"]),
        ("👩‍👩‍👧!", ["👩‍👩‍👧", "!"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇩🇪🇦🇹🇨", ["🇩🇪", "🇦🇹", "🇨"]),
        (
            "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f.",
            ["🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "."],
        ),
        ("1\ufe0f\u20e3", ["1\ufe0f\u20e3"]),
        ("❤\ufe0f‍🔥", ["❤\ufe0f‍🔥"]),
        ("a\u200d👩", ["a\u200d", "👩"]),
        ("한국", ["한", "국"]),
        ("\u1112\u1161\u11ab", ["\u1112\u1161\u11ab"]),
        ("\uac00\u11a8", ["\uac00\u11a8"]),
        ("ก\u0e33", ["ก\u0e33"]),
        ("a\u200bb", ["a", "\u200b", "b"]),
        ("\u0600٣", ["\u0600٣"]),
    ],
)
def test_a_cluster_is_what_people_see_as_one(text, clusters):
    assert list(graphemes(text)) == clusters


@pytest.mark.parametrize(
    ("cluster", "emoji"),
    [
        ("👍🏽", True),
        ("🇩🇪", True),
        ("1\ufe0f\u20e3", True),
        ("❤", True),
        ("©\ufe0f", True),
        ("©", False),
        ("1", False),
        ("ä", False),
    ],
)
def test_a_sign_is_an_emoji_when_it_looks_like_one(cluster, emoji):
    assert is_emoji(cluster) is emoji
