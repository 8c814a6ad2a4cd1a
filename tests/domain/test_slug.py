"""Short names."""

import pytest

from planner.domain.slug import free_slug, slug


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Häuser & Co.", "haeuser-co"),
        ("LinkedIn", "linkedin"),
        ("Straße", "strasse"),
        ("Café Zürich", "cafe-zuerich"),
        ("X / Twitter", "x-twitter"),
        ("--a--b--", "a-b"),
        ("Ñandú", "nandu"),
        ("Tour № 5", "tour-no-5"),
        ("日本", ""),
    ],
)
def test_a_name_becomes_short(name: str, short: str):
    assert slug(name) == short


def test_a_decomposed_umlaut_is_the_same_umlaut():
    assert slug("Ha\u0308user") == "haeuser"


def test_a_taken_one_gets_a_number():
    assert free_slug("Blog", {"blog", "blog-2"}, fallback="channel") == "blog-3"


def test_a_name_without_letters_gets_the_fallback():
    assert free_slug("日本", set(), fallback="channel") == "channel"
