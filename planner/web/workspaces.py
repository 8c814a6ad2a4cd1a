"""Workspaces: the way in, a new one, and the end of the demo."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for
from sqlalchemy import exists, select

from planner.db import session
from planner.models import Role, Workspace
from planner.planning.demo import remove_demo
from planner.planning.founding import found_workspace, join
from planner.web import access, door, sessions, shell
from planner.web.form import Form
from planner.web.setup import is_open as set_up_is_open
from planner.web.setup import note_founding
from planner.web.workspace_form import WorkspaceForm
from planner.wording import Refusal
from planner.wording import gettext as _

bp = Blueprint("workspaces", __name__)


@bp.get("/")
@access.for_anyone
def home():
    """The first workspace's plan, or the way there."""
    if g.user is None:
        return redirect(url_for("setup.set_up" if is_untouched() else "sign_in.login"))
    mine = shell.my_workspaces()
    return redirect(url_for("plan.board", workspace=mine[0].slug) if mine else url_for("workspaces.index"))


@bp.get("/workspaces")
@access.for_users
def index():
    return render_template("workspaces/index.html", workspaces=shell.my_workspaces())


@bp.route("/workspaces/new", methods=["GET", "POST"])
@access.for_users
def new():
    if not may_found():
        abort(403)
    form = WorkspaceForm()
    if form.validate_on_submit():
        try:
            workspace = found_workspace(session(), **form.values())
            join(session(), workspace, g.user, Role.OWNER)
            note_founding(session(), workspace, g.user)
        except Refusal as refusal:
            form.refuse(form.name, refusal)
        else:
            session.commit()
            flash(_("%(name)s is there. The first channel is the next step.", name=workspace.name), "done")
            return redirect(url_for("plan.board", workspace=workspace.slug), 303)
    return render_template("workspaces/new.html", form=form), form.status


@bp.route("/workspaces/demo/removal", methods=["GET", "POST"])
@access.for_users
def demo_removal():
    """A page that asks, and the deed."""
    if not may_remove_demo():
        abort(403)
    form = Form()
    if form.validate_on_submit():
        if g.user.demo:
            sessions.end(session())
        remove_demo(session())
        session.commit()
        flash(_("The demo is gone."), "done")
        return redirect(url_for("workspaces.home"), 303)
    return render_template("workspaces/demo_removal.html", form=form)


def is_untouched() -> bool:
    """Whether there is nothing here yet, the demo included."""
    return set_up_is_open() and not session.scalar(select(exists().where(Workspace.demo)))


def may_found() -> bool:
    """Owners make further workspaces. Somebody of the demo begins with the set-up."""
    return not g.user.demo and shell.owns_one()


def may_remove_demo() -> bool:
    """An owner in earnest; on one's own machine also the demo's, as long as nobody has begun in earnest."""
    if not shell.demo_is_there():
        return False
    return may_found() or (g.user.demo and door.settings().loopback and set_up_is_open())


@bp.app_context_processor
def offers():
    """For the workspace switch."""
    return {"may_found": may_found, "may_remove_demo": may_remove_demo, "set_up_is_open": set_up_is_open}
