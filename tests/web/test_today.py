"""The page of the day. It is Wednesday, 25 November 2026; LinkedIn promises Wednesdays and Fridays, and is Bob's."""

from datetime import date, time

from sqlalchemy import select

from planner.domain.plan import Readiness
from planner.models import Channel, Inquiry, Pause, Post, User
from tests import make

PAGE = "/w/acme/today"


def plan(unit, *posts: dict, channel: str = "linkedin") -> list[int]:
    """Posts on a channel of Acme; their ids."""
    with unit() as session:
        place = session.scalars(select(Channel).where(Channel.workspace_id > 0, Channel.slug == channel)).one()
        made = [make.post(session, place, **values) for values in posts]
        session.flush()
        ids = [post.id for post in made]
        session.commit()
    return ids


def tasks(page) -> set[int]:
    return {int(id_.removeprefix("task-")) for id_ in page.ids if id_.startswith("task-")}


def test_it_says_what_is_mine_late_and_due(bob, alice, acme, unit):
    today, in_a_week, _later, by_yesterday, _out = plan(
        unit,
        {"day": date(2026, 11, 25), "readiness": Readiness.APPROVED},
        {"day": date(2026, 12, 2), "readiness": Readiness.DRAFT},
        {"day": date(2026, 12, 3), "readiness": Readiness.DRAFT},
        {"day": date(2026, 12, 18), "readiness": Readiness.DRAFT, "due_day": date(2026, 11, 24)},
        {"day": date(2026, 11, 20), "readiness": Readiness.PUBLISHED},
    )
    page = bob.see(PAGE)
    assert tasks(page) == {acme.post_id, today, in_a_week, by_yesterday}
    assert "2 posts late" in page.text
    assert tasks(alice.see(PAGE)) == {acme.post_id, today, by_yesterday}


def test_a_due_day_counts_until_the_post_is_approved(bob, acme, unit):
    plan(unit, {"day": date(2026, 12, 18), "readiness": Readiness.APPROVED, "due_day": date(2026, 11, 24)})
    assert tasks(bob.see(PAGE)) == {acme.post_id}


def test_whoever_approves_sees_what_waits_for_it(alice, bob, unit):
    plan(unit, {"day": date(2026, 12, 4), "title": "Bitte lesen", "readiness": Readiness.REVIEW})
    assert "Waiting for approval" in alice.see(PAGE).text
    assert "Waiting for approval" not in bob.see(PAGE).text


def test_a_gap_has_its_fixes_beside_it(bob):
    page = bob.see(PAGE)
    assert "/w/acme/slots/2026-11-25?channel=linkedin&time=09%3A00" in page.links
    assert any(link.startswith("/w/acme/pauses/new?") and "from=2026-11-25" in link for link in page.links)


def test_a_spare_post_is_moved_into_a_gap_on_the_spot(bob, unit):
    (spare,) = plan(unit, {"day": date(2026, 11, 26), "title": "Übrig", "time": time(15), "readiness": Readiness.DRAFT})
    response = bob.submit(PAGE, "/w/acme/posts/day")
    assert response.location == PAGE
    with unit() as session:
        moved = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == spare)).one()
    assert moved.day == date(2026, 11, 25)


def test_a_gap_is_accepted_without_leaving_the_page(bob, unit):
    link = next(link for link in bob.see(PAGE).links if link.startswith("/w/acme/pauses/new?") and "to=2026-11-25" in link)
    assert bob.submit(link, reason="Messe", next=PAGE).location == PAGE
    with unit() as session:
        pause = session.scalars(select(Pause).where(Pause.workspace_id > 0, Pause.reason == "Messe")).one()
    assert (pause.first_day, pause.last_day) == (date(2026, 11, 25), date(2026, 11, 25))


def test_an_inquiry_is_answered_on_the_spot(bob, acme, unit):
    action = f"/w/acme/inquiries/{acme.inquiry_id}/answer"
    assert "overdue since Mon 23 Nov" in bob.see(PAGE).text
    assert bob.submit(PAGE, action).location == PAGE
    with unit() as session:
        answered = session.scalars(select(Inquiry).where(Inquiry.workspace_id > 0, Inquiry.id == acme.inquiry_id)).one()
    assert answered.answered_at is not None


def test_whoever_only_reads_sees_no_fixes(acme, visit):
    page = visit("viewer@example.org").see(PAGE)
    assert "no post" in page.text
    assert [link for link in page.links if "/slots/" in link or "/pauses/" in link] == []


def test_without_a_channel_it_says_the_next_step(alice, unit):
    with unit() as session:
        user = session.scalars(select(User).where(User.email == "alice@example.org")).one()
        make.member(session, make.workspace(session, "fresh"), user)
        session.commit()
    page = alice.see("/w/fresh/today")
    assert "/w/fresh/channels/new" in page.links


def test_it_asks_as_often_for_one_channel_as_for_three(alice, unit, sqlite, questions):
    counts = []
    for name in ("Blog", "Xing", "Print"):
        alice.submit("/w/acme/channels/new", name=name, cadence="Mon,Tue")
        plan(unit, *({"day": date(2026, 11, 24 + n), "title": f"{name} {n}"} for n in range(3)), channel=name.lower())
        with questions(sqlite) as asked:
            alice.see(PAGE)
        counts.append(len(asked))
    assert len(set(counts)) == 1
    assert counts[0] <= 16
