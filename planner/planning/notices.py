"""Telling members by mail: to whom, whether they want it, and not in their quiet hours."""

from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner import clock
from planner.domain.quiet import not_before
from planner.models import LetterKind, Member, NoticeChoice, Workspace
from planner.models.letter import put_in_outbox

# Those one may switch; what concerns an account or answers a wish comes always.
USUALLY_WANTED: dict[LetterKind, bool] = {
    LetterKind.APPROVAL_WANTED: True,
    LetterKind.APPROVAL_GIVEN: True,
    LetterKind.MENTIONED: True,
    LetterKind.GUEST_COMMENTED: True,
    LetterKind.ASSIGNED: True,
    LetterKind.GAP_CRITICAL: True,
    LetterKind.FEED_UNFETCHED: True,
    LetterKind.CALENDAR_FAILED: True,
    LetterKind.DIGEST: False,
    LetterKind.WEEK: False,
}


def tell(session: Session, workspace: Workspace, member: Member, kind: LetterKind, key: str, /, **payload: Any) -> bool:
    """Put a letter to the member into the outbox, in this unit of work: at most one for the key, which begins with the kind.

    `payload` are ids, days and counts of the workspace: the letter is written from them when it is sent, and says nothing that
    no longer holds. False when the member left, does not want it, or has got it already.
    """
    if member.left_at is not None or not wants(session, member, kind):
        return False
    user = member.user
    moment = not_before(clock.now(), ZoneInfo(user.zone or workspace.zone), user.quiet_from, user.quiet_until)
    return put_in_outbox(
        session,
        kind,
        f"{key}:{workspace.id}:{user.id}",
        payload,
        user_id=user.id,
        workspace_id=workspace.id,
        not_before=moment,
    )


def wants(session: Session, member: Member, kind: LetterKind) -> bool:
    chosen = select(NoticeChoice.wanted).where(
        NoticeChoice.workspace_id == member.workspace_id, NoticeChoice.member_id == member.id, NoticeChoice.kind == kind
    )
    wanted = session.scalar(chosen)
    return USUALLY_WANTED.get(kind, True) if wanted is None else wanted
