"""4.11: how long the backlog lasts, and 4.8: the day on which plan and backlog are used up."""

from datetime import date
from fractions import Fraction

import pytest

from planner.domain.cadence import Line, Monthly, Per, Quota, Slots, Term
from planner.domain.gap import Kind, Severity
from planner.domain.plan import Channel, Pause, Stance, Topic
from planner.domain.runway import in_one_decimal, open_topics, runway
from tests.domain.given import DRAFT, IDEA, KIM, channel, day, gaps, judged, post, weekly

TOPICS = tuple(map(Topic, range(1, 11)))


@pytest.mark.parametrize(
    ("topic", "posts", "is_open"),
    [
        (Topic(1), [], True),  # names no channel
        (Topic(1, frozenset({"blog", "x"})), [], True),
        (Topic(1, frozenset({"x"})), [], False),
        (Topic(1, dropped=True), [], False),
        (Topic(1), [post(-5, topic=1)], False),
        (Topic(1), [post(-5, topic=2)], True),
        (Topic(1), [post(5, IDEA, topic=1, cancelled=True)], True),
        (Topic(1, evergreen=True), [post(-5, topic=1)], True),
        (Topic(1, evergreen=True, dropped=True), [], False),
    ],
)
def test_an_open_topic(topic, posts, is_open):
    assert (open_topics(channel(weekly(0), *posts), [topic]) == [topic]) is is_open


def test_a_topic_that_names_no_channel_is_meant_for_those_that_publish():
    quiet = channel(None, stance=Stance.PRACTISE)
    assert open_topics(quiet, [Topic(1), Topic(2, frozenset({"blog"}))]) == [Topic(2, frozenset({"blog"}))]


@pytest.mark.parametrize(
    ("cadence", "today", "weeks"),
    [
        (weekly(0), 0, 10),
        (weekly(0), 3, 10),  # whatever weekday it is
        (weekly(0, 2, 4), 0, Fraction(10, 3)),
        (Quota(3, Per.WEEK), 0, Fraction(10, 3)),
        (Quota(3, Per.WEEK), 3, Fraction(10, 3)),  # the days in the coming 364 days, not whole periods
        (Quota(1, Per.WEEK, (1,)), 4, 10),
        (Slots((Line(Monthly(days=(1,))),)), 0, Fraction(10 * 52, 12)),
        (Quota(1, Per.MONTH), 0, 10 * 52 / (Fraction(8, 30) + 11 + Fraction(21, 30))),  # 23 November to 21 November
        (weekly(0, skip_holidays=True), 0, Fraction(10 * 52, 51)),
        (Quota(1, Per.WEEK, (0,), True), 0, Fraction(10 * 52, 51)),
        (None, 0, None),
        (weekly(0), -1, None),  # not valid yet
        (Quota(1, Per.WEEK, ()), 0, None),  # nothing is promised
    ],
)
def test_runway_is_open_topics_by_promises_a_week(cadence, today, weeks):
    assert runway(channel(cadence), TOPICS, frozenset({day(7)}), day(today)) == weeks


def test_runway_looks_neither_at_pauses_nor_at_the_end_of_the_cadence_nor_at_the_next_one():
    terms = (Term(day(0), day(3), weekly(0)), Term(day(3), None, weekly(*range(7))))
    of = channel(None, terms=terms, pauses=(Pause(day(0), day(99)),))
    assert runway(of, TOPICS, frozenset(), day(1)) == 10


@pytest.mark.parametrize(
    ("weeks", "told"), [(Fraction(5, 2), 2.5), (Fraction(1, 20), 0.1), (Fraction(10, 3), 3.3), (Fraction(0), 0.0)]
)
def test_weeks_are_told_in_one_decimal_rounded_half_up(weeks, told):
    assert in_one_decimal(weeks) == told


@pytest.mark.parametrize(
    ("drafts", "topics", "end", "severity"),
    [
        (0, 0, 0, Severity.WARNING),  # reach is yesterday, so from today on
        (0, 1, 7, Severity.OPEN),
        (1, 0, 6, Severity.WARNING),
        (1, 1, 13, Severity.OPEN),
        (2, 2, 27, Severity.OPEN),
        (3, 1, 27, Severity.OPEN),
        (4, 0, 27, Severity.OPEN),
        (4, 1, None, None),  # on day 34, behind the horizon
    ],
)
def test_the_day_on_which_plan_and_backlog_are_used_up(drafts, topics, end, severity):
    of = channel(weekly(0), *(post(7 * number) for number in range(drafts)), responsible=KIM)
    found = [(gap.first, gap.last, gap.severity, gap.responsible) for gap in gaps(of, Kind.RUNWAY, topics=TOPICS[:topics])]
    assert found == ([] if end is None else [(day(end), day(end), severity, KIM)])


def test_the_days_of_the_backlog_are_rounded_down():
    three_a_week = channel(weekly(0, 2, 4))
    assert [gap.first for gap in gaps(three_a_week, Kind.RUNWAY, topics=TOPICS[:2])] == [day(4)]  # 7 x 2/3 = 4.67


def test_the_horizon_is_the_workspaces():
    of = channel(weekly(0))
    assert gaps(of, Kind.RUNWAY, topics=TOPICS[:1], horizon=7) == []
    assert [gap.first for gap in gaps(of, Kind.RUNWAY, topics=TOPICS[:1], horizon=8)] == [day(7)]
    assert gaps(of, Kind.RUNWAY, 8, 28, topics=TOPICS[:1]) == []  # the span does not show it


def test_a_plan_without_end_does_not_run_dry():
    once = channel(weekly(0), post(0, DRAFT), end=1)
    assert (judged(once).reach.value, gaps(once, Kind.RUNWAY)) == ("open", [])
    assert gaps(channel(None), Kind.RUNWAY) == []
    before = channel(weekly(0), first=1)  # a reach, but no cadence valid today
    assert (judged(before).reach, judged(before).runway_weeks, gaps(before, Kind.RUNWAY)) == (day(6), None, [])


def test_the_last_days_of_the_calendar_are_counted():
    of = Channel("blog", terms=(Term(day(0), None, Quota(1, Per.WEEK, None, True)),))
    assert runway(of, TOPICS, frozenset(), date(9999, 12, 30)) == Fraction(10 * 52 * 7, 2)  # the 30th and the 31st
