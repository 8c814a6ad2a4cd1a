"""A workspace in which approval is required, with a draft of Bob's; Kim and Lea approve. For tests of approvals."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, GuestLink, Letter, Outcome, Role, Workspace
from planner.planning.approvals import answer, ask
from tests import make

FAR = date(2099, 6, 1)
YES, NO = Outcome.APPROVED, Outcome.SENT_BACK


def founded(session: PlanSession) -> SimpleNamespace:
    workspace = make.workspace(session, approval=ApprovalMode.REQUIRED)
    people = {
        name: make.member(session, workspace, make.user(session, f"{name}@example.org", name.title()), role)
        for name, role in (
            ("alice", Role.OWNER),
            ("bob", Role.EDITOR),
            ("kim", Role.APPROVER),
            ("lea", Role.APPROVER),
            ("vera", Role.VIEWER),
        )
    }
    post = make.post(session, make.channel(session, workspace), FAR, text="Text", readiness=Readiness.DRAFT)
    post.edit(by=people["bob"], text="Ein Text")
    return SimpleNamespace(workspace=workspace, post=post, **people)


def link(session: PlanSession, workspace: Workspace, **values: object) -> GuestLink:
    given = {"name": "Frau Krause", "email": "krause@example.org", "may_approve": True, "token_cipher": b"", **values}
    made = GuestLink(workspace_id=workspace.id, token_hash=str(values), expires_at=datetime(2100, 1, 1, tzinfo=UTC), **given)
    session.add(made)
    session.flush()
    return made


def approved(session: PlanSession, house: SimpleNamespace, **of: object) -> Approval:
    asked = ask(session, house.post, by=house.bob, **of)
    answer(session, asked, YES, by=house.kim, seen=asked.seen)
    return asked


def keys(session: PlanSession) -> list[str]:
    """Of all letters."""
    return sorted(session.scalars(Letter.__table__.select().with_only_columns(Letter.key)))
