"""Reports are kept: the first that is asked for in or after its week, unchanged from then on."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from planner import db
from planner.domain.span import Week
from planner.models import Report, Workspace
from planner.reports import content
from planner.reports.gathering import gather
from planner.reports.headline import Headline
from planner.reports.judging import days_shown, judge
from planner.reports.weekly import WeeklyReport
from planner.wording import Refusal, marked

EARLIEST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class AskedReport:
    """`kept_at` None: a preview of a week that has not begun."""

    report: WeeklyReport
    kept_at: datetime | None


@dataclass(frozen=True, slots=True)
class KeptWeek:
    week: Week
    headline: Headline


def has_report(week: Week, today: date) -> bool:
    """Far weeks have none: a plan says nothing about them."""
    return EARLIEST_YEAR <= week.year <= today.year + 1


def week_named(text: str, today: date) -> Week:
    """`2026-W48`. Refusal for anything else, a week that its year does not have, and one that has no report."""
    try:
        week = Week.parse(text)
    except ValueError:
        raise Refusal(marked("There is no week “%(week)s”: weeks are written like 2026-W48."), week=text) from None
    if not has_report(week, today):
        raise Refusal(
            marked("There are reports of the years %(first)s to %(last)s only."), first=EARLIEST_YEAR, last=today.year + 1
        )
    return week


def report_of(session: Session, workspace: Workspace, week: Week, today: date) -> AskedReport:
    """The report of a week, kept now if it is not yet and the week has begun.

    It is kept in a short unit of work of its own, so that a unit that only reads may ask (one that writes would wait for
    itself on SQLite). Two that ask at once agree on one.
    """
    kept = _kept(session, workspace.id, week)
    if kept:
        return AskedReport(content.read(kept.content), kept.made_at)
    report = report_as_of(session, workspace, week.monday)
    if today < week.monday:
        return AskedReport(report, None)
    with db.PlanSession(bind=session.get_bind()) as unit:
        kept = _keep(unit, workspace.id, report)
        unit.commit()
        return AskedReport(content.read(kept.content), kept.made_at)


def report_as_of(session: Session, workspace: Workspace, today: date) -> WeeklyReport:
    """What the report would say on a day, from the plan as it is now. Not kept."""
    return judge(gather(session, workspace, days_shown(today)), today)


def kept_weeks(session: Session, workspace_id: int) -> list[KeptWeek]:
    """All that were kept, the newest week first."""
    rows = select(Report.iso_year, Report.iso_week, Report.content["headline"]).where(Report.workspace_id == workspace_id)
    rows = rows.order_by(Report.iso_year.desc(), Report.iso_week.desc())
    return [KeptWeek(Week(year, week), content.read_headline(headline)) for year, week, headline in session.execute(rows)]


def _kept(session: Session, workspace_id: int, week: Week) -> Report | None:
    row = select(Report).where(Report.workspace_id == workspace_id, Report.iso_year == week.year, Report.iso_week == week.number)
    return session.scalar(row)


def _keep(session: Session, workspace_id: int, report: WeeklyReport) -> Report:
    """Insert if absent; gives the one that is kept."""
    year, week = report.week.year, report.week.number
    kept = Report(workspace_id=workspace_id, iso_year=year, iso_week=week, content=content.written(report))
    try:
        with session.begin_nested():
            session.add(kept)
    except IntegrityError:
        found = _kept(session, workspace_id, report.week)
        if found is None:
            raise
        return found
    return kept
