"""Approvals are asked for, answered and withdrawn; readiness is set as the workspace lets the role.

What is seen decides: an answer names the version that its giver saw, and holds for that alone.
"""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, GuestLink, Member, Outcome, Post, Right, Step, Workspace
from planner.models.approval import approvals_of
from planner.models.audit import note
from planner.models.event import record
from planner.models.seen import missing_step, next_step, seen_of, take_back
from planner.planning.approval_letters import tell_asked, tell_of_answer
from planner.planning.approval_rights import refuse_answer, refuse_asking, refuse_ripening
from planner.queries.approvals import open_approval, open_approvals, usual_due_day

__all__ = ["Stale", "answer", "ask", "open_approval", "open_approvals", "ripen", "seen_of", "withdraw"]


class Stale(Exception):
    """The answer is for another version than the one that is asked about, or somebody has answered before."""

    def __init__(self, approval: Approval) -> None:
        super().__init__(approval.id)
        self.approval, self.post_id = approval, approval.post_id


def ask(
    session: Session,
    post: Post,
    step: Step | None = None,
    *,
    by: Member | None,
    of: Member | GuestLink | None = None,
    due_day: date | None = None,
) -> Approval:
    """Ask for approval of the post as it is now; it is in review from here on. What was asked before is withdrawn.

    `step` None: the next one that it needs. `of` None: of whoever may. Refusal when nobody may be asked so.
    """
    workspace = session.get_one(Workspace, post.workspace_id)
    _one_at_a_time(session, post)
    approvals, seen = approvals_of(session, post), seen_of(session, post)
    step = step or (Step.CLIENT if isinstance(of, GuestLink) else next_step(approvals, seen, workspace.approval))
    refuse_asking(session, workspace, post, step, approvals, of)
    for each in approvals:
        if each.is_open:
            each.end(Outcome.WITHDRAWN)
    asked = Approval(
        workspace_id=post.workspace_id,
        post_id=post.id,
        step=step,
        seen=seen,
        asked_by_id=by.id if by else None,
        asked_of_id=of.id if isinstance(of, Member) else None,
        guest_link_id=of.id if isinstance(of, GuestLink) else None,
        due_day=due_day or usual_due_day(session, post),
    )
    session.add(asked)
    if post.readiness < Readiness.REVIEW:
        post.ripen(Readiness.REVIEW, by=by)
    record(post, "asked", by=by, **({"of": of.name} if of else {}))
    tell_asked(session, workspace, asked, 0)
    return asked


def answer(
    session: Session,
    approval: Approval,
    outcome: Outcome,
    *,
    by: Member | None = None,
    guest: GuestLink | None = None,
    seen: str,
    remark: str = "",
) -> None:
    """Say yes or no (APPROVED, SENT_BACK) to what was seen; a yes brings the post on, or asks the next step.

    Stale when it is answered already, or the post is no longer what was seen, or no longer waits. Refusal when it is not theirs
    to answer.
    """
    post, workspace = _held_fast(session, approval)
    if not approval.is_open or not _waits(post) or not approval.seen == seen == seen_of(session, post):
        raise Stale(approval)
    refuse_answer(session, workspace, post, approval, outcome, by or guest)
    approval.outcome, approval.answered_at, approval.remark = outcome, clock.now(), remark
    approval.answered_by_id = by.id if by else None
    approval.guest_link_id = guest.id if guest else approval.guest_link_id if by is None else None
    approval.answered_by_name = _name(by, guest)
    session.flush()
    _do_as_answered(session, workspace, post, approval, by=by)
    verb = "approved" if outcome is Outcome.APPROVED else "sent_back"
    note(
        session,
        post.workspace_id,
        verb,
        user_id=by.user_id if by else None,
        who=approval.answered_by_name,
        post=post.id,
        version=post.version,
        step=approval.step.value,
    )
    tell_of_answer(session, workspace, approval, post)


def _waits(post: Post) -> bool:
    """Whether a yes would bring it on."""
    return post.readiness < Readiness.APPROVED


def _held_fast(session: Session, approval: Approval) -> tuple[Post, Workspace]:
    """The approval's post as it is now, of which nobody else answers meanwhile."""
    post = session.scalars(select(Post).where(Post.workspace_id == approval.workspace_id, Post.id == approval.post_id)).one()
    _one_at_a_time(session, post)
    session.refresh(post)
    session.refresh(approval)
    return post, session.get_one(Workspace, approval.workspace_id)


def _one_at_a_time(session: Session, post: Post) -> None:
    """Whoever asks or answers about a post waits here for whoever was first."""
    session.flush()
    session.execute(select(Post.id).where(Post.workspace_id == post.workspace_id, Post.id == post.id).with_for_update())


def _name(by: Member | None, guest: GuestLink | None) -> str:
    if by:
        return by.name or by.email
    return guest.name if guest else ""


def _do_as_answered(session: Session, workspace: Workspace, post: Post, approval: Approval, *, by: Member | None) -> None:
    details = {} if by else {"who": approval.answered_by_name}
    if approval.outcome is Outcome.SENT_BACK:
        post.send_back(by=by, **details)
        return
    missing = missing_step(approvals_of(session, post), approval.seen, workspace.approval)
    if missing is None:
        post.approve(by=by, **details)
        return
    record(post, "approved inside" if approval.step is Step.INSIDE else "approved by the client", by=by, **details)
    asker = _asker(session, approval) or by
    of = _client(session, post) if missing is Step.CLIENT else None
    ask(session, post, missing, by=asker, of=of, due_day=approval.due_day)


def _client(session: Session, post: Post) -> GuestLink | None:
    """The guest who was asked about the post before, if they may still answer; None: whichever may."""
    ids = [each.guest_link_id for each in approvals_of(session, post) if each.step is Step.CLIENT and each.guest_link_id]
    here = (GuestLink.workspace_id == post.workspace_id, GuestLink.id.in_(ids[:1]))
    link = session.scalar(select(GuestLink).where(*here))
    return link if link and link.may_approve_now(post.channel_id, post.campaign, post.day, clock.now()) else None


def _asker(session: Session, approval: Approval) -> Member | None:
    rows = select(Member).where(Member.workspace_id == approval.workspace_id, Member.id == approval.asked_by_id)
    return session.scalar(rows)


def withdraw(session: Session, approval: Approval, *, by: Member | None) -> None:
    """It is no longer asked for. Nothing happens when it is answered already."""
    post, _ = _held_fast(session, approval)
    if approval.is_open:
        approval.end(Outcome.WITHDRAWN)
        record(post, "withdrawn", by=by)


def ripen(session: Session, post: Post, readiness: Readiness, *, by: Member, seen: str) -> None:
    """Set the readiness by hand. To approve answers what is asked, and is an approval itself where one is required.

    `seen` is what the member saw of the post. Refusal when the workspace does not let this member do so; Stale as in `answer`.
    """
    if readiness is post.readiness:
        return
    workspace = session.get_one(Workspace, post.workspace_id)
    refuse_ripening(session, workspace, post, readiness, by)
    asked = None if workspace.approval is ApprovalMode.NONE else open_approval(session, post)
    if asked and not by.may(Right.WRITE) and readiness is Readiness.DRAFT:
        answer(session, asked, Outcome.SENT_BACK, by=by, seen=seen)
    elif readiness is Readiness.APPROVED and _is_an_answer(workspace, post, asked, by):
        asked = asked or _unasked(session, workspace, post)
        answer(session, asked, Outcome.APPROVED, by=by, seen=seen)
    else:
        was_approved = post.readiness >= Readiness.APPROVED
        post.ripen(readiness, by=by)
        if was_approved and readiness < Readiness.APPROVED:
            take_back(session, post)
        if asked and readiness is not Readiness.REVIEW:
            withdraw(session, asked, by=by)


def _is_an_answer(workspace: Workspace, post: Post, asked: Approval | None, by: Member) -> bool:
    if post.readiness > Readiness.APPROVED or not by.may(Right.APPROVE):
        return False
    return asked is not None or workspace.approval.is_required


def _unasked(session: Session, workspace: Workspace, post: Post) -> Approval:
    """An approval that nobody had to ask for: asked and answered in one go."""
    seen = seen_of(session, post)
    step = next_step(approvals_of(session, post), seen, workspace.approval)
    made = Approval(workspace_id=post.workspace_id, post_id=post.id, step=step, seen=seen)
    session.add(made)
    session.flush()
    return made
