"""The second factor: set up with a picture for the authenticator app, proved by a code, turned off with the password."""

import segno
from flask import Blueprint, abort, flash, make_response, redirect, render_template, url_for

from planner import clock
from planner.db import session
from planner.models.account import recovery_codes_left
from planner.models.user import forgive, too_many
from planner.planning import second_factor
from planner.web import access, auditing, door, sessions
from planner.web.account_proof import PasswordForm, is_proved, refuse_demo
from planner.web.sign_in import PER_ACCOUNT, WITHIN, CodeForm, codes_of
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("account_factor", __name__, url_prefix="/account/second-factor")


class FirstCodeForm(CodeForm):
    def __init__(self):
        super().__init__()
        self.code.description = marked("Six digits, as the app shows them now.")


@bp.route("", methods=["GET", "POST"])
@access.for_users
def show():
    """What there is. Before it is in force: the picture, and a code that shows that it arrived."""
    refuse_demo()
    user = access.current_user()
    secret = None if user.totp_since else second_factor.secret_of(user, _seal())
    if secret is None:
        return render_template("account/factor.html", left=recovery_codes_left(session(), user))
    sessions.fresh_or_ask()
    form = FirstCodeForm()
    if form.validate_on_submit():
        codes = _turned_on(user, form)
        if codes:
            return _codes_page(codes)
    picture = segno.make(second_factor.address(user, secret), error="m", micro=False)
    page = make_response(render_template("account/factor_start.html", form=form, secret=secret, qr=_drawn(picture)), form.status)
    page.headers["Cache-Control"] = "no-store"
    return page


def _seal():
    return second_factor.seal(door.settings().feed_key)


def _turned_on(user, form):
    """The recovery codes; None when the code is wrong, which the form says. Abort with 429 after too many."""
    if too_many(session(), codes_of(user), limit=PER_ACCOUNT, within=WITHIN, now=clock.now()):
        session.commit()
        abort(429)
    codes = second_factor.turn_on(session(), user, _seal(), form.code.data, clock.now(), network=auditing.network())
    if codes is None:
        form.refuse(form.code, _("This is not the code. Is the clock of the phone right?"))
    else:
        forgive(session(), codes_of(user))
    session.commit()
    return codes


def _codes_page(codes):
    page = make_response(render_template("account/factor_codes.html", codes=codes))
    page.headers["Cache-Control"] = "no-store"
    return page


def _drawn(picture):
    """Its side in modules, and the dark ones as the path of an SVG."""
    rows = list(picture.matrix_iter(border=4))
    dark = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark)
    return len(rows), dark


@bp.post("/secret")
@access.for_users
def secret():
    """A new secret, for an account that has none in force."""
    refuse_demo()
    sessions.fresh_or_ask(url_for("account_factor.show"))
    user = access.current_user()
    if user.totp_since is None:
        second_factor.begin(user, _seal())
        session.commit()
    return redirect(url_for("account_factor.show"), 303)


@bp.post("/codes")
@access.for_users
def codes():
    """New recovery codes, shown once."""
    refuse_demo()
    sessions.fresh_or_ask(url_for("account_factor.show"))
    user = access.current_user()
    if user.totp_since is None:
        return redirect(url_for("account_factor.show"), 303)
    made = second_factor.new_recovery_codes(session(), user, network=auditing.network())
    session.commit()
    return _codes_page(made)


@bp.route("/end", methods=["GET", "POST"])
@access.for_users
@door.reads_first
def end():
    """Turning it off takes the password."""
    refuse_demo()
    form = PasswordForm()
    if form.validate_on_submit() and is_proved(form.password):
        unit = door.start_writing()
        second_factor.turn_off(unit, access.current_user(), network=auditing.network())
        unit.commit()
        flash(_("The second factor is off."), "done")
        return redirect(url_for("account_factor.show"), 303)
    return render_template("account/factor_end.html", form=form), form.status
