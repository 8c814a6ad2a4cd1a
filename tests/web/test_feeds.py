"""The page of feeds: make one, find the way into each program, give it a new address, end it."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import Engine, event, select, update

from planner import db
from planner.models import Event, Feed, FeedBody, FeedFetch
from planner.models.feed import FeedKind, make_feed
from tests.web.conftest import SETTINGS, Visitor, make_app, signed_in

FEEDS = "/w/acme/feeds"


@pytest.fixture
def made(unit: Callable[[], db.PlanSession]) -> Callable[[], Feed]:
    """The newest feed."""
    return lambda: unit().scalars(select(Feed).where(Feed.workspace_id > 0).order_by(Feed.id.desc())).first()


def make(bob: Visitor, **fields) -> str:
    """The page that a new feed is shown on."""
    return bob.submit(f"{FEEDS}/new", **fields).location


def address(page: str) -> str:
    """The secret address that a page shows, as a path here."""
    return page.split('id="address"')[1].split('value="')[1].split('"')[0].removeprefix(SETTINGS.base_url)


def test_a_new_feed_can_be_fetched_at_once(bob: Visitor, anonymous: Visitor):
    page = bob.see(make(bob, kind="plan"))
    response = anonymous.get(address(page.html))
    assert response.status_code == 200
    assert b"X-WR-CALNAME:Plan \xe2\x80\x93 Acme\r\n" in response.data


@pytest.mark.parametrize(
    ("fields", "name", "kept"),
    [
        ({"kind": "plan"}, "Plan – Acme", {"kind": FeedKind.PLAN, "full_text": False, "filters": {}}),
        ({"kind": "gaps", "detail": "full"}, "Lücken – Acme", {"kind": FeedKind.GAPS, "full_text": True}),
        ({"kind": "channel", "channel": "1"}, "Kanal – LinkedIn", {"channel_id": 1, "person_id": None}),
        ({"kind": "person", "person": "3"}, "Beiträge – Bob Adler", {"channel_id": None, "person_id": 3}),
        ({"kind": "plan", "name": "Für alle"}, "Für alle", {"name": "Für alle"}),
        (
            {"kind": "plan", "shows_empty": "y", "shows_cancelled": "y"},
            "Plan – Acme",
            {"shows_empty": True, "shows_cancelled": True},
        ),
        (
            {"kind": "gaps", "shows_empty": "y", "shows_cancelled": "y"},
            "Lücken – Acme",
            {"shows_empty": False, "shows_cancelled": False},
        ),
        (
            {
                "kind": "plan",
                "only_channels": ["1"],
                "only_people": ["3"],
                "campaign": "Messe",
                "pillar": "Azubi",
                "ripe_from": "review",
            },
            "Plan – Acme",
            {"filters": {"channels": [1], "people": [3], "campaign": "Messe", "pillar": "Azubi", "readiness": "review"}},
        ),
        ({"kind": "gaps", "only_channels": ["1"], "campaign": "Messe"}, "Lücken – Acme", {"filters": {}}),
    ],
)
def test_a_feed_is_what_was_asked_for(bob: Visitor, made: Callable[[], Feed], fields: dict, name: str, kept: dict):
    make(bob, **fields)
    feed = made()
    assert feed.name == name
    assert {field: getattr(feed, field) for field in kept} == kept


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"kind": "channel", "channel": ""}, "Please choose a channel."),
        ({"kind": "person", "person": ""}, "Please choose a person."),
        ({"kind": "everything"}, "Not a valid choice"),
        ({"kind": "channel", "channel": "2"}, "Not a valid choice"),  # of another workspace
        ({"kind": "plan", "name": "x" * 61}, "60"),
    ],
)
def test_what_makes_no_feed_is_said_at_its_field(bob: Visitor, made: Callable[[], Feed], fields: dict, message: str):
    before = made().id
    response = bob.submit(f"{FEEDS}/new", status=422, **fields)
    assert message in response.text
    assert made().id == before


def test_each_program_has_its_way(bob: Visitor):
    page = bob.see(make(bob, kind="channel", channel="1"))
    path = address(page.html)
    webcal = f"webcal://localhost{path}"
    quoted = f"http%3A%2F%2Flocalhost{path.replace('/', '%2F')}&name=Kanal%20%E2%80%93%20LinkedIn"
    assert page.links.count(webcal) == 3  # classic Outlook, Apple, Thunderbird
    assert f"https://outlook.live.com/calendar/0/addfromweb?url={quoted}" in page.links
    assert f"https://outlook.office.com/calendar/0/addfromweb?url={quoted}" in page.links
    assert "https://calendar.google.com/calendar/u/0/r/settings/addbyurl" in page.links
    for delay in ("every 8 to 24 hours", "every 3 hours", "every 5 minutes", "every 30 minutes"):
        assert delay in page.text


def test_an_address_fits_google_s_256_characters(bob: Visitor):
    assert (
        len(
            "https://redaktionsplan.einer-langen-domain.example.org"
            + address(bob.see(make(bob, kind="channel", channel="1")).html)
        )
        < 256
    )


def test_the_page_with_the_secret_sends_no_referrer_and_is_not_stored(bob: Visitor):
    response = bob.get(make(bob, kind="plan"))
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"


def test_the_list_shows_no_secret(bob: Visitor, acme: SimpleNamespace):
    assert "rpf_" not in bob.see(FEEDS).html


def test_the_last_fetches_stand_there_with_the_usual_delay(bob: Visitor, anonymous: Visitor, acme: SimpleNamespace):
    assert "Nobody has fetched it yet." in bob.see(FEEDS).text
    for agent in ("Google-Calendar-Importer", "Thunderbird/140"):
        anonymous.get(f"/feed/{acme.token}/plan.ics", headers={"User-Agent": agent}).close()
    text = bob.see(FEEDS).text
    assert "Google 25 Nov 2026, 10:00 usually every 8 to 24 hours; cannot be hurried" in text
    assert "Thunderbird 25 Nov 2026, 10:00" in text  # gathered, not written yet


def test_what_had_no_room_and_what_failed_is_said(bob: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace):
    session = unit()
    now = datetime(2026, 11, 25, 9, tzinfo=UTC)
    kept = {"revision": 1, "day": now.date(), "wording": "x", "etag": "x", "modified_at": now, "entries": 1000, "gzipped": b""}
    workspace = session.scalars(select(Feed.workspace_id).where(Feed.workspace_id > 0, Feed.id == acme.feed_id)).one()
    session.add(FeedBody(workspace_id=workspace, feed_id=acme.feed_id, left_out=12, **kept))
    session.execute(update(Feed).where(Feed.workspace_id == workspace, Feed.id == acme.feed_id).values(failed_at=now))
    session.commit()
    text = bob.see(FEEDS).text
    assert "12 entries have no room" in text
    assert "Could not be renewed on 25 Nov 2026, 10:00." in text


def test_a_new_address_ends_the_old_one(bob: Visitor, anonymous: Visitor, acme: SimpleNamespace):
    page = f"{FEEDS}/{acme.feed_id}"
    old = address(bob.see(page).html)
    bob.submit(f"{page}/address")
    new = address(bob.see(page).html)
    assert new != old
    assert b"VEVENT" in anonymous.get(new).data
    assert b"VEVENT" not in anonymous.get(old).data


def test_an_ended_feed_says_so_and_shows_its_address_no_more(bob: Visitor, anonymous: Visitor, acme: SimpleNamespace):
    page = f"{FEEDS}/{acme.feed_id}"
    path = address(bob.see(page).html)
    bob.submit(f"{page}/end")
    assert "beendet" in anonymous.get(path).text
    assert "Ended on 25 Nov 2026" in bob.see(FEEDS).text
    assert "rpf_" not in bob.see(page).html
    bob.submit(f"{page}/address", status=200)  # nothing to renew
    assert anonymous.get(path).status_code == 200


def test_each_step_writes_its_history(bob: Visitor, unit: Callable[[], db.PlanSession], acme: SimpleNamespace):
    bob.submit(f"{FEEDS}/{acme.feed_id}/address")
    bob.submit(f"{FEEDS}/{acme.feed_id}/end")
    query = select(Event.verb).where(Event.workspace_id > 0, Event.subject == "feed", Event.subject_id == acme.feed_id)
    assert list(unit().scalars(query.order_by(Event.id))) == ["made", "rotated", "revoked"]


def test_members_see_their_own_and_those_who_arrange_see_all(
    bob: Visitor, alice: Visitor, visit: Callable[[str], Visitor], unit: Callable[[], db.PlanSession], acme: SimpleNamespace
):
    make(alice, kind="gaps", name="Chefsache")
    theirs = f"{FEEDS}/{acme.feed_id + 2}"
    assert "Chefsache" not in bob.see(FEEDS).text
    assert {bob.get(path).status_code for path in (theirs, f"{theirs}/address", f"{theirs}/end")} == {404}
    assert "of Bob Adler" in alice.see(FEEDS).text
    assert alice.see(f"{FEEDS}/{acme.feed_id}")
    viewer = visit("viewer@example.org").see(FEEDS)
    assert "No calendar yet" in viewer.text
    assert f"{FEEDS}/new" not in viewer.links


def test_with_another_key_only_a_new_address_helps(sqlite: Engine, acme: SimpleNamespace, anonymous: Visitor):
    bob = signed_in(make_app(sqlite, feed_key="g" * 32), sqlite, "bob@example.org")
    page = f"{FEEDS}/{acme.feed_id}"
    assert "cannot be shown again" in bob.see(page).text
    assert anonymous.get(f"/feed/{acme.token}/plan.ics").status_code == 200
    bob.submit(f"{page}/address")
    assert address(bob.see(page).html)


def test_many_feeds_take_as_many_queries_as_one(app: Flask, bob: Visitor, sqlite: Engine, acme: SimpleNamespace):
    def queries() -> int:
        found: list[str] = []

        def note(*args) -> None:
            found.append(args[2])

        event.listen(sqlite, "before_cursor_execute", note)
        bob.see(FEEDS)
        event.remove(sqlite, "before_cursor_execute", note)
        return len(found)

    bob.see(FEEDS)
    before = queries()
    session = db.unit(sqlite)
    owner = session.scalars(select(Feed).where(Feed.workspace_id > 0, Feed.id == acme.feed_id)).one()
    for number in range(5):
        values = {"workspace_id": owner.workspace_id, "owner_id": owner.owner_id, "kind": FeedKind.GAPS, "name": f"Nr. {number}"}
        feed, _ = make_feed(session, SETTINGS.feed_key, by=None, **values)
        now = datetime(2026, 11, 25, 9, tzinfo=UTC)
        session.add(FeedFetch(workspace_id=owner.workspace_id, feed_id=feed.id, client="google", fetched_at=now, fetches=1))
    session.commit()
    assert queries() == before
