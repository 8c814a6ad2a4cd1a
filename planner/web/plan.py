"""The plan as a board of whole weeks."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for

from planner.db import session
from planner.domain.span import coming, monday_of
from planner.models import Right
from planner.reports.board import board_of
from planner.web import access, plan_views
from planner.web.plan_drawing import Drawing
from planner.web.plan_heads import head
from planner.web.urls import IN_WORKSPACE, bounded_day

bp = Blueprint("plan", __name__, url_prefix=IN_WORKSPACE)

WEEKS = 4

bp.add_app_template_global(plan_views.tabs, "plan_tabs")


@bp.get("")
@access.needs(Right.READ)
def home():
    """Who types the address of a workspace wants its plan."""
    return redirect(url_for("plan.board"))


@bp.get("/plan")
@access.needs(Right.READ)
def board():
    """`from` names any day of the first week; of the other views, any day that they show."""
    today = access.today()
    view = plan_views.shown_view()
    if view in plan_views.DRAW:
        return plan_views.DRAW[view](_asked_day(), today)
    first = monday_of(_asked_day() or today)
    shown = board_of(session(), access.current_workspace(), coming(first, 7 * WEEKS), today)
    steps = {weeks: first + timedelta(weeks=weeks) for weeks in (-WEEKS, -1, 1, WEEKS)}
    base, writes = f"/w/{access.current_workspace().slug}", access.may(Right.WRITE)
    draw = Drawing(base, today, writes=writes)
    return render_template(
        "plan/board.html", board=shown, steps=steps, weeks=WEEKS, base=base, draw=draw, head=head, writes=writes
    )


def _asked_day() -> date | None:
    """None when the address names no day that there can be."""
    return bounded_day(request.args.get("from", ""))


def plan_from(day: date) -> str:
    """The address of the board that shows the day."""
    query: dict[str, Any] = {"from": day}  # a word that Python keeps for itself
    return url_for("plan.board", **query)
