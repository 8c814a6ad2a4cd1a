"""Letters about approvals: to whoever is asked, again after a day and two, at last to those who answer for the plan."""

from sqlalchemy.orm import Session

from planner import clock
from planner.models import Approval, LetterKind, Post, Right, Workspace
from planner.models.letter import put_in_outbox
from planner.planning.notices import tell
from planner.queries.approvals import approvers
from planner.queries.asked import Asked
from planner.queries.whose import members_by_id, responsible_for, whose_is


def tell_asked(session: Session, workspace: Workspace, approval: Approval, reminder: int) -> None:
    """Whoever is asked is told: `reminder` 0 with the question itself, then 1 and 2. Each of them once."""
    session.flush()
    approval.told = max(approval.told, reminder + 1)
    key = f"approval:{approval.id}:{reminder}"
    payload = {"approval": approval.id, "reminder": reminder, "escalated": False}
    asked = Asked(session, workspace, [approval])
    guests = [link for link in asked.guests(approval) if link.email]
    for link in guests:
        guest_key = f"{key}:guest:{link.id}"
        values = {**payload, "guest_link": link.id}
        put_in_outbox(session, LetterKind.APPROVAL_WANTED, guest_key, values, email=link.email, workspace_id=workspace.id)
    if not guests:
        for member in asked.people(approval):
            tell(session, workspace, member, LetterKind.APPROVAL_WANTED, key, **payload)


def tell_escalated(session: Session, workspace: Workspace, approval: Approval, post: Post) -> None:
    """Nobody answers: admins, owners and whoever is responsible for the channel are told, once."""
    approval.escalated_at = clock.now()
    leading = [member for member in approvers(session, workspace.id) if member.may(Right.ARRANGE)]
    payload = {"approval": approval.id, "reminder": 3, "escalated": True}
    told = members_by_id(session, workspace.id, [*(member.id for member in leading), responsible_for(session, post)])
    for member in told:
        tell(session, workspace, member, LetterKind.APPROVAL_WANTED, f"approval:{approval.id}:3", **payload)


def tell_of_answer(session: Session, workspace: Workspace, approval: Approval, post: Post) -> None:
    """Whoever asked and whoever the post is with; nobody is told of what they did themselves."""
    for member in members_by_id(session, workspace.id, [approval.asked_by_id, whose_is(session, post)]):
        if member.id != approval.answered_by_id:
            tell(session, workspace, member, LetterKind.APPROVAL_GIVEN, f"answered:{approval.id}", approval=approval.id)
