"""Letters about approvals: to whoever is asked, again after a day and two, at last to those who answer for the plan."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.models import Approval, GuestLink, LetterKind, Member, Post, Right, Step, Workspace
from planner.models.letter import put_in_outbox
from planner.planning.approval_rights import is_own
from planner.planning.notices import tell
from planner.queries.approvals import approvers, usual_approvers
from planner.queries.away import with_deputies
from planner.queries.whose import members_by_id, responsible_for, whose_is


def tell_asked(session: Session, workspace: Workspace, approval: Approval, post: Post, reminder: int) -> None:
    """Whoever is asked is told: `reminder` 0 with the question itself, then 1 and 2. Each of them once."""
    session.flush()
    approval.told = max(approval.told, reminder + 1)
    key = f"approval:{approval.id}:{reminder}"
    payload = {"approval": approval.id, "reminder": reminder, "escalated": False}
    guests = _guests(session, approval, post)
    for link in guests:
        guest_key = f"{key}:guest:{link.id}"
        values = {**payload, "guest_link": link.id}
        put_in_outbox(session, LetterKind.APPROVAL_WANTED, guest_key, values, email=link.email, workspace_id=workspace.id)
    if not guests:
        for member in _asked(session, workspace, approval, post):
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


def _asked(session: Session, workspace: Workspace, approval: Approval, post: Post) -> list[Member]:
    """The member who is asked; when none is, or they may no longer, those who usually approve and may approve this.

    Whoever of them is away is told as well as the one who stands in for them, if that one may answer.
    """
    able = [member for member in approvers(session, workspace.id) if _may(session, workspace, post, member)]
    named = [member for member in able if member.id == approval.asked_of_id]
    asked = named or usual_approvers([member for member in able if member.id != approval.asked_by_id])
    return with_deputies(session, asked, clock.today(workspace.zone), out_of=able)


def _may(session: Session, workspace: Workspace, post: Post, member: Member) -> bool:
    return workspace.own_approval or not is_own(session, post, member)


def _guests(session: Session, approval: Approval, post: Post) -> list[GuestLink]:
    """Of the client's step: the link that is asked, else each that may approve the post; those with an address."""
    if approval.step is not Step.CLIENT or approval.asked_of_id:
        return []
    rows = select(GuestLink).where(
        GuestLink.workspace_id == approval.workspace_id, GuestLink.may_approve, GuestLink.email.is_not(None)
    )
    good = [link for link in session.scalars(rows.order_by(GuestLink.id)) if link.is_good(clock.now())]
    found = [link for link in good if link.shows(post.channel_id, post.campaign, post.day)]
    return [link for link in found if link.id == approval.guest_link_id] if approval.guest_link_id else found
