"""4.8: posts too close together, too many on a day, and the same topic again."""

import pytest

from planner.domain.cadence import Line, Slots, Weekly
from planner.domain.gap import Kind
from planner.domain.plan import Topic
from tests.domain.given import KIM, LEE, PUBLISHED, SAM, channel, day, gaps, post, weekly


def crowds(of, kind=Kind.COLLISION, *span, **plan) -> list[tuple]:
    """(days from and to, posts too many, severity, reason)"""
    return [
        ((gap.first - day(0)).days, (gap.last - day(0)).days, gap.missing, gap.severity.value, gap.reason.value)
        for gap in gaps(of, kind, *span, **plan)
    ]


@pytest.mark.parametrize(
    ("numbers", "distance", "found"),
    [
        ([0, 2], 2, []),
        ([0, 1], 2, [(0, 1, 1, "warning", "too_close")]),
        ([0, 1, 2], 2, [(0, 1, 1, "warning", "too_close"), (1, 2, 1, "warning", "too_close")]),
        ([3, 3], 1, [(3, 3, 1, "warning", "too_close")]),
        ([0, 1], None, []),
    ],
)
def test_two_posts_closer_than_the_minimum_distance(numbers, distance, found):
    of = channel(None, *(post(number, id=index) for index, number in enumerate(numbers)), min_distance=distance)
    assert crowds(of) == found


@pytest.mark.parametrize(
    ("count", "most", "found"),
    [(2, 2, []), (3, 2, [(5, 5, 1, "warning", "too_many")]), (4, 1, [(5, 5, 3, "warning", "too_many")])],
)
def test_more_posts_on_a_day_than_the_maximum(count, most, found):
    assert crowds(channel(None, *(post(5, id=index) for index in range(count)), max_per_day=most)) == found


@pytest.mark.parametrize(
    ("numbers", "cool_down", "found"),
    [
        ([0, 9], 10, [(0, 9, 1, "warning", "repeated")]),
        ([0, 10], 10, []),
        ([0, 3, 6], 5, [(0, 3, 1, "warning", "repeated"), (3, 6, 1, "warning", "repeated")]),
        ([0, 1], None, []),
    ],
)
def test_one_topic_twice_inside_its_cool_down(numbers, cool_down, found):
    of = channel(None, *(post(number, topic=1) for number in numbers), post(2, topic=2))
    assert crowds(of, Kind.REPETITION, topics=(Topic(1, cool_down=cool_down), Topic(2, cool_down=99))) == found


def test_cancelled_posts_crowd_nobody():
    of = channel(None, post(0, topic=1), post(1, topic=1, cancelled=True), min_distance=5, max_per_day=0)
    assert [gap[4] for gap in crowds(of)] == ["too_many"]
    assert crowds(of, Kind.REPETITION, topics=(Topic(1, cool_down=99),)) == []


def test_it_is_past_when_it_ended_before_today():
    of = channel(None, post(0, PUBLISHED), post(1), min_distance=2)
    assert [gap[3] for gap in crowds(of, Kind.COLLISION, 0, 28, 1)] == ["warning"]
    assert [gap[3] for gap in crowds(of, Kind.COLLISION, 0, 28, 2)] == ["past"]
    assert crowds(of, Kind.COLLISION, 2, 28, 2) == []


def test_the_person_of_the_later_post_is_to_act():
    by_slot = Slots((Line(Weekly((1,)), person=LEE),))
    for person, cadence, responsible in [(SAM, by_slot, SAM), (None, by_slot, LEE), (None, weekly(1), KIM)]:
        of = channel(cadence, post(0, person=KIM), post(1, person=person), min_distance=2, responsible=KIM)
        assert [gap.responsible for gap in gaps(of, Kind.COLLISION)] == [responsible]
