"""The whole check: what stands beside the gaps, and their order."""

from datetime import date, timedelta

import pytest

from planner.domain.cadence import Days, Line, Per, Quota, Slots, Term, Weekly
from planner.domain.continuity import check, known_of
from planner.domain.gap import Kind
from planner.domain.plan import Absence, Channel, Effort, Inquiry, Pause, Plan, Post, Readiness, Topic
from planner.domain.span import Span
from tests.domain.given import DRAFT, IDEA, KIM, LEE, PUBLISHED, channel, counts, day, days, judged, post, slots, weekly


def test_promised_is_filled_paused_and_empty():
    pauses = (Pause(day(7), day(7)),)
    of = judged(channel(slots("09:00", "18:00"), post(0, IDEA), post(14, PUBLISHED), pauses=pauses), 0, 21)
    assert counts(of) == (6, 2, 2, 2)


def test_a_missed_promise_with_a_post_is_filled():
    assert counts(judged(channel(weekly(0), post(0, IDEA)), 0, 7, 7)) == (1, 1, 0, 0)


def test_channels_come_by_key_and_each_looks_only_at_itself():
    plan = Plan((channel(weekly(0), post(0), key="x"), channel(weekly(0), key="blog")))
    found = check(plan, days(0, 7), day(0)).channels
    assert [(of.channel, of.filled) for of in found] == [("blog", 0), ("x", 1)]


def test_gaps_come_by_first_day_kind_last_day_readiness_and_responsible():
    lines = tuple(Line(Days((day(1),)), person=person) for person in (None, LEE, KIM))
    of = channel(Slots(lines), post(1, DRAFT, id=1, person=LEE), post(1, IDEA, id=2, person=LEE), inquiries=(Inquiry(day(0)),))
    found = [(gap.first, gap.kind.value, gap.readiness, gap.responsible) for gap in judged(of, 0, 28, 1).gaps]
    assert found == [
        (day(1), "readiness", IDEA, LEE),
        (day(1), "readiness", DRAFT, LEE),
        (day(1), "response", None, None),
        (day(1), "runway", None, None),
        (day(1), "slot", None, KIM),
    ]


def test_none_comes_last_among_the_responsible():
    lines = tuple(Line(Days((day(1),)), person=person) for person in (None, LEE, KIM))
    found = [gap.responsible for gap in judged(channel(Slots(lines))).gaps if gap.kind is Kind.SLOT]
    assert found == [KIM, LEE, None]


def test_a_channel_without_anything_has_nothing():
    assert counts(judged(channel(None))) == (0, 0, 0, 0)
    of = judged(Channel("blog"))
    assert (of.reach, of.runway_weeks, of.adherence, of.gaps) == (None, None, None, ())


EVERYTHING = Channel(
    "blog",
    terms=(Term(date.min, date(1, 2, 1), weekly(*range(7), tolerance=2)), Term(date(9999, 11, 1), None, Quota(3, Per.MONTH))),
    posts=tuple(Post(number, of, readiness=Readiness.DRAFT) for number, of in enumerate((date.min, date.max, day(0)))),
    pauses=(Pause(date.min, date.min), Pause(date.max, date.max)),
    inquiries=(Inquiry(date.min), Inquiry(date.max)),
    responsible=KIM,
    min_distance=3,
    max_per_day=0,
    lead_days=9999,
)


@pytest.mark.parametrize("today", [date.min, date(9999, 12, 1), date.max])
@pytest.mark.parametrize(
    "span", [Span(date.min, date.min), Span(date.min, date(1, 3, 1)), Span(date(9999, 10, 1), date.max), Span(date.max, date.max)]
)
def test_the_ends_of_the_calendar_and_spans_without_days_are_judged(today, span):
    absences = (Absence(KIM, date.min, date.max),)
    efforts = (Effort(KIM, date.min, 9), Effort(KIM, date.max, 9))
    plan = Plan((EVERYTHING,), (Topic(1),), absences=absences, hours={KIM: 1}, efforts=efforts, horizon=99999)
    found = check(plan, span, today)
    assert all(gap.first <= gap.last for gap in (*found.gaps, *found.channels[0].gaps))
    assert check(plan, span, today) == found


@pytest.mark.parametrize("today", [date(1950, 1, 2), date(2099, 12, 28)])
def test_decades_between_today_and_the_span_are_not_filled(today):
    """The numbers of the span and of the coming year are there, and nobody waits for a promise of the years between."""
    of = channel(Slots((Line(Weekly(tuple(range(7)), 1)),)), post(0, PUBLISHED), first=-30_000)
    plan = Plan((of,))
    assert counts(check(plan, days(0, 7), today).channels[0]) == (7, 1, 0, 6)
    assert check(plan, days(0, 7), today).channels[0].reach == today - timedelta(1)
    assert len(known_of(plan, of, days(0, 7)).filling.slots) < 100
