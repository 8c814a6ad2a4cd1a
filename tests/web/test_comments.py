"""Comments by form: written, said otherwise, resolved, deleted; and who may."""

import pytest
from sqlalchemy import select

from planner.models import Comment, Event, Letter, LetterKind
from tests.web.pages import Page


@pytest.fixture
def here(acme):
    return f"/w/acme/posts/{acme.post_id}"


def written(visitor, here: str, text: str, **fields: str) -> str:
    """The address of a new comment."""
    location = visitor.submit(here, f"{here}/comments", comment=text, **fields).location
    return f"{here}/comments/{location.partition('#c')[2]}"


def kept(unit, acme) -> list[Comment]:
    """Beside the one that is there from the beginning."""
    others = (Comment.post_id == acme.post_id, Comment.id != acme.comment_id)
    return list(unit().scalars(select(Comment).where(Comment.workspace_id > 0, *others).order_by(Comment.id)))


def test_what_is_said_stands_on_the_page_and_whoever_is_named_is_told(bob, here, unit, acme):
    written(bob, here, "**Done?** @alice: <b>look</b>")
    page = bob.see(here)
    assert "Named in it: Alice Adler." in page.text
    assert "<strong>Done?</strong> @alice: &lt;b&gt;look&lt;/b&gt;" in page.html
    assert "Among us" in page.text
    assert [letter.payload for letter in unit().query(Letter).filter_by(kind=LetterKind.MENTIONED)] == [
        {"comment": kept(unit, acme)[0].id}
    ]


def test_what_is_not_taken_stands_in_the_form_with_the_reason(bob, here, unit, acme):
    answer = bob.post(f"{here}/comments", data={"comment": "@ad…" + "x" * 10_001, "csrf_token": bob.token()})
    assert answer.status_code == 422
    assert "The comment has more than 10000 characters." in Page(answer.text).text
    assert "xxx" in Page(answer.text).form(f"{here}/comments").fields["comment"]
    assert kept(unit, acme) == []


def test_resolved_comments_are_folded_and_open_again_on_demand(bob, visit, here):
    comment = written(bob, here, "Ist das Bild frei?")
    visit("approver@example.org").step(here, f"{comment}/state", resolved="1")
    assert "1 resolved comment" in bob.see(here).text
    assert "Resolved by Approver Adler" in bob.see(here).text
    bob.step(here, f"{comment}/state")
    assert "resolved comment" not in bob.see(here).text


def test_one_says_ones_own_otherwise_and_a_stale_version_is_shown(bob, alice, here, unit, acme):
    comment = written(bob, here, "Heute")
    stale = bob.see(comment).form("").fields
    bob.submit(comment, text="Morgen", for_guests="y")
    answer = bob.post(comment, data={**stale, "text": "Gestern"})
    assert (answer.status_code, kept(unit, acme)[0].text, kept(unit, acme)[0].for_guests) == (409, "Morgen", True)
    assert alice.get(comment).status_code == 303  # back to the post


def test_deleted_it_is_gone_and_only_the_history_knows_of_it(bob, visit, alice, here, unit, acme):
    first, second = written(bob, here, "Eins"), written(bob, here, "Zwei")
    approver = visit("approver@example.org")
    approver.get(f"{first}/removal")
    assert "Only whoever wrote a comment changes it." in approver.see(here).text
    bob.submit(f"{first}/removal")
    alice.submit(f"{second}/removal")
    assert kept(unit, acme) == []
    verbs = unit().scalars(select(Event.verb).where(Event.workspace_id > 0, Event.verb == "comment removed")).all()
    assert len(verbs) == 2


def test_whoever_only_reads_has_no_form(visit, here):
    assert not [form for form in visit("viewer@example.org").see(here).forms if form.action == f"{here}/comments"]


def test_the_questions_of_the_page_do_not_grow_with_its_comments(bob, here, sqlite, questions):
    def asked() -> int:
        with questions(sqlite) as found:
            bob.see(here)
        return len(found)

    written(bob, here, "Eins")
    once = asked()
    for text in ("Zwei", "Drei @alice"):
        written(bob, here, text)
    assert asked() == once


def test_whoever_is_named_finds_it_on_the_page_of_the_day_until_it_is_resolved(bob, alice, here):
    comment = written(bob, here, "@alice: stimmt das Datum?")
    page = alice.see("/w/acme/today")
    assert f"{here}#c{comment.rpartition('/')[2]}" in page.links
    assert "Bob Adler about “Azubi-Woche”" in page.text
    alice.step(here, f"{comment}/state", resolved="1")
    assert "stimmt das Datum" not in alice.see("/w/acme/today").text
