"""Accepted gaps: of one channel or of all."""

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms import SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from planner.db import session
from planner.models import Pause, Right
from planner.models.pause import pause
from planner.queries.channels import channels_of
from planner.web import access, doing
from planner.web.form import DayField, Form, choices
from planner.web.urls import IN_WORKSPACE, bounded_day, onward
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("pauses", __name__, url_prefix=IN_WORKSPACE)


class PauseForm(Form):
    channel = SelectField(marked("Channel"))
    first_day = DayField(marked("First day"), validators=[InputRequired(marked("Please enter a day."))])
    last_day = DayField(marked("Last day"), validators=[InputRequired(marked("Please enter a day."))])
    reason = StringField(
        marked("Reason"),
        description=marked("Shown in the plan and in the report, with the name of who decided."),
        validators=[DataRequired(marked("Please say why.")), Length(max=200)],
    )

    def __init__(self, channels, **values):
        super().__init__(**values)
        self.channel.choices = choices([("", _("all channels")), *((each.slug, each.name) for each in channels)])

    def validate_last_day(self, field):
        if self.first_day.data and field.data and field.data < self.first_day.data:
            raise ValidationError(_("The last day lies before the first."))


@bp.route("/pauses/new", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def new():
    """`channel`, `from` and `to` may be asked for in the address."""
    workspace = access.current_workspace()
    asked = {"first_day": bounded_day(request.args.get("from", "")), "last_day": bounded_day(request.args.get("to", ""))}
    form = PauseForm(channels_of(session(), workspace.id), channel=request.args.get("channel", ""), **asked)
    if form.validate_on_submit():
        channel = access.channel_or_404(form.channel.data) if form.channel.data else None
        begun, days = doing.begin(), (form.first_day.data, form.last_day.data)
        begun.accepted(pause(session(), workspace.id, channel, *days, form.reason.data, by=begun.by))
        doing.end(begun, _("The gap is accepted: what was owed on these days is paused."))
        return redirect(onward(_back(channel)), 303)
    return render_template("pauses/new.html", form=form), form.status


@bp.route("/pauses/<id:pause_id>/removal", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def removal(pause_id):
    """A page that asks, and the deed: the days owe again what they owed."""
    found = access.one_or_404(Pause.id, pause_id)
    form, channel = Form(), found.channel
    if form.validate_on_submit():
        begun = doing.begin()
        begun.lifting(found)
        found.lift(by=begun.by)
        doing.end(begun, _("The pause no longer holds."))
        return redirect(onward(_back(channel)), 303)
    return render_template("pauses/removal.html", form=form, pause=found)


def _back(channel):
    return url_for("channels.show", channel=channel.slug) if channel else url_for("channels.index")
