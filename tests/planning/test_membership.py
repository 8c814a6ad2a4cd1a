"""Somebody leaves: every grant ends at once, what they carried goes to an heir, and nobody is the last owner to go."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, func, select, update

from planner import clock, db
from planner.domain.plan import Readiness
from planner.models import (
    Absence,
    AbsenceCalendar,
    Approval,
    Event,
    Feed,
    GuestLink,
    Invitation,
    Letter,
    LetterKind,
    LetterState,
    Member,
    NoticeChoice,
    ReportChoice,
    Role,
    SavedView,
    SlotDetail,
    Step,
    Workspace,
)
from planner.models.feed import FeedKind, make_feed
from planner.models.letter import put_in_outbox
from planner.models.saved_view import begin_with, save_view
from planner.planning.founding import join
from planner.planning.inviting import accept, invitation_of, invite, use
from planner.planning.membership import arrange_member, leave
from planner.sealing import token_hash
from planner.wording import Refusal
from tests import make

TODAY = date(2026, 11, 25)
on_sqlite = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)  # what does not depend on the database


@pytest.fixture
def acme(session: db.PlanSession) -> SimpleNamespace:
    """Alice owns, Bob arranges and is about to go, Dora may take over."""
    workspace = make.workspace(session)
    people = {
        name: make.member(session, workspace, make.user(session, f"{name}@example.org", f"{name.title()} Adler"), role)
        for name, role in (("alice", Role.OWNER), ("bob", Role.ADMIN), ("dora", Role.EDITOR))
    }
    return SimpleNamespace(workspace=workspace, **people)


def carried(session: db.PlanSession, acme: SimpleNamespace) -> SimpleNamespace:
    """One of everything that can hang on Bob."""
    bob, id_ = acme.bob, acme.workspace.id
    own = make.channel(session, acme.workspace, responsible_id=bob.id, stand_in_id=acme.dora.id)
    other = make.channel(session, acme.workspace, "blog", responsible_id=acme.dora.id, stand_in_id=bob.id)
    acme.alice.stand_in_id = bob.id
    cadence = own.start_cadence("Wed 09:00", make.MONDAY, by=None, details=[SlotDetail(line=0, person_id=bob.id, format="Bild")])
    past = make.post(session, own, TODAY - timedelta(days=1), person_id=bob.id)
    out = make.post(session, own, TODAY, person_id=bob.id, readiness=Readiness.PUBLISHED)
    post = make.post(session, own, TODAY, person_id=bob.id)
    topic = make.topic(session, acme.workspace, person_id=bob.id)
    approval = Approval(workspace_id=id_, post_id=post.id, step=Step.INSIDE, seen="x", asked_of_id=bob.id)
    session.add(approval)
    session.flush()
    return SimpleNamespace(own=own, other=other, cadence=cadence, past=past, out=out, post=post, topic=topic, approval=approval)


def granted(session: db.PlanSession, acme: SimpleNamespace) -> None:
    """One of everything that was granted to Bob."""
    bob, id_, now = acme.bob, acme.workspace.id, clock.now()
    make_feed(session, "f" * 32, by=bob, workspace_id=id_, owner_id=bob.id, kind=FeedKind.PLAN, name="Plan")
    link = {"name": "Kundin", "made_by_id": bob.id, "token_hash": "a" * 64, "token_cipher": b"", "expires_at": now}
    session.add_all(
        [
            GuestLink(workspace_id=id_, **link),
            NoticeChoice(workspace_id=id_, member_id=bob.id, kind=LetterKind.DIGEST, wanted=True),
            ReportChoice(workspace_id=id_, member_id=bob.id),
        ]
    )
    begin_with(session, bob, save_view(session, bob, "Meine", "", shared=False))
    save_view(session, bob, "Unsere", "", shared=True)
    invite(session, acme.workspace, ["neu@example.org"], Role.EDITOR, by=bob)
    put_in_outbox(session, LetterKind.DIGEST, "digest", {}, user_id=bob.user_id, workspace_id=id_)
    put_in_outbox(session, LetterKind.PASSWORD, "link", {"token": "t"}, user_id=bob.user_id)


def test_an_heir_takes_over_what_is_to_come(session: db.PlanSession, acme: SimpleNamespace):
    was = carried(session, acme)
    leave(session, acme.bob, by=acme.alice, today=TODAY, heir=acme.dora)
    dora, bob = acme.dora.id, acme.bob.id
    assert (was.own.responsible_id, was.own.stand_in_id) == (dora, None), "she does not stand in for herself"
    assert (was.other.responsible_id, was.other.stand_in_id) == (dora, None)
    assert acme.alice.stand_in_id == dora
    assert [(detail.person_id, detail.format) for detail in was.cadence.details] == [(dora, "Bild")]
    assert [post.person_id for post in (was.post, was.past, was.out)] == [dora, bob, bob]
    assert was.topic.person_id == dora
    assert was.approval.asked_of_id is None, "an editor does not approve: whoever may is asked"
    assert acme.bob.left_at


@on_sqlite
def test_without_an_heir_it_is_nobodys(session: db.PlanSession, acme: SimpleNamespace):
    was = carried(session, acme)
    leave(session, acme.bob, by=acme.bob, today=TODAY)
    assert (was.own.responsible_id, was.own.stand_in_id) == (None, acme.dora.id)
    assert (was.post.person_id, was.topic.person_id, acme.alice.stand_in_id) == (None, None, None)


def test_every_grant_ends(session: db.PlanSession, acme: SimpleNamespace):
    granted(session, acme)
    leave(session, acme.bob, by=acme.alice, today=TODAY)
    for kind in (Feed, GuestLink, Invitation):
        ended = session.scalars(select(kind.revoked_at).where(kind.workspace_id == acme.workspace.id)).all()
        assert len(ended) == 1, kind
        assert ended[0], kind
    for kind in (NoticeChoice, ReportChoice):
        assert session.scalar(select(func.count()).where(kind.workspace_id == acme.workspace.id)) == 0
    assert session.scalars(select(SavedView.name).where(SavedView.workspace_id == acme.workspace.id)).all() == ["Unsere"]
    letters = {letter.key: (letter.state, letter.payload) for letter in session.scalars(select(Letter))}
    assert letters.pop("link") == (LetterState.READY, {"token": "t"}), "it is about the account, not about this workspace"
    assert letters == dict.fromkeys(letters, (LetterState.VOID, {}))


@on_sqlite
def test_absences_end_today_and_a_calendar_is_forgotten(session: db.PlanSession, acme: SimpleNamespace):
    id_, bob = acme.workspace.id, acme.bob
    calendar = AbsenceCalendar(workspace_id=id_, member_id=bob.id, name="Outlook", address_cipher=b"", host="example.org")
    session.add(calendar)
    session.flush()
    bob.be_absent(TODAY - timedelta(days=2), TODAY + timedelta(days=2), by=None).calendar_id = calendar.id
    bob.be_absent(TODAY, TODAY, by=None)
    leave(session, bob, by=acme.alice, today=TODAY)
    session.flush()
    left = session.execute(select(Absence.first_day, Absence.last_day).where(Absence.workspace_id == id_)).all()
    assert left == [(TODAY - timedelta(days=2), TODAY - timedelta(days=1))]
    assert session.scalar(select(func.count()).where(AbsenceCalendar.workspace_id == id_)) == 0


@on_sqlite
def test_who_comes_back_is_the_same_member(session: db.PlanSession, acme: SimpleNamespace):
    leave(session, acme.bob, by=acme.alice, today=TODAY)
    again = join(session, acme.workspace, acme.bob.user, Role.VIEWER)
    assert (again.id, again.role, again.left_at) == (acme.bob.id, Role.VIEWER, None)
    verbs = select(Event.verb).where(Event.workspace_id == acme.workspace.id, Event.subject == "member")
    assert session.scalars(verbs.order_by(Event.id)).all() == ["left", "joined"]


@on_sqlite
@pytest.mark.parametrize(
    ("who", "by", "heir", "said"),
    [
        ("alice", "alice", None, "is the last owner"),
        ("alice", "bob", None, "Only an owner can remove an owner"),
        ("bob", "alice", "bob", "cannot take over from themselves"),
        ("gone", "alice", None, "is no longer a member"),
        ("bob", "gone", None, "is no longer a member"),
        ("bob", "alice", "gone", "is no longer a member"),
    ],
)
def test_who_may_not_leave(session: db.PlanSession, acme: SimpleNamespace, who: str, by: str, heir: str | None, said: str):
    acme.gone = make.member(session, acme.workspace, make.user(session, "gone@example.org"), left_at=clock.now())
    with pytest.raises(Refusal) as refused:
        leave(session, getattr(acme, who), by=getattr(acme, by), today=TODAY, heir=heir and getattr(acme, heir))
    assert said in refused.value.message


@pytest.mark.parametrize("way", ["leave", "lose the role"])
def test_of_two_owners_who_go_at_once_one_stays(engine: Engine, acme: SimpleNamespace, session: db.PlanSession, way: str):
    acme.bob.role = Role.OWNER
    session.commit()
    together = Barrier(2)

    def go(member_id: int) -> bool:
        unit = db.unit(engine, reading=True)
        unit.scalars(select(Member).where(Member.workspace_id == acme.workspace.id)).all()
        together.wait()
        unit = db.unit(engine)
        me = unit.scalars(select(Member).where(Member.workspace_id == acme.workspace.id, Member.id == member_id)).one()
        try:
            if way == "leave":
                leave(unit, me, by=me, today=TODAY)
            else:
                arrange_member(unit, me, by=me, role=Role.EDITOR, stand_in_id=None, weekly_hours=None)
            unit.commit()
        except Refusal:
            return False
        finally:
            db.session.remove()
        return True

    with ThreadPoolExecutor(2) as two:
        assert sorted(two.map(go, [acme.alice.id, acme.bob.id])) == [False, True]


def token(session: db.PlanSession, invitation: Invitation) -> str:
    """As it stands in the letter."""
    return str(session.scalars(select(Letter).where(Letter.key == f"invitation:{invitation.id}")).one().payload["token"])


def test_an_invitation_lets_one_in_once(session: db.PlanSession, acme: SimpleNamespace):
    invitation = invite(session, acme.workspace, [" Neu@Example.org"], Role.APPROVER, by=acme.bob)[0]
    secret = token(session, invitation)
    assert invitation.token_hash == token_hash(secret)
    assert invitation_of(session, secret, clock.now()) is invitation
    user = make.user(session, "neu@example.org")
    assert use(session, invitation, clock.now())
    joined = accept(session, acme.workspace, invitation, user)
    assert (joined.role, invitation.member_id) == (Role.APPROVER, joined.id)
    assert not use(session, invitation, clock.now())
    assert invitation_of(session, secret, clock.now()) is None


@on_sqlite
def test_a_new_invitation_ends_the_one_before_and_its_letter(session: db.PlanSession, acme: SimpleNamespace):
    first, second = (invite(session, acme.workspace, ["neu@example.org"], Role.EDITOR, by=acme.bob)[0] for _ in range(2))
    assert (first.revoked_at is None, second.revoked_at) == (False, None)
    states = select(Letter.state, Letter.payload).order_by(Letter.id)
    assert [(state, "token" in payload) for state, payload in session.execute(states)] == [
        (LetterState.VOID, False),
        (LetterState.READY, True),
    ]


def ran_out(session: db.PlanSession, acme: SimpleNamespace, invitation: Invitation) -> datetime:
    return invitation.expires_at


def revoked(session: db.PlanSession, acme: SimpleNamespace, invitation: Invitation) -> datetime:
    invitation.revoke(clock.now())
    return clock.now()


def inviter_lost_the_right(session: db.PlanSession, acme: SimpleNamespace, invitation: Invitation) -> datetime:
    acme.bob.role = Role.EDITOR
    return clock.now()


def inviter_left(session: db.PlanSession, acme: SimpleNamespace, invitation: Invitation) -> datetime:
    session.execute(update(Member).where(Member.workspace_id > 0, Member.id == acme.bob.id).values(left_at=clock.now()))
    return clock.now()


@on_sqlite
@pytest.mark.parametrize("end", [ran_out, revoked, inviter_lost_the_right, inviter_left], ids=lambda end: end.__name__)
def test_an_invitation_no_longer_holds(session: db.PlanSession, acme: SimpleNamespace, end):
    invitation = invite(session, acme.workspace, ["neu@example.org"], Role.EDITOR, by=acme.bob)[0]
    secret = token(session, invitation)
    assert invitation_of(session, secret, end(session, acme, invitation)) is None


@on_sqlite
@pytest.mark.parametrize(
    ("emails", "said"),
    [
        (["kim@example.org", "nobody"], "is not an e-mail address"),
        (["a@example.org\nBcc: b@example.org"], "is not an e-mail address"),
        (["a@example.org>"], "is not an e-mail address"),
        (["alice@example.org"], "is already a member"),
        ([f"kim{n}@example.org" for n in range(21)], "invitations a day"),
    ],
)
def test_who_cannot_be_invited(session: db.PlanSession, acme: SimpleNamespace, emails: list[str], said: str):
    with pytest.raises(Refusal) as refused:
        invite(session, acme.workspace, emails, Role.EDITOR, by=acme.bob)
    assert said in refused.value.message
    assert session.scalar(select(func.count()).where(Invitation.workspace_id == acme.workspace.id)) == 0


def test_of_two_invitations_at_once_one_holds(engine: Engine, acme: SimpleNamespace, session: db.PlanSession):
    session.commit()
    together = Barrier(2)

    def send(_: int) -> None:
        unit = db.unit(engine, reading=True)
        unit.get(Workspace, acme.workspace.id)
        together.wait()
        unit = db.unit(engine)
        invite(unit, unit.get_one(Workspace, acme.workspace.id), ["jo@example.org"], Role.VIEWER, by=None)
        unit.commit()
        db.session.remove()

    with ThreadPoolExecutor(2) as two:
        list(two.map(send, range(2)))
    invitations = select(Invitation).where(Invitation.workspace_id == acme.workspace.id)
    assert [each.revoked_at is None for each in session.scalars(invitations.order_by(Invitation.id))] == [False, True]


@on_sqlite
def test_an_address_is_not_flooded(session: db.PlanSession, acme: SimpleNamespace):
    for _ in range(5):
        invite(session, acme.workspace, ["neu@example.org"], Role.EDITOR, by=acme.bob)
    with pytest.raises(Refusal) as refused:
        invite(session, acme.workspace, ["neu@example.org"], Role.EDITOR, by=acme.alice)
    assert "too often" in refused.value.message


@pytest.mark.parametrize(("away", "back"), [("trash", "restore"), ("cancel", "revive")])
def test_a_post_that_comes_back_is_with_nobody_who_has_left(session: db.PlanSession, away, back):
    workspace = make.workspace(session)
    bob = make.member(session, workspace, make.user(session))
    post = make.post(session, make.channel(session, workspace), person_id=bob.id)
    getattr(post, away)(by=None)
    bob.left_at = clock.now()
    session.flush()
    getattr(post, back)(by=None)
    assert post.person_id is None
