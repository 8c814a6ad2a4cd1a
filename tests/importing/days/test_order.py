"""Day first or month first, judged by columns as a whole."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from planner.domain.found import Code
from planner.importing.days.dates import read_date
from planner.importing.days.order import Dated, judge
from planner.importing.grid import Cell

UTC = ZoneInfo("UTC")
TURNED = [date(2024, month, 10) for month in range(1, 13)]  # 1 to 12 October, typed day first, read month first
LEFT = [f"{day}/10/2024" for day in range(13, 32)]  # what the program could not read
TURNED_AMERICAN = [date(2024, 10, month) for month in (1, 2, 3)]  # Jan, Feb, Mar 10 typed month first, read day first


def column(cells: list[Cell], weekdays: str = "") -> list[Dated]:
    names = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
    beside = [names.index(word) for word in weekdays.split()] or [None] * len(cells)
    return [Dated(read_date(cell, UTC), weekday) for cell, weekday in zip(cells, beside, strict=True)]


def days(cells: list[Cell], decided: bool | None = None, weekdays: str = "") -> list[date | Code | None]:
    dated = column(cells, weekdays)
    order = judge(dated, decided)
    return [order.doubt(each.written) or each.written.on(day_first=order.reads_day_first(each.written)) for each in dated]


def test_one_text_with_a_high_first_number_decides_for_its_column():
    assert days(["03/04/2026", "24/04/2026"]) == [date(2026, 4, 3), date(2026, 4, 24)]


def test_one_text_with_a_high_second_number_decides_for_its_column():
    assert days(["03/04/2026", "04/24/2026"]) == [date(2026, 3, 4), date(2026, 4, 24)]


def test_without_proof_a_column_is_in_doubt():
    assert days(["03/04/2026", "05/05/2026"]) == [Code.AMBIGUOUS_ORDER, date(2026, 5, 5)]


def test_with_proof_of_both_only_what_can_be_read_one_way_is_read():
    assert days(["03/04/2026", "24/04/2026", "04/24/2026"]) == [Code.AMBIGUOUS_ORDER, date(2026, 4, 24), date(2026, 4, 24)]


@pytest.mark.parametrize(("decided", "day"), [(True, date(2026, 4, 3)), (False, date(2026, 3, 4))])
def test_the_user_decides_a_doubt(decided: bool, day: date):
    assert days(["03/04/2026"], decided) == [day]


def test_what_can_be_read_one_way_only_needs_no_decision():
    assert days(["24/04/2026"], decided=False) == [date(2026, 4, 24)]


def test_weekdays_beside_the_dates_decide():
    assert days(["03/08/2026", "04/08/2026"], weekdays="Mo Di") == [date(2026, 8, 3), date(2026, 8, 4)]
    assert days(["08/03/2026", "08/04/2026"], weekdays="Mo Di") == [date(2026, 8, 3), date(2026, 8, 4)]


def test_weekdays_that_fit_neither_order_decide_nothing():
    assert days(["03/08/2026"], weekdays="Sa") == [Code.AMBIGUOUS_ORDER]


def test_true_cells_alone_stand_as_they_are():
    assert days(TURNED) == TURNED


def test_dots_and_iso_are_never_open():
    assert days(["03.04.2026", "2026-04-03"]) == [date(2026, 4, 3), date(2026, 4, 3)]


def test_cells_turned_round_are_put_forward():
    read = days([*TURNED, *LEFT])
    assert read.count(Code.SWAPPED_DAYS) == 11
    assert read[9] == date(2024, 10, 10)  # the same either way
    assert read[12:] == [date(2024, 10, day) for day in range(13, 32)]


def test_turned_cells_are_turned_back_by_decision():
    assert days([*TURNED, *LEFT], decided=True) == [date(2024, 10, day) for day in range(1, 32)]


def test_turned_cells_may_stand_by_decision():
    assert days([*TURNED, *LEFT], decided=False)[:12] == TURNED


def test_a_csv_made_of_turned_cells_is_put_forward_too():
    assert days([*[day.isoformat() for day in TURNED], *LEFT]).count(Code.SWAPPED_DAYS) == 11


def test_days_typed_month_first_are_turned_back_too():
    cells: list[Cell] = [*TURNED_AMERICAN, "01/13/2024", "02/14/2024", "03/15/2024"]
    assert days(cells)[:3] == [Code.SWAPPED_DAYS] * 3
    assert days(cells, decided=False)[:3] == [date(2024, 1, 10), date(2024, 2, 10), date(2024, 3, 10)]
    assert days(cells, decided=True)[:3] == TURNED_AMERICAN


def test_a_cell_with_a_high_day_shows_that_none_were_turned():
    cells: list[Cell] = [date(2024, 10, 1), date(2024, 10, 25), "26/10/2024"]
    assert days(cells) == [date(2024, 10, 1), date(2024, 10, 25), date(2024, 10, 26)]


def test_one_text_among_cells_in_good_order_casts_no_doubt():
    cells: list[Cell] = [date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 10), "24/11/2026"]
    assert days(cells) == [date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 10), date(2026, 11, 24)]


def test_weekdays_that_contradict_cells_and_fit_the_turned_days_cast_doubt():
    cells: list[Cell] = [date(2026, month, 8) for month in (3, 4, 5)]  # 3 to 5 August
    assert days(cells, weekdays="Mo Di Mi") == [Code.SWAPPED_DAYS] * 3
    assert days(cells, weekdays="So Mi Fr") == cells  # these are their weekdays
    assert days(cells, decided=True, weekdays="Mo Di Mi") == [date(2026, 8, 3), date(2026, 8, 4), date(2026, 8, 5)]
