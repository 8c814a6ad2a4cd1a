"""Invitations: sent by mail to one address for one use, sent again, revoked, and accepted."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from planner import clock
from planner.db import ACROSS_WORKSPACES
from planner.models import Invitation, Letter, LetterKind, LetterState, Member, Role, User, Workspace
from planner.models.invitation import GOOD_FOR
from planner.models.letter import put_in_outbox
from planner.models.user import too_many
from planner.planning.founding import addressed, join
from planner.sealing import new_token, token_hash
from planner.wording import Refusal, marked

A_DAY, BY_ONE_USER = timedelta(days=1), 20
AN_HOUR, TO_ONE_ADDRESS = timedelta(hours=1), 5


def hold_members(session: Session, workspace_id: int) -> None:
    """Whoever else wants to change who is here waits until this unit of work ends, and sees then what it did."""
    session.flush()
    session.execute(select(Workspace.id).where(Workspace.id == workspace_id).with_for_update(key_share=True))


def invite(session: Session, workspace: Workspace, emails: Sequence[str], role: Role, *, by: Member | None) -> list[Invitation]:
    """Invite each address, once; an invitation that it had ends. Refusal when one of them cannot be invited: then none is."""
    addresses = list(dict.fromkeys(addressed(email) for email in emails))
    hold_members(session, workspace.id)
    _refuse_members(session, workspace, addresses)
    _refuse_too_many(session, addresses, by)
    end_invitations(session, workspace.id, clock.now(), Invitation.email.in_(addresses))
    return [_invite(session, workspace, address, role, by) for address in addresses]


def invite_again(session: Session, workspace: Workspace, invitation: Invitation, *, by: Member | None) -> Invitation:
    """The same under a new link, for another seven days; the old link ends."""
    return invite(session, workspace, [invitation.email], invitation.role, by=by)[0]


def invitation_of(session: Session, token: str, now: datetime) -> Invitation | None:
    """The one whose link this is, while it holds. One that was used, revoked or forged is the same None."""
    rows = select(Invitation).where(Invitation.token_hash == token_hash(token))
    found = session.scalar(rows, execution_options={ACROSS_WORKSPACES: True})
    return found if found and found.holds(now) else None


def use(session: Session, invitation: Invitation, now: datetime) -> bool:
    """Claim it, before anything else is done with it: of two who use one link at once, the second waits and gets False."""
    unused = update(Invitation).where(
        Invitation.workspace_id == invitation.workspace_id,
        Invitation.id == invitation.id,
        Invitation.accepted_at.is_(None),
        Invitation.revoked_at.is_(None),
    )
    return bool(session.execute(unused.values(accepted_at=now)).rowcount)  # type: ignore[attr-defined]  # a CursorResult


def accept(session: Session, workspace: Workspace, invitation: Invitation, user: User) -> Member:
    """The user, who has used the invitation, becomes a member; one who is a member already stays what they are."""
    rows = select(Member).where(Member.workspace_id == workspace.id, Member.user_id == user.id, Member.left_at.is_(None))
    member = session.scalar(rows) or join(session, workspace, user, invitation.role, by=invitation.invited_by)
    invitation.member_id = member.id
    return member


def end_invitations(session: Session, workspace_id: int, now: datetime, which: Any) -> None:
    """Those that are open end, and their letters with them."""
    rows = select(Invitation).where(Invitation.workspace_id == workspace_id, Invitation.accepted_at.is_(None), which)
    for invitation in session.scalars(rows.where(Invitation.revoked_at.is_(None))):
        invitation.revoke(now)
        void_letters(session, Letter.key == _key(invitation))


def void_letters(session: Session, *which: Any) -> None:
    """Letters that wait or were given up are not sent any more; a secret in one is forgotten."""
    waiting = update(Letter).where(Letter.state.in_([LetterState.READY, LetterState.PARKED]), *which)
    session.execute(waiting.values(state=LetterState.VOID, ended_at=clock.now(), payload={}))


def _invite(session: Session, workspace: Workspace, address: str, role: Role, by: Member | None) -> Invitation:
    now, token = clock.now(), new_token("rpi_")
    invitation = Invitation(
        workspace_id=workspace.id,
        email=address,
        role=role,
        token_hash=token_hash(token),
        invited_by_id=by.id if by else None,
        created_at=now,
        expires_at=now + GOOD_FOR,
    )
    session.add(invitation)
    session.flush()
    payload = {"invitation": invitation.id, "token": token}
    put_in_outbox(session, LetterKind.INVITATION, _key(invitation), payload, email=address, workspace_id=workspace.id)
    return invitation


def _key(invitation: Invitation) -> str:
    return f"invitation:{invitation.id}"


def _refuse_members(session: Session, workspace: Workspace, addresses: Sequence[str]) -> None:
    rows = select(User.email).join(Member, Member.user_id == User.id).where(Member.workspace_id == workspace.id)
    member = session.scalar(rows.where(Member.left_at.is_(None), User.email.in_(addresses)).order_by(User.email))
    if member:
        raise Refusal(marked("%(email)s is already a member of %(workspace)s."), email=member, workspace=workspace.name)


def _refuse_too_many(session: Session, addresses: Sequence[str], by: Member | None) -> None:
    """Counts them, too."""
    now = clock.now()
    for address in addresses:
        if by and too_many(session, f"invite-by:{by.user_id}", limit=BY_ONE_USER, within=A_DAY, now=now):
            raise Refusal(marked("No more than %(n)s invitations a day leave from one person."), n=BY_ONE_USER)
        if too_many(session, f"invite-to:{address}", limit=TO_ONE_ADDRESS, within=AN_HOUR, now=now):
            raise Refusal(marked("%(email)s was invited too often within an hour."), email=address)
