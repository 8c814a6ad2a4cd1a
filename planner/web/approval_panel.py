"""What a post's page shows of its approval: what waits, what was said before, and what this member may do."""

from dataclasses import dataclass

from sqlalchemy import select

from planner.db import session
from planner.models import Approval, ApprovalMode, GuestLink, Outcome, Post, Right, Step
from planner.models.approval import approvals_of
from planner.models.seen import seen_of
from planner.planning.approval_rights import refuse_answer, refuse_asking
from planner.web import access
from planner.wording import Refusal


@dataclass(frozen=True, slots=True)
class Panel:
    """What the post's page shows. `hindrance` says why this member may not approve, empty when they may."""

    asked: Approval | None
    guest: str | None  # of whom it is asked
    earlier: list[Approval]
    answers: bool
    hindrance: str
    may_ask: bool
    seen: str


def panel_of(post: Post) -> Panel | None:
    """None where nothing is approved."""
    workspace, member = access.current_workspace(), access.current_member()
    if workspace.approval is ApprovalMode.NONE:
        return None
    of_post = approvals_of(session(), post)
    asked = next((each for each in of_post if each.is_open), None)
    return Panel(
        asked=asked,
        guest=_guest(asked) if asked and asked.guest_link_id else None,
        earlier=[each for each in of_post if not each.is_open][:5],
        answers=bool(asked) and member.may(Right.APPROVE) and not (post.cancelled or post.trashed_at),
        hindrance=_hindrance(post, asked) if asked else "",
        may_ask=asked is None and member.may(Right.WRITE) and not _refused_asking(post, of_post),
        seen=seen_of(session(), post),
    )


def _guest(asked: Approval) -> str | None:
    link = select(GuestLink.name).where(GuestLink.workspace_id == asked.workspace_id, GuestLink.id == asked.guest_link_id)
    return session().scalar(link)


def _hindrance(post: Post, asked: Approval) -> str:
    try:
        refuse_answer(session(), access.current_workspace(), post, asked, Outcome.APPROVED, access.current_member())
    except Refusal as refusal:
        return str(refusal)
    return ""


def _refused_asking(post: Post, of_post: list[Approval]) -> bool:
    try:
        refuse_asking(session(), access.current_workspace(), post, Step.INSIDE, of_post, None)
    except Refusal:
        return True
    return False
