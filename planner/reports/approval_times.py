"""How long approvals take, by who gives them and by channel: slow ones are what kills continuity."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.waiting import Waits
from planner.models import Approval, Channel, Outcome, Post

BACK = timedelta(days=90)
ANSWERED = (Outcome.APPROVED, Outcome.SENT_BACK, Outcome.OUTDATED, Outcome.TAKEN_BACK)


@dataclass(frozen=True, slots=True)
class ApprovalTimes:
    """By name, the slowest median first. `expired` counts those that nobody answered in time."""

    by_approver: tuple[tuple[str, Waits], ...]
    by_channel: tuple[tuple[str, Waits], ...]
    expired: int

    @property
    def longest(self) -> timedelta:
        """To draw bars against."""
        return max((waits.worst for _, waits in (*self.by_approver, *self.by_channel)), default=timedelta())


def approval_times(session: Session, workspace_id: int, now: datetime) -> ApprovalTimes:
    """Of the last 90 days. Who approved without being asked does not count: nobody waited."""
    rows = (
        select(Approval.asked_at, Approval.answered_at, Approval.answered_by_name, Approval.outcome, Channel.name)
        .join(Post, (Post.workspace_id == Approval.workspace_id) & (Post.id == Approval.post_id))
        .join(Channel, (Channel.workspace_id == Post.workspace_id) & (Channel.id == Post.channel_id))
        .where(Approval.workspace_id == workspace_id, Approval.answered_at > now - BACK)
    )
    by_approver: dict[str, list[timedelta]] = defaultdict(list)
    by_channel: dict[str, list[timedelta]] = defaultdict(list)
    expired = 0
    for asked_at, answered_at, name, outcome, channel in session.execute(rows):
        expired += outcome is Outcome.EXPIRED
        wait = answered_at - asked_at if answered_at else timedelta()
        if name and outcome in ANSWERED and wait >= timedelta(seconds=1):
            by_approver[name].append(wait)
            by_channel[channel].append(wait)
    return ApprovalTimes(_slowest_first(by_approver), _slowest_first(by_channel), expired)


def _slowest_first(waits: Mapping[str, list[timedelta]]) -> tuple[tuple[str, Waits], ...]:
    found: Iterable[tuple[str, Waits]] = ((name, Waits.of(each)) for name, each in waits.items())
    return tuple(sorted(found, key=lambda pair: (-pair[1].median, pair[0])))
