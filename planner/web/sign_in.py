"""Signing in and out."""

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from sqlalchemy import delete
from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from planner import clock, db
from planner.db import session
from planner.models import Attempt
from planner.models.user import LONGEST_PASSWORD, User, authenticate, too_many, user_by_email
from planner.web import access, door, sessions
from planner.web.form import Form
from planner.web.urls import is_ours
from planner.wording import gettext as _
from planner.wording import marked

if TYPE_CHECKING:
    from planner.demo.people import FirstUser

bp = Blueprint("sign_in", __name__)

PER_ACCOUNT, PER_ADDRESS = 10, 30
WITHIN = timedelta(minutes=15)


class LoginForm(Form):
    email = EmailField(
        marked("E-mail address"),
        validators=[InputRequired(marked("Please enter the e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        marked("Password"),
        validators=[InputRequired(marked("Please enter the password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


@bp.route("/login", methods=["GET", "POST"])
@access.for_anyone
@door.reads_first
def login():
    if g.user:
        return redirect(url_for("workspaces.home"))
    form = LoginForm(next=request.args.get("next", ""))
    if form.validate_on_submit():
        _count_attempt(form.email.data)
        user = _authenticated(form)
        if user:
            return _welcome(user, form.next.data)
        form.refuse(form.password, _("E-mail address and password do not belong together."))
    return render_template("sign_in/login.html", form=form, guide=_guide()), form.status


def _guide() -> "FirstUser | None":
    """Who shows visitors around; None where the demo is not shown, or gone."""
    if not door.settings().demo:
        return None
    from planner.demo.people import FIRST_USER  # most houses never show it

    known = user_by_email(session(), FIRST_USER.email)
    return FIRST_USER if known and known.demo else None


def _account(email: str) -> str:
    """As its attempts are counted."""
    return f"login:{email.strip().lower()}"


def _count_attempt(email: str) -> None:
    """Abort with 429 when there were too many."""
    unit, now = door.start_writing(), clock.now()
    account = too_many(unit, _account(email), limit=PER_ACCOUNT, within=WITHIN, now=now)
    address = too_many(unit, f"login-from:{request.remote_addr}", limit=PER_ADDRESS, within=WITHIN, now=now)
    unit.commit()
    if account or address:
        abort(429)


def _authenticated(form: LoginForm) -> User | None:
    """Hashing takes a while: nobody else has to wait with their writing meanwhile."""
    unit = db.unit(door.engine(), reading=True)
    return authenticate(unit, form.email.data, form.password.data, demo=door.settings().demo)


def _welcome(user: User, target: str | None):
    """A new session. The account's failures are forgiven; those of the network address go on counting."""
    unit = door.start_writing()
    unit.execute(delete(Attempt).where(Attempt.what == _account(user.email)))
    sessions.start(unit, unit.get_one(User, user.id))
    unit.commit()
    return redirect(target if target and is_ours(target) else url_for("workspaces.home"), 303)


@bp.post("/logout")
@access.for_anyone
def logout():
    sessions.end(session())
    session.commit()
    return redirect(url_for("sign_in.login"), 303)
