"""Telling people of posts that are theirs from now on because somebody else said so."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.models import LetterKind, Member, Post, Workspace
from planner.planning.notices import tell

ONE_BY_ONE = 3  # posts; more in one go are told in one letter


def tell_assigned(
    session: Session, workspace: Workspace, handed: Iterable[tuple[int | None, Post]], *, by: Member | None
) -> None:
    """`handed` are posts, each with the member whose it was before. Nobody is told of what they did themselves."""
    session.flush()
    theirs: dict[int, list[Post]] = defaultdict(list)
    for before, post in handed:
        if post.person_id and post.person_id not in (before, by.id if by else None):
            theirs[post.person_id].append(post)
    if not theirs:
        return
    for member in session.scalars(select(Member).where(Member.workspace_id == workspace.id, Member.id.in_(theirs))):
        _tell(session, workspace, member, theirs[member.id])


def _tell(session: Session, workspace: Workspace, member: Member, posts: list[Post]) -> None:
    keys = [f"assigned:{post.id}:{post.version}" for post in posts]
    if len(posts) > ONE_BY_ONE:
        tell(session, workspace, member, LetterKind.ASSIGNED, f"{keys[0]}:{len(posts)}", posts=[post.id for post in posts])
        return
    for key, post in zip(keys, posts, strict=True):
        tell(session, workspace, member, LetterKind.ASSIGNED, key, post=post.id)
