"""The saved views of a workspace, as one of its members sees them."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from planner.models import Member, SavedView, User
from planner.models.saved_view import StartView


@dataclass(frozen=True, slots=True)
class KeptView:
    """`query` begins with a question mark; `owner` is a name; `starts`: the plan opens with it."""

    id: int
    name: str
    query: str
    shared: bool
    mine: bool
    owner: str
    starts: bool


def saved_views_of(session: Session, member: Member) -> list[KeptView]:
    """Those of the member, then those that others share; each by name."""
    started = (
        (StartView.workspace_id == SavedView.workspace_id)
        & (StartView.view_id == SavedView.id)
        & (StartView.member_id == member.id)
    )
    rows = session.execute(
        select(SavedView.id, SavedView.name, SavedView.query, SavedView.shared, SavedView.member_id, User.name, StartView.id)
        .join(Member, (Member.workspace_id == SavedView.workspace_id) & (Member.id == SavedView.member_id))
        .join(User, User.id == Member.user_id)
        .outerjoin(StartView, started)
        .where(SavedView.workspace_id == member.workspace_id, is_seen_by(member))
        .order_by(SavedView.member_id != member.id, SavedView.name, SavedView.id)
    )
    return [
        KeptView(id_, name, f"?{query}", shared, owner_id == member.id, owner, start is not None)
        for id_, name, query, shared, owner_id, owner, start in rows
    ]


def is_seen_by(member: Member) -> ColumnElement[bool]:
    return (SavedView.member_id == member.id) | SavedView.shared


def is_taken(session: Session, member: Member, name: str, but: SavedView | None = None) -> bool:
    """Whether another view of the member has the name."""
    found = select(SavedView.id).where(
        SavedView.workspace_id == member.workspace_id, SavedView.member_id == member.id, SavedView.name == name
    )
    return session.scalar(found.where(SavedView.id != but.id) if but else found) is not None
