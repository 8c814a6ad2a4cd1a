"""Versions of a post's text: listed with who and when, compared, brought back, and that undone again."""

import pytest
from sqlalchemy import select

from planner.models import Post
from tests.web.pages import Page


@pytest.fixture
def here(acme):
    return f"/w/acme/posts/{acme.post_id}"


@pytest.fixture
def text(unit, acme):
    return lambda: unit().scalar(select(Post.text).where(Post.workspace_id > 0, Post.id == acme.post_id))


@pytest.fixture(autouse=True)
def three(bob, alice, here):
    """Bob wrote a text, and Alice changed it."""
    bob.submit(f"{here}/content", text="Am Freitag um neun.")
    alice.submit(f"{here}/content", text="Am Montag um <b>neun</b>.")


def test_the_last_two_are_compared_word_by_word(bob, here):
    page = bob.see(f"{here}/versions")
    assert "Version 2 and version 3" in page.text
    assert "Am [removed: Freitag ] [added: Montag ] um" in page.text
    assert "&lt;b&gt;neun&lt;/b&gt;" in page.html
    assert "Alice Adler" in page.text


def test_history_leads_there(bob, here):
    assert "Alice Adler changed the text." in bob.see(here).text
    assert f"{here}/versions" in bob.see(here).links


@pytest.mark.parametrize(
    ("asked", "head"),
    [("?of=2", "Version 1 and version 2"), ("?of=3&with=1", "Version 1 and version 3"), ("?of=9", "Version 2 and version 3")],
)
def test_any_two_can_be_compared(bob, here, asked: str, head: str):
    assert head in bob.see(f"{here}/versions{asked}").text


def test_an_earlier_one_is_brought_back_and_that_can_be_undone(bob, here, text):
    bob.step(f"{here}/versions", f"{here}/versions/2")
    assert text() == "Am Freitag um neun."
    deed = next(form for form in bob.see(here).forms if form.action.startswith("/w/acme/deeds/"))
    bob.post(deed.action, data=deed.fields)
    assert text() == "Am Montag um <b>neun</b>."


def test_a_stale_page_brings_nothing_back(bob, alice, here, text):
    stale = next(form for form in bob.see(f"{here}/versions").forms if form.action == f"{here}/versions/1")
    alice.submit(f"{here}/content", text="Neu")
    answer = bob.post(stale.action, data=stale.fields)
    assert (answer.status_code, text()) == (409, "Neu")
    assert "Somebody else has changed this" in Page(answer.text).text


def test_a_channel_tells_who_changed_what(alice, acme):
    alice.submit(f"/w/acme/channels/{acme.channel}/edit", name="LinkedIn neu")
    assert "Name: “LinkedIn” → “LinkedIn neu”" in alice.see(f"/w/acme/channels/{acme.channel}").text
