"""The first run: an owner and a workspace. Open until there is a user who does not belong to the demo."""

import hashlib
import hmac
import sys
from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import Engine, exists, select
from sqlalchemy.orm import Session
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from planner import clock, db
from planner.db import session
from planner.models import Role, User, Workspace
from planner.models.audit import note
from planner.models.user import LONGEST_PASSWORD, SHORTEST_PASSWORD, too_many
from planner.planning.accounts import refuse_weak
from planner.planning.founding import add_user, found_workspace, join
from planner.settings import Settings
from planner.web import access, door, sessions
from planner.web.auditing import network
from planner.web.workspace_form import WorkspaceForm
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("setup", __name__)

ATTEMPTS, WITHIN = 10, timedelta(minutes=15)


class SetUpForm(WorkspaceForm):
    """A workspace, and who owns it."""

    your_name = StringField(
        marked("Your name"),
        validators=[InputRequired(marked("Please enter a name.")), Length(max=80)],
        render_kw={"autocomplete": "name"},
    )
    email = EmailField(
        marked("E-mail address"),
        validators=[InputRequired(marked("Please enter the e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        marked("Password"),
        description=marked("At least 15 characters. Four or five words that do not belong together are easy to remember."),
        validators=[InputRequired(marked("Please enter a password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD},
    )
    code = StringField(
        marked("Code from the console"),
        description=marked("Printed where the program was started. It shows that this is your installation."),
        render_kw={"autocomplete": "off"},
    )


@bp.route("/setup", methods=["GET", "POST"])
@access.for_anyone
@door.reads_first
def set_up():
    if not is_open():
        abort(404)
    form = SetUpForm()
    if door.settings().loopback:
        del form.code
    if form.validate_on_submit() and _code_is_right(form):
        try:
            refuse_weak(form.password.data, form.email.data, form.your_name.data, form.name.data)
            return _begin(form)
        except Refusal as refusal:
            form.refuse(form.password, refusal)
    return render_template("setup/set_up.html", form=form), form.status


def _code_is_right(form: SetUpForm) -> bool:
    """On one's own machine no code is asked for. Abort with 429 after too many wrong ones."""
    if "code" not in form:
        return True
    unit = door.start_writing()
    tried_too_often = too_many(unit, f"setup-from:{request.remote_addr}", limit=ATTEMPTS, within=WITHIN, now=clock.now())
    unit.commit()
    if tried_too_often:
        abort(429)
    given = (form.code.data or "").strip().lower()
    if hmac.compare_digest(given.encode(), code(door.settings()).encode()):
        return True
    form.refuse(form.code, _("This is not the code on the console."))
    return False


def _begin(form: SetUpForm):
    unit = door.start_writing()
    if not is_open():  # somebody else was quicker
        abort(404)
    user = _owner_and_workspace(unit, form)
    sessions.start(unit, user)
    unit.commit()
    flash(_("Welcome. The first channel is the next step."), "done")
    return redirect(url_for("workspaces.home"), 303)


def _owner_and_workspace(unit: Session, form: SetUpForm) -> User:
    user = add_user(unit, form.email.data, form.your_name.data, form.password.data)
    workspace: Workspace = found_workspace(unit, **form.values())
    join(unit, workspace, user, Role.OWNER)
    note_founding(unit, workspace, user)
    return user


def note_founding(unit: Session, workspace: Workspace, user: User) -> None:
    """In its audit log, as the first line."""
    about = {"about": workspace.name, "network": network()}
    note(unit, workspace.id, "workspace_founded", user_id=user.id, who=user.name, **about)


def is_open() -> bool:
    """Whether nobody has begun in earnest."""
    return not session.scalar(select(exists().where(~User.demo)))


def code(settings: Settings) -> str:
    """Of this installation, the same for all its processes."""
    digest = hmac.new(settings.secret_key.encode(), b"set-up code", hashlib.sha256).hexdigest()
    return f"{digest[:4]}-{digest[4:8]}-{digest[8:12]}"


def announce(settings: Settings, engine: Engine) -> None:
    """Print the code while the set-up is open to whoever comes by."""
    if settings.loopback:
        return
    unit = db.unit(engine, reading=True)
    if not unit.scalar(select(exists().where(~User.demo))):
        sys.stderr.write(f"Set up at {settings.base_url}/setup with the code {code(settings)}\n")
    db.session.remove()
