"""A new password by a link that comes by mail."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from planner import clock
from planner.mail.composing import compose
from planner.models import AccountLink, Attempt, Letter, LetterKind, Purpose
from tests.web.account.kim import NEW, is_in, letters, reset_link
from tests.web.conftest import PASSWORD, SETTINGS
from tests.web.pages import Page


def test_who_has_an_address_here_cannot_be_found_out(kim, anonymous, unit):
    known, unknown = (anonymous.submit("/forgotten", email=f"{name}@example.org", status=200).text for name in ("kim", "tom"))
    assert known.replace("kim@", "tom@") == unknown
    assert [letter.user_id for letter in letters(unit, LetterKind.PASSWORD)] == [1]


def test_one_address_gets_five_letters_an_hour(kim, anonymous, unit):
    for _ in range(7):
        anonymous.submit("/forgotten", email=" Kim@Example.org", status=200)
    assert len(letters(unit, LetterKind.PASSWORD)) == 5


def test_one_network_address_asks_for_twenty_letters_an_hour(kim, anonymous):
    for n in range(20):
        anonymous.post("/forgotten", data={"email": f"{n}@example.org", "csrf_token": anonymous.token()})
    anonymous.submit("/forgotten", email="kim@example.org", status=429)


def test_after_a_hundred_failures_a_day_a_letter_alone_opens_the_account(come_in, anonymous, unit):
    session = unit()
    session.add_all(Attempt(what="failed:kim@example.org", at=clock.now() - timedelta(hours=12)) for _ in range(100))
    session.commit()
    anonymous.submit("/login", email="kim@example.org", password=PASSWORD, status=429)
    anonymous.submit(reset_link(unit), new=NEW)
    come_in(NEW)


def test_signing_in_forgives_the_failures_of_the_day(come_in, anonymous, unit):
    anonymous.submit("/login", email="kim@example.org", password="wrong horse battery", status=422)
    come_in()
    assert set(unit().scalars(select(Attempt.what))) == {"login-from:127.0.0.1"}


@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host"])
def test_a_letter_leads_to_our_own_address_whatever_the_request_says(kim, anonymous, unit, header):
    data = {"email": "kim@example.org", "csrf_token": anonymous.token()}
    response = anonymous.post("/forgotten", data=data, headers={header: "evil.example"})
    assert response.status_code == (400 if header == "Host" else 200)
    session = unit()
    for letter in session.scalars(select(Letter)):
        text = compose(session, letter, SETTINGS).get_body(("plain",)).get_content()
        assert f"{SETTINGS.base_url}/reset/" in text
        assert "evil" not in text


def test_the_letter_sets_a_new_password_once_and_ends_all_sessions(come_in, anonymous, unit):
    there, other_link = come_in(), reset_link(unit)
    anonymous.submit("/forgotten", email="kim@example.org", status=200)
    link = f"/reset/{letters(unit, LetterKind.PASSWORD)[0].payload['token']}"
    anonymous.see(link)
    assert is_in(there), "looking at the page has changed something"
    anonymous.submit(link, new=NEW)
    assert not is_in(there)
    come_in(NEW)
    assert {anonymous.get(each).status_code for each in (link, other_link)} == {400}
    assert [letter.payload["what"] for letter in letters(unit, LetterKind.ACCOUNT)] == ["password_changed"]


def test_used_expired_foreign_and_guessed_links_get_the_same_answer(kim, anonymous, unit):
    used, expired, foreign = reset_link(unit), reset_link(unit), reset_link(unit, Purpose.EMAIL, "neu@example.org")
    session = unit()
    session.query(AccountLink).filter_by(id=1).one().used_at = datetime.now(UTC)
    session.query(AccountLink).filter_by(id=2).one().expires_at = datetime.now(UTC) - timedelta(seconds=1)
    session.commit()
    wrong = [used, expired, f"/reset/{foreign.rpartition('/')[2]}", "/reset/guessed"]
    answers = [anonymous.get(each) for each in wrong]
    answers += [anonymous.post(each, data={"new": NEW, "csrf_token": anonymous.token()}) for each in wrong]
    assert [answer.status_code for answer in answers] == [400] * 8
    assert len({Page(answer.text).text for answer in answers}) == 1
    assert "/forgotten" in answers[0].text


def test_pages_behind_a_secret_address_are_kept_nowhere(kim, anonymous, unit):
    for path in (reset_link(unit), reset_link(unit, Purpose.EMAIL, "neu@example.org"), "/reset/guessed"):
        headers = anonymous.get(path).headers
        assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
