"""Subscribing to a calendar of absences that somebody else publishes: nothing is taken over that was not shown before."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from planner import clock
from planner.db import session
from planner.fetching import FetchRefused, host_of
from planner.importing.absences import FoundAbsences
from planner.importing.subscribed import EMPTY, Looked, NotRead, look_at
from planner.jobs.absence_calendars import whose_of
from planner.models import Right
from planner.models.absence_calendar import read, subscribe, written
from planner.planning.absence_calendars import calendars_of, take_over
from planner.queries.people import people_of
from planner.sealing import Seal
from planner.web import access, door
from planner.web.absence_calendar_words import sentence
from planner.web.absence_calendars import SHOWN, count_look, line_of, may_see
from planner.web.auditing import audit
from planner.web.form import Form, choices
from planner.web.urls import IN_WORKSPACE, id_or_none
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("absence_subscribing", __name__, url_prefix=IN_WORKSPACE + "/absences/calendars")

MOST = 200  # calendars of a workspace


class CalendarForm(Form):
    address = StringField(
        marked("Address"),
        description=marked("As the other program publishes it (ICS, webcal). It is kept sealed and not shown again."),
        validators=[InputRequired(marked("Please enter an address.")), Length(max=2000)],
    )
    member = SelectField(
        marked("About whom"),
        description=marked("In a calendar of the team, each entry has to name somebody by name or e-mail address."),
    )
    name = StringField(marked("Name"), validators=[InputRequired(marked("Please enter a name.")), Length(max=80)])

    def __init__(self):
        super().__init__()
        people = people_of(session(), access.current_workspace().id).here
        if not access.may(Right.ARRANGE):
            people = [person for person in people if person.id == access.current_member().id]
        team = [("", _("The whole team"))] if access.may(Right.ARRANGE) else []
        self.member.choices = choices([*team, *((person.id, person.name) for person in people)])

    def validate_address(self, field):
        try:
            host_of(field.data)
        except FetchRefused as refused:
            raise ValidationError(sentence(refused.reason)) from refused
        calendars = calendars_of(session(), access.current_workspace().id)
        if len(calendars) >= MOST:
            raise ValidationError(_("More than %(limit)s calendars are not read.", limit=MOST))
        key = door.settings().feed_key
        if any(each.address(key) == field.data and (each.member_id or "") == self.whose() for each in calendars):
            raise ValidationError(_("This calendar is subscribed to already."))

    def whose(self):
        return id_or_none(self.member.data or "") or ""


class PreviewForm(Form):
    """Carries what was shown, sealed: what is taken over is what was seen."""

    seen = HiddenField(validators=[InputRequired()])


@bp.route("/new", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.ARRANGE)
@door.reads_first
def new():
    """Looks at the calendar, and shows what would be taken over."""
    form = CalendarForm()
    if form.validate_on_submit():
        try:
            looked = _look(form.address.data, form.whose() or None)
        except NotRead as refused:
            form.refuse(form.address, sentence(refused.word))
        else:
            return _preview(form, looked)
    return render_template("absence_calendars/new.html", form=form), form.status


def _look(address, member_id):
    count_look()
    whose = whose_of(session(), access.current_workspace(), member_id)
    try:
        return look_at(address, whose, access.today(), contact=door.settings().base_url)
    except NotRead as refused:
        if refused.word == EMPTY:  # nobody is away yet
            return Looked(FoundAbsences(()))
        raise


def _preview(form, looked):
    kept = {"address": form.address.data, "member": form.whose() or None, "name": form.name.data}
    kept |= {"etag": looked.etag, "modified": looked.modified, "aways": written(looked.found.aways)}
    cipher = _seal().close(json.dumps(kept), _bound_to())
    people = people_of(session(), access.current_workspace().id)
    seen = PreviewForm(formdata=None, seen=urlsafe_b64encode(cipher).decode())
    return render_template(
        "absence_calendars/preview.html",
        form=seen,
        calendar=form,
        host=host_of(form.address.data),
        found=looked.found,
        lines=[line_of(each, people) for each in looked.found.aways],
        shown=SHOWN,
    )


def _seal():
    return Seal(door.settings().feed_key, "previews of absence calendars")


def _bound_to():
    return f"preview for {access.current_member().id} of {access.current_workspace().id}"


@bp.post("")
@access.needs(Right.WRITE, Right.ARRANGE)
def add():
    """Take over what the preview showed."""
    form = PreviewForm()
    kept = _opened(form.seen.data) if form.validate_on_submit() else None
    if kept is None:
        flash(_("This preview no longer holds. Looking again helps."), "warning")
        return redirect(url_for("absence_subscribing.new"), 303)
    member_id, workspace_id = kept["member"], access.current_workspace().id
    if not may_see(member_id):
        abort(403)
    whose = access.member_or_404(member_id).id if member_id else None
    values = {"workspace_id": workspace_id, "member_id": whose, "name": kept["name"], "host": host_of(kept["address"])}
    calendar = subscribe(session(), door.settings().feed_key, kept["address"], **values)
    take_over(session(), calendar, read(kept["aways"]), clock.now(), access.today())
    calendar.etag, calendar.modified = kept["etag"], kept["modified"]
    audit("calendar_subscribed", about=calendar.name, host=calendar.host)
    session.commit()
    flash(_("“%(name)s” is subscribed to, and read again every half hour.", name=calendar.name), "done")
    return redirect(url_for("absence_calendars.show", calendar_id=calendar.id), 303)


def _opened(seen):
    try:
        plain = _seal().open(urlsafe_b64decode(seen), _bound_to())
    except ValueError:
        return None
    return json.loads(plain) if plain else None
