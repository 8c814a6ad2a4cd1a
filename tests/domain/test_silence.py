"""4.8: silence, and how long it may last."""

from datetime import date

import pytest

from planner.domain.cadence import Days, Line, Monthly, Per, Quota, Slots, Term, Weekly
from planner.domain.gap import Kind, Severity
from planner.domain.plan import Pause, Stance
from planner.domain.silence import max_silence, usual_distance
from tests.domain.given import APPROVED, DRAFT, IDEA, KIM, PUBLISHED, REVIEW, channel, day, gaps, post, weekly

CRITICAL, WARNING, OPEN, PAST = Severity


def silences(of, *span, **plan) -> list[tuple[int, int, Severity]]:
    return [((gap.first - day(0)).days, (gap.last - day(0)).days, gap.severity) for gap in gaps(of, Kind.SILENCE, *span, **plan)]


def silent(*posts, limit=10, first=-40, **more):
    return channel(Quota(1, Per.WEEK), *posts, first=first, max_silence=limit, **more)


@pytest.mark.parametrize(("later", "found"), [(9, []), (10, [(0, 9, OPEN)])])
def test_two_neighbouring_posting_days_may_be_ten_days_apart_but_not_more(later, found):
    assert silences(silent(post(-1, PUBLISHED), post(later)), 0, 11) == found


def test_posts_on_neighbouring_days_leave_no_day_of_silence():
    assert silences(silent(post(0), post(1), limit=0, first=0), 0, 2) == []
    assert silences(silent(post(0), post(2), limit=0, first=0), 0, 3) == [(1, 1, WARNING)]


def test_every_silence_whose_days_overlap_the_span_is_shown_with_all_its_days():
    of = silent(post(-38, PUBLISHED), post(-20, PUBLISHED), post(-1, PUBLISHED), post(20), post(40))
    assert silences(of, -5, 15) == [(-19, -2, PAST), (0, 19, OPEN)]


@pytest.mark.parametrize(
    ("readiness", "number", "assume", "counts"),
    [
        (PUBLISHED, -2, False, True), (APPROVED, -2, True, True), (APPROVED, -2, False, False), (REVIEW, -2, True, False),
        (IDEA, 2, True, False), (DRAFT, 2, True, True), (DRAFT, 0, True, True), (PUBLISHED, 2, True, True),
    ],
)  # fmt: skip
def test_what_a_posting_day_is(readiness, number, assume, counts):
    of = silent(post(-6, PUBLISHED), post(number, readiness), post(7), limit=11)
    assert (silences(of, 0, 8, assume_publication=assume) == []) is counts
    cancelled = silent(post(-6, PUBLISHED), post(number, readiness, cancelled=True), post(7), limit=11)
    assert silences(cancelled, 0, 8) == [(-5, 6, WARNING)]


def test_paused_days_between_are_not_counted():
    posts = (post(-1, PUBLISHED), post(14))
    assert silences(silent(*posts, pauses=(Pause(day(0), day(4)),)), 0, 15) == []  # 15 - 5
    assert silences(silent(*posts, pauses=(Pause(day(1), day(4)),)), 0, 15) == [(0, 13, OPEN)]
    assert silences(silent(*posts, pauses=(Pause(day(-1), day(-1)), Pause(day(14), day(14)))), 0, 15) == [(0, 13, OPEN)]


def test_the_end_of_the_span_stands_in_when_no_post_follows():
    assert silences(silent(post(-1, PUBLISHED)), 0, 10) == [(0, 9, OPEN)]
    assert silences(silent(post(-1, PUBLISHED)), 0, 9) == []
    assert silences(silent(post(-1, PUBLISHED), post(50)), 0, 9) == [(0, 49, OPEN)]  # one that follows outside of the span
    assert silences(silent(post(60)), 0, 9) == [(-39, 59, CRITICAL)]


def test_the_first_cadences_first_day_stands_in_when_no_post_went_before():
    assert silences(silent(post(9), first=-2), 0, 10) == [(-1, 8, OPEN)]
    assert silences(silent(first=-1), 0, 10) == [(0, 9, OPEN)]
    assert silences(silent(post(-5, PUBLISHED), first=-2), 0, 6) == [(-4, 5, WARNING)]  # the post is earlier
    assert silences(silent(first=20), 0, 10) == []


@pytest.mark.parametrize(
    ("today", "severity"),
    [(9, PAST), (8, CRITICAL), (5, CRITICAL), (4, WARNING), (1, WARNING), (0, WARNING), (-1, WARNING), (-2, OPEN)],
)
def test_a_silence_is_critical_when_the_limit_is_passed_and_warns_when_it_will_be_soon(today, severity):
    of = silent(post(-6, PUBLISHED), post(9, PUBLISHED))  # passed on day 5: 11 days
    assert silences(of, 0, 10, today=today) == [(-5, 8, severity)]


def test_a_pause_puts_off_the_day_on_which_the_limit_is_passed():
    of = silent(post(-6, PUBLISHED), post(12, PUBLISHED), pauses=(Pause(day(4), day(7)),))
    assert [silences(of, 0, 10, today=today)[0][2] for today in (8, 9)] == [WARNING, CRITICAL]


def test_only_channels_that_publish_fall_silent():
    assert silences(silent(stance=Stance.LISTEN), 0, 28) == []


def test_the_channels_person_is_responsible():
    [gap] = gaps(silent(post(-1, PUBLISHED, person="lee"), responsible=KIM), Kind.SILENCE)
    assert (gap.responsible, gap.missing, gap.readiness) == (KIM, None, None)


MONTHLY = Slots((Line(Monthly(days=(1,))),))


@pytest.mark.parametrize(
    ("cadence", "first", "distance"),
    [
        (weekly(0), day(0), 7),
        (weekly(0, 2, 4), day(0), 3),
        (Slots((Line(Weekly((1,), 3)),)), day(0), 21),
        (MONTHLY, date(2026, 11, 23), 31),
        (MONTHLY, date(2027, 2, 2), 31),
        (Slots((Line(Monthly(days=(30,))),)), date(2027, 1, 1), 59),  # from January to March
        (Slots((Line(Weekly((0,))), Line(Weekly((3,))))), day(0), 4),
        (Slots((Line(Monthly(days=(1,), interval=12)),)), date(2026, 12, 1), 14),  # only one in 364 days
        (Slots((Line(Monthly(days=(1,), interval=12)),) * 2), date(2026, 12, 1), 0),  # two on one day
        (Slots((Line(Days((date(2026, 12, 1), date(2027, 3, 1)))),)), day(0), 90),
        (Slots((Line(Days((date(2026, 11, 1),))),)), day(0), 14),  # none at all
        (Quota(1, Per.WEEK), day(0), 7),
        (Quota(2, Per.WEEK), day(0), 4),
        (Quota(9, Per.WEEK), day(0), 1),
        (Quota(1, Per.MONTH), day(0), 31),
        (Quota(4, Per.MONTH), day(0), 8),
    ],
)
def test_the_usual_distance(cadence, first, distance):
    assert usual_distance(cadence, first) == distance


@pytest.mark.parametrize(
    ("terms", "limit"),
    [
        ((), None),
        ((Term(day(-9), day(0), MONTHLY),), None),  # over
        ((Term(day(-9), day(0), MONTHLY), Term(day(5), None, Quota(1, Per.WEEK))), 14),  # else the next one
        ((Term(day(-9), None, MONTHLY),), 62),
        ((Term(day(-9), None, weekly(0)),), 14),
        ((Term(day(-9), None, Slots((Line(Weekly((0,), 2)),))),), 28),
    ],
)
def test_the_limit_is_twice_the_usual_distance_of_the_cadence_valid_today_but_at_least_14_days(terms, limit):
    assert max_silence(channel(None, terms=terms, max_silence=None), day(0)) == limit
    assert max_silence(channel(None, terms=terms, max_silence=5), day(0)) == 5


def test_without_cadence_and_limit_there_is_no_check():
    assert gaps(channel(None, post(-90, PUBLISHED), max_silence=None), Kind.SILENCE) == []
    assert len(gaps(channel(None, post(-90, PUBLISHED), max_silence=5), Kind.SILENCE)) == 1
