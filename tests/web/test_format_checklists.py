"""What is always to be done for a format: set once, on every new post of it, offered to those that are there."""

import pytest
from sqlalchemy import select

from planner.models import ChecklistItem, Post

EDIT = "/w/acme/settings/checklists/edit"


@pytest.fixture
def listed(unit):
    """The checklist of the newest post."""

    def of_newest() -> list[str]:
        session = unit()
        newest = session.scalar(select(Post.id).where(Post.workspace_id > 0).order_by(Post.id.desc()).limit(1))
        items = select(ChecklistItem.text).where(ChecklistItem.workspace_id > 0, ChecklistItem.post_id == newest)
        return list(session.scalars(items.order_by(ChecklistItem.position)))

    return of_newest


@pytest.fixture(autouse=True)
def lists(alice):
    alice.submit(EDIT, format="", items="- Link prüfen\n\n- Bild beschreiben")
    alice.submit(EDIT, format="Reel", items="Untertitel\nLink prüfen")


@pytest.mark.parametrize(
    ("format_", "items"),
    [("reel", ["Link prüfen", "Bild beschreiben", "Untertitel"]), ("Story", ["Link prüfen", "Bild beschreiben"])],
)
def test_a_new_post_begins_with_what_is_always_to_be_done(bob, listed, format_: str, items: list[str]):
    bob.submit("/w/acme/posts/new", title="Neu", day="2026-12-02", format=format_)
    assert listed() == items


def test_a_filled_slot_too(bob, acme, listed):
    slot = f"/w/acme/slots/2026-11-27?channel={acme.channel}&time=09:00"
    bob.post(slot, data={"title": "Im Sendeplatz", "csrf_token": bob.token()})
    assert listed() == ["Link prüfen", "Bild beschreiben"]


def test_a_post_that_was_there_before_takes_over_what_it_lacks(bob, acme):
    here = f"/w/acme/posts/{acme.post_id}"
    assert "What is always to be done: 2 items" in bob.see(here).text
    usual = [form for form in bob.see(here).forms if form.action == f"{here}/checklist"][-1]
    bob.post(usual.action, data=usual.fields)
    page = bob.see(here).text
    assert "Bild beschreiben" in page
    assert "What is always to be done:" not in page


def test_a_list_is_changed_and_goes_when_it_is_empty(alice):
    alice.submit(EDIT + "?format=Reel", items="Musik frei?")
    page = alice.see("/w/acme/settings/checklists").text
    assert ("Musik frei?" in page, "Untertitel" in page) == (True, False)
    alice.submit(EDIT + "?format=Reel", items="")
    assert "Musik frei?" not in alice.see("/w/acme/settings/checklists").text


def test_there_is_one_list_a_format_in_whatever_case_of_letters(alice):
    assert "There is a checklist for this already." in alice.submit(EDIT, status=422, format="REEL", items="Eins").text


def test_too_long_an_item_is_said_at_the_field(alice):
    assert "longer than 200 characters" in alice.submit(EDIT, status=422, format="Story", items="x" * 201).text
