"""Signing in, in one step or two, and out."""

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired, Length

from planner import clock, db
from planner.db import session
from planner.models import Attempt
from planner.models.user import LONGEST_PASSWORD, User, authenticate, forgive, too_many, tries, user_by_email
from planner.planning import second_factor
from planner.planning.accounts import came_anew, note_everywhere, tell
from planner.web import access, agents, auditing, door, sessions
from planner.web.form import Form
from planner.web.urls import is_ours, onward
from planner.wording import gettext as _
from planner.wording import marked

if TYPE_CHECKING:
    from planner.demo.people import FirstUser

bp = Blueprint("sign_in", __name__)

PER_ACCOUNT, PER_ADDRESS = 10, 30
WITHIN = timedelta(minutes=15)
FAILURES, LOCKED = 100, timedelta(days=1)  # then a new password by mail helps, or waiting


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


class CodeForm(Form):
    code = StringField(
        marked("Code"),
        description=marked("Six digits from the authenticator app, or one of the recovery codes."),
        validators=[InputRequired(marked("Please enter the code.")), Length(max=40)],
        render_kw={"autocomplete": "one-time-code", "spellcheck": "false", "autocapitalize": "off", "autofocus": True},
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
        _note_failure(form.email.data)
        form.refuse(form.password, _("E-mail address and password do not belong together."))
    return render_template("sign_in/login.html", form=form, guide=_guide()), form.status


@bp.route("/login/code", methods=["GET", "POST"])
@access.for_anyone
def code():
    """The second page: whoever gave the right password is nobody yet until the code is right, too."""
    if g.expected is None:
        return redirect(url_for("sign_in.login"))
    form, user = CodeForm(next=request.args.get("next", "")), g.expected
    if form.validate_on_submit():
        _count_code(user)
        if second_factor.accepts(session(), user, second_factor.seal(door.settings().feed_key), form.code.data, clock.now()):
            return _let_in(session(), user, form.next.data)
        note_everywhere(session(), user, "sign_in_failed", network=auditing.network(), second_factor=True)
        session.commit()
        form.refuse(form.code, _("This code does not open the account, or it was used before."))
    return render_template("sign_in/code.html", form=form), form.status


def _count_code(user: User) -> None:
    """Abort with 429 when there were too many."""
    if too_many(session(), codes_of(user), limit=PER_ACCOUNT, within=WITHIN, now=clock.now()):
        session.commit()
        abort(429)


def codes_of(user: User) -> str:
    """As they are counted, those to sign in as well as the first one."""
    return f"code:{user.id}"


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


def failures_of(email: str) -> str:
    """As they are counted; a new password forgives them."""
    return f"failed:{email.strip().lower()}"


def _count_attempt(email: str) -> None:
    """Abort with 429 when there were too many."""
    unit, now = door.start_writing(), clock.now()
    account = too_many(unit, _account(email), limit=PER_ACCOUNT, within=WITHIN, now=now)
    address = too_many(unit, f"login-from:{request.remote_addr}", limit=PER_ADDRESS, within=WITHIN, now=now)
    failed = tries(unit, failures_of(email), within=LOCKED, now=now) >= FAILURES
    unit.commit()
    if account or address or failed:
        abort(429)


def _authenticated(form: LoginForm) -> User | None:
    """Hashing takes a while: nobody else has to wait with their writing meanwhile."""
    unit = db.unit(door.engine(), reading=True)
    return authenticate(unit, form.email.data, form.password.data, demo=door.settings().demo)


def _note_failure(email: str) -> None:
    """The same work whether somebody has this address or not."""
    unit = door.start_writing()
    unit.add(Attempt(what=failures_of(email)[:300]))
    user = user_by_email(unit, email)
    note_everywhere(unit, user or User(id=0, name=""), "sign_in_failed", network=auditing.network())
    unit.commit()


def _welcome(user: User, target: str | None):
    """The account's failures are forgiven; those of the network address go on counting. Then in, or on to the second factor."""
    unit = door.start_writing()
    user = unit.get_one(User, user.id)
    forgive(unit, _account(user.email))
    if user.totp_since is None:
        return _let_in(unit, user, target)
    sessions.start(unit, user, awaits_code=True)
    unit.commit()
    return redirect(url_for("sign_in.code", next=target or None), 303)


def _let_in(unit: Session, user: User, target: str | None):
    """A new session, noted in the user's workspaces. A letter tells of a network or browser that is new for them."""
    network, agent = auditing.network(), agents.short(request.user_agent.string)
    forgive(unit, failures_of(user.email))
    forgive(unit, codes_of(user))
    if not user.demo and came_anew(unit, user, network, agent):
        tell(unit, user, "signed_in_new")
    note_everywhere(unit, user, "signed_in", network=network, agent=agent)
    sessions.start(unit, user)
    unit.commit()
    return redirect(target if target and is_ours(target) else url_for("workspaces.home"), 303)


@bp.post("/logout")
@access.for_anyone
def logout():
    if g.user:
        note_everywhere(session(), g.user, "signed_out", network=auditing.network())
    sessions.end(session())
    session.commit()
    return redirect(onward(url_for("sign_in.login")), 303)
