"""What a change does to continuity: the gaps that it opens, closes and makes worse. Today is Monday, day 0."""

from dataclasses import replace

import pytest

from planner.domain.cadence import Per, Quota
from planner.domain.consequence import Effect, consequence
from planner.domain.plan import Pause, Plan
from tests.domain.given import APPROVED, DRAFT, IDEA, PUBLISHED, channel, day, post, weekly

OPENS, WORSENS, CLOSES = Effect
WEDNESDAYS = weekly(2)


def said(before, after, *days: int, today: int = 0) -> list[tuple]:
    """(effect, kind, days from and to, missing)."""
    found = consequence(Plan((before,)), Plan((after,)), {"blog"}, [day(each) for each in days], day(today))
    numbers = [((change.gap.first - day(0)).days, (change.gap.last - day(0)).days) for change in found]
    return [(each.effect, each.gap.kind.value, *of, each.gap.missing) for each, of in zip(found, numbers, strict=True)]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ([], [post(9)], [(CLOSES, "slot", 9, 9, 1)]),
        ([post(9)], [], [(OPENS, "slot", 9, 9, 1)]),
        ([post(9)], [post(16)], [(OPENS, "slot", 9, 9, 1), (CLOSES, "slot", 16, 16, 1)]),
        ([post(9)], [post(9, APPROVED)], []),
        ([post(9)], [post(9, clock="12:00")], []),
        ([post(9), post(10)], [post(9)], []),  # an extra
        ([post(9)], [post(9, cancelled=True)], [(OPENS, "slot", 9, 9, 1)]),
        ([post(2, APPROVED)], [post(2, IDEA)], [(OPENS, "readiness", 2, 2, 1)]),
        ([post(2, IDEA)], [post(2, APPROVED)], [(CLOSES, "readiness", 2, 2, 1)]),
        ([post(2, DRAFT)], [post(2, IDEA)], [(WORSENS, "readiness", 2, 2, 1)]),
        ([post(2, DRAFT)], [post(9)], [(OPENS, "slot", 2, 2, 1), (CLOSES, "slot", 9, 9, 1)]),  # told once for the day
    ],
)
def test_posts_in_slots(before, after, expected):
    assert said(channel(WEDNESDAYS, *before), channel(WEDNESDAYS, *after), 2, 9, 16) == expected


def test_a_slot_that_a_raw_post_fills_is_closed_and_still_raw():
    (change,) = consequence(Plan((channel(WEDNESDAYS),)), Plan((channel(WEDNESDAYS, post(2, IDEA)),)), {"blog"}, [day(2)], day(0))
    assert (change.effect, change.still) == (CLOSES, IDEA)


def test_a_quota_counts():
    twice = Quota(2, Per.WEEK)
    two, one = channel(twice, post(8), post(9)), channel(twice, post(9))
    assert said(two, one, 8) == [(OPENS, "quota", 7, 13, 1)]
    assert said(channel(twice), two, 8) == [(CLOSES, "quota", 7, 13, 2)]


def test_a_pause_closes_what_it_covers_and_lifting_it_opens_that_again():
    owing = channel(WEDNESDAYS)
    paused = replace(owing, pauses=(Pause(day(8), day(17)),))
    assert said(owing, paused, 8, 17) == [(CLOSES, "slot", 9, 9, 1), (CLOSES, "slot", 16, 16, 1)]
    assert said(paused, owing, 8, 17) == [(OPENS, "slot", 9, 9, 1), (OPENS, "slot", 16, 16, 1)]


def test_silence_opens_and_grows():
    quiet = {"max_silence": 10}
    fed, less, least = (
        channel(None, *(post(n, APPROVED) for n in days), **quiet) for days in ((1, 8, 15, 22), (1, 8, 22), (1, 22))
    )
    assert said(fed, less, 15)[:1] == [(OPENS, "silence", 9, 21, None)]
    assert said(less, least, 8)[:1] == [(WORSENS, "silence", 2, 21, None)]
    assert (CLOSES, "silence", 2, 21, None) in said(least, fed, 8, 15)


def test_a_raw_post_that_moves_takes_its_gap_along():
    daily = Quota(1, Per.WEEK)
    assert said(channel(daily, post(1, IDEA)), channel(daily, post(2, IDEA)), 1, 2) == []


def test_what_was_missed_long_ago_is_no_news():
    kept = channel(WEDNESDAYS, post(2, PUBLISHED))
    assert said(kept, channel(WEDNESDAYS), 2, today=60) == []
    assert said(kept, channel(WEDNESDAYS), 2, today=9) == [(OPENS, "slot", 2, 2, 1)]


def test_years_between_two_days_are_not_looked_at():
    far = 365 * 5
    moved = said(channel(WEDNESDAYS, post(9)), channel(WEDNESDAYS, post(far)), 9, far)
    assert moved[0] == (OPENS, "slot", 9, 9, 1)
    assert {of[2] for of in moved} <= {9, far, far - 1, far + 1}
