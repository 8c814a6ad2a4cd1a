"""Who may do what: the one table that pages, commands and their tests read."""

from enum import Enum

from planner.domain.plan import Readiness


class Role(Enum):
    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    APPROVER = "approver"
    VIEWER = "viewer"


class Right(Enum):
    READ = "read"
    WRITE = "write"  # topics and posts, pauses, imports, own feeds
    APPROVE = "approve"  # readiness to approved, and back
    ARRANGE = "arrange"  # channels, cadences, absences, members, everybody's feeds
    OWN = "own"  # the workspace itself, its deletion, its owners


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.ADMIN: frozenset({Right.READ, Right.WRITE, Right.APPROVE, Right.ARRANGE}),
    Role.EDITOR: frozenset({Right.READ, Right.WRITE}),
    Role.APPROVER: frozenset({Right.READ, Right.APPROVE}),
    Role.VIEWER: frozenset({Right.READ}),
}


def may(role: Role, right: Right) -> bool:
    return right in RIGHTS[role]


def may_ripen(role: Role, before: Readiness, after: Readiness) -> bool:
    """Whoever writes sets any readiness. Whoever only approves approves, and sends back what has not appeared yet."""
    if may(role, Right.WRITE):
        return True
    return may(role, Right.APPROVE) and Readiness.PUBLISHED not in (before, after) and after is not Readiness.IDEA
