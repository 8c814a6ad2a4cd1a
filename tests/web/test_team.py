"""The team: roles, stand-ins, absences."""

from sqlalchemy import select

from planner.models import Member, Role, User


def member(unit, name="bob"):
    query = select(Member).join(User).where(User.email == f"{name}@example.org", Member.workspace_id > 0)
    return unit().scalars(query).one()


def test_the_team_names_roles(alice):
    page = alice.see("/w/acme/team")
    assert (page.headings, "Approver" in page.text) == (["Team"], True)


def test_an_admin_sets_role_stand_in_and_hours(visit, acme, unit):
    stand_in = member(unit, "viewer").id
    admin, path = visit("admin@example.org"), f"/w/acme/team/{member(unit).id}"
    admin.submit(path, role="approver", stand_in=str(stand_in), weekly_hours="12.5")
    bob = member(unit)
    assert (bob.role, bob.stand_in_id, bob.weekly_hours) == (Role.APPROVER, stand_in, 12.5)


def test_the_form_begins_with_the_role_as_it_is(alice, acme, unit):
    path = f"/w/acme/team/{member(unit).id}"
    alice.submit(path, weekly_hours="8")
    assert member(unit).role is Role.EDITOR


def test_an_admin_makes_no_owner(visit, acme, unit):
    response = visit("admin@example.org").submit(f"/w/acme/team/{member(unit).id}", role="owner", status=422)
    assert "Only an owner can give" in response.text
    assert member(unit).role is Role.EDITOR


def test_the_last_owner_stays(alice, unit):
    response = alice.submit(f"/w/acme/team/{member(unit, 'alice').id}", role="editor", status=422)
    assert "is the last owner" in response.text


def test_a_stranger_cannot_be_a_stand_in(alice, acme, unit):
    alice.submit(f"/w/acme/team/{member(unit).id}", stand_in=str(acme.foreign_member_id), status=422)
    assert member(unit).stand_in_id is None


def test_a_viewer_sees_no_buttons(visit, acme):
    actions = {form.action for form in visit("viewer@example.org").see("/w/acme/team").forms if form.method != "dialog"}
    assert actions == {"/preferences", "/logout"}


def test_admins_see_whose_address_refuses_letters(alice, bob, acme, unit):
    session = unit()
    user = session.scalars(select(User).where(User.email == "viewer@example.org")).one()
    user.mail_refused_at = user.created_at
    session.commit()
    shown = ["refused a letter on" in visitor.see("/w/acme/team").text for visitor in (alice, bob)]
    assert shown == [True, False]
