"""To whom letters may go, asked at the moment of sending: who left, or wants it no longer, gets nothing."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from planner.mail.envelope import Recipient
from planner.models import Letter, LetterKind, Member, NoticeChoice, ReportChoice, Role, User, Workspace
from planner.planning.notices import USUALLY_WANTED

PLANNERS = frozenset({Role.OWNER, Role.ADMIN, Role.EDITOR})  # who gets the weekly report without asking
HELD_BACK = frozenset({LetterKind.REPORT, *USUALLY_WANTED})  # from an address that refuses letters
PATIENCE = timedelta(days=6)  # so that the report of the next week is tried
Membership = tuple[int, int]  # of a workspace, by a user


def recipients(session: Session, letters: Sequence[Letter], now: datetime) -> dict[int, Recipient]:
    """By a letter's id. One that is not in it is void: its receiver left, does not want it any more, or cannot be reached.

    To an address that has refused a letter goes one a week, to see, and whatever concerns the account itself.
    """
    users = _users(session, {letter.user_id for letter in letters if letter.user_id})
    workspaces = {letter.about_workspace_id for letter in letters if letter.about_workspace_id}
    roles, choices = _roles(session, users, workspaces), _choices(session, users, workspaces)
    demos = set(session.scalars(select(Workspace.id).where(Workspace.id.in_(workspaces), Workspace.demo)))
    found = {}
    for letter in letters:
        user = users.get(letter.user_id or 0)
        if user is None and letter.user_id is None and letter.email:
            found[letter.id] = Recipient("", letter.email, demo=letter.about_workspace_id in demos)
        elif user and _may_have(letter, user, roles, choices):
            refused = user.mail_refused_at is not None and letter.email is None
            once = refused and letter.kind in HELD_BACK
            if once and user.mail_refused_at > now - PATIENCE:  # type: ignore[operator]  # it is a moment
                continue
            found[letter.id] = Recipient(user.name, letter.email or user.email, demo=user.demo, refused=refused, once=once)
    return found


def gets_reports(role: Role, wanted: bool | None) -> bool:
    """Whether a member gets the weekly report, by what they chose or, where they chose nothing (None), by their role."""
    return role in PLANNERS if wanted is None else wanted


def _may_have(
    letter: Letter, user: User, roles: dict[Membership, Role], choices: dict[tuple[Membership, LetterKind], bool]
) -> bool:
    if letter.about_workspace_id is None:
        return True
    membership = (letter.about_workspace_id, user.id)
    role, wanted = roles.get(membership), choices.get((membership, letter.kind))
    if role is None:
        return False
    if letter.kind is LetterKind.REPORT:
        return bool(letter.payload.get("asked")) or gets_reports(role, wanted)  # asked for on the page, just now
    return USUALLY_WANTED.get(letter.kind, True) if wanted is None else wanted


def _users(session: Session, ids: Iterable[int]) -> dict[int, User]:
    return {user.id: user for user in session.scalars(select(User).where(User.id.in_(ids)))}


def _roles(session: Session, users: Iterable[int], workspaces: Iterable[int]) -> dict[Membership, Role]:
    """Of those who have not left."""
    rows = select(Member.workspace_id, Member.user_id, Member.role).where(
        Member.workspace_id.in_(workspaces), Member.user_id.in_(users), Member.left_at.is_(None)
    )
    return {(workspace, user): role for workspace, user, role in session.execute(rows)}


def _choices(session: Session, users: Iterable[int], workspaces: Iterable[int]) -> dict[tuple[Membership, LetterKind], bool]:
    notices = (
        select(Member.workspace_id, Member.user_id, NoticeChoice.kind, NoticeChoice.wanted)
        .join(NoticeChoice, and_(NoticeChoice.workspace_id == Member.workspace_id, NoticeChoice.member_id == Member.id))
        .where(Member.workspace_id.in_(workspaces), Member.user_id.in_(users))
    )
    reports = (
        select(Member.workspace_id, Member.user_id, ReportChoice.wanted)
        .join(ReportChoice, and_(ReportChoice.workspace_id == Member.workspace_id, ReportChoice.member_id == Member.id))
        .where(Member.workspace_id.in_(workspaces), Member.user_id.in_(users))
    )
    chosen = {((workspace, user), kind): wanted for workspace, user, kind, wanted in session.execute(notices)}
    reported = {((workspace, user), LetterKind.REPORT): wanted for workspace, user, wanted in session.execute(reports)}
    return chosen | reported
