"""Awareness days that move."""

from datetime import date

import pytest

from planner.domain.awareness import AwarenessDay, day_in, days_in, easter
from planner.domain.span import Span


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (1943, "04-25"),
        (2000, "04-23"),
        (2008, "03-23"),
        (2026, "04-05"),
        (2027, "03-28"),
        (2028, "04-16"),
        (2038, "04-25"),
        (2285, "03-22"),
    ],
)
def test_easter(year, day):
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("03-08", 2027, "03-08"),
        ("2 Sun 5", 2027, "05-09"),
        ("2 Sun 5", 2028, "05-14"),
        ("-1 Fri 7", 2027, "07-30"),
        ("-1 Sat 12", 2026, "12-26"),
        ("easter 39", 2027, "05-06"),
        ("4 Thu 11 +1", 2026, "11-27"),
        ("4 Thu 11 +5", 2026, "12-01"),
        ("-1 Sat 3 unless easter -1", 2026, "03-28"),
        ("-1 Sat 3 unless easter -1", 2027, "03-20"),
    ],
)
def test_a_rule_names_a_day_of_the_year(rule, year, day):
    assert day_in(rule, year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize("rule", ["", "5 Mon 3", "2 Sun", "whit 1"])
def test_what_is_no_rule_is_refused(rule):
    with pytest.raises(ValueError):
        day_in(rule, 2027)


def test_a_span_over_the_turn_of_the_year_has_days_of_both():
    new, old = (AwarenessDay(rule, {"en": rule}, "culture", "Custom") for rule in ("01-04", "12-06"))
    span = Span(date(2026, 12, 1), date(2027, 1, 5))
    assert days_in([new, old], span) == [(date(2026, 12, 6), old), (date(2027, 1, 4), new)]
