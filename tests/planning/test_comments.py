"""Comments on a post: who is named in them is told, once; what guests write names nobody."""

from collections.abc import Iterator
from datetime import timedelta
from types import SimpleNamespace

import pytest
import time_machine

from planner import clock, db
from planner.domain.plan import Readiness
from planner.models import Approval, Comment, GuestLink, Letter, LetterKind, Member, Mention, Role, Step
from planner.models.guest_link import make_guest_link
from planner.models.notice_choice import choose
from planner.planning.comments import comments_of, rewrite, write
from planner.wording import Refusal, speaking
from tests import make


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    """Guests see posts of the last weeks."""
    with time_machine.travel("2026-11-23 09:00Z", tick=False):
        yield


@pytest.fixture
def office(session: db.PlanSession) -> SimpleNamespace:
    """Alice owns, Bob Meyer writes, and so does Bob Kunze."""
    acme = make.workspace(session)
    people = [("alice", "Alice Adler"), ("bob", "Bob Meyer"), ("kunze", "Bob Kunze")]
    members = {
        key: make.member(session, acme, make.user(session, f"{key}@example.org", name), Role.EDITOR) for key, name in people
    }
    return SimpleNamespace(post=make.post(session, make.channel(session, acme), readiness=Readiness.DRAFT), **members)


def told(session: db.PlanSession) -> list[str]:
    return sorted(letter.user_id for letter in session.query(Letter))


def test_whoever_is_named_is_told_once_and_nobody_of_themselves(session: db.PlanSession, office: SimpleNamespace):
    comment = write(session, office.post, "@alice, @bob.meyer and @bob.meyer again", by=office.alice)
    assert told(session) == [office.bob.user_id]
    rewrite(session, comment, "@bob.meyer, and now @kunze", for_guests=False, by=office.alice)
    assert told(session) == [office.bob.user_id, office.kunze.user_id]
    rewrite(session, comment, "nobody", for_guests=False, by=office.alice)
    assert session.query(Mention).filter_by(workspace_id=office.post.workspace_id).count() == 0


def test_whoever_left_is_told_nothing(session: db.PlanSession, office: SimpleNamespace):
    office.kunze.left_at = clock.now()
    write(session, office.post, "@bob, and @kunze", by=office.alice)
    assert told(session) == [office.bob.user_id]


def test_a_name_of_two_is_refused_with_the_ways_to_say_it(session: db.PlanSession, office: SimpleNamespace):
    with speaking("en"), pytest.raises(Refusal) as refusal:
        write(session, office.post, "@Bob, please", by=office.alice)
    assert "@bob.meyer (Bob Meyer), @bob.kunze (Bob Kunze)" in str(refusal.value)
    assert session.query(Comment).filter_by(workspace_id=office.post.workspace_id).count() == 0


@pytest.mark.parametrize("text", [" \n", "x" * 10_001, "[" * 501])
def test_too_much_or_nothing_is_refused(session: db.PlanSession, office: SimpleNamespace, text: str):
    with pytest.raises(Refusal):
        write(session, office.post, text, by=office.alice)


def test_guests_see_what_is_meant_for_them(session: db.PlanSession, office: SimpleNamespace):
    inside = write(session, office.post, "Between us", by=office.alice)
    outside = write(session, office.post, "For everybody", by=office.alice, for_guests=True)
    session.flush()
    assert comments_of(session, office.post) == [inside, outside]
    assert comments_of(session, office.post, for_guests=True) == [outside]


def guest(session: db.PlanSession, office: SimpleNamespace, by: Member | None = None, **values: object) -> GuestLink:
    kept = {"name": "Frau Winter", "email": "winter@example.org", "expires_at": clock.now() + timedelta(days=9), **values}
    link, _ = make_guest_link(session, "k" * 32, by=by, workspace_id=office.post.workspace_id, **kept)
    return link


def put_out(session: db.PlanSession) -> list[tuple[str, int | str]]:
    return [(letter.kind.value, letter.email or letter.user_id) for letter in session.query(Letter).order_by(Letter.id)]


def test_a_guests_words_reach_whoever_they_concern(session: db.PlanSession, office: SimpleNamespace):
    office.post.channel.responsible_id = office.alice.id
    link = guest(session, office)
    session.add(Approval(**at(office), step=Step.CLIENT, seen="x", asked_by_id=office.kunze.id, guest_link_id=link.id))
    of_others(session, office, link)
    write(session, office.post, "Among us", by=office.bob)
    write(session, office.post, "@alice Is that the right date?", guest=link)
    assert put_out(session) == [("guest_commented", office.alice.user_id), ("guest_commented", office.kunze.user_id)]


def of_others(session: db.PlanSession, office: SimpleNamespace, link: GuestLink) -> None:
    """Bob asks another guest, and speaks with guests and with this one about another post."""
    other = make.post(session, office.post.channel, readiness=Readiness.DRAFT)
    session.flush()
    bobs = {"workspace_id": other.workspace_id, "step": Step.CLIENT, "seen": "x", "asked_by_id": office.bob.id}
    session.add(Approval(**bobs, post_id=other.id, guest_link_id=link.id))
    session.add(Approval(**bobs, post_id=office.post.id, guest_link_id=guest(session, office, email="x@example.org").id))
    write(session, other, "For guests, elsewhere", by=office.bob, for_guests=True)


def test_a_guest_is_never_left_unheard(session: db.PlanSession, office: SimpleNamespace):
    write(session, office.post, "Nobody?", guest=guest(session, office, by=office.bob))
    assert put_out(session) == [("guest_commented", office.bob.user_id)]
    office.bob.left_at, office.alice.role = clock.now(), Role.OWNER
    write(session, office.post, "Hello?", guest=guest(session, office))
    assert put_out(session)[1:] == [("guest_commented", office.alice.user_id)]


def test_a_guest_hears_the_answer_once_and_only_one_for_guests(session: db.PlanSession, office: SimpleNamespace):
    link, gone = guest(session, office), guest(session, office, email="gone@example.org")
    by_hand, elsewhere = guest(session, office, email=None), guest(session, office, email="elsewhere@example.org")
    other = make.post(session, office.post.channel, readiness=Readiness.DRAFT)
    session.flush()
    for each in (link, gone, by_hand):
        write(session, office.post, "And the picture?", guest=each)
    write(session, other, "And here?", guest=elsewhere)
    gone.revoke(by=office.alice)
    session.query(Letter).delete()
    write(session, office.post, "What do we say?", by=office.alice)
    said = write(session, office.post, "Comes tomorrow", by=office.alice, for_guests=True)
    rewrite(session, said, "Comes today", for_guests=True, by=office.alice)
    assert put_out(session) == [("guest_answered", "winter@example.org")]


def at(office: SimpleNamespace) -> dict[str, int]:
    return {"workspace_id": office.post.workspace_id, "post_id": office.post.id}


def test_who_wants_no_such_letter_leaves_it_to_the_others(session: db.PlanSession, office: SimpleNamespace):
    office.post.person_id, office.alice.role = office.bob.id, Role.OWNER
    choose(session, office.bob, LetterKind.GUEST_COMMENTED, wanted=False)
    write(session, office.post, "Hello?", guest=guest(session, office))
    assert put_out(session) == [("guest_commented", office.alice.user_id)]


def test_who_stands_in_reads_what_guests_write_meanwhile(session: db.PlanSession, office: SimpleNamespace):
    today = clock.today("Europe/Berlin")
    office.post.person_id, office.bob.stand_in_id = office.bob.id, office.kunze.id
    office.bob.be_absent(today, today, by=None)
    write(session, office.post, "Hello?", guest=guest(session, office))
    assert [to for _, to in put_out(session)] == [office.bob.user_id, office.kunze.user_id]


def test_guests_hear_nothing_of_what_they_no_longer_see(session: db.PlanSession, office: SimpleNamespace):
    write(session, office.post, "And the picture?", guest=guest(session, office))
    office.post.ripen(Readiness.IDEA, by=office.bob)
    session.query(Letter).delete()
    write(session, office.post, "Thrown over", by=office.alice, for_guests=True)
    assert put_out(session) == []
