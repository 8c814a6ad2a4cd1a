"""One's own account: how one is called, what one reads, and the ways to password, address, second factor and sessions."""

from zoneinfo import available_timezones

from flask import Blueprint, flash, redirect, render_template, url_for
from wtforms import SelectField, StringField
from wtforms.validators import InputRequired, Length

from planner import clock
from planner.db import session
from planner.models.user import sign_ins
from planner.planning.accounts import introduce
from planner.planning.founding import shown_name
from planner.web import access, shell
from planner.web.form import VersionedForm, choices
from planner.web.urls import is_ours
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("account", __name__)

LETTERS = "/account/letters"
# In the user's menu, as far as their features are there.
PAGES = (
    ("/clients", marked("All workspaces"), "brand"),
    (LETTERS, marked("Notifications"), "info"),
    ("/account", marked("Account"), "person"),
)


class AccountForm(VersionedForm):
    name = StringField(
        marked("Name"),
        description=marked("As colleagues, letters and calendars show it."),
        validators=[InputRequired(marked("Please enter a name.")), Length(max=80)],
        render_kw={"autocomplete": "name"},
    )
    language = SelectField(marked("Language"), description=marked("Of the pages and of letters."))
    zone = SelectField(marked("Time zone"), description=marked("For times in letters, and for quiet hours."))

    def __init__(self, **values):
        super().__init__(**values)
        self.language.choices = choices([("", _("as the browser asks")), ("de", "Deutsch"), ("en", "English")])
        self.zone.choices = choices([("", _("that of the workspace")), *((zone, zone) for zone in sorted(available_timezones()))])

    def values(self):
        """As `introduce` takes them. Refusal when the name is unusable."""
        return {"name": shown_name(self.name.data), "language": self.language.data or None, "zone": self.zone.data or None}


@bp.route("/account", methods=["GET", "POST"])
@access.for_users
def edit():
    user = access.current_user()
    form = AccountForm(obj=user)
    if form.validate_on_submit() and form.is_current(user):
        try:
            introduce(session(), user, **form.values())
        except Refusal as refusal:
            form.refuse(form.name, refusal)
        else:
            session.commit()
            flash(_("Saved."), "done")
            return redirect(url_for("account.edit"), 303)
    open_ones = len(sign_ins(session(), user, clock.now()))
    letters = LETTERS if is_ours(LETTERS) else None
    return render_template("account/edit.html", form=form, open_ones=open_ones, letters=letters), form.status


@bp.app_template_global("user_pages")
def user_pages():
    """Address, label and sign of each page of the user's menu."""
    return [page for page in PAGES if is_ours(page[0])]


@bp.app_template_global("my_zone")
def my_zone():
    """In which the user reads times: their own, else that of their first workspace."""
    return access.current_user().zone or next((workspace.zone for workspace in shell.my_workspaces()), "Europe/Berlin")
