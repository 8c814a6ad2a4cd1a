"""The page of the day."""

from flask import Blueprint, render_template

from planner.db import session
from planner.models import Right
from planner.reports.today import today_of
from planner.web import access
from planner.web.urls import IN_WORKSPACE

bp = Blueprint("today", __name__, url_prefix=IN_WORKSPACE)


@bp.get("/today")
@access.needs(Right.READ)
def index():
    workspace = access.current_workspace()
    shown = today_of(session(), workspace, access.current_user().email, access.today())
    return render_template("today/index.html", shown=shown, base=f"/w/{workspace.slug}")
