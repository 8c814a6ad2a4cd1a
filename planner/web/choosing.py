"""Posts are chosen from a list, for a deed on several: the way without scripts. With them one chooses in the plan itself."""

from flask import Blueprint, render_template, request

from planner.models import Right
from planner.web import access
from planner.web.plan_filter import PlanFilter
from planner.web.plan_frame import base, looked_at
from planner.web.urls import IN_WORKSPACE

bp = Blueprint("choosing", __name__, url_prefix=IN_WORKSPACE)


@bp.get("/plan/choosing")
@access.needs(Right.WRITE)
def posts():
    """The address asks for what the plan's does: these days, under these filters."""
    today = access.today()
    asked = PlanFilter.read(request.args, today)
    board, _ = looked_at(asked, asked.span(today), today)
    heads = {row.channel.id: row.channel for row in board.rows}
    cards = sorted(board.cards, key=lambda card: (card.day, heads[card.channel_id].name))
    return render_template("plan/choosing.html", cards=cards, heads=heads, board=board, back=f"{base()}/plan{asked.query()}")
