"""Reports that are due by the clock. Each member gets that of an ISO week once: the letter's key sees to it, whoever asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select, true
from sqlalchemy.orm import Session

from planner import db
from planner.domain.report_day import LATEST, due_between
from planner.domain.span import Week, shifted
from planner.mail.recipients import gets_reports
from planner.models import LetterKind, LetterState, Member, ReportChoice, Role, Workspace
from planner.models.letter import put_all, waiting

LOOKED_BACK = timedelta(days=8)  # by whoever does not know when it was looked last
USUALLY = (0, time(8))  # Monday
TOGETHER = 500  # letters that are put into the outbox in one unit of work


@dataclass(frozen=True, slots=True)
class DueReport:
    """`late`: its time passed more than a day ago while nobody worked. It is noted, and not sent."""

    workspace_id: int
    user_id: int
    week: Week
    late: bool
    with_pdf: bool
    with_xlsx: bool

    def as_letter(self) -> dict[str, Any]:
        year, week = self.week.year, self.week.number
        return waiting(
            LetterKind.REPORT,
            f"gap:{self.workspace_id}:{self.week}:{self.user_id}",
            {"year": year, "week": week, "pdf": self.with_pdf, "xlsx": self.with_xlsx},
            user_id=self.user_id,
            workspace_id=self.workspace_id,
            state=LetterState.SKIPPED if self.late else LetterState.READY,
        )


def reports_due(
    session: Session, now: datetime, since: datetime | None = None, workspace_id: int | None = None
) -> list[DueReport]:
    """Reports whose moment lies after `since` (None: as far back as can matter) and not after `now`, by workspace.

    Whoever joined after that moment was not meant; unless after `now`, too: then the clock was set back, and nobody knows.
    """
    since = max(since or now - LOOKED_BACK, now - LOOKED_BACK)
    zone_of = cache(ZoneInfo)
    moments = cache(lambda weekday, at, zone: tuple(due_between(weekday, at, zone_of(zone), since, now)))
    return [
        DueReport(member.workspace_id, member.user_id, week, now - moment >= LATEST, member.with_pdf, member.with_xlsx)
        for member in _members(session, workspace_id)
        for week, moment in moments(member.weekday, member.at, member.zone)
        if member.joined_at <= moment or member.joined_at > now
    ]


def catch_up(session: Session, workspace_id: int, now: datetime, user_id: int | None = None) -> int:
    """After the moment of reports was set otherwise: those of this ISO week whose new moment has passed already come now.

    Who has had theirs does not get it again; how many do. `user_id`: of that member only.
    """
    weeks = {Week.of(shifted(now.date(), days)) for days in (-1, 0, 1)}  # somewhere on earth it is still, or already, that day
    latest: dict[int, DueReport] = {}
    for report in reports_due(session, now, now - LOOKED_BACK, workspace_id=workspace_id):
        if report.week in weeks and user_id in (None, report.user_id):
            latest[report.user_id] = report  # the later week
    this_week = latest.values()
    return put(session, [replace(report, late=False) for report in this_week])


def put(session: Session, due: Sequence[DueReport]) -> int:
    """Put their letters into the outbox; how many were not there already."""
    return put_all(session, [report.as_letter() for report in due])


@dataclass(frozen=True, slots=True)
class _Member:
    workspace_id: int
    user_id: int
    joined_at: datetime
    zone: str
    weekday: int
    at: time
    with_pdf: bool
    with_xlsx: bool


def _members(session: Session, workspace_id: int | None) -> Iterator[_Member]:
    """Those who get reports, with when: everywhere, or in the workspace."""
    rows = (
        select(Member.workspace_id, Member.user_id, Member.role, Member.joined_at, Workspace.zone)
        .add_columns(ReportChoice.wanted, ReportChoice.zone, ReportChoice.weekday, ReportChoice.time)
        .add_columns(ReportChoice.with_pdf, ReportChoice.with_xlsx)
        .join_from(Member, Workspace, Workspace.id == Member.workspace_id)
        .outerjoin(ReportChoice, and_(ReportChoice.workspace_id == Member.workspace_id, ReportChoice.member_id == Member.id))
        .where(Member.left_at.is_(None), Member.workspace_id == workspace_id if workspace_id else true())
        .order_by(Member.workspace_id, Member.id)
        .execution_options(**{db.ACROSS_WORKSPACES: True})
    )
    for workspace_id, user_id, role, joined_at, zone, wanted, own_zone, weekday, at, pdf, xlsx in session.execute(rows):
        if gets_reports(Role(role), wanted):
            day, hour = USUALLY if wanted is None else (weekday, at)
            yield _Member(workspace_id, user_id, joined_at, own_zone or zone, day, hour, bool(pdf), bool(xlsx))
