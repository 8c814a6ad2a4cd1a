"""Language and theme, for this browser and for whoever has signed in."""

from flask import Blueprint, g, redirect, request
from flask import session as cookie
from wtforms import HiddenField, SelectField
from wtforms.validators import Optional

from planner.db import session
from planner.web import shell
from planner.web.access import for_anyone
from planner.web.form import Form
from planner.web.urls import is_ours
from planner.wording import LANGUAGES

bp = Blueprint("preferences", __name__)


class PreferencesForm(Form):
    language = SelectField(choices=list(LANGUAGES), validators=[Optional()])
    theme = SelectField(choices=["", *shell.THEMES], validators=[Optional()])
    next = HiddenField()


@bp.post("/preferences")
@for_anyone
def change():
    form = PreferencesForm()
    if form.validate():
        _keep(form)
    target = form.next.data or ""
    return redirect(target if is_ours(target) else "/", 303)


def _keep(form: PreferencesForm) -> None:
    """What the form does not send stays as it is; an empty theme follows the system."""
    if form.language.data:
        cookie["language"] = form.language.data
        if g.user:
            g.user.language = form.language.data
            session.commit()
    if "theme" in request.form:
        cookie["theme"] = form.theme.data
