"""Two topics that are one: side by side, then merged under the title that is chosen."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, Length, Optional
from wtforms.widgets import HiddenInput

from planner.db import session
from planner.domain.similar import similar
from planner.models import Right, Topic
from planner.planning.founding import titled
from planner.planning.topics import merge as merge_topics
from planner.queries.topics import shown_topic, titles
from planner.web import access
from planner.web.form import VersionedForm, choices
from planner.web.urls import IN_WORKSPACE, LARGEST_ID
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("topic_merging", __name__, url_prefix=IN_WORKSPACE + "/topics/<id:topic_id>")

OWN = "own"
MOST_LIKE = 8


class MergeForm(VersionedForm):
    other = IntegerField(widget=HiddenInput())
    other_version = IntegerField(widget=HiddenInput())
    choice = RadioField(marked("Title"), validators=[InputRequired(marked("Please choose a title."))])
    title = StringField(marked("Another title"), validators=[Optional(), Length(max=300)])

    def __init__(self, kept: Topic, other: Topic):
        super().__init__(
            data={"version": kept.version, "other": other.id, "other_version": other.version, "choice": str(kept.id)}
        )
        self.choice.choices = choices([(kept.id, kept.title), (other.id, other.title), (OWN, _("another title"))])
        self._titles = {str(kept.id): kept.title, str(other.id): other.title}

    def chosen(self) -> str:
        """Refusal when the title is unusable."""
        return titled(self.title.data or "" if self.choice.data == OWN else self._titles[self.choice.data])

    def are_current(self, kept: Topic, other: Topic) -> bool:
        """Whether nobody saved one of the two since this form was read."""
        of_other, self.other_version.data, self.other_version.raw_data = self.other_version.data, other.version, None
        return self.is_current(kept) and of_other == other.version


@bp.route("/merging", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def merge(topic_id: int):
    """Which other one (`other`) is asked first, the likely ones on top."""
    kept = access.topic_or_404(topic_id)
    asked = request.values.get("other", type=int)
    if not asked or asked == kept.id or not 0 < asked <= LARGEST_ID:
        return _which(kept)
    other = access.topic_or_404(asked)
    form = MergeForm(kept, other)
    if form.validate_on_submit() and form.are_current(kept, other):
        try:
            merge_topics(session(), kept, other, title=form.chosen(), by=access.current_member())
        except Refusal as refusal:
            form.refuse(form.title, refusal)
        else:
            session.commit()
            flash(_("Two topics are now one: “%(title)s”. The other one is in the trash.", title=kept.title), "done")
            return redirect(url_for("topics.show", topic_id=kept.id), 303)
    both = [shown_topic(session(), kept), shown_topic(session(), other)]
    stale = form.is_submitted() and not form.errors
    return render_template("topics/merging.html", form=form, both=both, topic=kept, stale=stale), 409 if stale else form.status


def _which(kept: Topic):
    known = {id_: title for id_, title in titles(session(), access.current_workspace().id) if id_ != kept.id}
    near = [each.id for each in similar(kept.title, known, MOST_LIKE)]
    others = [*near, *sorted(known.keys() - set(near), key=lambda id_: known[id_].casefold())]
    status = 422 if request.method == "POST" else 200
    offered = [(id_, known[id_]) for id_ in others]
    return render_template("topics/merging_with.html", topic=kept, near=near, offered=offered), status
