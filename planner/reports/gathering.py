"""What a report asks the database: the plan, and the names behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.continuity import MARGIN
from planner.domain.plan import Plan
from planner.domain.span import Span, shifted
from planner.models import Channel, Pause, Post, Workspace
from planner.queries.people import People, people_of
from planner.queries.plan import plan_of
from planner.reports.weekly import AcceptedPause


@dataclass(frozen=True, slots=True)
class Gathered:
    """`channels` are names by slug in the workspace's order, `titles` those of the posts around the days shown, by id."""

    slug: str
    workspace: str
    language: str
    plan: Plan
    people: People
    channels: Mapping[str, str]
    titles: Mapping[int, str]
    pauses: tuple[AcceptedPause, ...]


def with_margin(span: Span) -> Span:
    """The span with whole periods on both sides: what fills a promise of the span lies in it."""
    return Span(shifted(span.first, -MARGIN), shifted(span.end, MARGIN))


def gather(session: Session, workspace: Workspace, shown: Span) -> Gathered:
    """Everything that a report of the days shown needs; the number of queries does not depend on the plan."""
    people = people_of(session, workspace.id)
    return Gathered(
        slug=workspace.slug,
        workspace=workspace.name,
        language=workspace.language,
        plan=plan_of(session, workspace, until=shown.end),
        people=people,
        channels=_channel_names(session, workspace.id),
        titles=_titles(session, workspace.id, with_margin(shown)),
        pauses=_pauses(session, workspace, people, shown),
    )


def _channel_names(session: Session, workspace_id: int) -> dict[str, str]:
    rows = select(Channel.slug, Channel.name).where(Channel.workspace_id == workspace_id)
    return dict(session.execute(rows.order_by(Channel.position, Channel.slug)).all())


def _titles(session: Session, workspace_id: int, span: Span) -> dict[int, str]:
    rows = select(Post.id, Post.title).where(
        Post.workspace_id == workspace_id, Post.trashed_at.is_(None), Post.day >= span.first, Post.day < span.end
    )
    return dict(session.execute(rows).all())


def _pauses(session: Session, workspace: Workspace, people: People, span: Span) -> tuple[AcceptedPause, ...]:
    """Those that share a day with the span, by first day."""
    rows = (
        select(Pause, Channel.name)
        .outerjoin(Channel, (Channel.workspace_id == Pause.workspace_id) & (Channel.id == Pause.channel_id))
        .where(Pause.workspace_id == workspace.id, Pause.first_day < span.end, Pause.last_day >= span.first)
        .order_by(Pause.first_day, Pause.last_day, Pause.id)
    )
    zone = ZoneInfo(workspace.zone)
    return tuple(
        AcceptedPause(
            channel=name,
            first=pause.first_day,
            last=pause.last_day,
            reason=pause.reason,
            decided_by=people.name(people.email(pause.decided_by_id)),
            decided_on=_day(pause.decided_at, zone),
        )
        for pause, name in session.execute(rows)
    )


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()
