"""Which members are away on a day, until when, and who stands in for them."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.models import Absence, DayPart, Member


@dataclass(frozen=True, slots=True)
class Away:
    """`until` is the last day; `deputy_id` a member who is there and stands in, None when nobody does."""

    until: date
    deputy_id: int | None


def away_on(session: Session, workspace_id: int, day: date) -> dict[int, Away]:
    """By member, those who are away the whole day."""
    rows = (
        select(Absence.member_id, Member.stand_in_id, func.max(Absence.last_day))
        .join(Member, (Member.workspace_id == Absence.workspace_id) & (Member.id == Absence.member_id))
        .where(Absence.workspace_id == workspace_id, Member.left_at.is_(None), Absence.part == DayPart.WHOLE)
        .where(Absence.first_day <= day, Absence.last_day >= day)
        .group_by(Absence.member_id, Member.stand_in_id)
    )
    found = session.execute(rows).all()
    away = {member for member, _, _ in found}
    return {member: Away(until, deputy if deputy not in away else None) for member, deputy, until in found}
