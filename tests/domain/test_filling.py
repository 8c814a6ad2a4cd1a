"""4.4: which post fills which promise. Posts are written as (readiness, time); the order they are given in is that of entry."""

import pytest

from planner.domain.cadence import Per, Quota, Term
from planner.domain.plan import Pause, Post
from tests.domain.given import APPROVED, DRAFT, IDEA, PUBLISHED, REVIEW, at, channel, counts, day, filling, post, slots, weekly


def monday_posts(*posts: tuple) -> list[Post]:
    return [post(0, readiness, clock, id=number) for number, (readiness, clock) in enumerate(posts)]


@pytest.mark.parametrize(
    ("clocks", "posts", "filled"),  # filled: which post stands in each slot, in order of time; None = empty
    [
        ([None], [(DRAFT, None)], [0]),
        ([None], [(DRAFT, "10:00")], [0]),
        (["09:00"], [(DRAFT, "10:00")], [0]),  # another time fills too
        (["09:00"], [], [None]),
        # exactly the time first, however raw
        (["09:00"], [(PUBLISHED, "10:00"), (IDEA, "09:00")], [1]),
        (["09:00"], [(IDEA, "09:00"), (DRAFT, "09:00")], [1]),  # of several the riper
        (["09:00"], [(DRAFT, "09:00"), (DRAFT, "09:00")], [0]),  # then the one entered earlier
        ([None], [(IDEA, None), (DRAFT, "10:00")], [1]),  # "none" equals no time
        (["09:00", "18:00"], [(IDEA, "18:00")], [None, 0]),
        (["09:00", "09:00"], [(IDEA, "09:00"), (DRAFT, "09:00")], [1, 0]),
        # too many: the riper stay, then the earlier time (none last), then those entered earlier
        (["09:00"], [(IDEA, "08:00"), (REVIEW, None)], [1]),
        (["09:00"], [(DRAFT, None), (DRAFT, "23:00")], [1]),
        (["09:00"], [(DRAFT, "11:00"), (DRAFT, "10:00")], [1]),
        (["09:00"], [(DRAFT, None), (DRAFT, None)], [0]),
        (["09:00", None], [(DRAFT, "10:00"), (IDEA, "07:00"), (APPROVED, None)], [0, 2]),
        # pairs in order of time, none last
        (["09:00", "18:00"], [(DRAFT, "20:00"), (DRAFT, "10:00")], [1, 0]),
        (["09:00", None], [(DRAFT, None), (DRAFT, "22:00")], [1, 0]),
        (["09:00", None], [(DRAFT, None)], [0, None]),  # the only one goes to the earliest slot
        (["09:00", "18:00"], [(DRAFT, "08:00"), (DRAFT, "18:00")], [0, 1]),
        # of the same time: the riper, then the one entered earlier
        (["09:00", "18:00"], [(IDEA, None), (DRAFT, None), (DRAFT, None)], [1, 2]),
    ],
)
def test_posts_fill_the_slots_of_their_day(clocks, posts, filled):
    found = filling(channel(slots(*clocks), *monday_posts(*posts)))
    assert [slot.post.id if slot.post else None for slot in found.slots] == filled
    assert sorted(extra.id for extra in found.extras) == sorted(set(range(len(posts))) - set(filled))


def test_a_cancelled_post_fills_nothing_and_is_no_extra():
    found = filling(channel(slots(None), post(0, cancelled=True)))
    assert counts(found) == (1, 0, 0, 1)
    assert found.extras == ()


def test_a_paused_slot_is_not_filled():
    found = filling(channel(slots(None), post(0), pauses=(Pause(day(0), day(0)),)))
    assert counts(found) == (1, 0, 1, 0)
    assert found.extras == (post(0),)


def test_a_post_on_another_day_fills_nothing_without_a_tolerance():
    assert counts(filling(channel(slots(None), post(-1), post(1)))) == (1, 0, 0, 1)


@pytest.mark.parametrize(
    ("weekdays", "tolerance", "on", "filled"),  # `on` the days of the posts, `filled` those that fill, per slot
    [
        ((2,), 1, [0], [None]),
        ((2,), 2, [0], [0]),
        ((2,), 1, [1, 3], [1]),  # the earliest
        ((2,), 1, [2, 1], [2]),  # its own day comes first
        ((2, 3), 1, [2, 2], [2, 2]),  # what is left of one day goes to its neighbour
        ((1, 2), 1, [3], [None, 3]),  # too far for the first
        ((1, 2), 1, [1, 0], [1, None]),
        ((1, 2), 2, [3, 3, 3], [3, 3]),
        ((1, 3), 1, [2], [2, None]),  # the earlier slot takes it
        ((1, 3), 1, [2, 4], [2, 4]),
    ],
)
def test_a_tolerance_lets_an_empty_slot_take_a_post_from_nearby(weekdays, tolerance, on, filled):
    posts = [post(number, id=index) for index, number in enumerate(on)]
    found = filling(channel(weekly(*weekdays, tolerance=tolerance), *posts))
    assert [slot.post.day if slot.post else None for slot in found.slots] == [
        None if number is None else day(number) for number in filled
    ]


@pytest.mark.parametrize(
    ("posts", "taken"),
    [
        ([(IDEA, "10:00"), (DRAFT, "09:00")], 1),  # the earlier time
        ([(IDEA, None), (IDEA, "23:00")], 1),  # none last
        ([(IDEA, "09:00"), (DRAFT, "09:00")], 1),  # the riper
        ([(DRAFT, None), (DRAFT, None)], 0),  # the one entered earlier
    ],
)
def test_of_the_posts_of_a_nearby_day_the_earliest_is_taken(posts, taken):
    found = filling(channel(weekly(1, tolerance=1), *monday_posts(*posts)))
    assert [slot.post.id for slot in found.slots if slot.post] == [taken]


def test_a_slot_before_the_span_may_have_taken_the_post_inside():
    of = channel(weekly(1, 3, tolerance=1), post(2))
    assert counts(filling(of, 2, 7)) == (1, 0, 0, 1)
    assert filling(of, 2, 7).extras == ()


def test_a_slot_behind_the_span_may_take_the_post_inside():
    assert filling(channel(weekly(3, tolerance=1), post(2)), 0, 3).extras == ()
    assert filling(channel(weekly(4, tolerance=1), post(2)), 0, 3).extras == (post(2),)


def test_a_post_on_a_paused_day_may_fill_a_slot_nearby():
    of = channel(weekly(0, 1, tolerance=1), post(0), pauses=(Pause(day(0), day(0)),))
    assert counts(filling(of)) == (2, 1, 1, 0)


def test_a_tolerance_does_not_reach_across_a_change_of_cadence():
    terms = (Term(day(0), day(1), weekly(0, tolerance=1)), Term(day(1), None, weekly(1, tolerance=1)))
    of = channel(None, post(0, id=1), post(0, id=2), terms=terms)
    assert counts(filling(of)) == (2, 1, 0, 1)
    assert counts(filling(channel(None, post(1, id=1), post(1, id=2), terms=terms))) == (2, 1, 0, 1)


def test_a_tolerance_reaches_to_both_ends_of_the_cadence():
    assert counts(filling(channel(weekly(1, tolerance=1), post(0), end=2))) == (1, 1, 0, 0)
    assert counts(filling(channel(weekly(1, tolerance=1), post(2), end=3))) == (1, 1, 0, 0)


def test_a_post_on_a_day_without_a_cadence_is_an_extra():
    found = filling(channel(weekly(1, tolerance=1), post(0), first=1))
    assert (counts(found), found.extras) == ((1, 0, 0, 1), (post(0),))


@pytest.mark.parametrize(
    ("quota", "posts", "filling_posts"),
    [
        (Quota(2, Per.WEEK), [(3, DRAFT, None)], [0]),
        (Quota(1, Per.WEEK), [(3, DRAFT, None), (5, REVIEW, None)], [1]),  # the riper first
        (Quota(1, Per.WEEK), [(5, DRAFT, None), (3, DRAFT, None)], [1]),  # then by day
        (Quota(1, Per.WEEK), [(3, DRAFT, None), (3, DRAFT, "23:00")], [1]),  # time, none last
        (Quota(1, Per.WEEK), [(3, DRAFT, None), (3, DRAFT, None)], [0]),  # entry
        (Quota(2, Per.WEEK), [(3, DRAFT, None), (3, DRAFT, None)], [0, 1]),  # two on one day
        (Quota(1, Per.WEEK, (1,)), [(3, DRAFT, None)], []),  # not an allowed day
        (Quota(1, Per.WEEK, None, True), [(4, DRAFT, None)], []),  # a skipped holiday
        (Quota(1, Per.WEEK), [(4, DRAFT, None)], [0]),  # a holiday that counts
        (Quota(1, Per.WEEK), [(7, DRAFT, None), (-1, DRAFT, None)], []),  # other weeks
    ],
)
def test_posts_fill_a_quota_the_riper_first(quota, posts, filling_posts):
    made = [post(number, readiness, clock, id=index) for index, (number, readiness, clock) in enumerate(posts)]
    found = filling(channel(quota, *made, first=-7), 0, 7, 4)
    assert [filled.id for period in found.periods for filled in period.posts] == filling_posts


def test_a_post_on_a_paused_day_fills_a_quota_too():
    of = channel(Quota(2, Per.WEEK), post(0), pauses=(Pause(day(0), day(2)),))  # owed: 2 x 4/7 = 1.14
    assert counts(filling(of)) == (2, 1, 1, 0)


def test_more_posts_than_a_quota_owes_are_extras():
    found = filling(channel(Quota(1, Per.WEEK), post(0), post(1), post(2)))
    assert counts(found) == (1, 1, 0, 0)
    assert found.extras == (post(1), post(2))


def test_slots_with_details_keep_them():
    found = filling(channel(slots("09:00"), post(0))).slots[0]
    assert (found.line.time, found.readiness, found.person) == (at("09:00"), DRAFT, None)
