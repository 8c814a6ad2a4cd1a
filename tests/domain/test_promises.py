"""4.3 and 4.5: what is promised, what is owed, and what a span shows."""

from datetime import date, timedelta

import pytest

from planner.domain.cadence import Line, Per, Quota, Slots, Term, Weekly
from planner.domain.filling import fill
from planner.domain.plan import Channel, Pause
from planner.domain.promises import Slot
from planner.domain.rounding import rounded
from planner.domain.span import Span
from tests.domain.given import at, channel, counts, day, filling, post, slots, weekly

WORKDAYS = (0, 1, 2, 3, 4)


@pytest.mark.parametrize(
    ("numerator", "denominator", "whole"), [(1, 2, 1), (5, 2, 3), (2, 7, 0), (4, 7, 1), (7, 2, 4), (0, 7, 0)]
)
def test_half_is_rounded_up(numerator, denominator, whole):
    assert rounded(numerator, denominator) == whole


def test_a_slot_is_owed_on_each_occurrence_two_lines_on_one_day_are_two():
    found = filling(channel(Slots((Line(Weekly((0,)), at("18:00")), Line(Weekly((0, 2)), at("09:00")))))).slots
    assert [(slot.day, slot.line.time) for slot in found] == [
        (day(0), at("09:00")), (day(0), at("18:00")), (day(2), at("09:00")),
    ]  # fmt: skip


def test_a_night_on_which_the_clocks_change_owes_its_slot_at_its_local_time():
    nightly = Slots((Line(Weekly((6,)), at("02:30")),))
    of = Channel("blog", terms=(Term(date(2026, 10, 1), None, nightly),))
    found = fill(of, frozenset(), Span(date(2026, 10, 19), date(2026, 10, 26))).slots
    assert found == (Slot(date(2026, 10, 25), nightly.lines[0]),)


def test_a_slot_on_a_paused_day_is_paused_and_on_a_skipped_holiday_it_is_not_owed():
    of = channel(weekly(0, 2, 4, skip_holidays=True), pauses=(Pause(day(2), day(3)),))
    assert [(slot.day, slot.paused) for slot in filling(of, 0, 7, 4).slots] == [(day(0), False), (day(2), True)]
    kept = channel(weekly(4))
    assert len(filling(kept, 0, 7, 4).slots) == 1


@pytest.mark.parametrize(
    ("quota", "first", "end", "paused", "promised", "owed"),
    [
        (Quota(3, Per.WEEK), 0, None, (), 3, 3),
        (Quota(3, Per.WEEK), 3, None, (), 2, 2),  # from Thursday: 3 x 4/7 = 1.71
        (Quota(1, Per.WEEK), 4, None, (), 0, 0),  # from Friday: 3/7
        (Quota(1, Per.WEEK), 3, None, (), 1, 1),  # from Thursday: 4/7
        (Quota(3, Per.WEEK), 0, 2, (), 1, 1),  # ended on Wednesday: 3 x 2/7 = 0.86
        (Quota(3, Per.WEEK), 0, None, (0, 1), 3, 2),  # 3 x 5/7 = 2.14
        (Quota(3, Per.WEEK, WORKDAYS), 0, None, (0, 1), 3, 2),  # 3 x 3/5 = 1.8
        (Quota(1, Per.WEEK, (1, 3)), 0, None, (1, 1), 1, 1),  # a half is rounded up
        (Quota(1, Per.WEEK, (1, 3)), 0, None, (0, 6), 1, 0),
        (Quota(2, Per.WEEK, (5,)), 0, None, (), 2, 2),
        (Quota(1, Per.WEEK, ()), 0, None, (), 0, 0),  # no allowed days
        (Quota(4, Per.WEEK, WORKDAYS, True), 0, None, (), 3, 3),  # Thursday is a holiday: 4 x 4/5 = 3.2
        (Quota(4, Per.WEEK, WORKDAYS, True), 0, None, (3, 3), 3, 3),  # and paused too: the same
        (Quota(4, Per.WEEK, WORKDAYS, False), 0, None, (), 4, 4),
    ],
)
def test_a_quota_owes_its_share_of_the_open_days(quota, first, end, paused, promised, owed):
    pauses = (Pause(day(paused[0]), day(paused[1])),) if paused else ()
    of = filling(channel(quota, first=first, end=end, pauses=pauses), 0, 7, 3)
    assert (of.promised, of.promised - of.paused) == (promised, owed)


@pytest.mark.parametrize(
    ("first", "promised"),
    [
        (date(2028, 2, 15), 16),  # 30 x 15/29 = 15.5
        (date(2027, 2, 15), 15),  # 30 x 14/28
        (date(2026, 11, 16), 15),  # 30 x 15/30
        (date(2026, 12, 31), 1),  # 30 x 1/31 = 0.97
    ],
)
def test_a_month_is_as_long_as_it_is(first, promised):
    of = Channel("blog", terms=(Term(first, None, Quota(30, Per.MONTH)),))
    assert fill(of, frozenset(), Span(first, first + timedelta(days=1))).promised == promised


def test_a_pause_across_the_end_of_a_month_takes_from_both_months():
    of = Channel(
        "blog", terms=(Term(date(2026, 1, 1), None, Quota(4, Per.MONTH)),), pauses=(Pause(date(2026, 12, 24), date(2027, 1, 6)),)
    )
    periods = fill(of, frozenset(), Span(date(2026, 12, 1), date(2027, 2, 1))).periods
    assert [(period.promised, period.owed, period.paused) for period in periods] == [(4, 3, 1), (4, 3, 1)]  # 4 x 23/31, 25/31


def test_iso_week_53_is_one_period_across_the_year():
    of = Channel("blog", terms=(Term(date(2026, 1, 5), None, Quota(2, Per.WEEK)),))
    [period] = fill(of, frozenset(), Span(date(2027, 1, 1), date(2027, 1, 4))).periods
    assert (period.first, period.last, period.promised) == (date(2026, 12, 28), date(2027, 1, 3), 2)


def test_a_change_of_quota_in_mid_week_makes_two_periods_of_that_week():
    terms = (Term(day(0), day(3), Quota(7, Per.WEEK)), Term(day(3), None, Quota(1, Per.WEEK)))
    found = filling(channel(None, post(3), terms=terms)).periods
    assert [(period.first, period.promised, len(period.posts)) for period in found] == [(day(0), 3, 0), (day(0), 1, 1)]


def test_four_weeks_from_a_wednesday_show_five_weeks_judged_whole():
    found = filling(channel(Quota(1, Per.WEEK), post(0)), 2, 30)
    assert counts(found) == (5, 1, 0, 4)  # Monday's post counts although it lies before the span


def test_a_period_is_shown_when_a_day_that_counts_lies_in_the_span():
    mondays = channel(Quota(1, Per.WEEK, (0,), True))
    assert counts(filling(mondays, 1, 7)) == (0, 0, 0, 0)  # no Monday in it
    assert counts(filling(channel(Quota(1, Per.WEEK, (2,))), 0, 2)) == (0, 0, 0, 0)  # it ends before Wednesday
    assert counts(filling(mondays, 0, 1, 0)) == (0, 0, 0, 0)  # a holiday
    paused = channel(Quota(1, Per.WEEK, (0,)), pauses=(Pause(day(0), day(0)),))
    assert counts(filling(paused, 0, 1)) == (1, 0, 1, 0)


def test_slots_are_shown_when_their_day_lies_in_the_span():
    assert [slot.day for slot in filling(channel(slots(None)), 7, 14).slots] == [day(7)]
    assert filling(channel(slots(None)), 1, 7).slots == ()


@pytest.mark.parametrize("cadence", [weekly(*range(7), tolerance=2), Quota(3, Per.WEEK), Quota(3, Per.MONTH, (4,), True)])
@pytest.mark.parametrize(("first", "end"), [(date.min, date(1, 1, 20)), (date(9999, 12, 1), date.max)])
def test_both_ends_of_the_calendar_can_be_planned(cadence, first, end):
    of = Channel("blog", terms=(Term(first, None, cadence),))
    assert fill(of, frozenset(), Span(first, end)).promised > 0
