"""What can be done about a gap. Days are counted from Monday; it is Wednesday (2)."""

from datetime import time

import pytest

from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.mending import Mend, Way, mends
from tests.domain.given import APPROVED, DRAFT, IDEA, PUBLISHED, channel, day, filling, post, slots, weekly

TODAY = 2


def gap(kind: Kind, first: int, last: int | None = None, reason: Reason = Reason.NO_POST, readiness=None) -> Gap:
    return Gap(kind, day(first), day(first if last is None else last), 1, readiness, Severity.WARNING, None, reason)


def ways(of: Gap, blog=None) -> list[Mend]:
    blog = blog or channel(weekly(0))
    return list(mends(of, blog, filling(blog, 0, 28), day(TODAY)))


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (gap(Kind.SLOT, 7), [Mend(Way.FILL, day(7)), Mend(Way.ACCEPT)]),
        (gap(Kind.SLOT, 0), [Mend(Way.FILL, day(2)), Mend(Way.ACCEPT)]),
        (gap(Kind.QUOTA, 0, 6), [Mend(Way.FILL, day(2)), Mend(Way.ACCEPT)]),
        (gap(Kind.SILENCE, 1, 12), [Mend(Way.FILL, day(7)), Mend(Way.ACCEPT)]),
        (gap(Kind.COVER, 3, 5), [Mend(Way.COVER), Mend(Way.ACCEPT)]),
        (gap(Kind.RUNWAY, 20), [Mend(Way.COLLECT)]),
        (gap(Kind.RESPONSE, 0, 2), [Mend(Way.ANSWER)]),
        (gap(Kind.OVERLOAD, 0, 6), [Mend(Way.RELIEVE)]),
        (gap(Kind.READINESS, 7, readiness=IDEA), []),
    ],
)
def test_each_kind_of_gap_has_its_ways(of, expected):
    assert ways(of) == expected


def test_an_empty_slot_is_filled_at_its_time():
    assert ways(gap(Kind.SLOT, 7), channel(slots("09:00")))[0] == Mend(Way.FILL, day(7), time(9))


@pytest.mark.parametrize(
    ("posts", "moved"),
    [
        ([post(9, DRAFT)], 1009),
        ([post(5, DRAFT), post(9, DRAFT)], 1009),
        ([post(5, DRAFT), post(8, IDEA)], 1008),
        ([post(9, PUBLISHED)], None),
        ([post(9, DRAFT, cancelled=True)], None),
        ([post(15, DRAFT)], None),
        ([post(1, APPROVED)], None),
    ],
)
def test_a_spare_post_nearby_can_be_moved_here(posts, moved):
    found = ways(gap(Kind.SLOT, 7), channel(weekly(0), *posts))
    assert [mend.post for mend in found if mend.way is Way.MOVE_HERE] == ([moved] if moved else [])


def test_a_raw_post_is_got_ready_moved_or_handed_over():
    found = ways(gap(Kind.READINESS, 7, 9, Reason.TOO_RAW, IDEA), channel(weekly(0), post(7, DRAFT), post(9, IDEA)))
    assert [(mend.way, mend.post) for mend in found] == [(Way.RIPEN, 1009), (Way.MOVE, 1009), (Way.ASSIGN, 1009)]


def test_what_did_not_appear_is_recorded_moved_or_accepted():
    found = ways(gap(Kind.SLOT, 0, reason=Reason.MISSED, readiness=DRAFT), channel(weekly(0), post(0, DRAFT)))
    assert [mend.way for mend in found] == [Way.RIPEN, Way.MOVE, Way.ASSIGN, Way.ACCEPT]


def test_of_posts_too_close_the_later_one_moves():
    found = ways(gap(Kind.COLLISION, 7, 8, Reason.TOO_CLOSE), channel(weekly(0), post(7), post(8)))
    assert found == [Mend(Way.MOVE, post=1008)]
