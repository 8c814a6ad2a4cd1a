"""A topic in one line, as fast as one can type it; and the topics that are like it."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as cookie
from sqlalchemy import select
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from planner import wording
from planner.db import session
from planner.domain.quick_add import Known, QuickTopic, read
from planner.domain.similar import similar as alike
from planner.models import Channel, Right, Topic
from planner.planning.founding import titled
from planner.planning.posts import note_topic
from planner.queries.channels import channels_of
from planner.queries.people import Person, people_of
from planner.queries.topics import titles
from planner.web import access, doing
from planner.web.form import Form, stripped
from planner.web.saying import short
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("topic_quick", __name__, url_prefix=IN_WORKSPACE + "/topics")

LONGEST_LINE = 2500  # a title and an address


class LineForm(Form):
    line = StringField(
        marked("Note a topic"),
        description=marked("Such as: Apprentice week #LinkedIn @kim by 12 Dec"),
        validators=[InputRequired(marked("Please enter a title.")), Length(max=LONGEST_LINE)],
    )


@dataclass(frozen=True)
class Line:
    """What was understood of a line."""

    topic: QuickTopic
    channels: list[Channel]
    person: Person | None

    def values(self) -> dict[str, Any]:
        """Fields of a topic. Refusal when the title is unusable."""
        kept = self.topic
        title = titled(kept.title)
        return {
            "title": title,
            "link": kept.link[:2000],
            "link_title": title if kept.link else "",
            "person_id": self.person.id if self.person else None,
            "earliest_day": kept.earliest,
            "latest_day": kept.latest if not (kept.earliest and kept.latest and kept.latest < kept.earliest) else None,
            "effort_hours": kept.effort,
            "evergreen": kept.evergreen,
        }

    def said(self) -> list[str]:
        """Beside the title, in words."""
        kept, found = self.topic, [channel.name for channel in self.channels]
        if self.person:
            found.append(self.person.name)
        if kept.earliest:
            found.append(_("from %(day)s", day=wording.day_with_year(kept.earliest)))
        if kept.latest:
            found.append(_("until %(day)s", day=wording.day_with_year(kept.latest)))
        if kept.effort:
            found.append(_("%(hours)s h", hours=wording.number(kept.effort)))
        return [*found, *([_("evergreen")] if kept.evergreen else []), *([kept.link] if kept.link else [])]


def _understood(line: str) -> Line:
    here = access.current_workspace().id
    channels = {each.slug: each for each in channels_of(session(), here)}
    people = people_of(session(), here).by_email
    known = [Known(slug, channel.name) for slug, channel in channels.items()]
    topic = read(line, access.today(), known, [Known(email, person.name) for email, person in people.items()])
    return Line(topic, [channels[slug] for slug in topic.channels], people[topic.people[0]] if topic.people else None)


@bp.route("/quick", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def note():
    """What a line means is said, with a way back and a way to a similar topic that is there already."""
    form = LineForm()
    if form.validate_on_submit():
        understood, here = _understood(form.line.data), access.current_workspace().id
        try:
            before = dict(titles(session(), here))
            values = understood.values()
            begun = doing.begin()
            topic = note_topic(session(), here, by=access.current_member(), channels=understood.channels, **values)
            begun.made(topic)
        except Refusal as refusal:
            form.refuse(form.line, refusal)
        else:
            doing.end(begun, _said(topic, understood))
            like = alike(topic.title, before, count=1)
            cookie["noted"] = [topic.id, like[0].id if like else None]
            return redirect(onward(url_for("topics.index", noted=1)), 303)
    return render_template("topics/quick.html", form=form), form.status


def _said(topic: Topic, understood: Line) -> str:
    about = ", ".join(understood.said())
    if not about:
        return _("“%(title)s” is in the backlog.", title=short(topic.title))
    return _("“%(title)s” is in the backlog: %(about)s.", title=short(topic.title), about=short(about))


@bp.app_template_global("just_noted")
def just_noted() -> list[Topic]:
    """The topic that was noted a moment ago and the one it is like: none, one or two."""
    ids = cookie.pop("noted", None) or []
    query = select(Topic).where(Topic.workspace_id == access.current_workspace().id, Topic.trashed_at.is_(None))
    found = {topic.id: topic for topic in session.scalars(query.where(Topic.id.in_([each for each in ids if each])))}
    return [found[id_] for id_ in ids if id_ in found] if ids and ids[0] in found else []


@bp.get("/similar")
@access.needs(Right.READ)
def similar():
    """Topics with a title like `q`, but for the one with the id `but`."""
    text, but = (stripped(request.args.get("q")) or "")[:300], request.args.get("but", type=int)
    known = {id_: title for id_, title in titles(session(), access.current_workspace().id) if id_ != but}
    found = [(each.id, known[each.id]) for each in alike(text, known)]
    return render_template("topics/similar.html", found=found, text=text)
