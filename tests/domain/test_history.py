"""4.12: what was published so far."""

import csv
from dataclasses import astuple
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.history import History, Silence, history, history_of_days
from tests.domain.given import APPROVED, DRAFT, PUBLISHED, day, post
from tests.domain.oracle_outlook import figures
from tests.domain.plans import case


def test_an_empty_history_has_0_and_none():
    assert history([post(0, DRAFT)], day(5)) == History(0, 0, None, None, None, None, 0, 0, 0, 0, 0)


def test_one_posting_day_has_no_silence_between():
    first = day(0)
    assert history([post(0, PUBLISHED)], day(5)) == History(1, 1, first, first, None, 5, 1, 1, 0, 1, 1)


def test_posts_up_to_today_that_count_as_published_are_counted():
    posts = [post(-3, APPROVED), post(-2, DRAFT), post(-1, PUBLISHED, cancelled=True), post(0, PUBLISHED), post(1, PUBLISHED)]
    assert history(posts, day(0)).posts == 2
    assert history(posts, day(0), assume_publication=False).posts == 1
    assert history([post(0, APPROVED)], day(0)).posts == 0  # its day is not over


def test_weeks_are_iso_weeks_across_the_year():
    days = [date(2026, 12, 1), date(2026, 12, 1), date(2026, 12, 29), date(2027, 1, 3), date(2027, 1, 4), date(2027, 2, 1)]
    assert history_of_days(days, date(2027, 2, 3)) == History(
        posts=6,
        days=5,
        first=date(2026, 12, 1),
        last=date(2027, 2, 1),
        longest_silence=Silence(28, date(2026, 12, 1), date(2026, 12, 29)),  # the earliest of two
        current_silence=2,
        weeks_spanned=10,  # weeks 49 to 53 and 1 to 5
        weeks_with_posts=4,
        longest_empty_weeks=3,
        longest_active_weeks=2,  # week 53, then week 1
        most_in_week=2,
    )


@pytest.mark.parametrize(
    ("name", "today", "posts", "silence", "active", "spanned"),
    [
        ("rust_main", "2026-11-23", 386, (45, "2014-09-15", "2014-10-30"), 284, 623),
        ("homebrew", "2026-11-23", 45, (184, "2019-11-27", "2020-05-29"), 45, 508),
        ("rust_inside", "2026-11-23", 364, (43, "2022-12-12", "2023-01-24"), 217, 361),
        ("codeforde_blog", "2026-11-23", 226, (190, "2019-04-10", "2019-10-17"), 177, 614),
        ("kaschimer", "2031-03-03", 291, (88, "2025-12-15", "2026-03-13"), 266, 279),
    ],
)
def test_real_blogs(samples, name, today, posts, silence, active, spanned):
    with (samples / "history" / f"blog_dates_{name}.csv").open(encoding="utf-8") as file:
        days = [date.fromisoformat(row["date"]) for row in csv.DictReader(file)]
    of = history_of_days([day for day in days if day <= date.fromisoformat(today)], date.fromisoformat(today))
    longest, first, last = silence
    assert of.longest_silence == Silence(longest, date.fromisoformat(first), date.fromisoformat(last))
    assert (of.posts, of.weeks_with_posts, of.weeks_spanned) == (posts, active, spanned)


@settings(max_examples=100, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.randoms(use_true_random=False).map(case))
def test_the_history_agrees_with_the_oracle_on_random_plans(of):
    for channel in of.plan.channels:
        found = history(channel.posts, of.today, of.plan.assume_publication)
        assert astuple(found) == astuple(figures(channel.posts, of.plan, of.today))
