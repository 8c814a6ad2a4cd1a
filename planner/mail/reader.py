"""Who reads a letter: a member, a user, or somebody at an address that is nobody's here yet."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from planner.models import Letter, Member, User, Workspace

LANGUAGE, ZONE = "de", "Europe/Berlin"  # where neither the user nor a workspace has one


@dataclass(frozen=True, slots=True)
class Reader:
    """`member` is there when the letter is about a workspace and goes to a user. `several`: they have more than one."""

    user: User | None
    workspace: Workspace | None
    member: Member | None
    several: bool

    @property
    def language(self) -> str:
        own = self.user.language if self.user else None
        return own or (self.workspace.language if self.workspace else LANGUAGE)

    @property
    def zone(self) -> str:
        own = self.user.zone if self.user else None
        return own or (self.workspace.zone if self.workspace else ZONE)


def reader_of(session: Session, letter: Letter) -> Reader | None:
    """None when there is nobody to tell any more: the user or workspace is gone, or the member left."""
    user = session.get(User, letter.user_id) if letter.user_id else None
    workspace = session.get(Workspace, letter.about_workspace_id) if letter.about_workspace_id else None
    if (letter.user_id and user is None) or (letter.about_workspace_id and workspace is None):
        return None
    if user is None or workspace is None:
        return Reader(user, workspace, None, several=False)
    member = _member(session, workspace.id, user.id)
    return Reader(user, workspace, member, _has_several(session, user.id)) if member else None


def _member(session: Session, workspace_id: int, user_id: int) -> Member | None:
    here = (Member.workspace_id == workspace_id, Member.user_id == user_id, Member.left_at.is_(None))
    return session.scalar(select(Member).where(*here))


def _has_several(session: Session, user_id: int) -> bool:
    counted = select(func.count()).select_from(Workspace).join(Member, Member.workspace_id == Workspace.id)
    return (session.scalar(counted.where(Member.user_id == user_id, Member.left_at.is_(None))) or 0) > 1
