"""The first run, further workspaces, and the end of the demo."""

import pytest
from sqlalchemy import func, select

from planner.models import Channel, Member, Post, Role, Topic, User, Workspace
from planner.planning.founding import add_user, join
from planner.settings import Settings
from planner.web import setup
from tests import make
from tests.web.conftest import PASSWORD, SETTINGS, make_app

KIM = {"name": "Häuser & Co.", "your_name": "Kim Schäfer", "email": "kim@example.org", "password": PASSWORD}
AWAY = {"loopback": False, "base_url": "http://plan.example.org"}


@pytest.fixture
def demo(unit):
    """A demo workspace whose first user owns it."""
    session = unit()
    dora = add_user(session, "dora@example.org", "Dora Demo", "demo", demo=True)
    bank = make.workspace(session, "bank", demo=True)
    join(session, bank, dora, Role.OWNER)
    channel = make.channel(session, bank)
    make.post(session, channel, topic_id=make.topic(session, bank).id)
    session.commit()


def test_set_up_makes_an_owner_with_a_workspace_and_lets_them_in(anonymous):
    anonymous.submit("/setup", **KIM)
    assert anonymous.get("/").location == "/w/haeuser-co/plan"
    assert "Noch kein Kanal" in anonymous.see("/w/haeuser-co/plan").text


def test_set_up_is_over_when_somebody_has_begun(anonymous, alice):
    anonymous.see("/setup", 404)
    assert anonymous.post("/setup", data=KIM | {"csrf_token": anonymous.token()}).status_code == 404


def test_a_short_password_is_refused_at_its_field_and_the_input_stays(anonymous):
    page = anonymous.submit("/setup", **KIM | {"password": "kurz"}, status=422).text
    assert "mindestens 15 Zeichen" in page
    assert "Häuser &amp; Co." in page


def test_away_from_loopback_the_code_on_the_console_is_asked_for(sqlite, capsys):
    visitor = make_app(sqlite, **AWAY).test_client()
    code = setup.code(SETTINGS)
    assert code in capsys.readouterr().err
    visitor.submit("/setup", **KIM, code="0000-0000-0000", status=422)
    visitor.submit("/setup", **KIM, code=f" {code.upper()} ")


def test_codes_cannot_be_tried_without_end(sqlite):
    visitor = make_app(sqlite, **AWAY).test_client()
    for _ in range(10):
        visitor.submit("/setup", **KIM, code="0000-0000-0000", status=422)
    visitor.submit("/setup", **KIM, code=setup.code(SETTINGS), status=429)


def test_the_code_is_that_of_the_installation():
    other = Settings(**{name: getattr(SETTINGS, name) for name in Settings.__slots__} | {"secret_key": "t" * 32})
    assert setup.code(other) != setup.code(SETTINGS)


def test_the_console_keeps_quiet_when_somebody_has_begun(alice, sqlite, capsys):
    make_app(sqlite, **AWAY)
    assert capsys.readouterr().err == ""


def test_an_owner_founds_another_workspace_from_the_switch(alice):
    assert "/workspaces/new" in alice.see("/w/acme/plan").links
    assert alice.submit("/workspaces/new", name="Sanitär Krause").location == "/w/sanitaer-krause/plan"
    assert "Alice Adler founded the workspace “Sanitär Krause”." in alice.see("/w/sanitaer-krause/audit").text


def test_others_do_not(bob):
    assert "/workspaces/new" not in bob.see("/w/acme/plan").links
    bob.see("/workspaces/new", 403)


def test_somebody_of_the_demo_begins_with_the_set_up(demo, sqlite, visit):
    dora = visit_demo(sqlite, visit)
    assert "/setup" in dora.see("/w/bank/plan").links
    dora.see("/workspaces/new", 403)
    dora.submit("/setup", **KIM)
    assert dora.get("/").location == "/w/haeuser-co/plan"


def test_removing_the_demo_leaves_nothing_of_it_and_everything_else(demo, alice, unit):
    alice.submit("/workspaces/demo/removal")
    session = unit()
    assert set(session.scalars(select(Workspace.slug))) == {"acme", "rival"}
    assert session.scalar(select(User).where(User.demo)) is None
    counts = {model: session.scalar(select(func.count()).where(model.workspace_id > 0)) for model in (Post, Topic, Channel)}
    assert counts == {Post: 2, Topic: 2, Channel: 2}


def test_the_demos_own_people_may_remove_it_as_long_as_nobody_has_begun(demo, sqlite, visit):
    dora = visit_demo(sqlite, visit)
    dora.submit("/workspaces/demo/removal")
    assert dora.get("/").location == "/setup"


def test_the_demos_own_people_may_not_remove_it_afterwards(demo, alice, sqlite, visit):
    visit_demo(sqlite, visit).see("/workspaces/demo/removal", 403)


def test_one_who_owns_nothing_may_not_remove_the_demo(demo, bob):
    bob.see("/workspaces/demo/removal", 403)


def test_a_user_without_workspace_is_told_so(unit, visit):
    session = unit()
    make.user(session, "eve@example.org", "Eve Einsam")
    session.commit()
    assert "No workspace yet" in visit("eve@example.org").see("/workspaces").text
    assert session.scalar(select(func.count()).where(Member.workspace_id > 0)) == 0


def visit_demo(sqlite, visit):
    """Dora, where the demo is shown."""
    shown = make_app(sqlite, demo=True).test_client()
    shown.set_cookie("rp_session", visit("dora@example.org").get_cookie("rp_session").value)
    return shown
