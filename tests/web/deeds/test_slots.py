"""An empty slot is filled, by its own page or by a topic dropped onto it."""

from datetime import date, time

import pytest
from sqlalchemy import select

from planner.models import Channel, Post, Stage, Topic
from planner.models.channel import SlotDetail
from tests.web.pages import Page

TO = "/w/acme/slots/2026-12-02"
SLOT = f"{TO}?channel=linkedin&time=09:00"


@pytest.fixture
def backlog(unit, acme):
    """Three topics beside the one that has its post already. The slot wants a format and the viewer."""
    session = unit()
    linkedin = session.scalar(select(Channel).where(Channel.workspace_id > 0, Channel.id == acme.channel_id))
    for title, values in (
        ("Alt", {}),
        ("Fertig", {"stage": Stage.READY}),
        ("Eilig", {"latest_day": date(2026, 12, 4), "link": "https://example.org"}),
        ("Zu spät", {"latest_day": date(2026, 12, 1)}),
    ):
        session.add(Topic(workspace_id=linkedin.workspace_id, title=title, **values))
    details = [SlotDetail(line=0, format="Reel", person_id=acme.member_id)]
    linkedin.detail_slots(linkedin.cadences[0], details, by=None)
    session.commit()


@pytest.fixture
def planned(unit):
    return lambda title: unit().scalar(select(Post).where(Post.workspace_id > 0, Post.title == title).order_by(Post.id.desc()))


def test_topics_that_suit_come_best_first_and_say_why(bob, backlog):
    page = bob.see(SLOT)
    assert "Eilig only until Fri 4 Dec Fertig ready Alt in the backlog since" in page.text
    assert "Zu spät" not in page.text
    assert "Azubi-Woche" not in page.text


def test_the_best_one_is_one_key_away(bob, backlog, planned, acme, undo):
    answer = bob.submit(SLOT, TO, next="/w/acme/plan?weeks=2")
    post = planned("Eilig")
    assert answer.location == "/w/acme/plan?weeks=2"
    assert (post.day, post.time, post.format) == (date(2026, 12, 2), time(9), "Reel")
    assert (post.person_id, post.link, post.topic.title) == (acme.member_id, "https://example.org", "Eilig")
    text = bob.see("/w/acme/plan").text
    assert "“Eilig” is planned for Wed 2 Dec on LinkedIn. Closes the gap on Wed 2 Dec on LinkedIn" in text
    undo(bob)
    assert planned("Eilig").trashed_at


def test_a_new_title_wins_over_the_topic(bob, backlog, planned, undo):
    bob.submit(SLOT, TO, title="Ganz neu")
    assert planned("Ganz neu").topic.title == "Ganz neu"
    undo(bob)
    assert (planned("Ganz neu").trashed_at is None, planned("Ganz neu").topic.trashed_at is None) == (False, False)


def test_a_client_sends_the_topic_alone(bob, backlog, planned, unit):
    topic = unit().scalar(select(Topic).where(Topic.workspace_id > 0, Topic.title == "Alt"))
    bob.post(SLOT, data={"csrf_token": bob.token(), "topic": topic.id})
    assert (planned("Alt").time, planned("Alt").format) == (time(9), "Reel")


def test_the_search_finds_what_is_further_down(bob, backlog):
    page = bob.see(f"{SLOT}&q=fert")
    assert "Fertig" in page.text
    assert "Eilig" not in page.text


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"topic": "", "title": ""}, "Please choose a topic or enter a title."),
        ({"title": "x" * 301}, "longer than 300 characters"),
        ({"title": "x", "day": "9999-12-31"}, "A day between 2000 and 2099."),
    ],
)
def test_what_cannot_be_is_said_at_the_field(bob, backlog, fields, why):
    assert why in bob.submit(SLOT, TO, status=422, **fields).text


def test_a_quiet_day_is_asked_about(bob, backlog, planned):
    path = "/w/acme/slots/2026-12-25"
    asked = bob.submit(f"{path}?channel=linkedin", path, title="Fest", status=422)
    assert "Pause: Betriebsferien" in Page(asked.text).text
    bob.post(path, data=next(form for form in Page(asked.text).forms if "title" in form.fields).fields | {"sure": "1"})
    assert planned("Fest").day == date(2026, 12, 25)


def test_no_foreign_topic_or_channel(bob, acme):
    assert bob.get("/w/acme/slots/2026-12-02?channel=secret").status_code == 404
    data = {"csrf_token": bob.token(), "topic": acme.foreign_topic_id}
    assert bob.post(SLOT, data=data).status_code == 404


def test_a_topic_dropped_onto_a_cell(bob, acme, planned, undo):
    drop = {"csrf_token": bob.token(), "channel": "linkedin", "day": "2026-12-25", "time": ""}
    path = f"/w/acme/topics/{acme.topic_id}/slot"
    asked = bob.post(path, data=drop)
    assert asked.status_code == 422
    sure = next(form for form in Page(asked.text).forms if "day" in form.fields)
    bob.post(path, data=sure.fields | {"sure": "1"})
    assert planned("Azubi-Woche").day == date(2026, 12, 25)
    undo(bob)
    assert planned("Azubi-Woche").trashed_at


def test_a_gap_accepted_on_the_spot_and_taken_back(bob, undo, unit):
    path = "/w/acme/pauses/new?channel=linkedin&from=2026-12-02&to=2026-12-04&next=/w/acme/plan"
    assert bob.submit(path, reason="Messe").location == "/w/acme/plan"
    text = bob.see("/w/acme/plan").text
    assert "Closes the gap on Wed 2 Dec on LinkedIn. Closes the gap on Fri 4 Dec on LinkedIn. Undo" in text
    undo(bob)
    assert "Opens a gap on Wed 2 Dec on LinkedIn." in bob.see("/w/acme/plan").text


def test_a_lifted_pause_comes_back(bob, acme, undo):
    bob.submit(f"/w/acme/pauses/{acme.pause_id}/removal")
    undo(bob)
    assert "Betriebsferien" in bob.see("/w/acme/channels/linkedin").text


def test_a_planned_post_is_taken_back(bob, planned, undo):
    bob.submit("/w/acme/posts/new", title="Neu", day="2026-12-02")
    undo(bob)
    assert planned("Neu").trashed_at
