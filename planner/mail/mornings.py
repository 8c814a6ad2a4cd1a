"""What comes of a morning to those who want it: the digest of the day, their week, and gaps that became critical."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.domain.span import Week
from planner.models import LetterKind, Member, NoticeChoice, Workspace
from planner.planning.notices import tell
from planner.queries.holidays import holidays_of

DIGEST_AT, WEEK_AT, CRITICAL_AT = time(7, 30), time(8), time(7)
STILL_MORNING = timedelta(hours=12)  # so late it still makes sense
SATURDAY = 5


def morning(at: time, zone: str, since: datetime | None, now: datetime) -> date | None:
    """Today's date in the zone when its clock has passed `at` since then (None: this morning); else None."""
    today = now.astimezone(ZoneInfo(zone)).date()
    moment = datetime.combine(today, at, ZoneInfo(zone)).astimezone(UTC)
    return today if moment <= now < moment + STILL_MORNING and (since is None or since < moment) else None


def tell_digests(session: Session, since: datetime | None, now: datetime) -> int:
    """On working days only. How many letters were put into the outbox."""
    told = 0
    for workspace, member, day in _waking(session, LetterKind.DIGEST, DIGEST_AT, since, now):
        if day.weekday() < SATURDAY and day not in holidays_of(session, workspace, [day.year]):
            told += tell(session, workspace, member, LetterKind.DIGEST, f"digest:{day}", day=day.isoformat())
    return told


def tell_weeks(session: Session, since: datetime | None, now: datetime) -> int:
    """On Mondays. How many letters were put into the outbox."""
    told = 0
    for workspace, member, day in _waking(session, LetterKind.WEEK, WEEK_AT, since, now):
        if day.weekday() == 0:
            told += tell(session, workspace, member, LetterKind.WEEK, f"week:{Week.of(day)}", day=day.isoformat())
    return told


def _waking(
    session: Session, kind: LetterKind, at: time, since: datetime | None, now: datetime
) -> Iterator[tuple[Workspace, Member, date]]:
    """Members who want letters of the kind, and whose clock has just passed the time; with their day."""
    rows = (
        select(Workspace, Member)
        .join_from(Member, Workspace, Workspace.id == Member.workspace_id)
        .join(NoticeChoice, (NoticeChoice.workspace_id == Member.workspace_id) & (NoticeChoice.member_id == Member.id))
        .where(NoticeChoice.kind == kind, NoticeChoice.wanted, Member.left_at.is_(None))
    )
    for workspace, member in session.execute(rows).all():
        day = morning(at, member.user.zone or workspace.zone, since, now)
        if day is not None:
            yield workspace, member, day


def workspaces_waking(session: Session, since: datetime | None, now: datetime) -> list[int]:
    """Those whose clock has just passed the time at which gaps are looked at."""
    zones = session.execute(select(Workspace.id, Workspace.zone).order_by(Workspace.id))
    return [id_ for id_, zone in zones if morning(CRITICAL_AT, zone, since, now) is not None]
