"""Search: by words, over everything of a workspace, and commands."""

from datetime import date

import pytest

from planner.models import Workspace
from planner.planning.posts import plan_post
from tests import make


def hits(visitor, text: str) -> str:
    return visitor.see(f"/w/acme/search?q={text}").text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("azubi", "Azubi-Woche LinkedIn · Mon 23 Nov 2026 · draft"),
        ("AZUBI woche", "Azubi-Woche Topic"),
        ("linked", "LinkedIn Channel"),
        ("adler bob", "Bob Adler Posts in the plan"),
        ("KW 2/2027", "Week 2 · Monday, 11 January 2027"),
        ("2.12.", "Week 49 · Wednesday, 2 December 2026"),
        ("new post", "New post"),
        ("neuer beitr", "New post"),
        ("jahresansicht", "Year view"),
        ("dunkel", "Theme: dark"),
    ],
)
def test_it_finds(alice, text, found):
    assert found in hits(alice, text)


@pytest.mark.parametrize("text", ["geheim", "secret", "rival", "%25", "zzz"])
def test_it_does_not_find_what_belongs_to_others_or_is_not_there(alice, text):
    assert "Nothing found" in hits(alice, text)


def test_what_lies_in_the_trash_is_not_found(alice, acme):
    alice.step(f"/w/acme/posts/{acme.post_id}", f"/w/acme/posts/{acme.post_id}/trash")
    assert "· draft" not in hits(alice, "azubi")


def test_posts_to_come_stand_before_those_that_were(alice, acme, unit):
    session = unit()
    channel = make.channel(session, session.query(Workspace).filter_by(slug="acme").one(), "blog")
    for day, month in ((date(2026, 12, 1), "Dezember"), (date(2026, 11, 25), "November"), (date(2026, 10, 7), "Oktober")):
        plan_post(session, channel, by=None, day=day, title=f"Herbst im {month}")
    session.commit()
    text = hits(alice, "herbst")
    places = [text.index(f"Herbst im {month}") for month in ("November", "Dezember", "Oktober")]
    assert places == sorted(places)


def test_who_may_only_read_is_offered_nothing_to_write(visit, acme):
    assert "New post" not in hits(visit("viewer@example.org"), "new post")


def test_before_anything_is_typed_it_offers_what_one_worked_on_last(alice, acme):
    alice.step(f"/w/acme/topics/{acme.topic_id}", f"/w/acme/topics/{acme.topic_id}/shelf", shelf="dropped")
    assert "Worked on last Azubi-Woche Topic · dropped Commands New post" in hits(alice, "")


@pytest.mark.parametrize(("part", "inside"), [("palette", 'role="combobox"'), ("found", 'role="listbox"')])
def test_the_palette_asks_for_parts(alice, part, inside):
    html = alice.get("/w/acme/search?q=azubi", headers={"X-Part": part}).text
    assert inside in html
    assert "<main" not in html


def test_three_of_a_kind_ask_no_more_than_one(alice, acme, unit, sqlite, questions):
    with questions(sqlite) as one:
        hits(alice, "azubi")
    session = unit()
    channel = make.channel(session, session.query(Workspace).filter_by(slug="acme").one(), "blog")
    for day in (1, 2):
        plan_post(session, channel, by=None, day=date(2026, 12, day), title=f"Azubi {day}")
    session.commit()
    with questions(sqlite) as three:
        hits(alice, "azubi")
    assert len(three) == len(one) <= 12
