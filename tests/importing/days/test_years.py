"""Years that are not written."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from planner.importing.days.context import Context
from planner.importing.days.dates import read_date
from planner.importing.days.years import Timed, Year, missing_years

TODAY = date(2026, 11, 23)


def timed(text: str, context: Context | None = None) -> Timed:
    written = read_date(text, ZoneInfo("UTC"))
    return Timed(written.on(), lambda year: written.on(year=year), context, written.weekday)


def years(*texts: str, context: Context | None = None) -> list[Year | None]:
    return missing_years([timed(text, context) for text in texts], TODAY)


def test_a_written_year_stays():
    assert years("24.11.2024", context=Context("file", 2026)) == [None]


def test_the_heading_gives_the_year():
    assert years("24.11.", "25.11.", context=Context("heading", 2025)) == [Year(2025, "heading")] * 2


def test_a_plan_for_one_year_may_go_on_into_the_next():
    assert years("24.11.", "08.12.", "22.12.", "05.01.", context=Context("sheet", 2026)) == [
        *[Year(2026, "sheet")] * 3,
        Year(2027, "sheet"),
    ]


def test_a_plan_for_one_year_may_begin_in_the_year_before():
    assert years("29.12.", "05.01.", "12.01.", context=Context("file", 2027)) == [Year(2026, "file"), *[Year(2027, "file")] * 2]


def test_a_plan_by_channels_begins_anew_within_the_year():
    found = years("05.01.", "20.12.", "06.01.", "21.12.", context=Context("sheet", 2026))
    assert found == [Year(2026, "sheet")] * 4


def test_rows_nearby_give_the_year():
    assert years("28.12.2026", "04.01.", "11.01.") == [None, *[Year(2027, "neighbours")] * 2]


def test_the_row_above_gives_the_year_rather_than_the_one_below():
    assert years("01.06.2025", "05.06.", "01.06.2026") == [None, Year(2025, "neighbours"), None]


def test_the_weekdays_give_the_year():
    assert years("Mo 24.11.", "Di 25.11.") == [Year(2025, "weekdays")] * 2


@pytest.mark.parametrize(("text", "year"), [("24.11.", 2026), ("15.01.", 2027), ("01.09.", 2026), ("20.06.", 2026)])
def test_else_the_year_is_the_one_nearest_to_today(text: str, year: int):
    assert years(text) == [Year(year, "today")]


def test_nearest_to_today_is_judged_for_the_column_as_a_whole():
    assert years("05.10.", "09.11.", "07.12.", "11.01.") == [*[Year(2026, "today")] * 3, Year(2027, "today")]


def test_a_context_without_a_year_gives_none():
    assert years("24.11.", context=Context("heading", None, 11)) == [Year(2026, "today")]
