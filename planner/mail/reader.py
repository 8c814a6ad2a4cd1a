"""Who reads a letter: a member, a user, or somebody at an address that is nobody's here yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from planner.db import ACROSS_WORKSPACES
from planner.models import Letter, Member, User, Workspace

LANGUAGE, ZONE = "de", "Europe/Berlin"  # where neither the user nor a workspace has one


KNOWN, HELD = "known memberships", "held workspaces"
Memberships = dict[tuple[int, int], tuple[Member, int]]


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
    known: Memberships = session.info.get(KNOWN, {})
    member, memberships = known.get((workspace.id, user.id)) or _membership(session, workspace.id, user.id)
    return Reader(user, workspace, member, several=memberships > 1) if member else None


def get_to_know(session: Session, letters: Sequence[Letter]) -> None:
    """Find whom the letters are for in two questions; `reader_of` asks none about them in this unit of work."""
    users, about = {letter.user_id for letter in letters}, {letter.about_workspace_id for letter in letters}
    found = session.scalars(
        select(Member).where(Member.workspace_id.in_(about), Member.user_id.in_(users), Member.left_at.is_(None))
    )
    workspaces = session.scalars(select(Workspace).where(Workspace.id.in_(about))).all()
    counted = select(Member.user_id, func.count()).where(Member.user_id.in_(users), Member.left_at.is_(None))
    several = dict(session.execute(counted.group_by(Member.user_id), execution_options={ACROSS_WORKSPACES: True}).all())
    session.info[KNOWN] = {(each.workspace_id, each.user_id): (each, several[each.user_id]) for each in found}
    session.info[HELD] = workspaces  # whom nobody holds, the session forgets


def _membership(session: Session, workspace_id: int, user_id: int) -> tuple[Member | None, int]:
    """And how many they have."""
    found = session.execute(_statement(), {"workspace": workspace_id, "user": user_id}).first()
    return (found.Member, found.memberships) if found else (None, 0)


@cache
def _statement() -> Select[tuple[Member, int]]:
    """Put together once, and not before the first letter: there are thousands on a Monday, and none at the start."""
    here = aliased(Member)
    memberships = (
        select(func.count())
        .select_from(Workspace)
        .join(here, here.workspace_id == Workspace.id)
        .where(here.user_id == bindparam("user"), here.left_at.is_(None))
        .scalar_subquery()
        .label("memberships")
    )
    return select(Member, memberships).where(
        Member.workspace_id == bindparam("workspace"), Member.user_id == bindparam("user"), Member.left_at.is_(None)
    )
