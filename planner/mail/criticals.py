"""Gaps that became critical: said once, to whoever is to fill them."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.continuity import check
from planner.domain.gap import Gap, Kind, Severity
from planner.domain.span import Week, coming
from planner.models import LetterKind, Member, Right, Workspace
from planner.planning.notices import tell
from planner.queries.plan import plan_of
from planner.reports.headline import urgency
from planner.reports.weekly import AHEAD

MOVING = frozenset({Kind.QUOTA, Kind.COVER})  # their first day moves on with today: they are told once a week


def tell_criticals(session: Session, workspace: Workspace, today: date) -> int:
    """Tell whoever is responsible of the worst critical gap of each channel; how many letters were put into the outbox.

    Of a gap one is told once. Where nobody is responsible, those who arrange the workspace are told.
    """
    members = session.scalars(select(Member).where(Member.workspace_id == workspace.id, Member.left_at.is_(None))).all()
    told = 0
    for channel, gap, member in _critical(session, workspace, today, members):
        said = {"channel": channel, "kind": gap.kind.value, "first": gap.first.isoformat(), "last": gap.last.isoformat()}
        told += tell(session, workspace, member, LetterKind.GAP_CRITICAL, _key(channel, gap), **said)
    return told


def _critical(
    session: Session, workspace: Workspace, today: date, members: Sequence[Member]
) -> Iterator[tuple[str, Gap, Member]]:
    """The worst gap of each channel for each member."""
    span = coming(today, AHEAD)
    judged = check(plan_of(session, workspace, until=span.end), span, today)
    for channel in judged.channels:
        served: set[int] = set()
        critical = (gap for gap in channel.gaps if gap.severity is Severity.CRITICAL and gap.last >= today)
        for gap in sorted(critical, key=urgency):
            for member in _concerned(gap, members):
                if member.id not in served:
                    served.add(member.id)
                    yield channel.channel, gap, member


def _concerned(gap: Gap, members: Sequence[Member]) -> list[Member]:
    named = [member for member in members if member.email == gap.responsible]
    return named or [member for member in members if member.may(Right.ARRANGE)]


def _key(channel: str, gap: Gap) -> str:
    return f"critical:{channel}:{gap.kind.value}:{Week.of(gap.first) if gap.kind in MOVING else gap.first}"
