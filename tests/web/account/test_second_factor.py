"""The second factor: a code from the phone, once each; recovery codes, once each."""

import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
import time_machine
from sqlalchemy import select

from planner.models import AuditEntry, Letter, User
from planner.planning import second_factor
from tests.web.account.kim import is_in
from tests.web.conftest import PASSWORD, Visitor
from tests.web.world import FEED_KEY

CODE = re.compile(r"[a-z2-7]{4}(?:-[a-z2-7]{4}){3}")


@pytest.fixture
def here(come_in) -> Visitor:
    """Where Kim has signed in."""
    return come_in()


@pytest.fixture
def phone(here, unit):
    """The app on Kim's phone: it gives the code of now."""
    here.step("/account/second-factor", "/account/second-factor/secret")
    secret = second_factor.secret_of(unit().query(User).one(), second_factor.seal(FEED_KEY))
    return lambda: pyotp.TOTP(secret).at(datetime.now(UTC))


@pytest.fixture
def recovery(here, phone) -> list[str]:
    """The second factor is on, and the next code is half a minute away."""
    codes = CODE.findall(here.submit("/account/second-factor", code=phone(), status=200).text)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=30)):
        yield codes


def half_in(app) -> Visitor:
    """A browser in which Kim's password was given, and no code yet."""
    visitor: Visitor = app.test_client()
    visitor.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    assert visitor.submit("/login", email="kim@example.org", password=PASSWORD).location == "/login/code"
    return visitor


def test_the_app_reads_the_secret_from_a_picture_or_as_text(here, phone, unit):
    page = here.see("/account/second-factor").html
    assert second_factor.secret_of(unit().query(User).one(), second_factor.seal(FEED_KEY)) in page
    assert '<svg class="qr"' in page


def test_it_is_in_force_when_a_code_has_shown_that_it_arrived(app, here, phone, unit):
    here.submit("/account/second-factor", code="000000", status=422)
    app.test_client().submit("/login", email="kim@example.org", password=PASSWORD)
    codes = CODE.findall(here.submit("/account/second-factor", code=phone(), status=200).text)
    assert len(set(codes)) == 10
    half_in(app)
    assert "second_factor_on" in [payload["what"] for payload in unit().scalars(select(Letter.payload))]
    assert "second_factor_on" in set(unit().scalars(select(AuditEntry.verb).where(AuditEntry.workspace_id == 1)))


def test_without_the_code_one_is_nobody(app, recovery):
    visitor = half_in(app)
    assert visitor.get("/workspaces").location.startswith("/login")
    assert not is_in(visitor)
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=11)):
        assert visitor.get("/login/code").location == "/login"


def test_the_code_opens_the_door_under_a_new_id(app, phone, recovery):
    visitor = half_in(app)
    before = visitor.get_cookie("rp_session").value
    visitor.submit("/login/code", code=phone())
    assert is_in(visitor)
    visitor.set_cookie("rp_session", before)
    assert not is_in(visitor)


def test_a_code_opens_once(app, phone, recovery):
    half_in(app).submit("/login/code", code=phone())
    half_in(app).submit("/login/code", code=phone(), status=422)


def test_a_recovery_code_opens_once_however_it_is_typed(app, recovery):
    half_in(app).submit("/login/code", code=recovery[0].upper().replace("-", " "))
    half_in(app).submit("/login/code", code=recovery[0], status=422)


def test_guessing_codes_has_an_end(app, phone, recovery):
    visitor = half_in(app)
    for _ in range(10):
        visitor.submit("/login/code", code="000000", status=422)
    visitor.submit("/login/code", code=phone(), status=429)


@pytest.mark.parametrize(("target", "lands"), [("/account", "/account"), ("//evil.example", "/"), ("/logout", "/")])
def test_the_code_leads_on_to_where_one_wanted_to(app, phone, recovery, target, lands):
    visitor: Visitor = app.test_client()
    asked = visitor.submit("/login", email="kim@example.org", password=PASSWORD, next=target).location
    assert visitor.submit(asked, code=phone()).location == lands


def test_new_recovery_codes_end_the_earlier_ones(app, here, recovery):
    made = CODE.findall(here.post("/account/second-factor/codes", data={"csrf_token": here.token()}).text)
    half_in(app).submit("/login/code", code=recovery[0], status=422)
    half_in(app).submit("/login/code", code=made[0])


def test_turning_it_off_takes_the_password(app, here, recovery, unit):
    here.submit("/account/second-factor/end", password="wrong horse battery", status=422)
    assert unit().query(User).one().totp_since
    here.submit("/account/second-factor/end", password=PASSWORD)
    assert app.test_client().submit("/login", email="kim@example.org", password=PASSWORD).location == "/"


def test_the_secret_lies_sealed_and_opens_with_this_key_alone(phone, unit):
    kim = unit().query(User).one()
    secret = second_factor.secret_of(kim, second_factor.seal(FEED_KEY))
    assert secret.encode() not in kim.totp_cipher
    assert second_factor.secret_of(kim, second_factor.seal("g" * 32)) is None
