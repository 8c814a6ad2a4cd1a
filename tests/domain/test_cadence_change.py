"""What another cadence would do. Days are counted from Monday, which is today."""

import pytest

from planner.domain.cadence import Per, Quota, Term
from planner.domain.cadence_change import cadence_change, started
from planner.domain.consequence import Effect
from planner.domain.plan import Plan
from tests.domain.given import APPROVED, channel, day, post, weekly

MONDAYS, TUESDAYS = weekly(0), weekly(1)


@pytest.mark.parametrize(
    ("terms", "first", "expected"),
    [
        ([], 0, [(0, None)]),
        ([(0, None)], 7, [(0, 7), (7, None)]),
        ([(0, None)], 0, [(0, None)]),
        ([(14, None)], 7, [(7, 14), (14, None)]),
        ([(0, 5)], 7, [(0, 5), (7, None)]),
        ([(0, 10), (10, None)], 7, [(0, 7), (7, 10), (10, None)]),
    ],
)
def test_a_new_cadence_finds_its_place_among_the_others(terms, first, expected):
    kept = tuple(Term(day(begin), None if end is None else day(end), MONDAYS) for begin, end in terms)
    found = started(kept, TUESDAYS, day(first))
    assert [(term.first, term.end) for term in found] == [
        (day(begin), None if end is None else day(end)) for begin, end in expected
    ]
    assert next(term.cadence for term in found if term.first == day(first)) is TUESDAYS


def change(before, after, *posts, first=0):
    blog = channel(before, *posts)
    return cadence_change(Plan((blog,)), "blog", started(blog.terms, after, day(first)), day(first), day(0))


def test_promises_come_and_go_from_the_first_day_on():
    found = change(MONDAYS, TUESDAYS, first=49)
    assert (found.span.first, found.gone[0], found.come[0]) == (day(49), (day(49), None), (day(50), None))
    assert (found.promised_before, found.promised_after, len(found.gone), len(found.come)) == (8, 8, 8, 8)


def test_a_post_that_filled_a_promise_becomes_an_extra_and_gaps_move():
    found = change(MONDAYS, TUESDAYS, post(0, APPROVED), post(2, APPROVED))
    assert [each.day for each in found.extras] == [day(0)]
    opened = [each.gap.first for each in found.changes if each.effect is Effect.OPENS]
    closed = [each.gap.first for each in found.changes if each.effect is Effect.CLOSES]
    assert (opened[0], closed[0], len(opened), len(closed)) == (day(1), day(7), 8, 7)


def test_a_quota_shows_in_numbers():
    found = change(MONDAYS, Quota(2, Per.WEEK))
    assert (found.promised_before, found.promised_after, len(found.gone), found.come) == (8, 16, 8, ())


def test_the_same_cadence_changes_nothing():
    assert change(MONDAYS, MONDAYS, post(0)).is_none
