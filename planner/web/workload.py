"""The workload of the team: who has how much to do in which week."""

from flask import Blueprint, render_template, request

from planner.db import session
from planner.domain.span import monday_of, shifted
from planner.models import Right
from planner.reports.workload import WEEKS, workload_of
from planner.web import access
from planner.web.urls import IN_WORKSPACE, bounded_day

bp = Blueprint("workload", __name__, url_prefix=IN_WORKSPACE)


@bp.get("/team/workload")
@access.needs(Right.READ)
def index():
    monday = monday_of(bounded_day(request.args.get("from", "")) or access.today())
    shown = workload_of(session(), access.current_workspace(), monday)
    steps = {"earlier": bounded_day(str(shifted(monday, -7 * WEEKS))), "later": bounded_day(str(shifted(monday, 7 * WEEKS)))}
    return render_template("workload/index.html", shown=shown, monday=monday, today=access.today(), **steps)
