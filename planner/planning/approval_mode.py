"""How a workspace approves."""

from sqlalchemy.orm import Session

from planner.models import ApprovalMode, Member, Workspace
from planner.models.event import record
from planner.planning.approvals import withdraw
from planner.queries.approvals import open_approvals


def approve_by(session: Session, workspace: Workspace, mode: ApprovalMode, *, own: bool, by: Member | None) -> int:
    """From now on. Gives how many were withdrawn: where nothing is approved any more, nothing is asked either."""
    pairs = {"approval": (workspace.approval, mode), "own_approval": (workspace.own_approval, own)}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    for name, (_, value) in changed.items():
        setattr(workspace, name, value)
    if changed:
        record(workspace, "arranged", by=by, **changed)
    asked = open_approvals(session, workspace.id) if mode is ApprovalMode.NONE else []
    for each in asked:
        withdraw(session, each, by=by)
    return len(asked)
