"""Which members are away on a day, until when, and who stands in for them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.span import shifted
from planner.models import Absence, DayPart, Member


@dataclass(frozen=True, slots=True)
class Away:
    """`until` is the last day; `deputy_id` a member who is there and stands in, None when nobody does."""

    until: date
    deputy_id: int | None


def away_on(session: Session, workspace_id: int, day: date) -> dict[int, Away]:
    """By member, those who are away the whole day."""
    rows = (
        select(Absence.member_id, Member.stand_in_id, Absence.first_day, Absence.last_day)
        .join(Member, (Member.workspace_id == Absence.workspace_id) & (Member.id == Absence.member_id))
        .where(Absence.workspace_id == workspace_id, Member.left_at.is_(None), Absence.part == DayPart.WHOLE)
        .where(Absence.last_day >= day)
        .order_by(Absence.first_day)
    )
    until: dict[int, date] = {}
    deputies: dict[int, int | None] = {}
    for member, deputy, first, last in session.execute(rows):
        if first <= day or (member in until and first <= _next_working_day(until[member])):
            until[member], deputies[member] = max(last, until.get(member, last)), deputy
    return {member: Away(last, None if deputies[member] in until else deputies[member]) for member, last in until.items()}


def _next_working_day(day: date) -> date:
    """Many calendars have an entry for each day, and none for weekends."""
    return shifted(day, {4: 3, 5: 2}.get(day.weekday(), 1))
