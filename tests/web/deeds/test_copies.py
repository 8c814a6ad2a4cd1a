"""Posts on other channels, too; a week or a month copied forward, looked at first."""

import pytest
from sqlalchemy import select

from planner.domain.plan import Readiness
from planner.models import Post, Workspace
from tests import make
from tests.web.pages import Page

ONTO, FORWARD = "/w/acme/posts/copies", "/w/acme/plan/copies"
WEEK = f"{FORWARD}?span=week&from=2026-11-25&to=2026-12-09"


@pytest.fixture
def blog(unit, acme):
    """A second channel."""
    session = unit()
    acme_itself = session.scalar(select(Workspace).where(Workspace.slug == "acme"))
    make.channel(session, acme_itself, "blog", name="Blog")
    session.commit()


@pytest.fixture
def lying(unit):
    """What lies from a day on: channel, day, time, title, readiness."""

    def found(first="2026-12-01"):
        rows = select(Post).where(Post.workspace_id == 1, Post.trashed_at.is_(None)).order_by(Post.day, Post.title)
        posts = [post for post in unit().scalars(rows) if post.day.isoformat() >= first]
        return [(post.channel.slug, post.day.isoformat()[5:], post.time and post.time.hour, post.title) for post in posts]

    return found


def test_onto_another_channel_with_its_topic(bob, blog, send, posts, acme, lying, undo):
    send(posts()[:2], ONTO, channel=["blog"])
    copied = [post for post in posts() if post.channel.slug == "blog"]
    assert [(post.title, post.topic_id == acme.topic_id) for post in copied] == [("Azubi-Woche", True), ("Messe", False)]
    assert {post.readiness for post in copied} == {Readiness.IDEA}
    assert "2 posts copied." in bob.see("/w/acme/plan").text

    send(posts()[:2], ONTO, channel=["blog"], day="2026-11-23")
    assert "1 post copied. 1 lay there already." in bob.see("/w/acme/plan").text
    undo(bob)
    undo(bob)
    assert not [post for post in posts() if post.channel.slug == "blog" and not post.trashed_at]


def test_onto_a_quiet_day_is_asked(blog, send, posts):
    asked = send(posts()[:1], ONTO, channel=["blog"], day="2026-12-07")
    assert (asked.status_code, "Holiday: Betriebsausflug" in asked.text) == (422, True)
    assert send(posts()[:1], ONTO, channel=["blog"], day="2026-12-07", sure="1").status_code == 303


def test_without_a_channel_it_is_said(send, posts):
    refused = send(posts()[:1], ONTO)
    assert (refused.status_code, "Please choose a channel." in refused.text) == (422, True)


def test_a_week_is_looked_at_and_copied(bob, posts, lying, undo):
    page = bob.see(WEEK)
    assert "3 posts would be copied" in page.text
    assert "Holiday: Betriebsausflug" in page.text
    assert lying() == []

    bob.submit(WEEK, FORWARD)
    assert lying() == [
        ("linkedin", "12-07", 9, "Azubi-Woche"),
        ("linkedin", "12-10", None, "Sommerfest"),
        ("linkedin", "12-11", 9, "Messe"),
    ]
    assert "lies there already" in bob.see(WEEK).text
    undo(bob)
    assert lying() == []


def test_paused_days_are_left_out_unless_they_are_wanted(bob, posts, lying):
    christmas = f"{FORWARD}?span=week&from=2026-11-25&to=2026-12-23"
    assert "1 post would be copied" in bob.see(christmas).text
    bob.submit(f"{christmas}&paused=y", FORWARD)
    assert [day for _, day, _, _ in lying()] == ["12-21", "12-24", "12-25"]


def test_a_month_goes_by_the_same_weekday(bob, send, posts, lying):
    send(posts()[:1], day="2026-11-30")  # the fifth Monday; December has four
    month = f"{FORWARD}?span=month&from=2026-11-01&to=2026-12-01"
    page = bob.see(month)
    assert "stays behind: the month has no fifth such weekday" in page.text
    bob.submit(f"{month}&paused=y", FORWARD)
    assert [(day, title) for _, day, _, title in lying()] == [("12-24", "Sommerfest"), ("12-25", "Messe")]


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("span=week&from=2026-11-25&to=2026-11-26", "That is the same one."),
        ("span=year&from=2026-11-25&to=2026-12-09", "Not a valid choice."),
        ("span=week&from=2026-11-25&to=9999-01-01", "A day between 2000 and 2099."),
        ("span=week&from=2026-11-25&to=2026-12-09&channel=secret", "is not a valid choice"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(bob, query, why):
    assert why in bob.see(f"{FORWARD}?{query}", 422).text


def test_a_cancelled_post_stays_behind(bob, send, posts, lying):
    send(posts(), "/w/acme/posts/cancellation")
    assert "Nothing to copy" in bob.see(WEEK).text


def test_nothing_is_copied_over_a_change_by_somebody_else(alice, blog, send, posts):
    seen = posts()[:1]
    send(seen, day="2026-12-02")
    late = send(seen, ONTO, visitor=alice, channel=["blog"])
    assert late.status_code == 409
    assert Page(late.text).form("").fields["channel"] == "blog"
