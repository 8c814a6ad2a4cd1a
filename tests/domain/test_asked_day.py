"""Days and weeks as somebody types them."""

from datetime import date

import pytest

from planner.domain.asked_day import read

TODAY = date(2026, 11, 25)
READ = [
    ("2026-12-02", date(2026, 12, 2)),
    (" 2.12.2026 ", date(2026, 12, 2)),
    ("2. 12. 26", date(2026, 12, 2)),
    ("2.12.", date(2026, 12, 2)),
    ("2.1", date(2027, 1, 2)),
    ("29.2.", None),
    ("KW 2/2027", date(2027, 1, 11)),
    ("kw2", date(2027, 1, 11)),
    ("KW 48", date(2026, 11, 23)),
    ("KW 53", date(2026, 12, 28)),
    ("Week 2 2027", date(2027, 1, 11)),
    ("Woche 2/27", date(2027, 1, 11)),
    ("2027-W02", date(2027, 1, 11)),
    ("2027W02", date(2027, 1, 11)),
    ("2027-W53", None),
    ("KW 0", None),
    ("KW 54", None),
    ("31.11.2026", None),
    ("2026-11-31", None),
    ("9999-W60", None),
    ("gestern", None),
    ("", None),
    ("٢.١٢.", date(2026, 12, 2)),
]


@pytest.mark.parametrize(("text", "day"), READ)
def test_what_is_typed_is_a_day_or_nothing(text: str, day: date | None):
    assert read(text, TODAY) == day


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
def test_the_ends_of_the_calendar_do_not_stop_it(today: date):
    assert read("2.12.", today) is not None
    assert read("KW 1", today) is not None
