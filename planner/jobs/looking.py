"""What is due by the clock is looked for, and put into the outbox in small units of work."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from planner import db
from planner.mail import due
from planner.mail.criticals import tell_criticals
from planner.mail.mornings import CRITICAL_AT, morning, tell_digests, tell_weeks, workspaces_waking
from planner.models import Workspace

Looking = Callable[[Engine, datetime | None, datetime], int]


def look_for_reports(engine: Engine, since: datetime | None, now: datetime) -> int:
    """How many were put into the outbox; what comes too late is only noted. `since` None: as far back as can matter."""
    found = due.reports_due(db.unit(engine, reading=True), now, since)
    _put(engine, [report for report in found if report.late])
    return _put(engine, [report for report in found if not report.late])


def _put(engine: Engine, reports: list[due.DueReport]) -> int:
    put = 0
    for first in range(0, len(reports), due.TOGETHER):
        session = db.unit(engine)
        put += due.put(session, reports[first : first + due.TOGETHER])
        session.commit()
    return put


def look_for_mornings(engine: Engine, since: datetime | None, now: datetime) -> int:
    """Digests and weeks: how many were put into the outbox."""
    session = db.unit(engine)
    told = tell_digests(session, since, now) + tell_weeks(session, since, now)
    session.commit()
    return told


def look_for_criticals(engine: Engine, since: datetime | None, now: datetime) -> int:
    """Gaps that became critical: how many letters were put into the outbox."""
    waking = workspaces_waking(db.unit(engine, reading=True), since, now)
    return sum(_tell_criticals(engine, workspace_id, now) for workspace_id in waking)


def _tell_criticals(engine: Engine, workspace_id: int, now: datetime) -> int:
    session = db.unit(engine)
    workspace = session.get(Workspace, workspace_id)
    today = workspace and morning(CRITICAL_AT, workspace.zone, None, now)
    told = tell_criticals(session, workspace, today) if workspace and today else 0
    session.commit()
    return told


LOOKINGS: dict[str, Looking] = {
    "reports": look_for_reports,
    "mornings": look_for_mornings,
    "critical gaps": look_for_criticals,
}
