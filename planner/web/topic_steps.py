"""What is done with a topic: brought on, put into a slot, dropped, thrown away; and back."""

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms import SelectField, StringField, TimeField
from wtforms.validators import InputRequired, Length, Optional

from planner.db import session
from planner.models import Right, Stage
from planner.queries.people import people_of
from planner.queries.places import places_for
from planner.web import access, doing, slots
from planner.web.form import DayField, Form, VersionedForm, choices
from planner.web.saying import short
from planner.web.topic_form import STAGES, TopicForm
from planner.web.topics import page_of
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("topic_steps", __name__, url_prefix=IN_WORKSPACE + "/topics/<id:topic_id>")

DROPPED = "dropped"
SAID = {
    "new": marked("“%(title)s” is among the new ones again."),
    "in_work": marked("“%(title)s” is in work."),
    "ready": marked("“%(title)s” is ready."),
    DROPPED: marked("“%(title)s” is dropped."),
}

SHELVED = {
    "open": marked("“%(title)s” is back in the backlog."),
    "trash": marked("“%(title)s” is in the trash, for 30 days."),
    DROPPED: SAID[DROPPED],
}


class StageForm(VersionedForm):
    stage = SelectField(marked("State"))

    def __init__(self) -> None:
        super().__init__()
        words = [(stage.value, _(label)) for stage, label in STAGES.items()]
        self.stage.choices = choices([*words, (DROPPED, _("Dropped"))])


@bp.post("/stage")
@access.needs(Right.WRITE)
def stage(topic_id: int):
    """How far it is: `stage` is new, in_work, ready or dropped. That it is used says a post."""
    found, form, by = access.topic_or_404(topic_id), StageForm(), access.current_member()
    if not form.validate_on_submit():
        return page_of(found, TopicForm(found))[0], 422
    if not form.is_current(found):
        return page_of(found, TopicForm(found), stale=True)
    begun = doing.begin()
    begun.watch(found)
    if form.stage.data == DROPPED:
        found.drop(by=by)
    else:
        found.bring_to(Stage(form.stage.data), by=by)
    doing.end(begun, _(SAID[form.stage.data], title=short(found.title)))
    return redirect(onward(url_for("topics.index")), 303)


class PlaceForm(Form):
    """Where the topic is to go; the format and the person come from the slot."""

    channel = StringField(validators=[InputRequired(), Length(max=80)])
    day = DayField(marked("Day"), validators=[InputRequired(marked("Please enter a day."))])
    time = TimeField(validators=[Optional()])
    format = StringField(validators=[Optional(), Length(max=40)])
    person = StringField(validators=[Optional()])


@bp.route("/slot", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def slot(topic_id: int):
    """The empty promises that it could fill, and the deed."""
    found, workspace = access.topic_or_404(topic_id), access.current_workspace()
    form = PlaceForm()
    if form.validate_on_submit():
        channel = access.channel_or_404(form.channel.data)
        if doubts := slots.quiet(channel, form.day.data):
            asked = {"title": found.title, "label": _("Fill it all the same"), "back": url_for("plan.board")}
            return render_template("deeds/sure.html", doubts=doubts, **asked), 422
        people = people_of(session(), workspace.id).here
        person_id = next((person.id for person in people if str(person.id) == form.person.data), None)
        values = {"time": form.time.data, "format": form.format.data or "", "person_id": person_id}
        return slots.put(channel, form.day.data, topic=found, title=found.title, **values)
    places = places_for(session(), workspace, found, access.today())
    return render_template("topics/slot.html", form=form, topic=found, places=places), form.status


@bp.post("/shelf")
@access.needs(Right.WRITE)
def shelf(topic_id: int):
    """Onto another shelf: `to` is open, dropped or trash."""
    found, by, to = access.topic_or_404(topic_id), access.current_member(), request.form.get("to")
    begun = doing.begin()
    begun.watch(found)
    if to == "trash":
        found.trash(by=by)
    elif to == DROPPED:
        found.drop(by=by)
    else:
        found.restore(by=by)
        found.take_up(by=by)
    doing.end(begun, _(SHELVED.get(to or "", SHELVED["open"]), title=short(found.title)))
    return redirect(onward(url_for("topics.index")), 303)
