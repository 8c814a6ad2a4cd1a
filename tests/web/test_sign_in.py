"""Signing in and out: who gets in, what the browser holds, and how often one may try."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select

from planner.demo.people import FIRST_USER
from planner.models import Attempt, Role, SignIn, User
from planner.planning.founding import add_user, join
from tests import make
from tests.web.conftest import PASSWORD, make_app


@pytest.fixture
def kim(unit):
    """Somebody with a password."""
    session = unit()
    kim = add_user(session, "kim@example.org", "Kim Schäfer", PASSWORD)
    join(session, make.workspace(session), kim, Role.OWNER)
    session.commit()


def secrets(unit) -> set[str]:
    return set(unit().scalars(select(SignIn.secret_hash)))


def test_the_password_opens_the_door(kim, anonymous):
    assert anonymous.submit("/login", email="Kim@Example.org ", password=PASSWORD).location == "/"
    assert anonymous.get("/").location == "/w/acme/plan"


@pytest.mark.parametrize(("email", "password"), [("kim@example.org", "wrong horse battery"), ("nobody@example.org", PASSWORD)])
def test_a_wrong_address_and_a_wrong_password_get_the_same_answer(kim, anonymous, email, password):
    response = anonymous.submit("/login", email=email, password=password, status=422)
    assert "E-Mail-Adresse und Passwort passen nicht zusammen." in response.text


def test_the_cookie_holds_a_secret_of_which_we_keep_the_hash(kim, anonymous, unit):
    anonymous.submit("/login", email="kim@example.org", password=PASSWORD)
    with anonymous.session_transaction() as cookie:
        assert secrets(unit) == {hashlib.sha256(cookie["id"].encode()).hexdigest()}


def test_signing_in_starts_a_new_session_and_signing_out_ends_it(kim, anonymous, unit):
    anonymous.submit("/login", email="kim@example.org", password=PASSWORD)
    stolen = anonymous.get_cookie("rp_session").value
    anonymous.submit("/w/acme/plan", "/logout")
    assert secrets(unit) == set()
    anonymous.set_cookie("rp_session", stolen)
    assert anonymous.get("/w/acme/plan").location.startswith("/login")


def test_what_a_browser_held_before_signing_in_is_void(kim, anonymous):
    with anonymous.session_transaction() as cookie:
        cookie["id"], cookie["csrf_token"] = "planted", "planted"
    anonymous.submit("/login", email="kim@example.org", password=PASSWORD)
    with anonymous.session_transaction() as cookie:
        assert "planted" not in cookie.values()


@pytest.mark.parametrize(("pause", "is_in"), [(timedelta(hours=11), True), (timedelta(hours=13), False)])
def test_a_session_that_is_not_used_for_half_a_day_is_over(kim, anonymous, pause, is_in):
    anonymous.submit("/login", email="kim@example.org", password=PASSWORD)
    with time_machine.travel(datetime.now(UTC) + pause):
        assert (anonymous.get("/w/acme/plan").status_code == 200) is is_in


def test_that_a_session_was_seen_is_written_once_a_minute(alice, unit):
    first = unit().scalar(select(SignIn.seen_at))
    seen = []
    for seconds in (30, 90, 100):
        with time_machine.travel(datetime.now(UTC) + timedelta(seconds=seconds)):
            alice.get("/w/acme/plan")
            seen.append((unit().scalar(select(SignIn.seen_at)) - first).seconds)
    assert seen == [0, 90, 90]


def test_the_eleventh_try_for_an_account_is_refused_even_with_the_password(kim, anonymous):
    for _ in range(10):
        anonymous.submit("/login", email="kim@example.org", password="wrong horse battery", status=422)
    response = anonymous.submit("/login", email="kim@example.org", password=PASSWORD, status=429)
    assert response.headers["Retry-After"] == "900"
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        anonymous.submit("/login", email="kim@example.org", password=PASSWORD)


def test_who_knows_the_password_may_come_in_as_often_as_they_like(kim, anonymous):
    for _ in range(12):
        anonymous.submit("/login", email="kim@example.org", password=PASSWORD)
        anonymous.submit("/workspaces", "/logout")


def test_the_demo_is_one_step_away_where_it_is_shown(sqlite, unit, anonymous):
    assert FIRST_USER.email not in anonymous.see("/login").text
    shown = make_app(sqlite, demo=True).test_client()
    assert FIRST_USER.email not in shown.see("/login").text
    session = unit()
    nina = add_user(session, FIRST_USER.email, FIRST_USER.name, FIRST_USER.password, demo=True)
    join(session, make.workspace(session, demo=True), nina, Role.OWNER)
    session.commit()
    fields = shown.see("/login").forms[2].fields
    assert shown.post("/login", data=fields).location == "/"
    assert shown.get("/").location == "/w/acme/plan"


def test_an_address_may_try_thirty_times_whatever_the_account(kim, anonymous):
    for n in range(30):
        anonymous.post("/login", data={"email": f"{n}@example.org", "password": "x", "csrf_token": anonymous.token()})
    anonymous.submit("/login", email="kim@example.org", password=PASSWORD, status=429)


def test_users_of_the_demo_get_in_only_where_the_demo_is_shown(sqlite, unit):
    session = unit()
    add_user(session, "demo@example.org", "Dora Demo", "demo", demo=True)
    session.commit()
    hidden, shown = make_app(sqlite).test_client(), make_app(sqlite, demo=True).test_client()
    hidden.submit("/login", email="demo@example.org", password="demo", status=422)
    shown.submit("/login", email="demo@example.org", password="demo")
    hidden.set_cookie("rp_session", shown.get_cookie("rp_session").value)
    assert hidden.get("/workspaces").status_code == 302


TARGETS = [
    ("/w/acme/plan?from=2026-11-23", True),
    ("/workspaces", True),
    ("https://evil.example/w/acme/plan", False),
    ("//evil.example/w/acme/plan", False),
    ("///evil.example", False),
    ("/\\evil.example", False),
    ("\\\\evil.example", False),
    ("/\t/evil.example", False),
    ("/%0d%0aSet-Cookie:x=1", False),
    ("/w/acme/plan\r\nX: y", False),
    ("/w/acme/\u2028plan", False),
    ("javascript:alert(1)", False),
    ("data:text/html,x", False),
    ("//", False),
    ("/logout", False),  # takes no GET
    ("/nowhere", False),
    ("w/acme/plan", False),
    ("/.evil.example", False),
    ("/@evil.example", False),
    ("http:/w/acme/plan", False),
    ("", False),
]


@pytest.mark.parametrize(("target", "is_ours"), TARGETS)
def test_one_is_sent_on_only_to_pages_of_ours(kim, anonymous, target, is_ours):
    response = anonymous.submit("/login", email="kim@example.org", password=PASSWORD, next=target)
    assert response.location == (target if is_ours else "/")


def test_who_is_asked_to_sign_in_comes_back_to_where_they_were(kim, anonymous):
    asked = anonymous.get("/w/acme/plan?from=2026-12-01").location
    assert asked == "/login?next=/w/acme/plan?from%3D2026-12-01"
    assert anonymous.submit(asked, email="kim@example.org", password=PASSWORD).location == "/w/acme/plan?from=2026-12-01"


def test_attempts_are_counted_although_the_sign_in_fails(kim, anonymous, unit):
    anonymous.submit("/login", email="kim@example.org", password="wrong horse battery", status=422)
    counted = {"login:kim@example.org", "login-from:127.0.0.1", "failed:kim@example.org"}
    assert set(unit().scalars(select(Attempt.what))) == counted


def test_passwords_are_not_in_the_database(kim, unit):
    assert PASSWORD not in unit().scalar(select(User.password_hash))
