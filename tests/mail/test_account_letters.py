"""Letters about accounts: they bring a link that works once, or say what was changed."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from planner import clock, db
from planner.mail.composing import compose
from planner.models import AccountLink, Invitation, LetterKind, Purpose, Role, User
from planner.sealing import token_hash
from planner.settings import Settings
from tests import make
from tests.mail.conftest import NOW
from tests.mail.letters import composed, letter


@pytest.fixture
def session(sqlite: Engine) -> Session:
    return db.unit(sqlite)


def link(session: Session, user: User, purpose: Purpose = Purpose.PASSWORD, **values: object) -> AccountLink:
    given = {"token_hash": token_hash("t0ken"), "expires_at": clock.now() + timedelta(minutes=30), **values}
    made = AccountLink(user_id=user.id, purpose=purpose, **given)
    session.add(made)
    session.flush()
    return made


@pytest.mark.parametrize(
    ("language", "subject", "until"),
    [("de", "Neues Passwort setzen", "bis 23. Nov. 2026, 10:30 Uhr"), ("en", "Set a new password", "until 23 Nov 2026, 10:30")],
)
def test_a_link_for_a_password_comes_in_the_users_language(session, settings: Settings, language: str, subject: str, until: str):
    user = make.user(session)
    user.language = language
    got = composed(session, letter(session, LetterKind.PASSWORD, user, link=link(session, user).id, token="t0ken"), settings)
    assert got.subject == subject
    assert until in got.text
    assert "https://plan.example.org/reset/t0ken" in got.text
    assert "https://plan.example.org/reset/t0ken" in got.links
    assert {address.split("/", 3)[2] for address in got.links} == {"plan.example.org"}


@pytest.mark.parametrize(
    "spoilt",
    [
        {"used_at": NOW},
        {"expires_at": NOW},
        {"purpose": Purpose.EMAIL},
        {"token_hash": token_hash("another")},
    ],
    ids=["used", "run out", "for something else", "another token"],
)
def test_a_link_that_no_longer_works_is_not_sent(session, settings: Settings, spoilt: dict[str, object]):
    user = make.user(session)
    made = link(session, user, **spoilt)
    assert compose(session, letter(session, LetterKind.PASSWORD, user, link=made.id, token="t0ken"), settings) is None


def test_a_new_address_is_asked_to_prove_itself(session, settings: Settings):
    user = make.user(session)
    made = link(session, user, Purpose.EMAIL, email="neu@example.org")
    got = composed(session, letter(session, LetterKind.EMAIL, user, link=made.id, token="t0ken"), settings)
    assert got.subject == "Neue E-Mail-Adresse bestätigen"
    assert "neu@example.org" in got.text


def invitation(session: Session, **values: object) -> Invitation:
    workspace = make.workspace(session, name="Bank am See")
    alice = make.member(session, workspace, make.user(session))
    given = {"token_hash": token_hash("t0ken"), "expires_at": clock.now() + timedelta(days=7), **values}
    made = Invitation(workspace_id=workspace.id, email="kim@example.org", role=Role.EDITOR, invited_by_id=alice.id, **given)
    session.add(made)
    session.flush()
    return made


def test_an_invitation_says_who_invites_where_and_to_what(session, settings: Settings):
    made = invitation(session)
    sent = letter(session, LetterKind.INVITATION, None, made.workspace_id, invitation=made.id, token="t0ken")
    got = composed(session, sent, settings)
    assert got.subject == "Einladung zum Redaktionsplan von Bank am See"
    assert "Alice Adler lädt zum Redaktionsplan von Bank am See ein" in got.text
    assert "Rolle: Redaktion" in got.text
    assert "https://plan.example.org/invitation/t0ken" in got.links


def test_an_invitation_taken_back_is_not_sent(session, settings: Settings):
    made = invitation(session, revoked_at=clock.now())
    sent = letter(session, LetterKind.INVITATION, None, made.workspace_id, invitation=made.id, token="t0ken")
    assert compose(session, sent, settings) is None


def test_what_was_changed_is_told_to_its_account(session, settings: Settings):
    user = make.user(session)
    got = composed(session, letter(session, LetterKind.ACCOUNT, user, what="second_factor_off"), settings)
    assert got.subject == "Der zweite Faktor ist abgeschaltet"
    assert "genügt ab jetzt das Passwort" in got.text
    assert "List-Unsubscribe" not in got.message
