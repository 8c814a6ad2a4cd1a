"""4.7 and 4.8: the gaps of promises, and how bad they are. L is the lead time, 3 days unless set."""

import pytest

from planner.domain.cadence import Line, Per, Quota, Slots, Term, Weekly
from planner.domain.gap import Kind, Severity
from planner.domain.plan import Pause
from tests.domain.given import (
    APPROVED,
    DRAFT,
    IDEA,
    KIM,
    LEE,
    PUBLISHED,
    REVIEW,
    SAM,
    channel,
    day,
    gaps,
    judged,
    post,
    slots,
    weekly,
)

CRITICAL, WARNING, OPEN, PAST = Severity
EVERY_DAY = weekly(*range(7))


def promise_gaps(of, *span, **plan) -> list[tuple]:
    """(kind, days from and to, missing, readiness, severity, reason) of slot, quota and readiness gaps."""
    found = []
    for gap in judged(of, *span, **plan).gaps:
        if gap.kind in (Kind.SLOT, Kind.QUOTA, Kind.READINESS):
            first, last = (gap.first - day(0)).days, (gap.last - day(0)).days
            found.append((gap.kind.value, first, last, gap.missing, gap.readiness, gap.severity, gap.reason.value))
    return found


@pytest.mark.parametrize(
    ("lead", "number", "severity"),
    [
        (3, -8, PAST), (3, -7, CRITICAL), (3, -1, CRITICAL),  # due
        (3, 0, CRITICAL), (3, 3, CRITICAL), (3, 4, WARNING), (3, 6, WARNING), (3, 7, OPEN),
        (0, 0, CRITICAL), (0, 1, OPEN), (10, 20, WARNING), (10, 21, OPEN),
    ],
)  # fmt: skip
def test_an_empty_slot(lead, number, severity):
    of = channel(EVERY_DAY, first=-30, lead_days=lead)
    assert promise_gaps(of, number, number + 1) == [("slot", number, number, 1, None, severity, "no_post")]


@pytest.mark.parametrize(
    ("readiness", "number", "severity"),
    [
        (IDEA, 0, CRITICAL), (IDEA, 3, CRITICAL), (IDEA, 4, WARNING), (IDEA, 6, WARNING), (IDEA, 7, None),
        (DRAFT, 0, WARNING), (DRAFT, 3, WARNING), (DRAFT, 4, None), (REVIEW, 3, WARNING), (REVIEW, 4, None),
        (APPROVED, 0, None), (PUBLISHED, 0, None),
    ],
)  # fmt: skip
def test_a_filled_slot_that_is_not_due(readiness, number, severity):
    found = promise_gaps(channel(EVERY_DAY, post(number, readiness)), number, number + 1)
    assert found == ([("readiness", number, number, 1, readiness, severity, "too_raw")] if severity else [])


@pytest.mark.parametrize(
    ("readiness", "number", "assume", "severity"),
    [
        (IDEA, -1, True, CRITICAL), (DRAFT, -7, True, CRITICAL), (REVIEW, -8, True, PAST),
        (APPROVED, -1, True, None), (APPROVED, -1, False, CRITICAL), (PUBLISHED, -1, False, None),
    ],
)  # fmt: skip
def test_a_filled_slot_that_is_due(readiness, number, assume, severity):
    of = channel(EVERY_DAY, post(number, readiness), first=-30)
    found = promise_gaps(of, number, number + 1, assume_publication=assume)
    assert found == ([("slot", number, number, 1, readiness, severity, "missed")] if severity else [])


def test_a_paused_slot_is_no_gap():
    assert promise_gaps(channel(EVERY_DAY, pauses=(Pause(day(0), day(27)),))) == []


def test_a_slot_filled_from_nearby_is_judged_by_its_posts_day_and_shown_there():
    of = channel(weekly(5, tolerance=1), post(4, DRAFT))
    assert promise_gaps(of, 5, 7, 1) == []  # the post's day lies outside
    assert promise_gaps(of, 4, 5, 1) == [("readiness", 4, 4, 1, DRAFT, WARNING, "too_raw")]
    assert promise_gaps(of, 4, 5, 5) == [("readiness", 4, 4, 1, DRAFT, WARNING, "too_raw")]  # over, but the slot is not due
    assert promise_gaps(of, 4, 7, 6) == [("slot", 5, 5, 1, DRAFT, CRITICAL, "missed")]  # on the slot's own day


@pytest.mark.parametrize(
    ("quota", "posts", "today", "gap"),
    [
        # the m-th last open day counts for m empty promises
        (Quota(1, Per.WEEK), [], 0, (0, 6, 1, None, WARNING, "no_post")),
        (Quota(1, Per.WEEK), [], -1, (0, 6, 1, None, OPEN, "no_post")),
        (Quota(1, Per.WEEK), [], 3, (0, 6, 1, None, CRITICAL, "no_post")),
        (Quota(4, Per.WEEK), [], 0, (0, 6, 4, None, CRITICAL, "no_post")),  # Thursday
        (Quota(4, Per.WEEK), [1], 0, (0, 6, 3, None, WARNING, "no_post")),  # Friday
        (Quota(9, Per.WEEK), [], -4, (0, 6, 9, None, WARNING, "no_post")),  # the first open day
        (Quota(1, Per.WEEK, (1, 3)), [], 0, (1, 3, 1, None, CRITICAL, "no_post")),
        # due: missed
        (Quota(1, Per.WEEK), [], 6, (0, 6, 1, None, CRITICAL, "no_post")),
        (Quota(1, Per.WEEK), [], 7, (0, 6, 1, None, CRITICAL, "missed")),
        (Quota(1, Per.WEEK), [], 13, (0, 6, 1, None, CRITICAL, "missed")),
        (Quota(1, Per.WEEK), [], 14, (0, 6, 1, None, PAST, "missed")),
        (Quota(3, Per.WEEK), [1, 2], 7, (0, 6, 3, None, CRITICAL, "missed")),  # drafts are missed, and one is empty
        (Quota(2, Per.WEEK), [1, 2], 7, (0, 6, 2, DRAFT, CRITICAL, "missed")),
    ],
)
def test_a_quota_that_lacks_posts(quota, posts, today, gap):
    of = channel(quota, *(post(number) for number in posts), first=0, end=7)
    found = [
        (gap.first, gap.last, gap.missing, gap.readiness, gap.severity, gap.reason.value)
        for gap in gaps(of, Kind.QUOTA, today=today)
    ]
    assert found == [(day(gap[0]), day(gap[1]), *gap[2:])]


def test_the_lowest_readiness_of_the_missed_is_told_and_kept_ones_are_none():
    of = channel(Quota(3, Per.WEEK), post(0, PUBLISHED), post(1, REVIEW), post(2, IDEA), end=7)
    assert promise_gaps(of, today=7) == [("quota", 0, 6, 2, IDEA, CRITICAL, "missed")]
    kept = channel(Quota(1, Per.WEEK), post(0, APPROVED), end=7)
    assert promise_gaps(kept, today=7) == []


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [((0, 28), 0, 6), ((2, 28), 2, 6), ((2, 4), 2, 3), ((5, 28), 4, 4), ((6, 7), 4, 4)],
)
def test_the_days_of_a_quota_gap_are_the_open_days_inside_the_span_else_the_last_open_day(span, first, last):
    weekend = (Pause(day(5), day(6)),) if first == last == 4 else ()
    of = channel(Quota(3, Per.WEEK), end=7, pauses=weekend)
    assert [(gap.first, gap.last) for gap in gaps(of, Kind.QUOTA, *span)] == [(day(first), day(last))]


def test_a_quota_without_open_days_owes_nothing():
    assert promise_gaps(channel(Quota(3, Per.WEEK), post(1), end=7, pauses=(Pause(day(0), day(6)),))) == []


def test_the_raw_posts_of_a_quota_are_one_gap():
    of = channel(Quota(5, Per.WEEK), post(0, DRAFT), post(1, APPROVED), post(4, IDEA), post(5, DRAFT), post(6, IDEA), end=7)
    assert promise_gaps(of) == [("readiness", 0, 6, 3, IDEA, WARNING, "too_raw")]  # Saturday's draft is early enough
    nearer = promise_gaps(of, today=1)
    assert nearer == [("readiness", 0, 6, 3, IDEA, CRITICAL, "too_raw")]


def test_raw_posts_of_a_quota_are_shown_where_their_days_overlap_the_span():
    of = channel(Quota(2, Per.WEEK, (0, 4)), post(0, DRAFT), post(4, IDEA), end=7)
    assert promise_gaps(of, 2, 3) == [("readiness", 0, 4, 2, IDEA, WARNING, "too_raw")]
    assert promise_gaps(of, 5, 7) == []


def test_a_quota_post_on_a_paused_day_after_the_last_open_day_is_not_due_yet():
    of = channel(Quota(7, Per.WEEK), post(6, DRAFT), end=7, pauses=(Pause(day(1), day(6)),))
    assert promise_gaps(of, today=5) == [("readiness", 6, 6, 1, DRAFT, WARNING, "too_raw")]
    assert promise_gaps(of, today=7) == [("quota", 0, 0, 1, DRAFT, CRITICAL, "missed")]


@pytest.mark.parametrize(
    ("post_person", "slot_person", "channel_person", "responsible"),
    [(KIM, LEE, SAM, KIM), (None, LEE, SAM, LEE), (None, None, SAM, SAM), (None, None, None, None)],
)
def test_responsible_is_the_posts_person_else_the_slots_else_the_channels(post_person, slot_person, channel_person, responsible):
    cadence = Slots((Line(Weekly((0,)), person=slot_person),))
    of = channel(cadence, post(0, IDEA, person=post_person), responsible=channel_person, end=7)
    assert [gap.responsible for gap in gaps(of, Kind.READINESS)] == [responsible]
    empty = channel(cadence, responsible=channel_person, end=7)
    assert [gap.responsible for gap in gaps(empty, Kind.SLOT)] == [slot_person or channel_person]


def test_of_a_quota_the_channels_person_is_responsible():
    of = channel(Quota(2, Per.WEEK), post(0, IDEA, person=LEE), responsible=KIM, end=7)
    assert {gap.responsible for gap in judged(of).gaps if gap.kind in (Kind.QUOTA, Kind.READINESS)} == {KIM}


def test_a_changed_cadence_has_the_gaps_of_both():
    terms = (Term(day(0), day(2), slots("09:00")), Term(day(2), None, Quota(1, Per.WEEK)))
    of = channel(None, terms=terms)
    assert promise_gaps(of, 0, 7) == [
        ("slot", 0, 0, 1, None, CRITICAL, "no_post"),
        ("quota", 2, 6, 1, None, WARNING, "no_post"),
    ]
