"""What a calendar draws: promises with their state, and the posts beside them."""

import pytest

from planner.domain.board import Outcome, State, board
from planner.domain.cadence import Line, Per, Quota, Slots, Weekly
from planner.domain.gap import Kind, Severity
from planner.domain.plan import Pause, Plan
from tests.domain.given import APPROVED, DRAFT, IDEA, KIM, LEE, PUBLISHED, at, channel, day, days, post, weekly


def drawn(of, first: int = 0, end: int = 7, today: int = 0):
    return board(Plan((of,)), days(first, end), day(today))[0]


@pytest.mark.parametrize(
    ("posts", "today", "state", "outcome", "severity"),
    [
        ([], 0, State.EMPTY, None, Severity.CRITICAL),
        ([], 1, State.EMPTY, Outcome.MISSED, Severity.CRITICAL),
        ([IDEA], -9, State.IDEA, None, None),
        ([DRAFT], 0, State.DRAFT, None, Severity.WARNING),
        ([APPROVED], 1, State.APPROVED, Outcome.KEPT, None),
        ([DRAFT], 9, State.DRAFT, Outcome.MISSED, Severity.PAST),
    ],
)
def test_a_slot_has_state_outcome_and_severity(posts, today, state, outcome, severity):
    [shown] = drawn(channel(weekly(0), *(post(0, readiness) for readiness in posts)), today=today).slots
    assert (shown.state, shown.outcome, shown.severity) == (state, outcome, severity)


def test_a_slot_shows_what_it_wants_and_who_is_to_fill_it():
    line = Line(Weekly((0,)), at("09:00"), "photo", "team", LEE)
    [shown] = drawn(channel(Slots((line,)), responsible=KIM)).slots
    assert (shown.slot.day, shown.slot.line, shown.slot.post, shown.responsible) == (day(0), line, None, LEE)


def test_a_paused_slot_is_drawn_as_paused():
    [shown] = drawn(channel(weekly(0), pauses=(Pause(day(0), day(0)),))).slots
    assert (shown.state, shown.outcome, shown.gap) == (State.PAUSED, None, None)


def test_a_period_shows_its_promises_its_posts_and_what_is_missing():
    of = channel(Quota(3, Per.WEEK), post(0, PUBLISHED), post(1, IDEA), responsible=KIM)
    [shown] = drawn(of, today=1).periods
    assert (shown.period.promised, shown.period.empty, shown.readiness, shown.responsible) == (3, 1, IDEA, KIM)
    assert ([gap.kind for gap in shown.gaps], shown.severity) == ([Kind.QUOTA, Kind.READINESS], Severity.CRITICAL)
    assert (shown.kept, shown.missed) == (0, 0)
    [later] = drawn(of, today=7).periods
    assert (later.kept, later.missed) == (1, 2)


def test_a_period_without_posts_or_gaps_has_neither_readiness_nor_severity():
    [shown] = drawn(channel(Quota(1, Per.WEEK), pauses=(Pause(day(0), day(6)),))).periods
    assert (shown.readiness, shown.severity) == (None, None)


def test_posts_that_fill_nothing_stand_beside():
    assert drawn(channel(weekly(0), post(0), post(2), post(9))).extras == (post(2),)


def test_channels_come_by_key():
    plan = Plan((channel(None, key="x"), channel(None, key="blog")))
    assert [of.channel for of in board(plan, days(0, 7), day(0))] == ["blog", "x"]
