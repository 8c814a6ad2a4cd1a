"""A topic in one line, as people write it."""

from datetime import date

import pytest

from planner.domain.quick_add import Known, QuickTopic, named, read

TODAY = date(2026, 11, 25)  # a Wednesday
CHANNELS = (Known("linkedin", "LinkedIn"), Known("instagram", "Instagram"), Known("instagram-stories", "Instagram Stories"))
PEOPLE = (
    Known("kim@example.org", "Kim Schäfer"),
    Known("lee.brandt@example.org", "Lee Brandt"),
    Known("lea@example.org", "Lea Vogt"),
)


def topic(title: str, **values: object) -> QuickTopic:
    return QuickTopic(title, **values)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Azubi-Woche", topic("Azubi-Woche")),
        (
            "Azubi-Woche #LinkedIn @kim bis 12.12.",
            topic("Azubi-Woche", channels=("linkedin",), people=("kim@example.org",), latest=date(2026, 12, 12)),
        ),
        ("#linkedin #Instagram Messe", topic("Messe", channels=("linkedin", "instagram"))),
        ('Story #"Instagram Stories"', topic("Story", channels=("instagram-stories",))),
        ("Story #Instagram-Stories", topic("Story", channels=("instagram-stories",))),
        ("Story #„Instagram Stories“", topic("Story", channels=("instagram-stories",))),
        ("Neues zum #MINTTag #linked", topic("Neues zum #MINTTag", channels=("linkedin",))),
        ("Frag @lee.brandt oder @unbekannt", topic("Frag oder @unbekannt", people=("lee.brandt@example.org",))),
        ("Wer ist @le?", topic("Wer ist @le?")),
        ("Messe ab 1.12. bis 12.12.2026", topic("Messe", earliest=date(2026, 12, 1), latest=date(2026, 12, 12))),
        ("Fair from 1 Dec until 12 Dec", topic("Fair", earliest=date(2026, 12, 1), latest=date(2026, 12, 12))),
        ("Report by 2027-01-15", topic("Report", latest=date(2027, 1, 15))),
        ("Rückblick bis 3.1.", topic("Rückblick", latest=date(2027, 1, 3))),
        ("Rabatt bis 50 % und ab 2 Personen", topic("Rabatt bis 50 % und ab 2 Personen")),
        ("Schaltjahr bis 29.2.", topic("Schaltjahr", latest=date(2028, 2, 29))),
        ("Unfug bis 31.2.", topic("Unfug bis 31.2.")),
        ("Plakat bis Freitag", topic("Plakat", latest=date(2026, 11, 27))),
        ("Plakat bis heute, 2h", topic("Plakat", latest=TODAY, effort=2.0)),
        ("Plakat ab KW 50 bis KW 51", topic("Plakat", earliest=date(2026, 12, 7), latest=date(2026, 12, 20))),
        ("Bilanz bis Ende Januar", topic("Bilanz", latest=date(2027, 1, 31))),
        ("Bilanz by end of February 2028", topic("Bilanz", latest=date(2028, 2, 29))),
        ("Interview 2,5 Std. #LinkedIn", topic("Interview", effort=2.5, channels=("linkedin",))),
        ("Interview 90 min", topic("Interview", effort=1.5)),
        ("In 24 h um die Welt", topic("In 24 h um die Welt")),
        ("Der 24h-Lauf", topic("Der 24h-Lauf")),
        ("Tipps zum Lüften #immergrün", topic("Tipps zum Lüften", evergreen=True)),
        ("Airing a room !evergreen", topic("Airing a room", evergreen=True)),
        (
            "Studie zur Ausbildung – https://example.org/studie?x=1",
            topic("Studie zur Ausbildung", link="https://example.org/studie?x=1"),
        ),
        ("https://example.org/studie", topic("example.org/studie", link="https://example.org/studie")),
        ("(siehe https://example.org/a) Studie", topic("(siehe) Studie", link="https://example.org/a")),
        ("#linkedin", topic("#linkedin", channels=("linkedin",))),
    ],
)
def test_a_line_says_a_topic(line, expected):
    assert read(line, TODAY, CHANNELS, PEOPLE) == expected


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Kim Schäfer", "kim@example.org"),
        ("kim", "kim@example.org"),
        ("Lea", "lea@example.org"),
        ("le", None),
        ("schaefer", None),
        ("…", None),
    ],
)
def test_a_name_is_taken_only_when_it_is_clear_who_is_meant(written, key):
    assert named(written, PEOPLE) == key


def test_two_of_one_name_leave_it_open():
    people = (Known("kim@example.org", "Kim Schäfer"), Known("kim2@example.org", "Kim Vogt"))
    assert named("Kim Vogt", people) == "kim2@example.org"
    assert read("Messe @Kim", TODAY, people=(Known("a@example.org", "Kim A"), Known("b@example.org", "Kim B"))).people == ()
