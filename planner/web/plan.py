"""The plan as a board of whole weeks."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, get_template_attribute, redirect, render_template, request, url_for
from markupsafe import Markup

from planner.db import session
from planner.domain.gap import Severity
from planner.domain.plan import Readiness
from planner.domain.span import coming, monday_of
from planner.models import Right
from planner.reports.board import Board, board_of
from planner.web import access
from planner.web.urls import IN_WORKSPACE, bounded_day

bp = Blueprint("plan", __name__, url_prefix=IN_WORKSPACE)

WEEKS = 4


@bp.get("")
@access.needs(Right.READ)
def home():
    """Who types the address of a workspace wants its plan."""
    return redirect(url_for("plan.board"))


@bp.get("/plan")
@access.needs(Right.READ)
def board():
    """`from` names any day of the first week; another `view` than the board is not there yet."""
    today = access.today()
    first = monday_of(_asked_day() or today)
    shown = board_of(session(), access.current_workspace(), coming(first, 7 * WEEKS), today)
    steps = {weeks: first + timedelta(weeks=weeks) for weeks in (-WEEKS, -1, 1, WEEKS)}
    base, signs = f"/w/{access.current_workspace().slug}", _signs()
    return render_template(
        "plan/board.html",
        board=shown,
        steps=steps,
        weeks=WEEKS,
        base=base,
        signs=signs,
        posts=_posts(shown, base, signs),
        writes=access.may(Right.WRITE),
    )


def _signs() -> dict[Readiness | Severity, Markup]:
    """The marks that stand on hundreds of cards, drawn once. What is past needs none."""
    readiness, severity = (get_template_attribute("components/marks.html", name) for name in ("readiness", "severity"))
    signs: dict[Readiness | Severity, Markup] = {each: readiness(each) for each in Readiness}
    signs.update((each, severity(each)) for each in Severity)
    return {**signs, Severity.PAST: Markup()}


def _posts(shown: Board, base: str, signs: dict[Readiness | Severity, Markup]) -> dict[int, Markup]:
    """Every post's card, drawn once for the board and for the days of a narrow screen."""
    draw = get_template_attribute("plan/_marks.html", "post")
    return {lying.card.id: draw(lying, base, signs) for row in shown.rows for cell in row.cells for lying in cell.posts}


def _asked_day() -> date | None:
    """None when the address names no day that there can be."""
    return bounded_day(request.args.get("from", ""))


def plan_from(day: date) -> str:
    """The address of the board that shows the day."""
    query: dict[str, Any] = {"from": day}  # a word that Python keeps for itself
    return url_for("plan.board", **query)
