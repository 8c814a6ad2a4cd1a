"""Name, password and address, and the password asked for before what is delicate."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from planner.models import Letter, LetterKind, Purpose, Role, SignIn, User, Workspace
from planner.models.user import is_password
from planner.planning.founding import add_user, join
from tests import make
from tests.web.account.kim import NEW, is_in, letters, reset_link, verbs
from tests.web.conftest import PASSWORD, make_app


def test_a_name_is_new_in_every_plan_at_once(come_in, unit):
    before = dict(unit().execute(select(Workspace.slug, Workspace.revision)).all())
    come_in().submit("/account", name="Kim Adler", language="de", zone="Europe/Vienna")
    user = unit().query(User).one()
    assert (user.name, user.language, user.zone) == ("Kim Adler", "de", "Europe/Vienna")
    after = dict(unit().execute(select(Workspace.slug, Workspace.revision)).all())
    assert {slug: after[slug] - before[slug] for slug in before} == {"acme": 1, "beta": 1}


def test_a_name_is_no_web_address(come_in):
    assert "A name holds no web address." in come_in().submit("/account", name="www.evil.example", status=422).text


def test_the_accounts_of_the_demo_stay_as_they_are(sqlite, unit):
    session = unit()
    join(
        session, make.workspace(session, demo=True), add_user(session, "dora@example.org", "Dora", "demo", demo=True), Role.OWNER
    )
    session.commit()
    dora = make_app(sqlite, demo=True).test_client()
    dora.submit("/login", email="dora@example.org", password="demo")
    for path in ("/account/password", "/account/email", "/account/second-factor", "/account/second-factor/end"):
        assert dora.get(path).location == "/account"
    dora.submit("/forgotten", email="dora@example.org", status=200)
    assert unit().scalar(select(func.count(Letter.id))) == 0
    assert unit().scalar(select(func.count(SignIn.id))) == 1


def test_a_new_password_ends_every_other_session_and_this_one_gets_a_new_id(come_in, unit):
    here, there, letter = come_in(), come_in(), reset_link(unit)
    before = here.get_cookie("rp_session").value
    here.submit("/account/password", password=PASSWORD, new=NEW)
    assert (is_in(here), is_in(there), there.get(letter).status_code) == (True, False, 400)
    there.set_cookie("rp_session", before)
    assert not is_in(there), "the old cookie opens the door"
    assert verbs(unit)[-1] == "password_changed"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"password": "wrong horse battery", "new": NEW}, "This is not the password."),
        ({"password": PASSWORD, "new": "Kim Schäfer 2026!"}, "are guessed first: other words"),
        ({"password": PASSWORD, "new": "kurz"}, "at least 15 characters"),
    ],
)
def test_a_password_is_changed_by_the_old_one_to_one_that_nobody_guesses(come_in, unit, given, said):
    assert said in come_in().submit("/account/password", status=422, **given).text
    assert is_password(unit().query(User).one(), PASSWORD)


def test_guessing_the_old_password_has_an_end(come_in):
    kim = come_in()
    for _ in range(10):
        kim.submit("/account/password", password="wrong horse battery", new=NEW, status=422)
    kim.submit("/account/password", password=PASSWORD, new=NEW, status=429)


def test_an_address_changes_when_whoever_reads_its_letters_says_so(come_in, anonymous, unit):
    kim, old_way = come_in(), reset_link(unit)
    kim.submit("/account/email", email="Kim.Neu@example.org")
    (letter,) = letters(unit, LetterKind.EMAIL)
    link = f"/account/email/{letter.payload['token']}"
    anonymous.see(link)
    assert (letter.email, unit().query(User).one().email) == ("kim.neu@example.org", "kim@example.org")
    anonymous.submit(link)
    assert unit().query(User).one().email == "kim.neu@example.org"
    assert [told.email for told in letters(unit, LetterKind.ACCOUNT)] == ["kim@example.org"]
    assert (anonymous.get(link).status_code, anonymous.get(old_way).status_code) == (400, 400)


def test_an_address_that_somebody_has_stays_theirs_and_nobody_learns_of_it(come_in, anonymous, unit):
    kim, session = come_in(), unit()
    link = reset_link(unit, Purpose.EMAIL, "alice@example.org")
    session = unit()
    make.user(session, "alice@example.org")
    session.commit()
    page = kim.submit("/account/email", email="alice@example.org").location
    assert "A letter is on its way to alice@example.org" in kim.get(page).text
    assert letters(unit, LetterKind.EMAIL) == []
    assert anonymous.post(link, data={"csrf_token": anonymous.token()}).status_code == 400


def test_what_is_delicate_asks_for_the_password_after_a_while_and_leads_back(come_in):
    kim = come_in()
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        asked = kim.get("/account/email").location
        assert asked == "/account/proof?next=/account/email"
        kim.submit(asked, password="wrong horse battery", status=422)
        assert kim.submit(asked, password=PASSWORD).location == "/account/email"
        kim.see("/account/email")


def test_the_address_of_a_feed_is_shown_again_to_whoever_knows_the_password(acme, visit):
    bob, feed = visit("bob@example.org"), f"/w/acme/feeds/{acme.feed_id}"
    assert acme.token in bob.see(feed).html
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert bob.get(feed).location == f"/account/proof?next={feed}"


def test_proving_leads_nowhere_but_to_pages_of_ours(come_in):
    target = "/account/proof?next=//evil.example"
    assert come_in().submit(target, password=PASSWORD).location == "/account"
