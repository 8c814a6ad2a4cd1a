"""What the tests of Kim's account look up."""

from sqlalchemy import select

from planner.models import AuditEntry, Letter, LetterKind, Purpose, User, Workspace
from planner.models.account import make_link
from tests.web.conftest import Visitor

NEW = "drei rote lampen im hafen"


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/workspaces").status_code == 200


def letters(unit, kind: LetterKind) -> list[Letter]:
    return list(unit().scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def verbs(unit) -> list[str]:
    """Of Kim's second workspace."""
    session = unit()
    beta = session.query(Workspace).filter_by(slug="beta").one().id
    return list(session.scalars(select(AuditEntry.verb).where(AuditEntry.workspace_id == beta).order_by(AuditEntry.id)))


def reset_link(unit, purpose: Purpose = Purpose.PASSWORD, email: str | None = None) -> str:
    session = unit()
    _, token = make_link(session, session.query(User).one(), purpose, email=email)
    session.commit()
    return f"/reset/{token}" if purpose is Purpose.PASSWORD else f"/account/email/{token}"
