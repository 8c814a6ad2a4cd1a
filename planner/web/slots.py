"""A slot is filled: with a topic of the backlog, those that suit it first, or with a new title."""

from datetime import date, time
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms import RadioField, StringField
from wtforms.validators import Length, Optional

from planner import wording
from planner.db import session
from planner.domain.cadence import Line
from planner.domain.suiting import Because
from planner.models import Channel, Right, Topic
from planner.planning.filling import fill_slot
from planner.planning.founding import LONGEST_TITLE, titled
from planner.queries.doubts import Doubt, doubts_about
from planner.queries.people import people_of
from planner.queries.suiting import Suggestion, line_of, suggestions
from planner.web import access, doing, post_fields
from planner.web.form import INVALID, DayField, Form, choices, stripped
from planner.web.plan import plan_from
from planner.web.saying import short
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("slots", __name__, url_prefix=IN_WORKSPACE)

SHOWN = 12  # topics; the search finds the others


class FillForm(Form):
    """A title that was written wins over a topic that is chosen."""

    topic = RadioField(marked("Topic"), coerce=post_fields.number_or_none, validate_choice=False, validators=[Optional()])
    title = StringField(marked("Or a new title"), validators=[Optional(), Length(max=LONGEST_TITLE)])
    day = DayField(marked("Day"), validators=[Optional()])
    time = post_fields.time_field()
    person = post_fields.person_field()
    format = StringField(marked("Format"), validators=[Optional(), Length(max=40)])

    def __init__(self, found: list[Suggestion], **slot: Any) -> None:
        super().__init__(topic=found[0].topic.id if found else None, **slot)
        self.topic.choices = choices((each.topic.id, each.topic.title) for each in found)
        post_fields.offer_people(self.person)
        for field in self:
            field.flags.optional = False  # all are: saying it of each would be noise

    def values(self) -> dict[str, Any]:
        """Fields of a post."""
        return {"time": self.time.data, "person_id": self.person.data, "format": self.format.data or ""}


@bp.route("/slots/<day:day>", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def fill(day: date):
    """`channel` and `time` say which slot; `q` searches. A quota's promise has no time, and its day is a proposal."""
    if not (slug := request.values.get("channel")):
        return redirect(url_for("posts.new", day=day), 303)
    channel = access.channel_or_404(slug)
    line = _line(channel, day)
    text = (stripped(request.args.get("q")) or "")[:200]
    found = suggestions(session(), channel, day, line.pillar if line else None, text)
    form = FillForm(found[:SHOWN], day=day, **_of_slot(line))
    page: dict[str, Any] = {"channel": channel, "day": day, "found": found, "text": text, "line": line}
    if not form.validate_on_submit():
        return _page(form, **page)
    topic = access.topic_or_404(form.topic.data) if form.topic.data and not form.title.data else None
    if topic is None and not form.title.data:
        form.refuse(form.title, _("Please choose a topic or enter a title."))
        return _page(form, **page)
    return _filled(form, channel, topic, page)


def _filled(form: FillForm, channel: Channel, topic: Topic | None, page: dict[str, Any]):
    day = form.day.data or page["day"]
    if doubts := quiet(channel, day):
        return _page(form, doubts=doubts, **page)
    try:
        title = topic.title if topic else titled(form.title.data)
    except Refusal as refusal:
        form.refuse(form.title, refusal)
        return _page(form, **page)
    return put(channel, day, topic=topic, title=title, **form.values())


def put(channel: Channel, day: date, *, topic: Topic | None, title: str, **values: Any):
    """Plan it, say it, and go on. `values` are fields of Post."""
    begun = doing.begin()
    fill_slot(begun, channel, topic=topic, title=title, day=day, **values)
    said = _("“%(title)s” is planned for %(day)s on %(channel)s.", title=short(title), day=wording.day(day), channel=channel.name)
    past = (_("%(day)s is over already.", day=wording.day(day)),) if day < access.today() else ()
    doing.end(begun, said, warnings=past)
    return redirect(onward(plan_from(day)), 303)


def quiet(channel: Channel, day: date) -> list[Doubt]:
    """Why nothing is expected there, unless the visitor has said to be sure."""
    return [] if request.form.get("sure") else doubts_about(session(), access.current_workspace(), [(day, channel)])


def _page(form: FillForm, *, found: list[Suggestion], doubts: Any = None, **page: Any):
    """The topics are shown with why they stand there."""
    why = {each.topic.id: _reason(each, page["day"], page["line"]) for each in found[:SHOWN]}
    status = INVALID if doubts else form.status
    more = len(found) - len(why)
    return render_template("slots/fill.html", form=form, why=why, found=bool(why), more=more, doubts=doubts, **page), status


def _line(channel: Channel, day: date) -> Line | None:
    workspace = access.current_workspace()
    people = people_of(session(), workspace.id)
    return line_of(session(), workspace, channel, day, _asked_time(), people)


def _asked_time() -> time | None:
    try:
        return time.fromisoformat(request.values.get("time", ""))
    except ValueError:
        return None


def _of_slot(line: Line | None) -> dict[str, Any]:
    """What the slot says of its post."""
    if line is None:
        return {"time": _asked_time()}
    people = people_of(session(), access.current_workspace().id)
    person = people.by_email.get(line.person or "")
    return {"time": _asked_time() or line.time, "format": line.format or "", "person": person.id if person else None}


def _reason(suggestion: Suggestion, day: date, line: Line | None) -> str:
    topic = suggestion.topic
    match suggestion.because:
        case Because.EXPIRES_SOON:
            return _("only until %(day)s", day=wording.day(topic.latest_day or day))
        case Because.PILLAR_MISSING if line and line.pillar:
            return _("pillar %(pillar)s, as the slot wants it", pillar=topic.pillar)
        case Because.PILLAR_MISSING:
            return _("nothing of the pillar %(pillar)s in %(month)s yet", pillar=topic.pillar, month=wording.month(day))
        case Because.READY:
            return _("ready")
        case _:
            return _("in the backlog since %(day)s", day=wording.day_with_year(topic.created_at.date()))
