"""Who reads a letter: a member, a user, or somebody at an address that is nobody's here yet."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session, aliased

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
    found = session.execute(_MEMBERSHIP, {"workspace": workspace.id, "user": user.id}).first()
    return Reader(user, workspace, found.Member, several=found.memberships > 1) if found else None


_here = aliased(Member)
_MEMBERSHIP = select(  # put together once: there are thousands of letters on a Monday
    Member,
    select(func.count())
    .select_from(Workspace)
    .join(_here, _here.workspace_id == Workspace.id)
    .where(_here.user_id == bindparam("user"), _here.left_at.is_(None))
    .scalar_subquery()
    .label("memberships"),
).where(Member.workspace_id == bindparam("workspace"), Member.user_id == bindparam("user"), Member.left_at.is_(None))
