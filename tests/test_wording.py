"""Words, dates and numbers by language."""

from datetime import date, time

import pytest

from planner import wording

DAY = date(2026, 12, 2)


@pytest.mark.parametrize(
    ("say", "german", "english"),
    [
        (lambda: wording.day(DAY), "Mi 2. Dez.", "Wed 2 Dec"),
        (lambda: wording.long_day(DAY), "Mittwoch, 2. Dezember 2026", "Wednesday, 2 December 2026"),
        (lambda: wording.days(DAY, DAY), "2. Dez. 2026", "2 Dec 2026"),
        (lambda: wording.days(DAY, date(2026, 12, 4)), "2.–4. Dez. 2026", "2–4 Dec 2026"),
        (lambda: wording.days(date(2026, 11, 30), DAY), "30. Nov. – 2. Dez. 2026", "30 Nov – 2 Dec 2026"),
        (lambda: wording.days(DAY, date(2027, 12, 2)), "2. Dez. 2026 – 2. Dez. 2027", "2 Dec 2026 – 2 Dec 2027"),
        (lambda: wording.week(date(2027, 1, 1)), "KW 53", "Week 53"),
        (lambda: wording.clock_time(time(9, 5)), "9:05", "9:05"),
        (lambda: wording.number(2.5), "2,5", "2.5"),
    ],
)
def test_dates_and_numbers_by_language(say, german: str, english: str):
    with wording.speaking("de"):
        assert say() == german
    with wording.speaking("en"):
        assert say() == english


def test_an_unknown_language_is_german():
    with wording.speaking("fr"):
        assert wording.language() == "de"


def test_the_language_spoken_before_comes_back():
    before = wording.language()
    with wording.speaking("en"):
        pass
    assert wording.language() == before
