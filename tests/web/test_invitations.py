"""Invitations: sent, looked at, used once by whom they are for, and never a way into somebody else's account."""

import re

import pytest
from sqlalchemy import event, func, select

from planner import db
from planner.models import AuditEntry, Invitation, Letter, LetterState, Member, Role, User, Workspace
from planner.models.user import authenticate
from planner.planning.inviting import invite
from planner.web.door import House
from tests import make

PASSWORD = "wiese laterne kompass elf"
NEWCOMER = {"name": "Jo Adler", "password": PASSWORD}
LIST = "/w/acme/invitations"


@pytest.fixture
def invited(acme, unit):
    """Invite by Alice; gives the address of the link."""

    def send(email="jo@example.org", role=Role.EDITOR):
        session = unit()
        workspace = session.scalars(select(Workspace).where(Workspace.slug == "acme")).one()
        alice = session.scalars(
            select(Member).join(User).where(Member.workspace_id == workspace.id, User.email == "alice@example.org")
        ).one()
        invitation = invite(session, workspace, [email], role, by=alice)[0]
        token = session.scalars(select(Letter).where(Letter.key == f"invitation:{invitation.id}")).one().payload["token"]
        session.commit()
        return f"/invitation/{token}"

    return send


@pytest.fixture
def newcomer(anonymous):
    """Somebody without an account, who reads English."""
    anonymous.environ_base["HTTP_ACCEPT_LANGUAGE"] = "en"
    return anonymous


def member(unit, email="jo@example.org"):
    query = select(Member).join(User).where(User.email == email, Member.workspace_id > 0, Member.left_at.is_(None))
    return unit().scalars(query).all()


def test_an_admin_invites_several_at_once(visit, acme, unit):
    visit("admin@example.org").submit(LIST, emails="Jo <jo@example.org>; bo@example.org\nkim@example.org", role="viewer")
    page = visit("admin@example.org").see(LIST)
    assert all(email in page.text for email in ("jo@example.org", "bo@example.org", "kim@example.org"))
    keys = select(Letter.key).where(Letter.state == LetterState.READY, Letter.about_workspace_id == 1)
    assert len([key for key in unit().scalars(keys) if key.startswith("invitation:")]) == 3 + 1, "one is of the world"


def test_only_owners_invite_owners(visit, alice, acme, unit):
    visit("admin@example.org").submit(LIST, emails="jo@example.org", role="owner", status=422)
    alice.submit(LIST, emails="jo@example.org", role="owner")
    invitation = unit().scalars(select(Invitation.id).where(Invitation.workspace_id > 0, Invitation.role == Role.OWNER)).one()
    admin = visit("admin@example.org")
    admin.submit(LIST, f"{LIST}/{invitation}/renewal")
    assert "cannot be sent again" in admin.see(LIST).text


def test_one_sent_again_gets_a_new_link_and_a_revoked_one_none(alice, invited, newcomer, unit):
    first = invited()
    newest = unit().scalars(select(func.max(Invitation.id)).where(Invitation.workspace_id > 0)).one()
    alice.submit(LIST, f"{LIST}/{newest}/renewal")
    newcomer.see(first, 404)
    alice.submit(f"{LIST}/{newest + 1}/revocation")
    states = select(Letter.state).where(Letter.key.in_([f"invitation:{newest}", f"invitation:{newest + 1}"]))
    assert unit().scalars(states).all() == [LetterState.VOID] * 2


def test_the_link_says_who_invites_to_what_and_changes_nothing(newcomer, invited, unit):
    page = newcomer.see(invited())
    assert "Alice Adler invites jo@example.org" in page.text
    assert "Editor" in page.text
    assert member(unit) == []


def test_a_newcomer_makes_an_account_and_joins(newcomer, invited, unit):
    link = invited()
    assert newcomer.submit(link, **NEWCOMER).location == "/w/acme/plan"
    assert newcomer.see("/w/acme/team").headings == ["Team"]
    assert [each.role for each in member(unit)] == [Role.EDITOR]
    assert authenticate(unit(), "jo@example.org", PASSWORD, demo=False)
    verbs = unit().scalars(select(AuditEntry.verb).where(AuditEntry.workspace_id > 0)).all()
    assert "invitation_accepted" in verbs


@pytest.mark.parametrize(
    ("filled", "said"),
    [
        ({"password": "kurz"}, "at least 15 characters"),
        ({"password": "jo adler acme jo adler"}, "guessed first"),
        ({"name": "Gewinn auf www.example.com"}, "holds no web address"),
        ({"name": "\u200b\u2060"}, "The name is empty"),
    ],
)
def test_a_newcomer_chooses_a_good_password_and_a_plain_name(newcomer, invited, unit, filled, said):
    assert said in newcomer.submit(invited(), **(NEWCOMER | filled), status=422).text
    assert member(unit) == []


def test_it_works_once(newcomer, app, invited, unit):
    link = invited()
    newcomer.submit(link, **NEWCOMER)
    replayed = app.test_client().get(link)
    assert (replayed.status_code, replayed.data) == (404, app.test_client().get("/invitation/rpi_forged").data)


def test_a_known_address_is_led_to_sign_in_and_its_account_stays_as_it_is(newcomer, visit, invited, unit):
    link = invited("charlie@example.org")
    assert f"/login?next={link}" in newcomer.see(link).links
    stolen = newcomer.post(link, data={**NEWCOMER, "csrf_token": newcomer.token()})
    assert re.match(r"/login\?next=/invitation/", stolen.location)
    assert authenticate(unit(), "charlie@example.org", PASSWORD, demo=False) is None
    assert member(unit, "charlie@example.org")[0].workspace_id != 1
    visit("charlie@example.org").submit(link)
    assert {each.workspace_id for each in member(unit, "charlie@example.org")} == {1, 2}


def test_whoever_has_another_address_is_told_so_and_does_not_join(bob, invited, unit):
    link = invited()
    assert "for jo@example.org alone" in bob.see(link).text
    refused = bob.post(link, data={**NEWCOMER, "csrf_token": bob.token()})
    assert refused.status_code == 403
    assert member(unit) == []
    assert bob.post("/logout", data={"next": link, "csrf_token": bob.token()}).location == link


def test_the_link_of_a_letter_does_not_follow_a_forged_host(newcomer, invited):
    assert newcomer.get(invited(), headers={"Host": "evil.example"}).status_code == 400


def test_without_a_mail_server_the_page_names_the_folder(alice, acme):
    assert "No mail server is set up" in alice.see(LIST).text


def test_an_account_without_a_workspace_reads_the_next_step(visit, alice, unit, acme):
    assert visit("viewer@example.org").submit("/w/acme/team/leaving").location == "/workspaces"
    assert "belongs to no workspace" in visit("viewer@example.org").see("/workspaces").text


def test_lists_are_read_with_as_many_questions_for_many(alice, invited, questions, sqlite):
    with questions(sqlite) as few:
        alice.see(LIST)
    for n in range(4):
        invited(f"jo{n}@example.org")
    with questions(sqlite) as many:
        alice.see(LIST)
    assert len(many) == len(few)


def test_of_two_invitations_that_make_one_account_at_once_the_second_says_so(app, postgres, newcomer):
    """The other one is accepted just before the account is written here, with its address and name."""
    app.extensions["planner"] = House(app.extensions["planner"].settings, postgres)
    unit = db.unit(postgres)
    invite(unit, make.workspace(unit, "acme"), ["jo@example.org"], Role.VIEWER, by=None)
    link = f"/invitation/{unit.scalars(select(Letter)).one().payload['token']}"
    unit.commit()

    elsewhere = []

    def accept_elsewhere(_connection, _cursor, statement, values, *_):
        if statement.startswith("INSERT INTO users") and not elsewhere:
            elsewhere.append(values)
            with postgres.begin() as other:
                other.exec_driver_sql(statement, values)

    event.listen(postgres, "before_cursor_execute", accept_elsewhere)
    newcomer.submit(link, **NEWCOMER, status=409)
    event.remove(postgres, "before_cursor_execute", accept_elsewhere)
    assert db.unit(postgres).scalars(select(User.email)).all() == ["jo@example.org"]
    assert newcomer.post(link, data={"csrf_token": newcomer.token()}).location.startswith("/login")
