"""All clients on one page, for whoever works for several of them."""

from flask import Blueprint, g, render_template
from sqlalchemy import select

from planner import clock
from planner.db import ACROSS_WORKSPACES, session
from planner.models import Member, Workspace
from planner.reports.clients import clients_of
from planner.web import access
from planner.web.team import ROLE_WORDS

bp = Blueprint("clients", __name__)


@bp.get("/clients")
@access.for_users
def index():
    """Those one belongs to, and no others."""
    mine = (
        select(Workspace, Member)
        .join(Member, Member.workspace_id == Workspace.id)
        .where(Member.user_id == g.user.id, Member.left_at.is_(None))
        .execution_options(**{ACROSS_WORKSPACES: True})
    )
    memberships = [(workspace, member, clock.today(workspace.zone)) for workspace, member in session.execute(mine)]
    return render_template("clients/index.html", clients=clients_of(session(), memberships), roles=ROLE_WORDS)
