"""4.10: the day up to which all is planned."""

from datetime import date

import pytest

from planner.domain.cadence import Days, Line, Per, Quota, Slots, Term
from planner.domain.continuity import check
from planner.domain.gap import Reach
from planner.domain.plan import Channel, Pause, Plan
from planner.domain.span import Span
from tests.domain.given import DRAFT, IDEA, channel, day, judged, post, weekly

OPEN = Reach.OPEN
ONCE = Slots((Line(Days((day(0), day(363), day(364)))),))


@pytest.mark.parametrize(
    ("cadence", "posts", "today", "reach"),
    [
        (weekly(0), [], 0, -1),  # today's is empty
        (weekly(0), [(0, IDEA)], 0, -1),  # or only an idea
        (weekly(0), [(0, DRAFT)], 0, 6),
        (weekly(0), [(0, DRAFT), (7, IDEA)], 0, 6),
        (weekly(0), [(0, IDEA), (7, DRAFT)], 1, 13),  # what is over does not count
        (weekly(0), [], 2, 6),
        (ONCE, [(0, DRAFT)], 0, 362),
        (ONCE, [(0, DRAFT), (363, DRAFT)], 0, OPEN),  # the coming 364 days
        (ONCE, [], 1, 362),
        (ONCE, [], 365, None),
        (None, [], 0, None),
        (weekly(1, tolerance=1), [(0, IDEA)], 0, 0),
        # a quota period that lacks a draft counts from its first open day on or after today
        (Quota(2, Per.WEEK), [(0, DRAFT), (1, DRAFT)], 0, 6),
        (Quota(2, Per.WEEK), [(0, DRAFT), (1, IDEA)], 0, -1),
        (Quota(2, Per.WEEK), [(0, DRAFT)], 3, 2),
        (Quota(1, Per.WEEK, (1, 3)), [], 2, 2),
        (Quota(1, Per.WEEK, (1, 3)), [], 4, 7),  # this week's last open day is over
    ],
)
def test_reach_is_the_day_before_the_first_promise_that_nobody_has_drafted(cadence, posts, today, reach):
    of = channel(cadence, *(post(number, readiness) for number, readiness in posts))
    assert judged(of, today=today).reach == (day(reach) if isinstance(reach, int) else reach)


def test_a_paused_promise_is_no_hole_but_a_promise():
    paused = channel(weekly(0), pauses=(Pause(day(0), day(8)),))
    assert judged(paused).reach == day(13)
    always = channel(weekly(0), pauses=(Pause(day(0), day(999)),))
    assert judged(always).reach is OPEN


def test_a_quota_counts_from_its_first_open_day_after_the_pause():
    of = channel(Quota(7, Per.WEEK), pauses=(Pause(day(0), day(2)),))
    assert judged(of).reach == day(2)


def test_reach_does_not_depend_on_the_span():
    of = channel(weekly(0), post(0))
    assert {judged(of, first, first + 1).reach for first in (-50, 0, 3, 400)} == {day(6)}


def test_the_day_before_the_first_day_of_the_calendar_is_that_day():
    of = Channel("blog", terms=(Term(date.min, None, weekly(*range(7))),))
    assert check(Plan((of,)), Span(date.min, date(1, 2, 1)), date.min).channels[0].reach == date.min
