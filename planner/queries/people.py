"""The members of a workspace, by the e-mail address that the rules and scripts know them by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.models import Absence, DayPart, Member, Role, User


@dataclass(frozen=True, slots=True)
class Person:
    id: int  # of the member
    email: str
    name: str
    role: Role
    left: bool = False  # no longer a member; the history still names them

    @property
    def initials(self) -> str:
        """`KS` for Kim Schäfer."""
        words = self.name.split() or [self.email]
        return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


@dataclass(frozen=True, slots=True)
class People:
    """Those who left are known by id and address, and are not among those who are `here`."""

    by_id: Mapping[int, Person]
    by_email: Mapping[str, Person]
    stand_ins: Mapping[str, str]
    hours: Mapping[str, float]
    absences: tuple[domain.Absence, ...]

    @property
    def here(self) -> list[Person]:
        """The members, by name."""
        return [person for person in self.by_id.values() if not person.left]

    def email(self, member_id: int | None) -> str | None:
        person = self.by_id.get(member_id) if member_id else None
        return person.email if person else None

    def name(self, email: str | None) -> str | None:
        """The name behind an address; the address itself when nobody here has it."""
        person = self.by_email.get(email) if email else None
        return person.name if person else email


MEMBERS = (
    select(
        Member.id,
        User.email,
        User.name,
        Member.role,
        Member.stand_in_id,
        Member.weekly_hours,
        Member.left_at,
        Absence.first_day,
        Absence.last_day,
        Absence.part,
    )
    .join(User, User.id == Member.user_id)
    .outerjoin(Absence, (Absence.workspace_id == Member.workspace_id) & (Absence.member_id == Member.id))
    .where(Member.workspace_id == bindparam("workspace_id"))
    .order_by(User.name, Member.id, Absence.id)
)


def people_of(session: Session, workspace_id: int) -> People:
    return people_from(session.execute(MEMBERS, {"workspace_id": workspace_id}).all())


def people_from(rows: Sequence[Row[*tuple[Any, ...]]]) -> People:
    """Of the answer to MEMBERS."""
    by_id = {row.id: Person(row.id, row.email, row.name, row.role, row.left_at is not None) for row in rows}
    return People(
        by_id=by_id,
        by_email={person.email: person for person in by_id.values()},
        stand_ins={row.email: by_id[row.stand_in_id].email for row in rows if row.stand_in_id in by_id},
        hours={row.email: row.weekly_hours for row in rows if row.weekly_hours is not None},
        absences=tuple(
            domain.Absence(row.email, row.first_day, row.last_day, row.part is not DayPart.WHOLE) for row in rows if row.first_day
        ),
    )
