"""The days kept in files: each can be read, and says where it comes from."""

from datetime import date
from itertools import pairwise

import pytest

from planner.data import awareness_days, plain, school_holidays
from planner.domain.school_holidays import SchoolBreak
from planner.web.regions import AUSTRIA, GERMANY


def test_awareness_days_can_be_computed_for_every_year_and_name_their_source():
    days = awareness_days()
    assert len(days) >= 60
    assert [each.names for each in days if not (each.source and each.topic and all(each.names.values()))] == []
    assert [each.rule for each in days for year in (2026, 2032, 2099) if each.day_in(year).year != year] == []


def test_an_awareness_day_is_listed_once():
    names = [each.names["de"] for each in awareness_days()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("region", [*GERMANY, *AUSTRIA])
def test_school_holidays_of_a_region_do_not_overlap_and_reach_the_summer_of_2028(region):
    found = school_holidays(region)
    assert all(earlier.last < later.first for earlier, later in pairwise(found))
    summers = [each for each in found if each.kind is SchoolBreak.SUMMER]
    assert [each.first.year for each in summers[:2]] == [2027, 2028]
    assert all(36 <= (each.last - each.first).days <= 65 for each in summers)


def test_christmas_lies_in_the_christmas_holidays_of_every_region_of_germany():
    days = {date(year, 12, 28) for year in (2026, 2027, 2028)}
    for region in GERMANY:
        breaks = [each for each in school_holidays(region) if each.kind is SchoolBreak.CHRISTMAS]
        assert {day for day in days if any(each.first <= day <= each.last for each in breaks)} == days


def test_where_nothing_is_known_there_is_nothing():
    assert school_holidays("CH-ZH") == school_holidays(None) == ()
    assert plain("school_holidays")["sources"]["DE"]
