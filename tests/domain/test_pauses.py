"""4.2: accepted gaps."""

import pytest

from planner.domain.pauses import Paused
from planner.domain.plan import Pause
from tests.domain.given import day

PAUSES = (Pause(day(10), day(12)), Pause(day(0), day(2)), Pause(day(1), day(4)), Pause(day(20), day(20)))


@pytest.mark.parametrize(
    ("number", "paused"),
    [(-1, False), (0, True), (4, True), (5, False), (10, True), (12, True), (13, False), (20, True), (21, False)],
)
def test_both_days_of_a_pause_are_paused(number, paused):
    assert (day(number).toordinal() in Paused.of(PAUSES)) is paused


@pytest.mark.parametrize(
    ("earlier", "later", "count"), [(-1, 5, 5), (0, 4, 3), (2, 3, 0), (3, 11, 2), (-9, 99, 9), (19, 21, 1), (4, 4, 0)]
)
def test_paused_days_strictly_between_two_days_count_once(earlier, later, count):
    assert Paused.of(PAUSES).between(day(earlier).toordinal(), day(later).toordinal()) == count


def test_a_pause_that_ends_before_it_begins_is_none():
    assert day(1).toordinal() not in Paused.of((Pause(day(2), day(0)),))
