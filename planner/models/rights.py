"""Who may do what: the one table that pages, commands and their tests read."""

from enum import Enum

from planner.domain.plan import Readiness
from planner.models.workspace import ApprovalMode


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


def may_ripen(role: Role, before: Readiness, after: Readiness, mode: ApprovalMode = ApprovalMode.NONE) -> bool:
    """Whether the role may set the readiness.

    Where approval is not required, whoever writes sets any; whoever only approves approves, and sends back what has not
    appeared yet. Where it is, only who has the right approves, and only what is approved can be published.
    """
    writes, approves = may(role, Right.WRITE), may(role, Right.APPROVE)
    steps = {before, after}
    if not writes:
        return approves and Readiness.PUBLISHED not in steps and after is not Readiness.IDEA
    if mode in (ApprovalMode.NONE, ApprovalMode.OPTIONAL) or after <= Readiness.REVIEW:
        return True
    if after is Readiness.APPROVED:
        return approves
    return before is Readiness.APPROVED
