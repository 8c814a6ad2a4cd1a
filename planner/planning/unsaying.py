"""What undoing a deed does to a post and what was said of it: only the answer that the deed gave is unsaid."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, Member, Outcome, Post, Step, Workspace
from planner.models.approval import approvals_of, asked_again
from planner.models.seen import SHOWN, seen_of

ANSWERS = {(Readiness.APPROVED, Outcome.APPROVED), (Readiness.DRAFT, Outcome.SENT_BACK)}  # what they made of a post


def put_back(session: Session, post: Post, before: Mapping[str, Any], *, by: Member) -> dict[str, tuple[Any, Any]]:
    """Set the post's fields as they were; gives what changed.

    Where what it shows comes back too, its approvals decide between review and approved: `recheck_approval` has to follow.
    """
    mode, was = session.get_one(Workspace, post.workspace_id).approval, post.readiness
    values = post.without_leavers(before)
    shows = any(name in SHOWN and getattr(post, name) != value for name, value in values.items())
    decided = {was, values.get("readiness")} == {Readiness.REVIEW, Readiness.APPROVED}
    if shows and decided and mode is not ApprovalMode.NONE:
        del values["readiness"]
    changed = post.take_over(values)
    if changed.keys() == {"readiness"}:
        _unsay(session, post, was, mode, by=by)
    return changed


def _unsay(session: Session, post: Post, was: Readiness, mode: ApprovalMode, *, by: Member) -> None:
    approvals = approvals_of(session, post)
    last = next(iter(approvals), None)
    if last and last.answered_by_id == by.id and (was, last.outcome) in ANSWERS:
        last.end(Outcome.WITHDRAWN)
        if post.readiness is Readiness.REVIEW and last.asked_by_id not in (None, by.id):
            session.add(asked_again(last, last.seen))
    elif was < Readiness.APPROVED <= post.readiness:
        _say_again(approvals, seen_of(session, post), mode)


def _say_again(approvals: Sequence[Approval], seen: str, mode: ApprovalMode) -> None:
    """The post was said not to be approved, and that is undone: the last words count again."""
    words: dict[Step | None, Approval] = {}
    for each in approvals:
        if each.seen == seen and each.is_answered:
            words.setdefault(each.step if mode is ApprovalMode.TWO_STEPS else None, each)
    for each in words.values():
        if each.outcome is Outcome.TAKEN_BACK:
            each.hold_again()
