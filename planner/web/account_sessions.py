"""Where one has signed in; each session can be ended from here."""

from flask import Blueprint, abort, flash, g, redirect, render_template, url_for

from planner import clock
from planner.db import session
from planner.models.user import end_sign_ins, sign_ins
from planner.planning.accounts import note_everywhere
from planner.web import access, agents, auditing, sessions
from planner.wording import gettext as _

bp = Blueprint("account_sessions", __name__)


@bp.get("/account/sessions")
@access.for_users
def index():
    user = access.current_user()
    return render_template("account/sessions.html", sign_ins=sign_ins(session(), user, clock.now()), this_one=g.sign_in_id)


@bp.post("/account/sessions/<id:session_id>/removal")
@access.for_users
def removal(session_id):
    user = access.current_user()
    ended = next((each for each in sign_ins(session(), user, clock.now()) if each.id == session_id), None) or abort(404)
    note_everywhere(session(), user, "session_ended", network=auditing.network())
    if ended.id == g.sign_in_id:
        sessions.end(session())
    else:
        session.delete(ended)
    session.commit()
    flash(_("The session has ended."), "done")
    return redirect(url_for("account_sessions.index"), 303)


@bp.post("/account/sessions/others")
@access.for_users
def others():
    user = access.current_user()
    end_sign_ins(session(), user, but=g.sign_in_id)
    note_everywhere(session(), user, "session_ended", network=auditing.network(), others=True)
    session.commit()
    flash(_("All other sessions have ended."), "done")
    return redirect(url_for("account_sessions.index"), 303)


@bp.app_template_global("agent_words")
def agent_words(agent: str) -> str:
    """Such as “Firefox on Linux”."""
    browser, system = agents.browser(agent), agents.system(agent)
    if browser and system:
        return _("%(browser)s on %(system)s", browser=browser, system=system)
    return browser or system or _("a program we do not know")
