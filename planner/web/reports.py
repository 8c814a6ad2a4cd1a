"""The gap report of each week, as it was when first asked for, with the live gaps beside it."""

import json

from flask import Blueprint, Response, abort, render_template

from planner import wording
from planner.db import session
from planner.domain.span import Week, shifted
from planner.exporting import report_words
from planner.exporting.report_html import template_values
from planner.exporting.report_tables import report_csv, report_xlsx
from planner.models import Right
from planner.reports import content
from planner.reports.kept import AskedReport, has_report, kept_weeks, report_as_of, report_of
from planner.web import access
from planner.web.auditing import audit_reading
from planner.web.urls import IN_WORKSPACE

bp = Blueprint("reports", __name__, url_prefix=IN_WORKSPACE)


@bp.get("/reports")
@access.needs(Right.READ)
def index():
    workspace, today = access.current_workspace(), access.today()
    return render_template(
        "reports/index.html",
        now=report_as_of(session(), workspace, today),
        kept=kept_weeks(session(), workspace.id),
        next_week=week_after(Week.of(today)),
        words=report_words,
    )


@bp.get("/reports/<week:week>")
@access.needs(Right.READ)
def week(week: Week):
    workspace, today = access.current_workspace(), access.today()
    asked = asked_for(week)
    return render_template(
        "reports/week.html",
        **template_values(asked.report),
        kept_at=wording.moment(asked.kept_at, workspace.zone) if asked.kept_at else None,
        now=report_as_of(session(), workspace, today),
        earlier=week_before(week) if has_report(week_before(week), today) else None,
        later=week_after(week) if week <= Week.of(today) else None,
    )


@bp.get("/reports/<week:week>.json")
@access.needs(Right.READ)
def week_json(week: Week):
    written = json.dumps(content.written(asked_for(week).report), ensure_ascii=False)
    return Response(written, mimetype="application/json")


@bp.get("/reports/<week:week>.csv")
@access.needs(Right.READ)
def week_csv(week: Week):
    return download(report_csv(asked_for(week).report), week, "csv", "text/csv; charset=utf-8")


@bp.get("/reports/<week:week>.xlsx")
@access.needs(Right.READ)
def week_xlsx(week: Week):
    xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return download(report_xlsx(asked_for(week).report), week, "xlsx", xlsx)


@bp.get("/reports/<week:week>.pdf")
@access.needs(Right.READ)
def week_pdf(week: Week):
    from planner.exporting.report_pdf import report_pdf  # the typesetter takes long to load

    return download(report_pdf(asked_for(week).report), week, "pdf", "application/pdf")


def asked_for(week: Week) -> AskedReport:
    """Kept by asking when its week has begun. Weeks far away have none: 404."""
    workspace, today = access.current_workspace(), access.today()
    if not has_report(week, today):
        abort(404)
    return report_of(session(), workspace, week, today)


def download(body: bytes, week: Week, extension: str, mimetype: str) -> Response:
    response = Response(body, content_type=mimetype)
    name = f"{access.current_workspace().slug}-{week}.{extension}"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    audit_reading("exported", about=name)
    return response


def week_before(week: Week) -> Week:
    return Week.of(shifted(week.monday, -7))


def week_after(week: Week) -> Week:
    return Week.of(shifted(week.monday, 7))
