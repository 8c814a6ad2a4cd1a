"""What others ask us on a channel, and by when it wants an answer."""

from flask import Blueprint, flash, redirect, render_template, url_for
from wtforms import StringField
from wtforms.validators import DataRequired, InputRequired, Length

from planner.db import session
from planner.models import Inquiry, Right
from planner.web import access
from planner.web.form import DayField, Form
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("inquiries", __name__, url_prefix=IN_WORKSPACE)


class InquiryForm(Form):
    text = StringField(
        marked("Inquiry"),
        description=marked("Who asks what."),
        validators=[DataRequired(marked("Please say what is asked.")), Length(max=500)],
    )
    target_day = DayField(marked("To be answered by"), validators=[InputRequired(marked("Please enter a day."))])


@bp.route("/channels/<slug:channel>/inquiries/new", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def new(channel):
    found = access.channel_or_404(channel)
    form = InquiryForm(target_day=access.today())
    if form.validate_on_submit():
        found.receive_inquiry(form.text.data, form.target_day.data, by=access.current_member())
        session.commit()
        flash(_("The inquiry is noted."), "done")
        return redirect(onward(url_for("channels.show", channel=found.slug)), 303)
    return render_template("inquiries/new.html", form=form, channel=found), form.status


@bp.post("/inquiries/<id:inquiry_id>/answer")
@access.needs(Right.WRITE)
def answer(inquiry_id):
    """It is answered."""
    found = access.one_or_404(Inquiry.id, inquiry_id)
    found.answer(by=access.current_member())
    session.commit()
    flash(_("The inquiry is answered."), "done")
    return redirect(onward(url_for("channels.show", channel=found.channel.slug)), 303)
