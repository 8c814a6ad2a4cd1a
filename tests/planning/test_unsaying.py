"""Undone deeds and approvals: only what the deed said is unsaid."""

from collections.abc import Callable
from datetime import date
from types import SimpleNamespace

import pytest

from planner import clock
from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import ApprovalMode, Member, Outcome, Step
from planner.models.approval import approvals_of
from planner.planning.approvals import answer, ask, open_approval
from planner.planning.deeds import Doing
from planner.planning.undoing import newest_deed, undo
from tests import make
from tests.planning.house import YES, approved, founded, link

TODAY = date(2099, 5, 1)


class Hands:
    """Do something to the post as a member, and undo it."""

    def __init__(self, session: PlanSession, house: SimpleNamespace) -> None:
        self.session, self.house = session, house

    def do(self, by: Member, verb: Callable[[], object]) -> None:
        doing = Doing(self.session, self.house.workspace, by, TODAY)
        doing.watch(self.house.post)
        verb()
        doing.finish()

    def undo(self, by: Member) -> None:
        deed = newest_deed(self.session, by)
        assert deed
        undo(self.session, self.house.workspace, deed, by=by, today=TODAY)

    def ripen(self, by: Member, readiness: Readiness) -> None:
        self.do(by, lambda: make.ripe(self.session, self.house.post, readiness, by))

    @property
    def outcomes(self) -> list[Outcome | None]:
        """The oldest first."""
        return [each.outcome for each in reversed(approvals_of(self.session, self.house.post))]


@pytest.fixture
def house(session: PlanSession) -> SimpleNamespace:
    return founded(session)


@pytest.fixture
def hands(session: PlanSession, house: SimpleNamespace) -> Hands:
    return Hands(session, house)


def test_in_two_steps_the_first_yes_stays_when_the_second_is_undone(session: PlanSession, house, hands: Hands):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    guest = link(session, house.workspace)
    inside = approved(session, house)
    hands.ripen(house.alice, Readiness.APPROVED)
    hands.undo(house.alice)
    client = open_approval(session, house.post)
    assert client
    assert (inside.outcome, client.step) == (YES, Step.CLIENT)
    answer(session, client, YES, guest=guest, seen=client.seen)
    assert house.post.readiness is Readiness.APPROVED


def test_that_it_is_out_is_undone_and_it_stays_approved(session: PlanSession, house, hands: Hands):
    approved(session, house)
    hands.do(house.kim, lambda: house.post.appear_at("", by=house.kim))
    hands.undo(house.kim)
    assert (house.post.readiness, hands.outcomes) == (Readiness.APPROVED, [YES])


def test_moved_and_back_and_both_undone_it_is_approved_again(session: PlanSession, house, hands: Hands):
    approved(session, house)
    for day in (date(2099, 6, 2), date(2099, 6, 1)):
        hands.do(house.bob, lambda day=day: house.post.move_to(day, None, by=house.bob))
    hands.undo(house.bob)
    assert (house.post.readiness, open_approval(session, house.post) is not None) == (Readiness.REVIEW, True)
    hands.undo(house.bob)
    assert (house.post.readiness, hands.outcomes[0]) == (Readiness.APPROVED, YES)


@pytest.mark.parametrize("mode", [ApprovalMode.OPTIONAL, ApprovalMode.REQUIRED])
def test_a_slip_of_the_hand_is_undone_with_what_it_took_back(session: PlanSession, house, hands: Hands, mode):
    house.workspace.approval = mode
    asked = approved(session, house)
    hands.ripen(house.bob, Readiness.REVIEW)
    assert asked.outcome is Outcome.TAKEN_BACK
    hands.undo(house.bob)
    assert (house.post.readiness, asked.outcome, open_approval(session, house.post)) == (Readiness.APPROVED, YES, None)


def test_ones_own_yes_that_is_undone_does_not_come_back_by_itself(session: PlanSession, house, hands: Hands):
    hands.ripen(house.alice, Readiness.APPROVED)
    hands.undo(house.alice)
    ask(session, house.post, by=house.bob)
    for text in ("Anders", "Ein Text"):
        house.post.edit(by=house.bob, text=text)
    assert house.post.readiness is Readiness.REVIEW


@pytest.mark.parametrize("how", ["trash", "assign"])
def test_undoing_gives_nothing_to_who_has_left(session: PlanSession, house, hands: Hands, how):
    house.post.assign(house.kim, by=house.bob)
    verbs = {"trash": lambda: house.post.trash(by=house.bob), "assign": lambda: house.post.assign(house.lea, by=house.bob)}
    hands.do(house.bob, verbs[how])
    house.kim.left_at = clock.now()
    session.flush()
    hands.undo(house.bob)
    assert (house.post.trashed_at, house.post.person_id) == (None, None)


def test_in_two_steps_a_slip_is_undone_for_both(session: PlanSession, house, hands: Hands):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    guest = link(session, house.workspace)
    approved(session, house)
    client = open_approval(session, house.post)
    assert client
    answer(session, client, YES, guest=guest, seen=client.seen)
    hands.ripen(house.bob, Readiness.DRAFT)
    hands.undo(house.bob)
    assert (house.post.readiness, hands.outcomes) == (Readiness.APPROVED, [YES, YES])


def test_that_it_is_out_is_undone_and_the_first_yes_stays(session: PlanSession, house, hands: Hands):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    link(session, house.workspace)
    inside = approved(session, house)
    hands.do(house.alice, lambda: house.post.appear_at("", by=house.alice))
    hands.undo(house.alice)
    assert (house.post.readiness, inside.outcome) == (Readiness.REVIEW, YES)


def test_a_yes_that_nobody_asked_for_is_undone_without_a_question(session: PlanSession, house, hands: Hands):
    make.ripe(session, house.post, Readiness.REVIEW, house.bob)
    hands.ripen(house.alice, Readiness.APPROVED)
    hands.undo(house.alice)
    assert (house.post.readiness, open_approval(session, house.post)) == (Readiness.REVIEW, None)
