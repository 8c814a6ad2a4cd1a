"""What an approval was given for. It belongs to the version that was seen: when that changes, it is asked for anew."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session, object_session

from planner import clock
from planner.domain.plan import Readiness
from planner.models.approval import Approval, Outcome, Step, approvals_of
from planner.models.attachment import attachments_of, files_together
from planner.models.event import plain, record
from planner.models.member import Member
from planner.models.workspace import ApprovalMode, Workspace

if TYPE_CHECKING:
    from planner.models.post import Post

SHOWN = frozenset({"title", "text", "link", "day", "time", "channel_id"})  # of a post, beside its pictures
CHANGED = "approvals outdated"  # in a unit of work: the posts whose approval no longer holds


def seen_of(session: Session, post: "Post") -> str:
    """A digest of what whoever approves sees: equal for equal posts, whoever saved them how often."""
    return digest_of({name: plain(getattr(post, name)) for name in SHOWN}, files_of(session, post))


def seen_together(session: Session, posts: Sequence["Post"]) -> dict[int, str]:
    """The digests of several posts of a workspace by id, in one question."""
    files: dict[int, list[tuple[str, str]]] = {post.id: [] for post in posts}
    for each in files_together(session, posts):
        files[each.post_id].append((each.digest, each.alt))
    return {post.id: digest_of({name: plain(getattr(post, name)) for name in SHOWN}, files[post.id]) for post in posts}


def digest_of(shown: Mapping[str, Any], files: Sequence[tuple[str, str]]) -> str:
    """`shown` by the names in SHOWN, as JSON holds them."""
    return hashlib.sha256(json.dumps([[shown[name] for name in sorted(SHOWN)], files]).encode()).hexdigest()


def files_of(session: Session, post: "Post") -> list[tuple[str, str]]:
    """What its files are, and what is said of them."""
    return [(each.digest, each.alt) for each in attachments_of(session, post)]


def steps_of(mode: ApprovalMode) -> tuple[Step, ...]:
    """What a post needs, in this order."""
    return (Step.INSIDE, Step.CLIENT) if mode is ApprovalMode.TWO_STEPS else (Step.INSIDE,)


def yeses(approvals: Sequence[Approval], seen: str) -> dict[Step, Approval]:
    """By step, the approvals of just this version, unless the last word was another. `approvals` begin with the newest.

    A no from inside speaks against both steps.
    """
    last: dict[Step, Approval] = {}
    for each in _words(approvals, seen):
        last.setdefault(each.step, each)
        if not each.was_approved and each.answered_by_id is not None:
            break
    return {step: each for step, each in last.items() if each.was_approved}


def _words(approvals: Sequence[Approval], seen: str) -> list[Approval]:
    """What was said of just this version."""
    return [each for each in approvals if each.seen == seen and each.is_answered]


def missing_step(approvals: Sequence[Approval], seen: str, mode: ApprovalMode) -> Step | None:
    """Which yes this version lacks yet. Where one is enough, the client's is as good as one from inside; the last word counts."""
    if mode is not ApprovalMode.TWO_STEPS:
        last = next(iter(_words(approvals, seen)), None)
        return None if last and last.was_approved else Step.INSIDE
    given = yeses(approvals, seen)
    return next((step for step in steps_of(mode) if step not in given), None)


def next_step(approvals: Sequence[Approval], seen: str, mode: ApprovalMode) -> Step:
    """What to ask for; when this version has all it needs, from the start."""
    return missing_step(approvals, seen, mode) or Step.INSIDE


def take_back(session: Session, post: "Post") -> None:
    """Somebody says that the post is not approved any more: whoever said yes has to say so again."""
    for each in approvals_of(session, post):
        if each.outcome is Outcome.APPROVED:
            each.take_back()


def recheck(post: "Post", *, by: Member | None) -> None:
    """Let approvals of another version than the one that is there now no longer hold, and ask the same people anew.

    When the post is again what was approved before it changed, it is approved again. What is out already stays as it is.
    """
    session = object_session(post)
    assert session is not None  # noqa: S101 (a post comes from a unit of work)
    workspace = session.get_one(Workspace, post.workspace_id)
    if workspace.approval is ApprovalMode.NONE or post.readiness not in (Readiness.REVIEW, Readiness.APPROVED):
        return
    session.flush()
    approvals = approvals_of(session, post)
    in_force = [each for each in approvals if each.outcome is Outcome.APPROVED]
    asked = next((each for each in approvals if each.is_open), None)
    was_approved = post.readiness is Readiness.APPROVED
    if not (in_force or workspace.approval.is_required if was_approved else asked):
        return  # nobody asked, and nobody has to be asked
    seen = seen_of(session, post)
    if missing_step(approvals, seen, workspace.approval) is None:
        _hold_again(post, approvals, seen, by=by)
    elif workspace.assume_publication and post.day < clock.today(workspace.zone):
        return
    elif was_approved or (asked and asked.seen != seen):
        _ask_anew(session, post, approvals, workspace.approval, by=by)


def _hold_again(post: "Post", approvals: Sequence[Approval], seen: str, *, by: Member | None) -> None:
    for each in yeses(approvals, seen).values():
        each.hold_again()
    for each in approvals:
        if each.is_open:
            each.end(Outcome.WITHDRAWN)
    if changed := post.take_over({"readiness": Readiness.APPROVED}):
        record(post, "approved again", by=by, **changed)


def _ask_anew(session: Session, post: "Post", approvals: Sequence[Approval], mode: ApprovalMode, *, by: Member | None) -> None:
    seen = seen_of(session, post)
    newest = _question(approvals)
    for each in approvals:
        if each.is_open or (each.outcome is Outcome.APPROVED and each.seen != seen):
            each.end(Outcome.OUTDATED)
    if mode is ApprovalMode.TWO_STEPS:
        step = next_step(approvals, seen, mode)
        last = next((each for each in approvals if each.step is step), newest)
    else:
        step, last = newest.step if newest else Step.INSIDE, newest
    session.add(
        Approval(
            workspace_id=post.workspace_id,
            post_id=post.id,
            step=step,
            seen=seen,
            asked_by_id=(last.asked_by_id if last else None) or (by.id if by else None),
            asked_of_id=last.asked_of_id if last and last.step is step else None,
            guest_link_id=last.guest_link_id if last and last.step is step is Step.CLIENT else None,
            due_day=min(last.due_day, post.day) if last and last.due_day else None,
        )
    )
    changed = post.take_over({"readiness": Readiness.REVIEW})
    record(post, "outdated", by=by, **changed)
    session.info.setdefault(CHANGED, []).append(post)


def _question(approvals: Sequence[Approval]) -> Approval | None:
    """What is to be asked again: what is asked, else what the house has said yes to, else the newest."""
    asked = (each for each in approvals if each.is_open)
    inside = (each for each in approvals if each.outcome is Outcome.APPROVED and each.step is Step.INSIDE)
    return next(asked, None) or next(inside, None) or next(iter(approvals), None)


def taken_outdated(session: Session) -> list["Post"]:
    """The posts whose approval was outdated in this unit of work, to say so; each is told once."""
    return list(dict.fromkeys(session.info.pop(CHANGED, [])))
