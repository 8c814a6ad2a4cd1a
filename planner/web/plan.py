"""The plan."""

from flask import Blueprint, render_template

from planner.models import Right
from planner.web import access
from planner.web.urls import IN_WORKSPACE

bp = Blueprint("plan", __name__, url_prefix=IN_WORKSPACE)


@bp.get("/plan")
@access.needs(Right.READ)
def board():
    return render_template("plan/board.html")
