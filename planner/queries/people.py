"""The members of a workspace, by the e-mail address that the rules and scripts know them by."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain import plan as domain
from planner.models import Absence, Member, Role, User


@dataclass(frozen=True, slots=True)
class Person:
    id: int  # of the member
    email: str
    name: str
    role: Role

    @property
    def initials(self) -> str:
        """`KS` for Kim Schäfer."""
        words = self.name.split() or [self.email]
        return "".join(word[0] for word in (words[0], *words[1:][-1:])).upper()


@dataclass(frozen=True, slots=True)
class People:
    by_id: Mapping[int, Person]
    by_email: Mapping[str, Person]
    stand_ins: Mapping[str, str]
    hours: Mapping[str, float]
    absences: tuple[domain.Absence, ...]

    def email(self, member_id: int | None) -> str | None:
        person = self.by_id.get(member_id) if member_id else None
        return person.email if person else None

    def name(self, email: str | None) -> str | None:
        """The name behind an address; the address itself when nobody here has it."""
        person = self.by_email.get(email) if email else None
        return person.name if person else email


def people_of(session: Session, workspace_id: int) -> People:
    rows = session.execute(
        select(Member.id, User.email, User.name, Member.role, Member.stand_in_id, Member.weekly_hours)
        .join(User, User.id == Member.user_id)
        .where(Member.workspace_id == workspace_id)
        .order_by(User.name, Member.id)
    ).all()
    by_id = {id_: Person(id_, email, name, role) for id_, email, name, role, _, _ in rows}
    away = select(Absence.member_id, Absence.first_day, Absence.last_day).where(Absence.workspace_id == workspace_id)
    return People(
        by_id=by_id,
        by_email={person.email: person for person in by_id.values()},
        stand_ins={email: by_id[other].email for _, email, _, _, other, _ in rows if other in by_id},
        hours={email: hours for _, email, _, _, _, hours in rows if hours is not None},
        absences=tuple(domain.Absence(by_id[member].email, first, last) for member, first, last in session.execute(away)),
    )
