"""What a foreign calendar says of absences becomes ours: only what differs is touched, and much is never lost at once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.away import Away
from planner.domain.away_difference import Difference, difference
from planner.models import Absence, AbsenceCalendar, DayPart, LetterKind, Member, Right, Workspace
from planner.planning.notices import tell

TROUBLED = timedelta(days=3)  # without a good answer: somebody is told


def difference_to(session: Session, calendar: AbsenceCalendar, aways: Sequence[Away], today: date) -> Difference[Absence]:
    """Between what was taken over and what the calendar says now."""
    kept = [
        (Away(each.member.email, each.first_day, each.last_day, each.part.value, each.source_uid or ""), each)
        for each in absences_of(session, calendar)
    ]
    return difference(kept, aways, today)


def absences_of(session: Session, calendar: AbsenceCalendar) -> list[Absence]:
    """Those that were taken over from it, by their days."""
    ours = (Absence.workspace_id == calendar.workspace_id, Absence.calendar_id == calendar.id)
    return list(session.scalars(select(Absence).where(*ours).order_by(Absence.first_day, Absence.last_day, Absence.id)))


def awaited(session: Session, calendar: AbsenceCalendar, today: date) -> bool:
    """Whether it has told of absences that are not over."""
    return any(absence.last_day >= today for absence in absences_of(session, calendar))


def take_over(
    session: Session, calendar: AbsenceCalendar, aways: Sequence[Away], now: datetime, today: date
) -> Difference[Absence]:
    """Make ours what the calendar says; nothing is touched, and what it says is held, when too much would be gone."""
    found = difference_to(session, calendar, aways, today)
    if found.is_much:
        calendar.was_held(now, aways)
    else:
        _apply(session, calendar, found)
        calendar.was_good(now, len(aways))
    return found


def say_yes(session: Session, calendar: AbsenceCalendar, *, by: Member, now: datetime, today: date) -> Difference[Absence]:
    """Take over what was held, as it was shown. Nothing happens when nothing is held."""
    aways = calendar.waiting
    found = difference_to(session, calendar, aways, today)
    if calendar.held:
        _apply(session, calendar, found, by=by)
        calendar.was_good(now, len(aways))
    return found


def _apply(session: Session, calendar: AbsenceCalendar, found: Difference[Absence], *, by: Member | None = None) -> None:
    team = {member.email: member for member in _members(session, calendar.workspace_id)}
    for absence in found.gone:
        absence.remove(by=by)
    for absence, away in found.changed:
        absence.change(by=by, first_day=away.first, last_day=away.last, part=DayPart(away.part))
    for away in found.new:
        if member := team.get(away.person):
            values = {"part": DayPart(away.part), "calendar_id": calendar.id, "source_uid": away.uid}
            member.be_absent(away.first, away.last, by=by, **values)


def _members(session: Session, workspace_id: int) -> Sequence[Member]:
    """Those who are here."""
    return session.scalars(select(Member).where(Member.workspace_id == workspace_id, Member.left_at.is_(None))).all()


def unsubscribe(session: Session, calendar: AbsenceCalendar, *, by: Member, today: date) -> int:
    """The calendar is forgotten, with its absences from today on; those that are over stay. How many absences ended."""
    ended = 0
    for absence in absences_of(session, calendar):
        if absence.last_day < today:
            absence.calendar_id = None
            continue
        ended += 1
        if absence.first_day >= today:
            absence.remove(by=by)
        else:
            absence.change(by=by, last_day=today - timedelta(days=1))
            absence.calendar_id = None
    session.flush()
    session.delete(calendar)
    return ended


def tell_of_trouble(session: Session, workspace: Workspace, calendar: AbsenceCalendar, now: datetime) -> None:
    """Those who arrange, and whose calendar it is, once it has given no good answer for three days; once for each good day."""
    good = calendar.good_at or calendar.created_at
    if now - good < TROUBLED:
        return
    for member in _members(session, workspace.id):
        if member.may(Right.ARRANGE) or member.id == calendar.member_id:
            key = f"calendar:{calendar.id}:{good.date()}"
            tell(session, workspace, member, LetterKind.CALENDAR_FAILED, key, calendar=calendar.id)


def calendars_of(session: Session, workspace_id: int, member_id: int | None = None) -> Sequence[AbsenceCalendar]:
    """All of the workspace, or one member's, by name."""
    wanted = [AbsenceCalendar.workspace_id == workspace_id]
    if member_id is not None:
        wanted.append(AbsenceCalendar.member_id == member_id)
    return session.scalars(select(AbsenceCalendar).where(*wanted).order_by(AbsenceCalendar.name, AbsenceCalendar.id)).all()
