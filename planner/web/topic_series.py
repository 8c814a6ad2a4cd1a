"""A topic that is too large for one post becomes a series."""

from flask import Blueprint, flash, redirect, render_template, url_for
from wtforms import IntegerField, RadioField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional

from planner.db import session
from planner.models import Right, Topic
from planner.planning.founding import LONGEST_TITLE, titled
from planner.planning.topics import FEWEST_PARTS, MOST_PARTS
from planner.planning.topics import split as split_topic
from planner.web import access
from planner.web.form import VersionedForm, choices
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("topic_series", __name__, url_prefix=IN_WORKSPACE + "/topics/<id:topic_id>")

FIRST, DROPPED = "first", "dropped"


class SeriesForm(VersionedForm):
    parts = IntegerField(
        marked("Number of parts"),
        description=marked("Named after the topic: (1/3), (2/3), (3/3)."),
        validators=[Optional(), NumberRange(FEWEST_PARTS, MOST_PARTS)],
    )
    titles = TextAreaField(
        marked("Or titles of their own"),
        description=marked("One a line; then the number is theirs."),
        validators=[Optional(), Length(max=MOST_PARTS * (LONGEST_TITLE + 1))],
    )
    original = RadioField(marked("The topic itself"), validators=[])

    def __init__(self, topic: Topic):
        super().__init__(data={"version": topic.version, "original": FIRST})
        self.original.choices = choices([(FIRST, _("becomes the first part")), (DROPPED, _("is dropped"))])

    def named(self, topic: Topic) -> list[str]:
        """The titles of the parts. Refusal when there are too few or too many, or one is unusable."""
        lines = [titled(line) for line in (self.titles.data or "").splitlines() if line.strip()]
        count = len(lines) or self.parts.data or 0
        if not FEWEST_PARTS <= count <= MOST_PARTS:
            raise Refusal(marked("A series has between %(fewest)s and %(most)s parts."), fewest=FEWEST_PARTS, most=MOST_PARTS)
        room = LONGEST_TITLE - len(f" ({count}/{count})")
        return lines or [f"{topic.title[:room]} ({number}/{count})" for number in range(1, count + 1)]


@bp.route("/series", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def split(topic_id: int):
    topic = access.topic_or_404(topic_id)
    form = SeriesForm(topic)
    if form.validate_on_submit() and form.is_current(topic):
        try:
            named = form.named(topic)
        except Refusal as refusal:
            form.refuse(form.titles if form.titles.data else form.parts, refusal)
        else:
            split_topic(session(), topic, named, first_is_it=form.original.data == FIRST, by=access.current_member())
            session.commit()
            flash(_("A series of %(n)s parts is in the backlog.", n=len(named)), "done")
            return redirect(url_for("topics.index"), 303)
    return render_template("topics/series.html", form=form, topic=topic), form.status
