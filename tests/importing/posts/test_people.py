import pytest

from planner.importing.posts.people import People, Person, bracketed

PEOPLE = People(
    [
        Person("kim@example.org", "Kim Schäfer"),
        Person("lee@example.org", "Lee Otto"),
        Person("kim.maier@example.org", "Kim Maier"),
        Person("solo@example.org", "Solo"),
    ]
)


@pytest.mark.parametrize(
    "text",
    ["lee@example.org", "LEE@example.org", "Lee Otto", "lee otto", "Otto, Lee", "Lee", "Otto", "Lee O.", "L. Otto", "LO", "@Lee"],
)
def test_a_person_by_address_name_or_short_form(text: str):
    assert PEOPLE.find(text) == "lee@example.org"


@pytest.mark.parametrize(
    ("text", "email"),
    [("Kim", None), ("Kim Maier", "kim.maier@example.org"), ("Schäfer", "kim@example.org"), ("Schaefer", "kim@example.org")],
)
def test_a_name_of_two_people_is_nobodys(text: str, email: str | None):
    assert PEOPLE.find(text) == email


@pytest.mark.parametrize("text", ["", "Ute", "ute@example.org", "Lee Otto Maier", "—"])
def test_strangers(text: str):
    assert PEOPLE.find(text) is None


@pytest.mark.parametrize("text", ["Ute / Lee", "Lee & Ute", "Lee, Solo", "Lee und Ute", "Lee\nUte"])
def test_the_first_known_one_of_several(text: str):
    assert PEOPLE.first_of(text) == "lee@example.org"


@pytest.mark.parametrize(
    ("title", "inside", "name"),
    [
        ("Rezept (Kim)", "Kim", True),
        ("Rezept [Kim Schäfer]", "Kim Schäfer", True),
        ("Rezept (K. Schäfer)", "K. Schäfer", True),
        ("Rezept (Teil 2)", "Teil 2", False),
        ("Rezept (optional)", "optional", False),
        ("(Kim)", "", False),
        ("Rezept (Kim) neu", "", False),
        ("Rezept", "", False),
        ("Rezept (a (b)", "b", False),
    ],
)
def test_what_stands_in_brackets_behind_a_title(title: str, inside: str, name: bool):
    found = bracketed(title)
    assert (found.inside, found.looks_like_a_name) == (inside, name)
