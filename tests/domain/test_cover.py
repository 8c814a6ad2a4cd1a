"""4.9: who is there, and the days on which nobody is."""

import pytest

from planner.domain.cadence import Line, Per, Quota, Slots, Weekly
from planner.domain.gap import Kind, Reason, Severity
from planner.domain.plan import Absence, Pause, Plan, Stance
from planner.domain.presence import Presence
from tests.domain.given import APPROVED, DRAFT, IDEA, KIM, LEE, PUBLISHED, SAM, channel, day, gaps, post, weekly

CRITICAL, WARNING, OPEN, PAST = Severity


def away(person: str, first: int, last: int) -> Absence:
    return Absence(person, day(first), day(last))


def covers(of, *span, **plan) -> list[tuple]:
    """(days from and to, missing, severity, reason)"""
    return [
        ((gap.first - day(0)).days, (gap.last - day(0)).days, gap.missing, gap.severity, gap.reason.value)
        for gap in gaps(of, Kind.COVER, *span, **plan)
    ]


KIM_AWAY = (away(KIM, 0, 6),)


@pytest.mark.parametrize(
    ("person", "stand_in", "own", "absences", "covered"),
    [
        (KIM, None, None, (), True),
        (KIM, None, None, (away(KIM, 1, 2),), True),  # present on day 0
        (KIM, None, None, (away(KIM, -5, 0),), False),  # both days included
        (KIM, LEE, None, KIM_AWAY, True),
        (KIM, LEE, None, (*KIM_AWAY, away(LEE, 0, 0)), False),
        (KIM, LEE, SAM, (*KIM_AWAY, away(LEE, 0, 0)), True),  # when that one is absent, by their own
        (KIM, None, SAM, KIM_AWAY, True),
        (KIM, LEE, SAM, (*KIM_AWAY, away(LEE, 0, 0), away(SAM, 0, 0)), False),
        (None, LEE, None, (), False),  # nobody named has no stand-in
    ],
)
def test_a_person_is_present_or_covered(person, stand_in, own, absences, covered):
    presence = Presence.of(Plan((), absences=absences, stand_ins={KIM: own} if own else {}))
    assert presence.is_covered(person, channel(None, stand_in=stand_in), day(0)) is covered


def test_a_run_of_bare_days_that_holds_a_promise_is_a_gap():
    of = channel(weekly(2), responsible=KIM)
    assert covers(of, 0, 14, absences=KIM_AWAY) == [(0, 6, 1, CRITICAL, "absent")]
    assert covers(of, 0, 14, absences=(away(KIM, 0, 1),)) == []  # holds nothing
    assert covers(of, 0, 14, absences=(away(KIM, 2, 2), away(KIM, 9, 10))) == [
        (2, 2, 1, CRITICAL, "absent"),
        (9, 10, 1, OPEN, "absent"),
    ]


@pytest.mark.parametrize(("span", "first", "last"), [((1, 28), 1, 6), ((0, 4), 0, 3), ((2, 3), 2, 2)])
def test_its_days_are_clipped_to_the_span(span, first, last):
    assert covers(channel(weekly(2), responsible=KIM), *span, absences=KIM_AWAY) == [(first, last, 1, CRITICAL, "absent")]


def test_days_before_today_are_never_bare():
    of = channel(weekly(0, 2), responsible=KIM)
    assert covers(of, 0, 14, 1, absences=KIM_AWAY) == [(1, 6, 1, CRITICAL, "absent")]
    assert covers(of, 0, 7, 7, absences=KIM_AWAY) == []


@pytest.mark.parametrize(
    ("readiness", "more", "bare"),
    [(IDEA, {}, True), (APPROVED, {}, True), (PUBLISHED, {}, False), (DRAFT, {"cancelled": True}, False)],
)
def test_a_post_that_is_still_to_be_published_needs_somebody(readiness, more, bare):
    of = channel(None, post(3, readiness, **more), responsible=KIM)
    assert covers(of, absences=KIM_AWAY) == ([(0, 6, 1, CRITICAL, "absent")] if bare else [])


def test_what_somebody_else_does_is_not_bare_and_parts_the_run():
    of = channel(weekly(0, 2, 4), post(2, person=LEE), responsible=KIM)
    assert covers(of, 0, 7, absences=KIM_AWAY) == [(0, 1, 1, CRITICAL, "absent"), (3, 6, 1, WARNING, "absent")]


def test_the_slots_person_is_asked_before_the_channels():
    of = channel(Slots((Line(Weekly((2,)), person=LEE),)), responsible=KIM)
    assert covers(of, 0, 7, absences=KIM_AWAY) == []
    assert covers(of, 0, 7, absences=(away(LEE, 2, 2),)) == [(2, 2, 1, CRITICAL, "absent")]


def test_one_promise_with_nobody_makes_the_day_bare_and_all_on_it_count():
    of = channel(weekly(2), post(2, person=LEE, id=1), post(2, person=SAM, id=2), responsible=KIM)
    # Lee's fills the slot; Sam's is an extra
    assert covers(of, 0, 7, absences=(away(LEE, 2, 2),)) == [(2, 2, 2, CRITICAL, "absent")]


def test_a_paused_slot_needs_nobody():
    of = channel(weekly(2), responsible=KIM, pauses=(Pause(day(2), day(2)),))
    assert covers(of, 0, 7, absences=KIM_AWAY) == []


def test_an_empty_quota_promise_lies_on_its_open_days_only_when_nobody_is_there_on_any():
    of = channel(Quota(2, Per.WEEK), responsible=KIM)
    assert covers(of, 0, 14, absences=KIM_AWAY) == [(0, 6, 2, CRITICAL, "absent")]
    assert covers(of, 0, 14, absences=(away(KIM, 0, 5),)) == []  # it can move to Sunday
    assert covers(of, 0, 14, 3, absences=(away(KIM, 3, 6),)) == [(3, 6, 2, CRITICAL, "absent")]  # from today on
    assert covers(of, 0, 5, absences=(away(KIM, 0, 5),)) == []  # Sunday lies outside of the span and counts


def test_a_quota_of_certain_days_lies_on_these_even_when_somebody_does_another_post_there():
    of = channel(Quota(1, Per.WEEK, (1, 3), True), post(1, person=LEE, cancelled=True), post(2, person=LEE), responsible=KIM)
    # Wednesday's post has somebody and parts the run; the one promise lies on both sides of it
    assert covers(of, 0, 7, absences=KIM_AWAY) == [(0, 1, 1, CRITICAL, "absent"), (3, 6, 1, CRITICAL, "absent")]
    filled = channel(Quota(2, Per.WEEK, (1, 3)), post(1, person=LEE), responsible=KIM)
    assert covers(filled, 0, 7, absences=KIM_AWAY)[0] == (0, 6, 2, CRITICAL, "absent")


@pytest.mark.parametrize(
    ("responsible", "person", "reason"),
    [(None, None, "nobody"), (None, KIM, "absent"), (KIM, None, "absent")],
)
def test_the_reason_is_nobody_when_no_person_is_named_at_all(responsible, person, reason):
    of = channel(None, post(2, person=person), responsible=responsible)
    [gap] = gaps(of, Kind.COVER, 0, 7, absences=KIM_AWAY)
    assert (gap.reason, gap.responsible, gap.readiness) == (Reason(reason), responsible, None)


@pytest.mark.parametrize(("number", "severity"), [(0, CRITICAL), (3, CRITICAL), (4, WARNING), (6, WARNING), (7, OPEN)])
def test_the_severity_is_that_of_an_empty_promise_on_the_first_day_that_holds_one(number, severity):
    of = channel(None, post(number, APPROVED), post(number + 1, IDEA), responsible=KIM)
    assert covers(of, 0, 28, absences=(away(KIM, 0, 20),)) == [(0, 20, 2, severity, "absent")]


def test_a_post_fills_from_nearby_counts_once_when_both_days_are_bare():
    of = channel(weekly(2, tolerance=1), post(3), responsible=KIM)
    assert covers(of, 0, 7, absences=KIM_AWAY) == [(0, 6, 1, CRITICAL, "absent")]
    assert covers(of, 3, 7, absences=KIM_AWAY) == [(3, 6, 1, CRITICAL, "absent")]  # its slot lies outside: the post itself


def test_only_channels_that_publish_need_cover():
    assert covers(channel(None, post(2), stance=Stance.OFF), 0, 7) == []
