"""Approvals: asked for, answered, outdated by a change, and back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, time
from threading import Barrier
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import (
    Approval,
    ApprovalMode,
    Event,
    Member,
    Outcome,
    Post,
    Role,
    Step,
)
from planner.planning import approvals
from planner.planning.approval_mode import approve_by
from planner.planning.approvals import Stale, answer, ask, open_approval, seen_of
from planner.planning.attaching import attach, looked_at
from planner.queries.version_seen import version_now, version_seen
from planner.wording import Refusal
from tests import make
from tests.planning.house import FAR, NO, YES, approved, founded, keys, link


@pytest.fixture
def house(session: PlanSession) -> SimpleNamespace:
    return founded(session)


def test_whoever_approves_is_asked_by_mail_and_their_yes_approves(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    assert house.post.readiness is Readiness.REVIEW
    assert keys(session) == sorted(
        f"approval:{asked.id}:0:{house.workspace.id}:{each.user_id}" for each in (house.kim, house.lea)
    )
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    assert (house.post.readiness, asked.answered_by_name) == (Readiness.APPROVED, "Kim")
    assert f"answered:{asked.id}:{house.workspace.id}:{house.bob.user_id}" in keys(session)


def test_sent_back_it_is_a_draft_again(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob, of=house.kim)
    answer(session, asked, NO, by=house.lea, seen=asked.seen, remark="Bitte kürzer")
    assert (house.post.readiness, open_approval(session, house.post)) == (Readiness.DRAFT, None)


def test_the_second_answer_is_refused(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    with pytest.raises(Stale):
        answer(session, asked, NO, by=house.lea, seen=asked.seen)
    assert house.post.readiness is Readiness.APPROVED


@pytest.mark.parametrize("who", ["bob", "vera"])
def test_without_the_right_there_is_no_answer(session: PlanSession, house, who):
    asked = ask(session, house.post, by=house.bob)
    with pytest.raises(Refusal):
        answer(session, asked, YES, by=getattr(house, who), seen=asked.seen)


def test_who_left_or_lost_the_right_meanwhile_does_not_answer(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob, of=house.kim)
    house.kim.arrange(by=None, role=Role.VIEWER, stand_in_id=None, weekly_hours=None)
    with pytest.raises(Refusal):
        answer(session, asked, YES, by=house.kim, seen=asked.seen)


CHANGES = [
    {"title": "Anders"},
    {"text": "Anders"},
    {"link": "https://example.org"},
]


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_asks_the_same_people_anew(session: PlanSession, house, change):
    asked = ask(session, house.post, by=house.bob, of=house.kim)
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    house.post.edit(by=house.bob, **change)
    anew = open_approval(session, house.post)
    assert (house.post.readiness, asked.outcome) == (Readiness.REVIEW, Outcome.OUTDATED)
    assert anew
    assert (anew.asked_of_id, anew.asked_by_id) == (house.kim.id, house.bob.id)


def test_what_nobody_sees_asks_nobody(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    house.post.edit(by=house.bob, notes="Intern", effort_hours=2.0, text="Ein Text")
    house.post.assign(house.alice, by=house.bob)
    assert (house.post.readiness, asked.outcome) == (Readiness.APPROVED, YES)


def test_moved_back_it_is_approved_again(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    house.post.move_to(date(2099, 6, 2), None, by=house.bob)
    anew = open_approval(session, house.post)
    house.post.move_to(FAR, None, by=house.bob)
    assert anew
    assert (house.post.readiness, asked.outcome, anew.outcome) == (Readiness.APPROVED, YES, Outcome.WITHDRAWN)
    assert session.query(Event).filter_by(workspace_id=house.workspace.id, verb="approved again").count() == 1


def test_an_answer_for_an_earlier_version_is_refused(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    shown = asked.seen
    house.post.edit(by=house.bob, text="Anders")
    anew = open_approval(session, house.post)
    assert anew
    assert anew.id != asked.id
    for each in (asked, anew):
        with pytest.raises(Stale):
            answer(session, each, YES, by=house.kim, seen=shown)


def test_nobody_approves_their_own_post_where_the_workspace_says_so(session: PlanSession, house):
    house.workspace.own_approval = False
    house.post.edit(by=house.alice, text="Von Alice")
    asked = ask(session, house.post, by=house.bob)
    for refused in (
        lambda: answer(session, asked, YES, by=house.alice, seen=asked.seen),
        lambda: make.ripe(session, house.post, Readiness.APPROVED, house.alice),
        lambda: ask(session, house.post, by=house.bob, of=house.alice),
    ):
        with pytest.raises(Refusal):
            refused()
    answer(session, asked, YES, by=house.kim, seen=asked.seen)


def test_two_steps_ask_the_client_after_the_house(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    guest = link(session, house.workspace)
    inside = ask(session, house.post, by=house.bob)
    with pytest.raises(Refusal):
        answer(session, inside, YES, guest=guest, seen=inside.seen)
    answer(session, inside, YES, by=house.kim, seen=inside.seen)
    client = open_approval(session, house.post)
    assert client
    assert client.step is Step.CLIENT
    assert house.post.readiness is Readiness.REVIEW
    assert f"approval:{client.id}:0:guest:{guest.id}" in keys(session)
    answer(session, client, YES, guest=guest, seen=client.seen)
    assert (house.post.readiness, client.answered_by_name) == (Readiness.APPROVED, "Frau Krause")
    house.post.edit(by=house.bob, text="Anders")
    anew = open_approval(session, house.post)
    assert anew
    assert anew.step is Step.INSIDE


def test_a_member_answers_for_the_client(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    with pytest.raises(Refusal):
        make.ripe(session, house.post, Readiness.APPROVED, house.alice)
    inside = ask(session, house.post, by=house.bob)
    answer(session, inside, YES, by=house.kim, seen=inside.seen)
    make.ripe(session, house.post, Readiness.APPROVED, house.alice)
    client = session.query(Approval).filter_by(workspace_id=house.workspace.id, step=Step.CLIENT).one()
    assert (client.answered_by_id, client.guest_link_id, client.outcome) == (house.alice.id, None, YES)


def test_approved_by_hand_is_an_approval_where_one_is_required(session: PlanSession, house):
    make.ripe(session, house.post, Readiness.APPROVED, house.alice)
    made = session.query(Approval).filter_by(workspace_id=house.workspace.id).one()
    assert (made.outcome, made.seen) == (YES, seen_of(session, house.post))


def test_taken_back_to_a_draft_nothing_is_asked(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    make.ripe(session, house.post, Readiness.DRAFT, house.bob)
    assert asked.outcome is Outcome.WITHDRAWN


def test_optional_approval_watches_only_what_was_approved_by_somebody(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.OPTIONAL
    make.ripe(session, house.post, Readiness.APPROVED, house.bob)
    house.post.edit(by=house.bob, text="Anders")
    assert house.post.readiness is Readiness.APPROVED
    assert approvals.open_approvals(session, house.workspace.id) == []


def test_history_says_what_happened(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    house.post.move_to(date(2099, 6, 2), None, by=house.bob)
    rows = session.query(Event).filter_by(workspace_id=house.workspace.id, subject="post").order_by(Event.id)
    assert [event.verb for event in rows][-5:] == ["ripened", "asked", "approved", "moved", "outdated"]


def test_what_was_seen_is_found_in_the_history(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    shown = version_now(house.post)
    house.post.edit(by=house.bob, text="Anders")
    house.post.move_to(date(2099, 6, 2), time(9), by=house.bob)
    assert version_seen(session, house.post, asked.seen) == shown
    assert version_seen(session, house.post, "0" * 64) is None


def test_of_two_answers_at_once_one_counts(engine: Engine, session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    workspace_id, ids, seen = house.workspace.id, (house.kim.id, house.lea.id), asked.seen
    session.commit()

    def say(member_id: int, outcome: Outcome) -> bool:
        with Session(engine, expire_on_commit=False) as own:
            member = own.scalars(select(Member).where(Member.workspace_id == workspace_id, Member.id == member_id)).one()
            there = own.scalars(select(Approval).where(Approval.workspace_id == workspace_id)).one()
            together.wait()
            try:
                answer(own, there, outcome, by=member, seen=seen)
                own.commit()
            except (Stale, StaleDataError):
                return False
            return True

    together = Barrier(2 if engine.dialect.name == "postgresql" else 1)  # SQLite lets one in after the other
    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(say, ids, (YES, NO))) == [False, True]


def there_and_back(house: SimpleNamespace) -> None:
    house.post.edit(by=house.bob, text="Anders")
    house.post.edit(by=house.bob, text="Ein Text")


def test_a_yes_that_was_taken_back_does_not_come_back_by_itself(session: PlanSession, house):
    asked = approved(session, house)
    make.ripe(session, house.post, Readiness.DRAFT, house.kim)
    ask(session, house.post, by=house.bob)
    there_and_back(house)
    assert (asked.outcome, house.post.readiness) == (Outcome.TAKEN_BACK, Readiness.REVIEW)
    assert open_approval(session, house.post)


def test_after_a_no_of_the_client_an_earlier_yes_does_not_count(session: PlanSession, house):
    approved(session, house)
    guest = link(session, house.workspace)
    house.post.edit(by=house.bob, text="Anders")
    asked = ask(session, house.post, by=house.bob, of=guest)
    there_and_back(house)  # to what Kim has approved
    assert house.post.readiness is Readiness.APPROVED
    make.ripe(session, house.post, Readiness.REVIEW, house.bob)
    asked = ask(session, house.post, by=house.bob, of=guest)
    answer(session, asked, NO, guest=guest, seen=asked.seen)
    ask(session, house.post, by=house.bob, of=guest)
    there_and_back(house)
    assert house.post.readiness is Readiness.REVIEW


def test_a_no_from_inside_has_the_house_asked_first_again(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    approved(session, house)
    make.ripe(session, house.post, Readiness.DRAFT, house.kim)
    assert ask(session, house.post, by=house.bob).step is Step.INSIDE


def test_what_changed_while_nothing_was_approved_is_asked_anew(session: PlanSession, house):
    asked = approved(session, house)
    for mode, text in ((ApprovalMode.NONE, "Ungesehen"), (ApprovalMode.REQUIRED, "Ungesehen")):
        approve_by(session, house.workspace, mode, own=True, by=house.alice)
        house.post.edit(by=house.bob, text=text)
    assert (house.post.readiness, asked.outcome) == (Readiness.REVIEW, Outcome.OUTDATED)


def test_where_nothing_is_approved_any_more_nothing_waits_in_the_trash_either(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    house.post.trash(by=house.bob)
    assert approve_by(session, house.workspace, ApprovalMode.NONE, own=True, by=house.alice) == 1
    assert asked.outcome is Outcome.WITHDRAWN


def test_the_guest_who_was_asked_is_asked_anew(session: PlanSession, house):
    approved(session, house)
    guest = link(session, house.workspace)
    make.ripe(session, house.post, Readiness.REVIEW, house.bob)
    ask(session, house.post, by=house.bob, of=guest)
    house.post.edit(by=house.bob, text="Anders")
    anew = open_approval(session, house.post)
    assert anew
    assert (anew.step, anew.guest_link_id) == (Step.CLIENT, guest.id)


def test_after_a_change_the_second_step_asks_the_same_guest(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    guest, _other = link(session, house.workspace), link(session, house.workspace, email="b@example.org")
    approved(session, house)
    ask(session, house.post, by=house.bob, of=guest)
    house.post.edit(by=house.bob, text="Anders")
    inside = open_approval(session, house.post)
    assert inside
    answer(session, inside, YES, by=house.kim, seen=inside.seen)
    client = open_approval(session, house.post)
    assert client
    assert client.guest_link_id == guest.id


@pytest.mark.parametrize("verb", ["trash", "cancel"])
def test_what_is_away_is_not_answered(session: PlanSession, house, verb):
    asked = ask(session, house.post, by=house.bob)
    getattr(house.post, verb)(by=house.bob)
    with pytest.raises(Refusal):
        answer(session, asked, YES, by=house.kim, seen=asked.seen)


def test_what_was_approved_without_being_asked_is_asked_when_it_changes(session: PlanSession, house):
    make.ripe(session, house.post, Readiness.APPROVED, house.alice)
    house.post.edit(by=house.bob, text="Anders")
    anew = open_approval(session, house.post)
    assert anew
    assert (anew.asked_by_id, anew.due_day) == (house.bob.id, None)


def test_looked_at_again_without_a_change_nobody_is_asked_anew(session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    house.post.recheck_approval(by=house.bob)
    assert open_approval(session, house.post) is asked


def test_after_the_clients_no_the_house_has_still_said_yes(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    guest = link(session, house.workspace)
    approved(session, house)
    client = open_approval(session, house.post)
    assert client
    answer(session, client, NO, guest=guest, seen=client.seen)
    assert ask(session, house.post, by=house.bob).step is Step.CLIENT


def test_in_two_steps_a_change_asks_whom_the_house_had_asked(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    link(session, house.workspace)
    approved(session, house, of=house.kim)
    house.post.edit(by=house.bob, text="Anders")
    anew = open_approval(session, house.post)
    assert anew
    assert (anew.step, anew.asked_of_id) == (Step.INSIDE, house.kim.id)


def test_a_guest_is_not_asked_for_the_house_after_a_change_of_mode(session: PlanSession, house):
    guest = link(session, house.workspace)
    asked = ask(session, house.post, by=house.bob, of=guest)
    approve_by(session, house.workspace, ApprovalMode.TWO_STEPS, own=True, by=house.alice)
    answer(session, asked, YES, guest=guest, seen=asked.seen)
    inside = open_approval(session, house.post)
    assert inside
    assert (inside.step, inside.guest_link_id) == (Step.INSIDE, None)
    assert session.query(Event).filter_by(workspace_id=house.workspace.id, verb="approved by the client").count() == 1


def test_what_changed_in_the_trash_while_nothing_was_approved_is_asked_anew(session: PlanSession, house):
    approved(session, house)
    approve_by(session, house.workspace, ApprovalMode.NONE, own=True, by=house.alice)
    house.post.edit(by=house.bob, text="Ungesehen")
    house.post.trash(by=house.bob)
    approve_by(session, house.workspace, ApprovalMode.REQUIRED, own=True, by=house.alice)
    house.post.restore(by=house.bob)
    assert house.post.readiness is Readiness.REVIEW


def test_a_file_that_comes_while_somebody_approves_is_not_approved_unseen(engine: Engine, session: PlanSession, house):
    asked = ask(session, house.post, by=house.bob)
    workspace_id, post_id, kim_id = house.workspace.id, house.post.id, house.kim.id
    session.commit()
    with Session(engine, expire_on_commit=False) as bobs:
        seen_by_bob = bobs.scalars(select(Post).where(Post.workspace_id == workspace_id, Post.id == post_id)).one()
        bobs.scalars(select(Approval).where(Approval.workspace_id == workspace_id)).all()
        if engine.dialect.name == "sqlite":
            bobs.rollback()  # one writes at a time there
        with Session(engine) as kims:
            kim = kims.scalars(select(Member).where(Member.workspace_id == workspace_id, Member.id == kim_id)).one()
            mine = kims.scalars(select(Approval).where(Approval.workspace_id == workspace_id)).one()
            answer(kims, mine, YES, by=kim, seen=asked.seen)
            kims.commit()
        attach(bobs, seen_by_bob, looked_at("brief.txt", b"Ein Brief"), "0" * 32, alt="", by=None)
        bobs.commit()
        bobs.refresh(seen_by_bob)
        assert (seen_by_bob.readiness, open_approval(bobs, seen_by_bob) is not None) == (Readiness.REVIEW, True)


def test_worked_on_again_and_unchanged_the_house_has_still_said_yes(session: PlanSession, house):
    house.workspace.approval = ApprovalMode.TWO_STEPS
    link(session, house.workspace)
    approved(session, house)
    make.ripe(session, house.post, Readiness.DRAFT, house.bob)
    assert ask(session, house.post, by=house.bob).step is Step.CLIENT


def test_a_guest_who_is_shut_out_is_not_asked(session: PlanSession, house):
    guest = link(session, house.workspace)
    guest.revoke(by=house.alice)
    with pytest.raises(Refusal):
        ask(session, house.post, by=house.bob, of=guest)
