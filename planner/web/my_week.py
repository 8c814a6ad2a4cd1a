"""My week: everything one person has to do. Colleagues may look, too."""

from flask import Blueprint, abort, render_template, request

from planner import todowords
from planner.db import session
from planner.domain.span import Week, shifted
from planner.models import Right
from planner.queries.todos import path_of
from planner.reports.my_week import weeks_of
from planner.web import access
from planner.web.urls import IN_WORKSPACE, id_or_none

bp = Blueprint("my_week", __name__, url_prefix=IN_WORKSPACE)

AHEAD = 4  # weeks; gaps are known no further


@bp.get("/week")
@access.needs(Right.READ)
def index():
    """Of this week, or of `?week=2026-W49`; of oneself, or of `?person=ID`."""
    today, workspace = access.today(), access.current_workspace()
    week = _asked_week(today)
    shown = weeks_of(session(), workspace, week, today)
    asked = id_or_none(request.args["person"]) if request.args.get("person") else access.current_member().id
    person = shown.gathered.people.by_id.get(asked or 0)
    if person is None or person.left:
        abort(404)
    return render_template(
        "week/index.html",
        shown=shown.of(person),
        people=shown.gathered.people.here,
        base=f"/w/{workspace.slug}",
        leads=path_of,
        words=todowords,
        earlier=_neighbour(week, -7, today),
        later=_neighbour(week, 7, today),
    )


def _asked_week(today):
    try:
        week = Week.parse(request.args.get("week", ""))
    except ValueError:
        return Week.of(today)
    return week if week in _weeks(today) else Week.of(today)


def _neighbour(week, days, today):
    """None beyond what can be shown."""
    neighbour = Week.of(shifted(week.monday, days))
    return neighbour if neighbour in _weeks(today) else None


def _weeks(today):
    return [Week.of(shifted(today, 7 * number)) for number in range(AHEAD)]
