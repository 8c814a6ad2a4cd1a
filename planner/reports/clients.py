"""All clients of an agency on one page: how each of them stands in the coming four weeks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from planner.domain.continuity import check
from planner.domain.gap import Gap, Reach, Severity
from planner.domain.span import coming
from planner.models import Member, Workspace
from planner.queries.approvals import open_approvals
from planner.queries.asked import Asked
from planner.queries.channels import channels_of
from planner.queries.people import people_of
from planner.queries.plan import plan_of
from planner.reports.headline import News, most_pressing

AHEAD = 28  # days


@dataclass(frozen=True, slots=True)
class Client:
    """A workspace as this member may see it. `reach` is that of the channel planned least far, by name; None: none promises.

    `approvals` wait for anybody, `mine` of them for this member. `news` is the gap that cannot wait, None when there is none.
    """

    workspace: Workspace
    member: Member
    today: date
    promised: int
    empty: int
    gaps: Counter[Severity]  # those not over
    news: News | None
    reach: date | Reach | None
    reach_of: str | None
    approvals: int
    mine: int

    @property
    def counts(self) -> list[tuple[Severity, int]]:
        """The worst first."""
        return [(grade, self.gaps[grade]) for grade in Severity if self.gaps[grade]]

    @property
    def order(self) -> tuple[object, ...]:
        """The worst first."""
        counts = tuple(-self.gaps[grade] for grade in (Severity.CRITICAL, Severity.WARNING, Severity.OPEN))
        return (*counts, self.workspace.name.casefold())


def clients_of(session: Session, memberships: Sequence[tuple[Workspace, Member, date]]) -> list[Client]:
    """Each judged by itself, with the rights that the member has there; the worst first. The dates are its today."""
    return sorted((_client(session, *each) for each in memberships), key=lambda client: client.order)


def _client(session: Session, workspace: Workspace, member: Member, today: date) -> Client:
    people = people_of(session, workspace.id)
    names = {channel.slug: channel.name for channel in channels_of(session, workspace.id)}
    span = coming(today, AHEAD)
    found = check(plan_of(session, workspace, until=span.end, people=people), span, today)
    gaps: list[tuple[str, Gap]] = [(names[each.channel], gap) for each in found.channels for gap in each.gaps]
    gaps += [("", gap) for gap in found.gaps]
    current = [(name, gap) for name, gap in gaps if gap.severity is not Severity.PAST]
    news = most_pressing(News(name, gap, onward=False) for name, gap in current)
    reaches = [(each.reach, names[each.channel]) for each in found.channels if each.reach is not None]
    nearest = min(reaches, key=lambda pair: pair[0] if isinstance(pair[0], date) else date.max, default=(None, None))
    waiting = open_approvals(session, workspace.id)
    return Client(
        workspace=workspace,
        member=member,
        today=today,
        promised=sum(each.promised for each in found.channels),
        empty=sum(each.empty for each in found.channels),
        gaps=Counter(gap.severity for _, gap in current),
        news=news[0] if news else None,
        reach=nearest[0],
        reach_of=nearest[1],
        approvals=len(waiting),
        mine=len(Asked(session, workspace, waiting).expected_of(member)),
    )
