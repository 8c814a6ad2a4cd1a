"""The plan in its views; here the board of whole weeks."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from planner.exporting.plan_tables import plan_xlsx
from planner.models import Right
from planner.web import access, plan_views
from planner.web.auditing import audit_reading
from planner.web.plan_drawing import Drawing
from planner.web.plan_filter import FEWEST_WEEKS, MOST_WEEKS, PlanFilter
from planner.web.plan_frame import base, behind, framed, looked_at, my_saved_views
from planner.web.plan_heads import head
from planner.web.urls import FIRST_DAY, IN_WORKSPACE, LAST_DAY

bp = Blueprint("plan", __name__, url_prefix=IN_WORKSPACE)

CHOSEN = ("channel", "person", "readiness", "pillar", "campaign", "format", "q")  # a form sends them empty, too
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@bp.get("")
@access.needs(Right.READ)
def home():
    """Who types the address of a workspace wants its plan."""
    return redirect(url_for("plan.board"))


@bp.get("/plan")
@access.needs(Right.READ)
def board():
    """The address says which view, which days, and which posts: see PlanFilter. A bare one is that of one's start view."""
    if not request.args and (start := next((view for view in my_saved_views() if view.starts), None)):
        return redirect(url_for("plan.board") + start.query)
    today = access.today()
    asked = PlanFilter.read(request.args, today)
    if any("" in request.args.getlist(name) for name in CHOSEN):
        return redirect(url_for("plan.board") + asked.query())
    return plan_views.DRAW.get(asked.view, _board)(asked, today)


def _board(asked: PlanFilter, today: date) -> str:
    span = asked.span(today)
    shown, bar = looked_at(asked, span, today)
    layers, notes = behind(asked.behind, span)
    return framed(
        "plan/board.html",
        asked,
        bar,
        board=shown,
        behind=layers,
        notes=notes,
        steps={weeks: _reachable(span.first + timedelta(weeks=weeks)) for weeks in (-asked.weeks, -1, 1, asked.weeks)},
        lengths=range(FEWEST_WEEKS, MOST_WEEKS + 1),
        draw=Drawing(base(), today, writes=access.may(Right.WRITE)),
        head=head,
    )


@bp.get("/plan.xlsx")
@access.needs(Right.READ)
def xlsx():
    """What the view of the same address shows, as a workbook."""
    today = access.today()
    asked = PlanFilter.read(request.args, today)
    span = asked.span(today)
    shown, _ = looked_at(asked, span, today)
    response = Response(plan_xlsx(shown, grid=asked.view == "board"), content_type=XLSX)
    name = f"{access.current_workspace().slug}-{asked.view}-{span.first}.xlsx"
    response.headers.set("Content-Disposition", "attachment", filename=name)
    audit_reading("exported", about=name)
    return response


def _reachable(day: date) -> date:
    return min(max(day, FIRST_DAY), LAST_DAY)


def plan_from(day: date) -> str:
    """The address of the board that shows the day."""
    query: dict[str, Any] = {"from": day}  # a word that Python keeps for itself
    return url_for("plan.board", **query)
