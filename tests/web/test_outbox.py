"""The outbox of a workspace: what was given up, and what becomes of it."""

from sqlalchemy import select

from planner.models import Letter, LetterKind, LetterState, User


def state(unit, acme) -> str:
    return unit().scalars(select(Letter).where(Letter.id == acme.letter_id)).one().state


def test_what_was_given_up_is_shown_with_its_reason_and_tried_again(visit, acme, unit):
    alice = visit("alice@example.org")
    page = alice.see("/w/acme/outbox")
    assert "guest@acme.example" in page.text
    assert "550 No such person" in page.text
    assert "rival" not in page.text
    alice.step("/w/acme/outbox", f"/w/acme/outbox/{acme.letter_id}/attempt")
    assert state(unit, acme) is LetterState.READY
    assert "Given up" not in alice.see("/w/acme/outbox").text


def test_a_letter_is_discarded_after_a_question_and_its_secret_with_it(visit, acme, unit):
    session = unit()
    session.get_one(Letter, acme.letter_id).payload = {"invitation": 1, "token": "rpi_secret"}
    session.commit()
    visit("alice@example.org").submit(f"/w/acme/outbox/{acme.letter_id}/removal")
    assert state(unit, acme) is LetterState.VOID
    assert unit().get_one(Letter, acme.letter_id).payload == {"invitation": 1}


def test_the_page_says_where_letters_go_without_a_server(visit, acme):
    assert "No mail server is set up" in visit("alice@example.org").see("/w/acme/outbox").text


def test_trying_again_gives_the_address_another_chance(alice, acme, unit):
    session = unit()
    user = session.scalars(select(User).where(User.email == "bob@example.org")).one()
    letter = session.get_one(Letter, acme.letter_id)
    letter.user_id, letter.email, user.mail_refused_at = user.id, None, user.created_at
    session.commit()
    alice.step("/w/acme/outbox", f"/w/acme/outbox/{acme.letter_id}/attempt")
    assert unit().get_one(User, user.id).mail_refused_at is None


def test_an_invitation_that_came_back_is_sent_again_with_a_new_link(alice, acme, unit):
    session = unit()
    letter = session.get_one(Letter, acme.letter_id)
    letter.kind, letter.payload = LetterKind.INVITATION, {"invitation": 1}
    session.commit()
    alice.step("/w/acme/outbox", f"/w/acme/outbox/{acme.letter_id}/attempt")
    assert state(unit, acme) is LetterState.PARKED
    assert "can be sent again here" in alice.see("/w/acme/invitations").text
