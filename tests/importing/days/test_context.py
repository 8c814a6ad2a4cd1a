import pytest

from planner.importing.days.context import Context, context_in


@pytest.mark.parametrize(
    ("text", "year", "month"),
    [
        ("Redaktionsplan Mai 2026", 2026, 5),
        ("Redaktionsplan 2026", 2026, None),
        ("Mai 26", 2026, 5),
        ("Mai '26", 2026, 5),
        ("Dez_26", 2026, 12),
        ("05_2026", 2026, 5),
        ("2026-05", 2026, 5),
        ("November", None, 11),
        ("KW 48-51 2026", 2026, None),
        ("Mai – Juni 2026", 2026, None),
        ("2026-11-20_Redaktionsplan", 2026, None),
        ("Plan_v2_2026_final", 2026, None),
    ],
)
def test_what_a_heading_says(text: str, year: int | None, month: int | None):
    context = context_in(text, "heading")
    assert context is not None
    assert (context.year, context.month) == (year, month)


@pytest.mark.parametrize(
    "text", ["Redaktionsplan", "KW 48", "Stand: 12.10.2026", "Stand Mai 2026", "2025 und 2027", "1789", "Plan 20266"]
)
def test_what_says_nothing_about_the_days_below(text: str):
    context = context_in(text, "heading")
    assert context is None or context.year is None


def test_a_season_begins_in_summer():
    context = context_in("Redaktionsplan 2025/26", "file")
    assert context is not None
    assert [context.year_of(month) for month in (9, 12, 1, 6)] == [2025, 2025, 2026, 2026]


def test_january_below_december_is_of_the_next_year():
    context = Context("heading", 2026, 12)
    assert [context.year_of(month) for month in (11, 12, 1)] == [2026, 2026, 2027]


def test_december_above_january_is_of_the_year_before():
    assert Context("heading", 2027, 1).year_of(12) == 2026


def test_a_month_alone_says_no_year():
    assert Context("heading", None, 5).year_of(6) is None
