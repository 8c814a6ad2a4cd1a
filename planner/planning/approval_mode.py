"""How a workspace approves."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import Approval, ApprovalMode, Member, Outcome, Post, Workspace
from planner.models.event import record
from planner.planning.approvals import withdraw


def approve_by(session: Session, workspace: Workspace, mode: ApprovalMode, *, own: bool, by: Member | None) -> int:
    """From now on. Gives how many were withdrawn: where nothing is approved any more, nothing is asked either."""
    pairs = {"approval": (workspace.approval, mode), "own_approval": (workspace.own_approval, own)}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    for name, (_, value) in changed.items():
        setattr(workspace, name, value)
    if changed:
        record(workspace, "arranged", by=by, **changed)
    if changed.get("approval", (None,))[0] is ApprovalMode.NONE:
        _look_again(session, workspace, by=by)
    asked = _asked(session, workspace) if mode is ApprovalMode.NONE else []
    for each in asked:
        withdraw(session, each, by=by)
    return len(asked)


def _look_again(session: Session, workspace: Workspace, *, by: Member | None) -> None:
    """Where nothing was approved for a while, what was approved before may have changed meanwhile."""
    in_force = select(Approval.post_id).where(Approval.workspace_id == workspace.id, Approval.outcome == Outcome.APPROVED)
    posts = select(Post).where(Post.workspace_id == workspace.id, Post.id.in_(in_force))
    for post in session.scalars(posts.order_by(Post.id)).all():
        post.recheck_approval(by=by)


def _asked(session: Session, workspace: Workspace) -> Sequence[Approval]:
    """Also about what lies in the trash, or is cancelled: it may come back."""
    rows = select(Approval).where(Approval.workspace_id == workspace.id, Approval.outcome.is_(None))
    return session.scalars(rows.order_by(Approval.id)).all()
