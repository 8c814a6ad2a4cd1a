"""4.1: which cadence is valid when."""

import pytest

from planner.domain.cadence import Per, Quota, Term
from planner.domain.terms import valid_on, valid_on_or_next
from tests.domain.given import MONDAY, channel, counts, day, filling, judged, post, weekly

OLD, NEW = weekly(0, 2, 4), Quota(1, Per.WEEK)
TERMS = (Term(day(0), day(9), OLD), Term(day(12), None, NEW))


@pytest.mark.parametrize(
    ("today", "valid", "valid_or_next"),
    [
        (-1, None, OLD),  # not begun yet
        (0, OLD, OLD),
        (8, OLD, OLD),
        (9, None, NEW),  # ended on that day: it owes nothing any more
        (12, NEW, NEW),
        (9999, NEW, NEW),
    ],
)
def test_a_cadence_is_valid_from_its_first_day_until_it_is_ended_or_the_next_begins(today, valid, valid_or_next):
    term, following = valid_on(TERMS, day(today)), valid_on_or_next(TERMS, day(today))
    assert (term.cadence if term else None) == valid
    assert (following.cadence if following else None) == valid_or_next


def test_when_all_have_ended_there_is_no_next_one():
    assert valid_on_or_next((Term(day(0), day(5), OLD),), day(6)) is None
    assert valid_on_or_next((Term(day(3), day(3), OLD),), day(1)) is None  # never valid


def test_a_change_in_mid_week_leaves_what_was_owed_before():
    changed = channel(None, terms=(Term(day(0), day(3), OLD), Term(day(3), None, weekly(3, 4))))
    assert [slot.day for slot in filling(changed).slots] == [day(0), day(2), day(3), day(4)]


def test_a_validity_of_no_days_and_a_span_of_no_days_promise_nothing():
    assert counts(judged(channel(OLD, post(0), first=0, end=0))) == (0, 0, 0, 0)
    assert counts(judged(channel(NEW, post(0), first=0, end=0))) == (0, 0, 0, 0)
    assert counts(judged(channel(OLD, post(0)), 0, 0)) == (0, 0, 0, 0)
    assert MONDAY not in filling(channel(NEW), 0, 0).periods
