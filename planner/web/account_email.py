"""Another e-mail address: it is proved by a link that is sent there."""

from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from wtforms import EmailField
from wtforms.validators import InputRequired, Length

from planner import clock
from planner.db import session
from planner.models import Purpose
from planner.models.account import open_link
from planner.models.user import too_many
from planner.planning.accounts import ask_for_address, change_address
from planner.planning.founding import addressed
from planner.web import access, auditing, sessions
from planner.web.account_proof import refuse_demo
from planner.web.form import Form
from planner.web.token_page import no_longer, token_page
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("account_email", __name__)

LETTERS, WITHIN = 5, timedelta(hours=1)


class EmailForm(Form):
    email = EmailField(
        marked("New e-mail address"),
        description=marked("A letter with a link goes there. An address that already has an account here gets none."),
        validators=[InputRequired(marked("Please enter the e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "email"},
    )


@bp.route("/account/email", methods=["GET", "POST"])
@access.for_users
def change():
    refuse_demo()
    sessions.fresh_or_ask()
    form, user = EmailForm(), access.current_user()
    if form.validate_on_submit():
        try:
            email = addressed(form.email.data)
        except Refusal as refusal:
            form.refuse(form.email, refusal)
        else:
            return _send_link(user, email)
    return render_template("account/email.html", form=form), form.status


def _send_link(user, email):
    if too_many(session(), f"address:{user.id}", limit=LETTERS, within=WITHIN, now=clock.now()):
        session.commit()
        abort(429)
    ask_for_address(session(), user, email)
    session.commit()
    flash(_("A letter is on its way to %(email)s. The address changes with the link in it.", email=email), "done")
    return redirect(url_for("account.edit"), 303)


@bp.route("/account/email/<email_token>", methods=["GET", "POST"])
@access.for_anyone
def prove(email_token):
    """Whoever reads the letters to the address may confirm it, in any browser."""
    form, link = Form(), open_link(session(), email_token, Purpose.EMAIL)
    if link is None:
        return _no_longer()
    if form.validate_on_submit():
        if not change_address(session(), link, network=auditing.network()):
            return _no_longer()
        session.commit()
        flash(_("The account signs in as %(email)s from now on.", email=link.email), "done")
        return redirect(url_for("account.edit"), 303)
    return token_page("account/email_proof.html", form.status, form=form, link=link)


def _no_longer():
    return no_longer(url_for("account_email.change"), _("To the e-mail address"))
