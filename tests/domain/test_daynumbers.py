"""The fast path on day numbers says what the full rules say, on plans without times."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.cadence import Per, Quota, Slots
from planner.domain.daynumbers import count_empty, empty_slots
from planner.domain.filling import fill
from planner.domain.pauses import Paused
from planner.domain.plan import Channel, Pause
from planner.domain.span import Span
from tests.domain.given import MONDAY, channel, day, post, slots, weekly
from tests.domain.plans import case

pytestmark = pytest.mark.no_cover  # what tables cover already is run thousands of times here


def without_times(of: Channel) -> Channel:
    terms = []
    for term in of.terms:
        if isinstance(term.cadence, Slots):
            lines = tuple(replace(line, time=None) for line in term.cadence.lines)
            term = replace(term, cadence=replace(term.cadence, lines=lines))
        terms.append(term)
    return replace(of, terms=tuple(terms), posts=tuple(replace(post, time=None) for post in of.posts))


def counted(of: Channel, holidays: frozenset, span: Span) -> int:
    posts = Counter(post.day.toordinal() for post in of.posts if not post.cancelled)
    numbers = {holiday.toordinal() for holiday in holidays}
    return count_empty(of.terms, posts, span.first.toordinal(), span.end.toordinal(), Paused.of(of.pauses), numbers)


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False).map(case))
def test_as_many_promises_are_empty_as_by_the_full_rules(of):
    for planned in map(without_times, of.plan.channels):
        assert counted(planned, of.plan.holidays, of.span) == fill(planned, of.plan.holidays, of.span).empty


def test_the_empty_days_are_told():
    of = channel(slots(None, None), post(0), post(7), post(7, id=2), pauses=(Pause(day(21), day(21)),))
    posts = Counter(post.day.toordinal() for post in of.posts)
    first = MONDAY.toordinal()
    days = empty_slots(of.terms[0], of.terms[0].cadence, posts, first, first + 28, Paused.of(of.pauses), ())
    assert days == [day(number).toordinal() for number in (0, 14, 14)]


def test_a_year_of_a_daily_channel_and_a_quota():
    assert counted(channel(weekly(*range(7)), post(5)), frozenset(), Span(day(0), day(364))) == 363
    assert counted(channel(Quota(3, Per.WEEK), post(5), post(6)), frozenset(), Span(day(0), day(364))) == 154
