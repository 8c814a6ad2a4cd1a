"""The password, asked for once more before something delicate. In the demo, what belongs to an account stays as it is."""

from flask import Blueprint, abort, redirect, render_template, request, url_for
from wtforms import HiddenField, PasswordField
from wtforms.validators import InputRequired, Length

from planner import clock, db
from planner.models.user import LONGEST_PASSWORD, forgive, is_password, too_many
from planner.web import access, door, sessions
from planner.web.form import Form
from planner.web.sign_in import PER_ACCOUNT, WITHIN
from planner.web.urls import is_ours
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("account_proof", __name__)


class PasswordForm(Form):
    password = PasswordField(
        marked("Password"),
        validators=[InputRequired(marked("Please enter the password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "current-password"},
    )


class ProofForm(PasswordForm):
    next = HiddenField()


@bp.route("/account/proof", methods=["GET", "POST"])
@access.for_users
@door.reads_first
def proof():
    form = ProofForm(next=request.args.get("next", ""))
    if form.validate_on_submit() and is_proved(form.password):
        unit = door.start_writing()
        sessions.prove(unit)
        unit.commit()
        target = form.next.data
        return redirect(target if target and is_ours(target) else url_for("account.edit"), 303)
    return render_template("account/proof.html", form=form), form.status


def is_proved(field):
    """Whether the password in the field is the user's; it says so when it is not. Abort with 429 after too many tries.

    For views that read first: hashing takes a while, and nobody else has to wait with their writing meanwhile.
    """
    user = access.current_user()
    unit, tried = door.start_writing(), f"proof:{user.id}"
    too_often = too_many(unit, tried, limit=PER_ACCOUNT, within=WITHIN, now=clock.now())
    unit.commit()
    if too_often:
        abort(429)
    db.unit(door.engine(), reading=True)
    if not is_password(user, field.data):
        field.errors = [_("This is not the password.")]
        return False
    unit = door.start_writing()
    forgive(unit, tried)
    unit.commit()
    return True


def refuse_demo():
    """Everybody knows the demo's passwords: nobody is to lock out the others."""
    if access.current_user().demo:
        abort(redirect(url_for("account.edit"), 303))
