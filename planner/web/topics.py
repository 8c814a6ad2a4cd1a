"""Topics: the backlog, and the way of a topic into a slot."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from wtforms import (
    BooleanField,
    FloatField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms import TimeField as ClockField
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from planner.db import session
from planner.models import Right, Topic
from planner.planning.founding import titled
from planner.planning.posts import note_topic, plan_post
from planner.queries.channels import channels_of
from planner.queries.people import people_of
from planner.queries.places import places_for
from planner.queries.topics import Shelf, backlog
from planner.web import access
from planner.web.form import DayField, Form, VersionedForm, choices, stripped, web_address
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("topics", __name__, url_prefix=IN_WORKSPACE)

SHELVES = {
    Shelf.OPEN: marked("Open"),
    Shelf.USED: marked("Used"),
    Shelf.DROPPED: marked("Dropped"),
    Shelf.TRASH: marked("Trash"),
}


@bp.get("/topics")
@access.needs(Right.READ)
def index():
    """`shelf`, `channel` and `q` choose what is shown."""
    workspace = access.current_workspace()
    channels = channels_of(session(), workspace.id)
    asked, text = request.args.get("channel", ""), (stripped(request.args.get("q")) or "")[:200]
    channel = next((each for each in channels if each.slug == asked), None)
    shelf = next((each for each in Shelf if each.value == request.args.get("shelf")), Shelf.OPEN)
    found = backlog(session(), workspace.id, shelf=shelf, channel=channel, text=text)
    return render_template(
        "topics/index.html",
        backlog=found,
        channels=channels,
        channel=channel,
        shelf=shelf,
        shelves=SHELVES,
        text=text,
        Shelf=Shelf,
    )


class TopicForm(VersionedForm):
    title = StringField(marked("Title"), validators=[InputRequired(marked("Please enter a title.")), Length(max=300)])
    channels = SelectMultipleField(
        marked("Suits"),
        description=marked("None chosen: all channels."),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    notes = TextAreaField(marked("Notes"), validators=[Optional(), Length(max=20_000)])
    link = StringField(
        marked("Source"),
        description=marked("The address of what it is about, of our own or of somebody else."),
        validators=[Optional(), Length(max=2000), web_address],
        render_kw={"inputmode": "url"},
    )
    pillar = StringField(marked("Pillar"), validators=[Optional(), Length(max=80)])
    campaign = StringField(marked("Campaign"), validators=[Optional(), Length(max=80)])
    audience = StringField(marked("Audience"), validators=[Optional(), Length(max=80)])
    person = SelectField(marked("Person"))
    effort_hours = FloatField(marked("Effort in hours"), validators=[Optional(), NumberRange(0, 1000)])
    evergreen = BooleanField(marked("Evergreen"), description=marked("May be used again and again; it stays in the backlog."))
    cool_down_days = IntegerField(
        marked("Again after days, at the earliest"),
        description=marked("Sooner on the same channel is a repetition."),
        validators=[Optional(), NumberRange(1, 3660)],
    )

    def __init__(self, topic: Topic | None = None):
        kept = {"channels": [each.id for each in topic.channels], "person": str(topic.person_id or "")} if topic else {}
        super().__init__(obj=topic, data=kept)
        if topic is None:
            del self.version
        workspace_id = access.current_workspace().id
        self.known = channels_of(session(), workspace_id)
        self.channels.choices = choices((each.id, each.name) for each in self.known)
        people = people_of(session(), workspace_id).by_id.values()
        self.person.choices = choices([("", _("nobody")), *((each.id, each.name) for each in people)])

    def values(self):
        """Fields of a topic. Refusal when the title is unusable."""
        texts = {name: self[name].data or "" for name in ("notes", "link", "pillar", "campaign", "audience")}
        numbers = {name: self[name].data for name in ("effort_hours", "evergreen", "cool_down_days")}
        person = int(self.person.data) if self.person.data else None
        return {"title": titled(self.title.data), "person_id": person, **texts, **numbers}

    def chosen(self):
        """The channels that it suits; none: all."""
        return [each for each in self.known if each.id in (self.channels.data or ())]


@bp.route("/topics/new", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def new():
    form = TopicForm()
    if form.validate_on_submit():
        try:
            values = form.values()
            note_topic(session(), access.current_workspace().id, by=access.current_member(), channels=form.chosen(), **values)
        except Refusal as refusal:
            form.refuse(form.title, refusal)
        else:
            session.commit()
            flash(_("“%(title)s” is in the backlog.", title=values["title"]), "done")
            return redirect(url_for("topics.index"), 303)
    return render_template("topics/edit.html", form=form, topic=None), form.status


@bp.route("/topics/<id:topic_id>", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def edit(topic_id):
    found = access.topic_or_404(topic_id)
    form = TopicForm(found)
    if form.validate_on_submit() and form.is_current(found):
        try:
            found.edit(by=access.current_member(), **form.values())
            found.suit(form.chosen(), by=access.current_member())
        except Refusal as refusal:
            form.refuse(form.title, refusal)
        else:
            session.commit()
            flash(_("Saved."), "done")
            return redirect(url_for("topics.index"), 303)
    return render_template("topics/edit.html", form=form, topic=found), form.status


class PlaceForm(Form):
    """Where the topic is to go; the format and the person come from the slot."""

    channel = StringField(validators=[InputRequired(), Length(max=80)])
    day = DayField(marked("Day"), validators=[InputRequired(marked("Please enter a day."))])
    time = ClockField(validators=[Optional()])
    format = StringField(validators=[Optional(), Length(max=40)])
    person = StringField(validators=[Optional()])


@bp.route("/topics/<id:topic_id>/slot", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def slot(topic_id):
    """The empty promises that it could fill, and the deed."""
    found, workspace = access.topic_or_404(topic_id), access.current_workspace()
    form = PlaceForm()
    if form.validate_on_submit():
        channel = access.channel_or_404(form.channel.data)
        people = people_of(session(), workspace.id).by_id
        person = next((id_ for id_ in people if str(id_) == form.person.data), None)
        values = {
            "title": found.title,
            "text": "",
            "format": form.format.data or "",
            "link": found.link,
            "effort_hours": found.effort_hours,
        }
        labels = {name: getattr(found, name) for name in ("pillar", "campaign", "audience")}
        person = person or found.person_id
        plan_post(
            session(),
            channel,
            by=access.current_member(),
            topic=found,
            day=form.day.data,
            time=form.time.data,
            person_id=person,
            **values,
            **labels,
        )
        session.commit()
        flash(_("“%(title)s” is planned on %(channel)s.", title=found.title, channel=channel.name), "done")
        return redirect(url_for("plan.board", **{"from": form.day.data}), 303)
    places = places_for(session(), workspace, found, access.today())
    return render_template("topics/slot.html", form=form, topic=found, places=places), form.status


@bp.post("/topics/<id:topic_id>/shelf")
@access.needs(Right.WRITE)
def shelf(topic_id):
    """Onto another shelf: `to` is open, dropped or trash."""
    found, by, to = access.topic_or_404(topic_id), access.current_member(), request.form.get("to")
    if to == "trash":
        found.trash(by=by)
    elif to == "dropped":
        found.drop(by=by)
    else:
        found.restore(by=by)
        found.take_up(by=by)
    session.commit()
    said = {"trash": _("In the trash for 30 days."), "dropped": _("Dropped from the backlog.")}.get(
        to or "", _("Back in the backlog.")
    )
    flash(said, "done")
    return redirect(url_for("topics.index"), 303)
