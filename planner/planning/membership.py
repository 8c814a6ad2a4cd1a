"""Members get another role, and leave. A workspace never loses its last owner, whoever else is at it at the same moment."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from planner import clock
from planner.models import (
    Absence,
    Invitation,
    Letter,
    Member,
    NoticeChoice,
    ReportChoice,
    Right,
    Role,
    SavedView,
    StartView,
)
from planner.planning.holdings import Holdings, hand_over, holdings
from planner.planning.inviting import end_invitations, hold_members, void_letters
from planner.wording import Refusal, marked


def owners(session: Session, workspace_id: int) -> Sequence[int]:
    """Ids of those who are here."""
    here = (Member.workspace_id == workspace_id, Member.role == Role.OWNER, Member.left_at.is_(None))
    return session.scalars(select(Member.id).where(*here)).all()


def arrange_member(
    session: Session, member: Member, *, by: Member | None, role: Role, stand_in_id: int | None, weekly_hours: float | None
) -> None:
    """Set what the workspace says of a member. Refusal when it would lose its last owner, or for oneself as a stand-in.

    Owners alone make owners and unmake them.
    """
    if stand_in_id == member.id:
        raise Refusal(marked("%(name)s cannot stand in for themselves."), name=member.name)
    if role is not member.role:
        hold_members(session, member.workspace_id)
        if Role.OWNER in (role, member.role) and by and not by.may(Right.OWN):
            raise Refusal(marked("Only an owner can give or take the role of an owner."))
        _refuse_last_owner(session, member)
    member.arrange(by=by, role=role, stand_in_id=stand_in_id, weekly_hours=weekly_hours)


def leave(session: Session, member: Member, *, by: Member | None, today: date, heir: Member | None = None) -> Holdings:
    """The member leaves, or is removed: every grant ends in this unit of work, and what they carried goes to the heir.

    Gives what hung on them. Their name stays in the history. Refusal for the last owner, for an owner whom somebody else
    wants to remove without being one, and when somebody was quicker.
    """
    hold_members(session, member.workspace_id)
    for each in filter(None, (member, by, heir)):
        session.refresh(each, ["left_at", "role"])
        if each.left_at is not None:
            raise Refusal(marked("%(name)s is no longer a member."), name=each.name)
    if heir is member:
        raise Refusal(marked("%(name)s cannot take over from themselves."), name=member.name)
    if member.role is Role.OWNER and by and by is not member and not by.may(Right.OWN):
        raise Refusal(marked("Only an owner can remove an owner."))
    _refuse_last_owner(session, member)
    held = holdings(session, member, today)
    hand_over(session, held, member, heir, by=by, today=today)
    _end_absences(session, held, today, by=by)
    _end_grants(session, member, held, clock.now(), by=by)
    member.leave(by=by)
    return held


def is_last_owner(session: Session, member: Member) -> bool:
    return member.role is Role.OWNER and list(owners(session, member.workspace_id)) == [member.id]


def _refuse_last_owner(session: Session, member: Member) -> None:
    if is_last_owner(session, member):
        raise Refusal(marked("%(name)s is the last owner: make somebody else an owner first."), name=member.name)


def _end_absences(session: Session, held: Holdings, today: date, *, by: Member | None) -> None:
    """From today on. Subscribed calendars are forgotten; what they said of days that are over stays."""
    for absence in held.absences:
        if absence.first_day >= today:
            absence.remove(by=by)
        else:
            absence.last_day = today - timedelta(days=1)
    session.flush()
    for calendar in held.calendars:
        kept = (Absence.workspace_id == calendar.workspace_id, Absence.calendar_id == calendar.id)
        session.execute(update(Absence).where(*kept).values(calendar_id=None))
        session.delete(calendar)


def _end_grants(session: Session, member: Member, held: Holdings, now: datetime, *, by: Member | None) -> None:
    """Calendars and guest links of theirs, invitations by them and to them, letters that wait, and what they had chosen."""
    for feed in held.feeds:
        feed.revoke(by=by)
    for link in held.guest_links:
        link.revoke(by=by)
    end_invitations(
        session, member.workspace_id, now, or_(Invitation.email == member.email, Invitation.invited_by_id == member.id)
    )
    void_letters(session, Letter.about_workspace_id == member.workspace_id, Letter.user_id == member.user_id)
    for choices in (StartView, NoticeChoice, ReportChoice):
        session.execute(delete(choices).where(choices.workspace_id == member.workspace_id, choices.member_id == member.id))
    alone = (SavedView.member_id == member.id, SavedView.shared.is_(False))
    session.execute(delete(SavedView).where(SavedView.workspace_id == member.workspace_id, *alone))
