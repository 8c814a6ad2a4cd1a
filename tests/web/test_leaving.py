"""Members leave or are removed: what they had in their hands is dead with the next request."""

import pytest
from sqlalchemy import select

from planner import clock
from planner.models import AuditEntry, Channel, Feed, Letter, LetterKind, LetterState, Member, Post, Role, SlotDetail, User
from planner.models.guest_link import USUALLY_FOR, make_guest_link
from planner.models.letter import put_in_outbox
from tests.web.world import FEED_KEY


def member(unit, name):
    query = select(Member).join(User).where(User.email == f"{name}@example.org", Member.workspace_id == 1)
    return unit().scalars(query).one()


def test_an_admin_removes_a_member_and_says_who_takes_over(visit, acme, unit):
    bob, heir = member(unit, "bob"), member(unit, "approver")
    admin = visit("admin@example.org")
    assert "responsible for LinkedIn" in admin.see(f"/w/acme/team/{bob.id}/removal").text
    admin.submit(f"/w/acme/team/{bob.id}/removal", heir=str(heir.id))
    assert unit().scalars(select(Channel.responsible_id).where(Channel.workspace_id == 1)).one() == heir.id
    assert "bob@example.org" not in admin.see("/w/acme/team").text
    said = unit().scalars(select(AuditEntry.about).where(AuditEntry.workspace_id == 1, AuditEntry.verb == "member_removed"))
    assert said.all() == ["Bob Adler"]


def test_what_a_member_had_in_their_hands_is_dead(visit, acme, unit, anonymous):
    """A session, a feed, a guest link, letters that wait."""
    bob, session = visit("bob@example.org"), unit()
    me = session.scalars(select(Member).join(User).where(User.email == "bob@example.org", Member.workspace_id == 1)).one()
    link = {"workspace_id": 1, "name": "Kundin", "expires_at": clock.now() + USUALLY_FOR}
    _, token = make_guest_link(session, FEED_KEY, by=me, **link)
    put_in_outbox(session, LetterKind.ASSIGNED, "assigned", {"post": 1}, user_id=me.user_id, workspace_id=1)
    session.commit()
    assert b"Azubi-Woche" in anonymous.get(f"/feed/{acme.token}/plan.ics").data
    assert anonymous.get(f"/guest/{token}").status_code == 200

    visit("alice@example.org").submit(f"/w/acme/team/{me.id}/removal")

    assert bob.get("/w/acme/plan").status_code == 404
    assert b"BEGIN:VEVENT" not in anonymous.get(f"/feed/{acme.token}/plan.ics").data
    assert anonymous.get(f"/guest/{token}").status_code == 404
    assert (
        unit().scalars(select(Letter.state).where(Letter.user_id == me.user_id, Letter.key == "assigned")).one()
        is LetterState.VOID
    )


def test_the_history_still_names_who_left(alice, visit, acme, unit):
    bob = member(unit, "bob")
    visit("bob@example.org").step(f"/w/acme/posts/{acme.post_id}", f"/w/acme/posts/{acme.post_id}/cancellation")
    alice.submit(f"/w/acme/team/{bob.id}/removal")
    assert "Bob Adler" in alice.see(f"/w/acme/posts/{acme.post_id}").text


def test_nothing_is_offered_to_who_left_and_nothing_becomes_theirs(alice, acme, unit):
    gone = member(unit, "ex")
    assert gone.name not in alice.get("/w/acme/topics").text
    fields = {"csrf_token": alice.token(), "channel": "linkedin", "day": "2026-12-02", "person": gone.id}
    alice.post(f"/w/acme/topics/{acme.topic_id}/slot", data=fields)
    slots = f"/w/acme/channels/linkedin/cadence/{acme.cadence_id}/slots"
    alice.submit(slots, **{"slots-0-person": str(gone.id)})
    carried = [select(kind.id).where(kind.workspace_id == 1, kind.person_id == gone.id) for kind in (Post, SlotDetail)]
    assert [unit().scalars(each).all() for each in carried] == [[], []]


@pytest.mark.parametrize(("who", "status"), [("alice", 422), ("admin", 303), ("viewer", 303)])
def test_one_leaves_oneself_unless_one_is_the_last_owner(visit, acme, unit, who, status):
    visitor = visit(f"{who}@example.org")
    left = visitor.post("/w/acme/team/leaving", data={"csrf_token": visitor.token(), "heir": ""})
    assert left.status_code == status
    assert (member(unit, who).left_at is not None) is (status == 303)


def test_the_last_owner_reads_so_beforehand(alice, bob, acme):
    page = alice.see("/w/acme/team/leaving")
    assert "Alice Adler is the last owner" in page.text
    assert ("To the members" in page.text, "Who takes over" in page.text) == (True, False)
    assert "last owner" not in bob.see("/w/acme/team/leaving").text


def test_an_admin_does_not_remove_an_owner(visit, acme, unit):
    admin = visit("admin@example.org")
    data = {"csrf_token": admin.token(), "heir": ""}
    refused = admin.post(f"/w/acme/team/{member(unit, 'alice').id}/removal", data=data)
    assert refused.status_code == 422
    assert "Only an owner can remove an owner" in refused.text


def test_a_stranger_takes_nothing_over(alice, acme, unit):
    alice.submit(f"/w/acme/team/{member(unit, 'bob').id}/removal", heir=str(acme.foreign_member_id), status=422)
    assert member(unit, "bob").left_at is None


def test_another_role_holds_from_the_next_request_on(alice, visit, acme, unit):
    bob = visit("bob@example.org")
    bob.see("/w/acme/topics/new")
    alice.submit(f"/w/acme/team/{member(unit, 'bob').id}", role="viewer")
    bob.see("/w/acme/topics/new", 403)
    changed = select(AuditEntry.details).where(AuditEntry.workspace_id == 1, AuditEntry.verb == "role_changed")
    assert unit().scalars(changed).one() == {"before": "editor", "after": "viewer"}


OWN = {column.name for kind in (Member, User, Post, Feed) for column in kind.__table__.columns}


@pytest.mark.parametrize(
    ("path", "filled", "may_change"),
    [
        ("/w/acme/team/{bob}", {"weekly_hours": "12"}, {"weekly_hours", "version"}),
        ("/w/acme/team/{bob}/removal", {}, {"left_at", "version", "revoked_at", "responsible_id", "changed_at"}),
        ("/w/acme/invitations", {"emails": "jo@example.org", "role": "viewer"}, set()),
    ],
)
def test_a_form_takes_its_own_fields_and_no_other_column(visit, acme, unit, path, filled, may_change):
    admin, path = visit("admin@example.org"), path.format(bob=member(unit, "bob").id)
    before = kept(unit)
    extra = dict.fromkeys(OWN - {"role", "weekly_hours", "version"}, "2")
    admin.submit(path, **(extra | filled))
    after = kept(unit)
    changed = {key[-1] for key in before.keys() & after.keys() if before[key] != after[key]}
    assert changed <= may_change
    assert member(unit, "bob").role is Role.EDITOR


def kept(unit):
    """Every value of members, users, channels and feeds."""
    session = unit()
    return {
        (kind.__name__, row.id, column.name): getattr(row, column.name)
        for kind in (Member, User, Channel, Feed)
        for row in session.scalars(select(kind).where(kind.workspace_id > 0) if hasattr(kind, "workspace_id") else select(kind))
        for column in kind.__table__.columns
    }
