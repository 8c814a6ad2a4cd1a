"""A new password: by the old one, or by a link that came by mail."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from planner import clock
from planner.db import session
from planner.models import Purpose, User
from planner.models.account import open_link
from planner.models.user import LONGEST_PASSWORD, SHORTEST_PASSWORD, forgive, too_many
from planner.planning.accounts import refuse_weak, reset_password, send_reset, set_password, words_about
from planner.web import access, auditing, door, sessions
from planner.web.account_proof import PasswordForm, is_proved, refuse_demo
from planner.web.form import Form
from planner.web.sign_in import failures_of
from planner.web.token_page import no_longer, token_page
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("account_password", __name__)

LETTERS, ASKED, WITHIN = 5, 20, timedelta(hours=1)  # to one address, from one network address


class NewPasswordForm(Form):
    new = PasswordField(
        marked("New password"),
        description=marked("At least 15 characters. Four or five words that do not belong together are easy to remember."),
        validators=[InputRequired(marked("Please enter a password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD},
    )

    def is_good_for(self, user: User) -> bool:
        try:
            refuse_weak(self.new.data, *words_about(session(), user))
        except Refusal as refusal:
            self.refuse(self.new, refusal)
            return False
        return True


class ChangeForm(PasswordForm, NewPasswordForm):
    """The old one and the new one."""

    def __init__(self):
        super().__init__()
        self.password.label.text = marked("Present password")


class ForgottenForm(Form):
    email = EmailField(
        marked("E-mail address"),
        validators=[InputRequired(marked("Please enter the e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "username"},
    )


@bp.route("/account/password", methods=["GET", "POST"])
@access.for_users
@door.reads_first
def change():
    """The old password is asked for here itself."""
    refuse_demo()
    form, user = ChangeForm(), access.current_user()
    if form.validate_on_submit() and form.is_good_for(user) and is_proved(form.password):
        unit = door.start_writing()
        user = access.current_user()
        set_password(unit, user, form.new.data, network=auditing.network())
        sessions.start(unit, user)
        unit.commit()
        flash(_("The password is changed, and all other sessions have ended."), "done")
        return redirect(url_for("account.edit"), 303)
    return render_template("account/password.html", form=form), form.status


@bp.route("/forgotten", methods=["GET", "POST"])
@access.for_anyone
def forgotten():
    """The same answer and the same work, whether somebody has the address or not."""
    form = ForgottenForm()
    if not form.validate_on_submit():
        return render_template("account/forgotten.html", form=form), form.status
    email, now = form.email.data.lower(), clock.now()
    if too_many(session(), f"reset-from:{request.remote_addr}", limit=ASKED, within=WITHIN, now=now):
        session.commit()
        abort(429)
    if not too_many(session(), f"reset:{email}", limit=LETTERS, within=WITHIN, now=now):
        send_reset(session(), email)
    session.commit()
    return render_template("account/forgotten_sent.html", email=email)


@bp.route("/reset/<password_token>", methods=["GET", "POST"])
@access.for_anyone
@door.reads_first
def reset(password_token):
    form, link = NewPasswordForm(), open_link(session(), password_token, Purpose.PASSWORD)
    if link is None:
        return _no_longer()
    if form.validate_on_submit() and form.is_good_for(link.user):
        unit = door.start_writing()
        link = open_link(unit, password_token, Purpose.PASSWORD)
        if link is None or not reset_password(unit, link, form.new.data, network=auditing.network()):
            return _no_longer()  # somebody was quicker
        forgive(unit, failures_of(link.user.email))
        sessions.end(unit)
        unit.commit()
        flash(_("The new password is set, and all sessions have ended. It opens the account from now on."), "done")
        return redirect(url_for("sign_in.login"), 303)
    return token_page("account/reset.html", form.status, form=form, email=link.user.email)


def _no_longer():
    return no_longer(url_for("account_password.forgotten"), _("Have a new link sent"))
