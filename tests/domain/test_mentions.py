import pytest

from planner.domain.mentions import Named, handle_of, named_in

KIM = Named(1, "Kim Schäfer", "kim@example.org")
KIM_TWO = Named(2, "Kim Meyer", "k.meyer@example.org")
LENA = Named(3, "Anna-Lena Groß", "lena.gross@example.org")
DOCTOR = Named(6, "Dr. Petra Sommer", "ps@example.org")
NAMELESS = Named(4, "李明", "li@example.org")
PEOPLE = [KIM, KIM_TWO, LENA, DOCTOR, NAMELESS]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@kim: is it ready?", {"kim": [KIM, KIM_TWO]}),
        ("Is it ready, @Kim.Schaefer.", {"Kim.Schaefer": [KIM]}),
        ("@kim.schäfer", {"kim.schäfer": [KIM]}),
        ('@"Kim Meyer" and @„Kim Schäfer“', {"Kim Meyer": [KIM_TWO], "Kim Schäfer": [KIM]}),
        ("(@anna-lena, @lena.gross)", {"anna-lena": [LENA], "lena.gross": [LENA]}),
        ("@petra, @petra.sommer, @Dr. Petra", {"petra": [DOCTOR], "petra.sommer": [DOCTOR]}),
        ('@"Dr. Petra Sommer"', {"Dr. Petra Sommer": [DOCTOR]}),
        ("@li", {"li": [NAMELESS]}),
        ('@"kim@example.org"', {"kim@example.org": [KIM]}),
        ("kim@example.org, k@kim, https://example.org/@kim", {}),
        ("@acme_official liked it", {}),
        ("@李明", {}),  # no handle of Latin letters: the address names them
    ],
)
def test_who_is_named(text: str, meant: dict[str, list[Named]]):
    assert named_in(text, PEOPLE) == meant


@pytest.mark.parametrize(
    ("person", "people", "handle"),
    [
        (KIM, [KIM, LENA], "kim"),
        (KIM, PEOPLE, "kim.schaefer"),
        (LENA, PEOPLE, "anna-lena"),
        (NAMELESS, PEOPLE, "li"),
        (KIM, [KIM, Named(5, "Kim Schäfer", "kim@example.net")], '"kim@example.org"'),
    ],
)
def test_the_shortest_handle_that_means_one(person: Named, people: list[Named], handle: str):
    assert handle_of(person, people) == handle
    assert named_in(f"@{handle}", people).popitem()[1] == [person]
