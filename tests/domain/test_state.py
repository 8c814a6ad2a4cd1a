"""4.6: due, kept, missed, and adherence."""

from fractions import Fraction

import pytest

from planner.domain.adherence import Adherence, adherence
from planner.domain.cadence import Per, Quota
from planner.domain.plan import Pause
from tests.domain.given import APPROVED, DRAFT, IDEA, PUBLISHED, REVIEW, channel, day, days, filling, judged, post, slots, weekly


@pytest.mark.parametrize(
    ("readiness", "number", "assume", "published"),
    [
        (PUBLISHED, -1, False, True),
        (PUBLISHED, 5, False, True),
        (APPROVED, -1, True, True),
        (APPROVED, -1, False, False),
        (APPROVED, 0, True, False),  # its day is not over
        (REVIEW, -1, True, False),
    ],
)
def test_a_post_counts_as_published(readiness, number, assume, published):
    assert post(number, readiness).counts_as_published(day(0), assume) is published
    assert not post(number, readiness, cancelled=True).counts_as_published(day(0), assume)


def test_the_order_of_readiness():
    assert IDEA < DRAFT < REVIEW < APPROVED < PUBLISHED
    assert [readiness.word for readiness in (IDEA, PUBLISHED)] == ["idea", "published"]


@pytest.mark.parametrize(
    ("posts", "today", "due", "kept"),
    [
        ([], 1, False, False),  # its day is today
        ([], 2, True, False),
        ([(1, PUBLISHED)], 1, False, False),
        ([(1, PUBLISHED)], 2, True, True),
        ([(1, APPROVED)], 2, True, True),
        ([(1, DRAFT)], 2, True, False),
        ([(2, PUBLISHED)], 2, False, False),  # the post's day is not over
        ([(2, PUBLISHED)], 3, True, True),
        ([(0, PUBLISHED)], 1, False, False),  # the promise's day is not over
    ],
)
def test_a_slot_is_due_when_its_day_and_its_posts_day_are_over(posts, today, due, kept):
    made = [post(number, readiness) for number, readiness in posts]
    [slot] = filling(channel(weekly(1, tolerance=1), *made)).slots
    assert (slot.is_due(day(today)), slot.is_kept(day(today), True)) == (due, kept)


def test_a_paused_slot_is_never_due():
    [slot] = filling(channel(slots(None), pauses=(Pause(day(0), day(0)),))).slots
    assert not slot.is_due(day(9))


def adherence_of(of, first: int, end: int, today: int) -> Adherence:
    return adherence(filling(of, first - 40, end + 40), days(first, end), day(today), True)


@pytest.mark.parametrize(
    ("first", "end", "today", "kept", "missed"),
    [
        (0, 7, 0, 0, 0),  # nothing is due yet
        (0, 7, 2, 1, 0),
        (0, 7, 3, 1, 1),
        (0, 7, 7, 1, 2),
        (3, 7, 7, 0, 1),
        (0, 14, 20, 1, 5),
    ],
)
def test_adherence_counts_the_due_promises_whose_day_lies_in_the_span(first, end, today, kept, missed):
    of = channel(weekly(0, 2, 4), post(0, PUBLISHED), post(2, DRAFT))
    assert adherence_of(of, first, end, today) == Adherence(kept, missed)


def test_a_quota_is_due_after_its_last_open_day_and_lies_where_that_day_lies():
    of = channel(Quota(2, Per.WEEK), post(0, PUBLISHED), pauses=(Pause(day(5), day(6)),))  # owed: 2 x 5/7 = 1.43
    assert adherence_of(of, 0, 7, 4) == Adherence(0, 0)
    assert adherence_of(of, 0, 7, 5) == Adherence(1, 0)
    assert adherence_of(of, 5, 7, 9) == Adherence(0, 0)  # Friday was the last open day
    assert adherence_of(of, 4, 5, 9) == Adherence(1, 0)


def test_empty_quota_promises_are_missed_once_due():
    assert adherence_of(channel(Quota(4, Per.WEEK), post(0, PUBLISHED), post(1, DRAFT)), 0, 7, 7) == Adherence(1, 3)


def test_a_quota_promise_waits_for_the_day_of_its_post():
    of = channel(Quota(7, Per.WEEK), post(6, DRAFT), pauses=(Pause(day(1), day(6)),))  # owed: 1, filled on a paused day
    assert adherence_of(of, 0, 7, 6) == Adherence(0, 0)
    assert adherence_of(of, 0, 7, 7) == Adherence(0, 1)


@pytest.mark.parametrize(
    ("kept", "missed", "ratio"), [(0, 0, None), (0, 3, 0.0), (2, 1, 0.67), (1, 7, 0.13), (199, 1, 1.0), (3, 0, 1.0)]
)
def test_adherence_is_rounded_half_up_to_two_decimals(kept, missed, ratio):
    assert Adherence(kept, missed).ratio == ratio
    assert ratio is None or abs(Fraction(kept, kept + missed) - Fraction(ratio)) <= Fraction(5001, 1_000_000)


def test_a_span_that_starts_today_has_no_adherence():
    assert judged(channel(weekly(0), first=-70), 0, 28).adherence is None
