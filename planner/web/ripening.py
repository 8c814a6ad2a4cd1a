"""Readiness as this visitor may set it, and what is said when an approval no longer holds."""

from flask import flash

from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Post
from planner.models.seen import taken_outdated
from planner.planning.approval_rights import refuse_ripening
from planner.web import access
from planner.web.saying import quoted
from planner.wording import Refusal, ngettext


def refused(post: Post, readiness: Readiness) -> str:
    """Why the visitor may not set it; empty when they may."""
    if readiness is post.readiness:
        return ""
    try:
        refuse_ripening(session(), access.current_workspace(), post, readiness, access.current_member())
    except Refusal as refusal:
        return str(refusal)
    return ""


def may_set(post: Post, readiness: Readiness) -> bool:
    return not refused(post, readiness)


def may_publish(post: Post) -> bool:
    return may_set(post, Readiness.PUBLISHED)


def steps_of_new() -> list[Readiness]:
    """What a new post may begin with: where approval is required, nothing is approved before it is there."""
    return [step for step in Readiness if step <= Readiness.REVIEW or not access.current_workspace().approval.is_required]


def outdated() -> list[str]:
    """A sentence about the posts whose approval no longer holds by what was just done; none when there are none."""
    posts = taken_outdated(session())
    if not posts:
        return []
    said = ngettext(
        "The approval no longer holds, and is asked for anew: %(titles)s.",
        "The approvals no longer hold, and are asked for anew: %(titles)s.",
        len(posts),
        titles=quoted(posts),
    )
    return [said]


def say_outdated() -> None:
    for sentence in outdated():
        flash(sentence, "warning")
