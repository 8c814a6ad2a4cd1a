"""The next slots of a cadence that is not decided yet."""

from datetime import date

from planner.domain.cadence import Line, Monthly, Per, Quota, Slots, Weekly
from planner.domain.preview import next_slots
from tests.domain.given import at, day, weekly


def test_the_next_slots_come_by_day_and_time_without_holidays():
    cadence = Slots((Line(Weekly((0,)), at("18:00")), Line(Weekly((0, 2)), at("09:00"))), skip_holidays=True)
    found = next_slots(cadence, day(0), day(0), 4, frozenset({day(2)}))
    assert [(slot.day, slot.line.time.hour) for slot in found] == [(day(0), 9), (day(0), 18), (day(7), 9), (day(7), 18)]


def test_they_begin_today_or_on_the_first_day():
    assert [slot.day for slot in next_slots(weekly(0), day(3), day(0), 1)] == [day(7)]
    assert [slot.day for slot in next_slots(weekly(0), day(-30), day(1), 2)] == [day(7), day(14)]


def test_rare_days_are_found_and_impossible_ones_end():
    leap = Slots((Line(Monthly(days=(29,), interval=12)),))
    assert [slot.day for slot in next_slots(leap, date(2027, 2, 1), day(0), 2)] == [date(2028, 2, 29), date(2032, 2, 29)]
    never = Slots((Line(Monthly(days=(31,), interval=12)),))
    assert next_slots(never, date(2027, 2, 1), day(0), 3) == ()
    assert [slot.day for slot in next_slots(weekly(*range(7)), date.max, date.max, 3)] == [date.max]


def test_a_quota_has_no_days():
    assert next_slots(Quota(3, Per.WEEK), day(0), day(0), 5) == ()
