"""Who may ask, answer and ripen: refused here with the reason, whichever door it comes through."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from planner import clock
from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, GuestLink, Member, Outcome, Post, Right, Step, Workspace
from planner.models.approval import approvals_of
from planner.models.rights import may_ripen
from planner.models.seen import missing_step, seen_of
from planner.planning.release import hindrances
from planner.queries.approvals import writers_of
from planner.queries.guests import may_answer
from planner.wording import Refusal, marked

OWN = marked("Nobody approves their own post here: somebody else has to.")
NOT_READY = marked("It cannot be approved yet: its text is too long for the channel, or a picture is not described.")
NOTHING = marked("There is nothing to approve about this post.")
INSIDE_FIRST = marked("It has to be approved inside first, then the client is asked.")


def is_own(session: Session, post: Post, member: Member) -> bool:
    """Whether the member is named for the post, or was the last to write its title or text."""
    return member.id == post.person_id or member.id == writers_of(session, post.workspace_id, [post.id]).get(post.id)


def refuse_ripening(session: Session, workspace: Workspace, post: Post, readiness: Readiness, by: Member) -> None:
    """Refusal when the member may not set this readiness by hand."""
    mode = workspace.approval
    if not may_ripen(by.role, post.readiness, readiness, mode):
        raise Refusal(_why_not(by, readiness))
    if readiness is Readiness.APPROVED and mode is not ApprovalMode.NONE:
        _refuse_what_is_away(post)
    if readiness is not Readiness.APPROVED or not mode.is_required:
        return
    _refuse_own(session, workspace, post, by)
    if mode is ApprovalMode.TWO_STEPS:
        missing = missing_step(approvals_of(session, post), seen_of(session, post), mode)
        if missing is Step.INSIDE:
            raise Refusal(INSIDE_FIRST)


def _why_not(by: Member, readiness: Readiness) -> str:
    if readiness is Readiness.PUBLISHED and by.may(Right.WRITE):
        return marked("Only what is approved can be published here.")
    if readiness is Readiness.APPROVED and by.may(Right.WRITE):
        return marked("Approving is not for this role: approval can be asked for.")
    return marked("Not in this role.")


def _refuse_own(session: Session, workspace: Workspace, post: Post, by: Member) -> None:
    if not workspace.own_approval and is_own(session, post, by):
        raise Refusal(OWN)


def refuse_asking(
    session: Session, workspace: Workspace, post: Post, step: Step, approvals: Sequence[Approval], of: Member | GuestLink | None
) -> None:
    """Refusal when there is nothing to ask, or not of these."""
    if workspace.approval is ApprovalMode.NONE:
        raise Refusal(marked("Nothing is approved in this workspace."))
    _refuse_what_is_away(post)
    if post.readiness >= Readiness.APPROVED:
        raise Refusal(NOTHING)
    if post.day < clock.today(post.channel.zone):
        raise Refusal(marked("Its day is over. Moved to another day, approval can be asked for again."))
    missing = missing_step(approvals, seen_of(session, post), workspace.approval)
    if workspace.approval is ApprovalMode.TWO_STEPS and step is Step.CLIENT and missing is Step.INSIDE:
        raise Refusal(INSIDE_FIRST)
    if isinstance(of, Member):
        _refuse_member(session, workspace, post, of)
    elif of and (step is Step.INSIDE or not (of.may_approve and of.is_good(clock.now()))):
        raise Refusal(marked("Through this guest link nothing can be approved."))


def refuse_answer(
    session: Session, workspace: Workspace, post: Post, approval: Approval, outcome: Outcome, who: Member | GuestLink | None
) -> None:
    """Refusal when it is not theirs to say, or not ready. A member answers for the client, too."""
    if outcome not in (Outcome.APPROVED, Outcome.SENT_BACK):
        raise ValueError(outcome)
    _refuse_what_is_away(post)
    if isinstance(who, Member):
        if outcome is Outcome.APPROVED:
            _refuse_member(session, workspace, post, who)
        elif not _approves(who):
            raise Refusal(marked("Approving is not for this role."))
    elif who is None or not may_answer(who, approval, workspace.approval) or not who.is_good(clock.now()):
        raise Refusal(marked("Through this guest link nothing can be approved."))
    if outcome is Outcome.APPROVED and hindrances(session, post):
        raise Refusal(NOT_READY)


def _refuse_what_is_away(post: Post) -> None:
    if post.trashed_at or post.cancelled:
        raise Refusal(NOTHING)


def _refuse_member(session: Session, workspace: Workspace, post: Post, member: Member) -> None:
    if not _approves(member):
        raise Refusal(marked("Approving is not for this role."))
    _refuse_own(session, workspace, post, member)


def _approves(member: Member) -> bool:
    return member.left_at is None and member.may(Right.APPROVE)
