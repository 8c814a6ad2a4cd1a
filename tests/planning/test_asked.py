"""Whom a question is for as things are now: who was asked, who stands in, who leads; nobody twice, and never nobody."""

from types import SimpleNamespace

import pytest

from planner import clock
from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import (
    Absence,
    ApprovalMode,
    DayPart,
    Member,
    Role,
)
from planner.planning.approval_letters import tell_asked
from planner.planning.approval_mode import approve_by
from planner.planning.approvals import answer, ask, open_approval
from planner.queries.approvals import open_approvals
from planner.queries.asked import Asked
from tests import make
from tests.planning.house import YES, approved, founded, keys, link


@pytest.fixture
def house(session: PlanSession) -> SimpleNamespace:
    return founded(session)


def away(session: PlanSession, house: SimpleNamespace, who: Member, **values: object) -> None:
    today = clock.today(house.workspace.zone)
    session.add(Absence(workspace_id=house.workspace.id, member_id=who.id, first_day=today, last_day=today, **values))
    session.flush()


def waits_for(session: PlanSession, house: SimpleNamespace, *members: Member) -> list[int]:
    asked = Asked(session, house.workspace, open_approvals(session, house.workspace.id))
    return [len(asked.expected_of(member)) for member in members]


def test_who_stands_in_for_somebody_away_is_asked_too(session: PlanSession, house):
    house.kim.stand_in_id = house.alice.id
    asked = ask(session, house.post, by=house.bob, of=house.kim)
    assert waits_for(session, house, house.kim, house.alice, house.lea) == [1, 0, 0]
    away(session, house, house.kim)
    assert waits_for(session, house, house.kim, house.alice, house.lea) == [1, 1, 0]
    tell_asked(session, house.workspace, asked, 1)
    told = [key for key in keys(session) if key.startswith(f"approval:{asked.id}:1:")]
    assert told == sorted(f"approval:{asked.id}:1:{house.workspace.id}:{each.user_id}" for each in (house.kim, house.alice))


def test_who_stands_in_for_one_of_those_who_usually_approve_is_asked_too(session: PlanSession, house):
    house.lea.stand_in_id = house.alice.id
    away(session, house, house.lea)
    ask(session, house.post, by=house.bob)
    assert waits_for(session, house, house.kim, house.lea, house.alice) == [1, 1, 1]
    assert len(keys(session)) == 3


def in_the_morning(session: PlanSession, house: SimpleNamespace) -> None:
    house.kim.stand_in_id = house.alice.id
    away(session, house, house.kim, part=DayPart.MORNING)


def both(session: PlanSession, house: SimpleNamespace) -> None:
    house.kim.stand_in_id = house.alice.id
    away(session, house, house.kim)
    away(session, house, house.alice)


def by_somebody_who_may_not(session: PlanSession, house: SimpleNamespace) -> None:
    house.kim.stand_in_id = house.vera.id
    away(session, house, house.kim)


@pytest.mark.parametrize("case", [in_the_morning, both, by_somebody_who_may_not])
def test_nobody_else_is_asked_who_is_not_needed_or_cannot(session: PlanSession, house, case):
    case(session, house)
    ask(session, house.post, by=house.bob, of=house.kim)
    assert waits_for(session, house, house.kim, house.alice, house.vera) == [1, 0, 0]
    assert len(keys(session)) == 1


def lose_the_right(session: PlanSession, house: SimpleNamespace) -> None:
    ask(session, house.post, by=house.bob, of=house.kim)
    house.kim.role = Role.VIEWER


def leave(session: PlanSession, house: SimpleNamespace) -> None:
    ask(session, house.post, by=house.bob, of=house.kim)
    house.kim.left_at = clock.now()


def get_the_post(session: PlanSession, house: SimpleNamespace) -> None:
    house.workspace.own_approval = False
    ask(session, house.post, by=house.bob, of=house.kim)
    house.post.assign(house.kim, by=house.bob)


def be_a_guest_who_is_shut_out(session: PlanSession, house: SimpleNamespace) -> None:
    guest = link(session, house.workspace)
    ask(session, house.post, by=house.bob, of=guest)
    guest.revoke(by=house.alice)


@pytest.mark.parametrize("how", [lose_the_right, leave, get_the_post, be_a_guest_who_is_shut_out])
def test_what_nobody_can_answer_any_more_waits_for_the_others(session: PlanSession, house, how):
    how(session, house)
    session.flush()
    assert waits_for(session, house, house.lea) == [1]


def test_what_a_guest_is_asked_waits_for_no_member(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    link(session, house.workspace)
    approved(session, house)
    asked = Asked(session, house.workspace, open_approvals(session, house.workspace.id))
    assert [asked.answerable(member) for member in (house.kim, house.lea, house.alice)] == [[], [], []]


def test_a_guest_who_answered_for_the_house_is_not_asked_alone_afterwards(session: PlanSession, house):
    guest = link(session, house.workspace)
    asked = ask(session, house.post, by=house.bob)
    answer(session, asked, YES, guest=guest, seen=asked.seen)
    house.post.edit(by=house.bob, text="Anders")
    assert waits_for(session, house, house.kim, house.lea) == [1, 1]


@pytest.mark.parametrize("of", [None, "kim", "guest"])
def test_what_nobody_answers_for_long_waits_for_those_who_lead(session: PlanSession, house, of):
    whom = link(session, house.workspace) if of == "guest" else getattr(house, of) if of else None
    asked = ask(session, house.post, by=house.bob, of=whom)
    kims = of != "guest"
    assert waits_for(session, house, house.kim, house.alice) == [kims, 0]
    asked.escalated_at = clock.now()
    assert waits_for(session, house, house.kim, house.alice, house.bob) == [kims, 1, 0]


@pytest.mark.parametrize(("named", "able"), [(True, ["kim"]), (False, ["alice", "kim", "lea"])])
def test_who_is_asked_by_name_answers_alone(session: PlanSession, house, named, able):
    ask(session, house.post, by=house.bob, of=house.kim if named else None)
    asked = Asked(session, house.workspace, open_approvals(session, house.workspace.id))
    assert [name for name in ("alice", "bob", "kim", "lea", "vera") if asked.answerable(getattr(house, name))] == able


def test_the_only_one_who_can_answer_is_asked_even_by_themselves(session: PlanSession, house):
    house.kim.role = house.lea.role = Role.VIEWER
    ask(session, house.post, by=house.alice)
    assert waits_for(session, house, house.alice, house.kim) == [1, 0]


def test_who_asks_does_not_wait_for_themselves(session: PlanSession, house):
    ask(session, house.post, by=house.kim)
    assert waits_for(session, house, house.kim, house.lea) == [0, 1]


def test_nobody_waits_for_a_yes_to_their_own_post(session: PlanSession, house):
    get_the_post(session, house)
    assert waits_for(session, house, house.kim, house.lea) == [0, 1]


def test_where_the_house_has_said_yes_the_house_is_asked_again(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    guest = link(session, house.workspace)
    approved(session, house)
    client = open_approval(session, house.post)
    assert client
    answer(session, client, YES, guest=guest, seen=client.seen)
    approve_by(session, house.workspace, ApprovalMode.REQUIRED, own=True, by=house.alice)
    house.post.edit(by=house.bob, text="Anders")
    assert waits_for(session, house, house.kim, house.lea) == [1, 1]


def test_what_one_approved_by_hand_waits_for_them_again_after_a_change(session: PlanSession, house):
    make.ripe(session, house.post, Readiness.APPROVED, house.kim)
    house.post.edit(by=house.bob, text="Anders")
    assert waits_for(session, house, house.kim, house.alice) == [1, 0]


def test_a_guest_without_an_address_leaves_it_to_the_house(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    link(session, house.workspace, email=None)
    approved(session, house)
    assert waits_for(session, house, house.kim, house.lea) == [1, 1]
