"""Approvals that wait: reminded of, escalated, expired, each once whatever the clock does."""

from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

import pytest
import time_machine
from sqlalchemy import select

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, Letter, Outcome, Role
from planner.planning.approval_clock import look, workspaces_waiting
from planner.planning.approvals import ask
from tests import make

ASKED = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def asked(session: PlanSession) -> SimpleNamespace:
    """Kim asks on Monday for a post of Friday; Petra approves, Nina owns."""
    with time_machine.travel(ASKED, tick=False):
        workspace = make.workspace(session, approval=ApprovalMode.REQUIRED)
        roles = {"nina": Role.OWNER, "kim": Role.EDITOR, "petra": Role.APPROVER}
        users = {name: make.user(session, f"{name}@example.org", name.title()) for name in roles}
        team = {name: make.member(session, workspace, users[name], role) for name, role in roles.items()}
        post = make.post(session, make.channel(session, workspace), date(2026, 11, 27), readiness=Readiness.DRAFT)
        ask(session, post, by=team["kim"])
    return SimpleNamespace(session=session, workspace=workspace, post=post, **team)


def letters(session: PlanSession) -> list[str]:
    """Kind and who: `approval:ID:ROUND` without the ids."""
    rows = session.execute(select(Letter.key, Letter.user_id).order_by(Letter.id))
    return [f"{key.split(':')[0]} {key.split(':')[2]}" for key, _ in rows]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        (23, []),
        (24, ["approval 1"]),
        (50, ["approval 2"]),
        (72, ["approval 2", "approval 3"]),
    ],
)
def test_who_waits_is_reminded_and_at_last_somebody_else_is_told(asked: SimpleNamespace, hours: int, told: list[str]):
    with time_machine.travel(ASKED + timedelta(hours=hours), tick=False):
        done = [look(asked.session, asked.workspace, ASKED + timedelta(hours=hours)) for _ in range(3)]
    assert letters(asked.session)[1:] == told
    last = asked.session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert last.payload["escalated"] is ("approval 3" in told)
    assert done == [bool(told), 0, 0]


def test_a_change_is_told_at_the_next_look_and_only_once(asked: SimpleNamespace):
    with time_machine.travel(ASKED, tick=False):
        for title in ("Eins", "Zwei", "Drei"):
            asked.post.edit(by=asked.kim, title=title)
    for _ in range(2):
        look(asked.session, asked.workspace, ASKED)
    assert workspaces_waiting(asked.session) == [asked.workspace.id]
    assert letters(asked.session)[1:] == ["approval 0"]


def test_what_is_no_longer_in_review_is_no_longer_asked(asked: SimpleNamespace):
    asked.post.ripen(Readiness.DRAFT, by=asked.kim)
    look(asked.session, asked.workspace, ASKED)
    approval = asked.session.scalars(select(Approval).where(Approval.workspace_id == asked.workspace.id)).one()
    assert (approval.outcome, letters(asked.session)[1:]) == (Outcome.WITHDRAWN, [])


def test_a_clock_that_jumps_back_reminds_nobody_again(asked: SimpleNamespace):
    for hours in (30, 2, 30, 26):
        look(asked.session, asked.workspace, ASKED + timedelta(hours=hours))
    assert letters(asked.session)[1:] == ["approval 1"]


def test_what_nobody_answered_in_time_expires_and_stays_in_review(asked: SimpleNamespace):
    look(asked.session, asked.workspace, datetime(2026, 11, 27, 23, 30, tzinfo=UTC))  # it is Saturday in Berlin
    approval = asked.session.scalars(select(Approval).where(Approval.workspace_id == asked.workspace.id)).one()
    assert (approval.outcome, asked.post.readiness) == (Outcome.EXPIRED, Readiness.REVIEW)
    assert [key for key in letters(asked.session) if key.startswith("answered")] != []
