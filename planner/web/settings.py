"""What a workspace says of itself: name, zone, holidays, language; and its end."""

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy import select
from wtforms import BooleanField, StringField
from wtforms.validators import DataRequired, InputRequired, Length

from planner import clock
from planner.db import session
from planner.mail.due import catch_up
from planner.models import Holiday, Right
from planner.planning.founding import add_holiday, arrange_workspace, remove_holiday
from planner.web import access
from planner.web.auditing import audit
from planner.web.form import DayField, Form, VersionedForm
from planner.web.urls import IN_WORKSPACE
from planner.web.workspace_form import WorkspaceForm
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("settings", __name__, url_prefix=IN_WORKSPACE)


class SettingsForm(VersionedForm, WorkspaceForm):
    assume_publication = BooleanField(
        marked("Approved posts of past days count as published"),
        description=marked("Switch it off where somebody marks each post as published."),
    )

    def values(self):
        return {**super().values(), "assume_publication": self.assume_publication.data}


@bp.route("/settings", methods=["GET", "POST"])
@access.needs(Right.OWN)
def edit():
    workspace = access.current_workspace()
    form = SettingsForm(obj=workspace)
    if form.validate_on_submit() and form.is_current(workspace):
        try:
            changed = arrange_workspace(workspace, by=access.current_member(), **form.values())
        except Refusal as refusal:
            form.refuse(form.name, refusal)
        else:
            if changed:
                audit("settings_changed", fields=changed)
            if "zone" in changed:
                session().flush()
                catch_up(session(), workspace.id, clock.now())
            session.commit()
            flash(_("Saved."), "done")
            return redirect(url_for("settings.edit"), 303)
    own = select(Holiday).where(Holiday.workspace_id == workspace.id).order_by(Holiday.day)
    return render_template("settings/edit.html", form=form, days=list(session.scalars(own)), day_form=HolidayForm()), form.status


class HolidayForm(Form):
    day = DayField(marked("Day"), validators=[InputRequired(marked("Please enter a day."))])
    holiday = StringField(marked("Name of the day"), validators=[DataRequired(marked("Please enter a name.")), Length(max=80)])


@bp.route("/settings/holidays", methods=["GET", "POST"])
@access.needs(Right.OWN)
def holidays():
    """Enter a day of the workspace's own."""
    form = HolidayForm()
    if form.validate_on_submit():
        add_holiday(session(), access.current_workspace(), form.day.data, form.holiday.data, by=access.current_member())
        session.commit()
        flash(_("The day is entered."), "done")
        return redirect(url_for("settings.edit"), 303)
    return render_template("settings/holiday.html", form=form), form.status


@bp.post("/settings/holidays/<id:holiday_id>/removal")
@access.needs(Right.OWN)
def holiday_removal(holiday_id):
    remove_holiday(session(), access.one_or_404(Holiday.id, holiday_id), by=access.current_member())
    session.commit()
    flash(_("The day is removed."), "done")
    return redirect(url_for("settings.edit"), 303)


class RemovalForm(Form):
    name = StringField(marked("Name of the workspace"), validators=[InputRequired(marked("Please enter a name."))])


@bp.route("/settings/removal", methods=["GET", "POST"])
@access.needs(Right.OWN)
def removal():
    """A page that asks for the name, and the end of the workspace with all that it owns."""
    workspace, form = access.current_workspace(), RemovalForm()
    if form.validate_on_submit():
        if form.name.data == workspace.name:
            session.delete(workspace)
            session.commit()
            flash(_("%(name)s is deleted.", name=workspace.name), "done")
            return redirect(url_for("workspaces.home"), 303)
        form.refuse(form.name, _("This is not the name of the workspace."))
    return render_template("settings/removal.html", form=form), form.status
