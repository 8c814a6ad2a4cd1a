"""4.8: inquiries that wait too long."""

from planner.domain.gap import Gap, Kind, Reason, Severity
from planner.domain.plan import Inquiry, Stance
from tests.domain.given import KIM, channel, day, gaps


def asked(*targets: int, **more):
    return channel(None, responsible=KIM, inquiries=tuple(Inquiry(day(number)) for number in targets), **more)


def test_one_gap_a_channel_from_the_day_after_the_first_target_to_today():
    expected = Gap(Kind.RESPONSE, day(-4), day(0), 2, None, Severity.CRITICAL, KIM, Reason.OVERDUE)
    assert gaps(asked(-2, -5, 0, 3), Kind.RESPONSE) == [expected]
    assert gaps(asked(-2, -5, stance=Stance.LISTEN), Kind.RESPONSE) == [expected]


def test_an_inquiry_may_be_answered_on_its_target_day():
    assert gaps(asked(0), Kind.RESPONSE) == []
    assert [gap.first for gap in gaps(asked(0), Kind.RESPONSE, today=1)] == [day(1)]


def test_it_is_shown_when_its_days_overlap_the_span():
    assert gaps(asked(-5), Kind.RESPONSE, 1, 28) == []
    assert len(gaps(asked(-5), Kind.RESPONSE, -4, -3)) == 1
    assert gaps(asked(-5), Kind.RESPONSE, -5, -4) == []
