"""Topics: the backlog as a list, as a board and as the drawer beside the plan; and a topic's own page."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from planner.db import session
from planner.models import Right, Topic
from planner.planning.posts import note_topic
from planner.queries.channels import channels_of
from planner.queries.people import people_of
from planner.queries.topics import NOBODY, STAGES, Shelf, Wanted, backlog, columns, counts, known_words, shown_topic
from planner.web import access
from planner.web.form import stripped
from planner.web.history import history_of
from planner.web.topic_form import TopicForm
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("topics", __name__, url_prefix=IN_WORKSPACE)

TABS = {
    Shelf.OPEN: marked("Open"),
    Shelf.USED: marked("Used"),
    Shelf.DROPPED: marked("Dropped"),
    Shelf.TRASH: marked("Trash"),
}
SHELVES = {Shelf.NEW: marked("New"), Shelf.IN_WORK: marked("In work"), Shelf.READY: marked("Ready"), **TABS}


class Filters:
    """What the address asks for: `channel`, `pillar`, `person`, `q`; and what there is to choose from."""

    def __init__(self) -> None:
        here = access.current_workspace().id
        self.channels = channels_of(session(), here)
        self.people = people_of(session(), here).by_id
        self.pillars = known_words(session(), here)["pillar"]
        asked, person = request.args.get("channel", ""), request.args.get("person", "")
        self.wanted = Wanted(
            channel=next((each for each in self.channels if each.slug == asked), None),
            pillar=(stripped(request.args.get("pillar")) or "")[:80],
            person=person if person == NOBODY or person in map(str, self.people) else "",
            text=(stripped(request.args.get("q")) or "")[:200],
        )

    def address(self, endpoint: str = "topics.index", **more: object) -> str:
        """Of a page with these filters."""
        kept = self.wanted
        filters = {"channel": kept.channel.slug if kept.channel else "", "pillar": kept.pillar, "person": kept.person}
        named: dict[str, Any] = {name: value or None for name, value in {**filters, "q": kept.text, **more}.items()}
        return url_for(endpoint, **named)


@bp.get("/topics")
@access.needs(Right.READ)
def index():
    """`view` is board or list, of which `shelf` and `page` choose a part."""
    filters, here = Filters(), access.current_workspace().id
    if request.args.get("view") == "board":
        stages = columns(session(), here, filters.wanted)
        return render_template("topics/board.html", columns=stages, filters=filters, shelves=SHELVES, **_known())
    shelf = next((each for each in Shelf if each.value == request.args.get("shelf")), Shelf.OPEN)
    page = request.args.get("page", 1, type=int)
    found = backlog(session(), here, filters.wanted, shelf=shelf, page=page)
    shown = {"backlog": found, "shelf": shelf, "counts": counts(session(), here, filters.wanted)}
    return render_template("topics/index.html", filters=filters, tabs=TABS, shelves=SHELVES, **shown, **_known())


def _known():
    """Beside a list of topics: the stages, and the day that is today."""
    return {"stages": STAGES, "today": access.today(), "Shelf": Shelf}


@bp.get("/topics/drawer")
@access.needs(Right.READ)
def drawer():
    """The open topics in a narrow list, for the side of the plan."""
    filters, here = Filters(), access.current_workspace().id
    found = backlog(session(), here, filters.wanted, page=request.args.get("page", 1, type=int))
    return render_template("topics/drawer.html", backlog=found, filters=filters, **_known())


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
    return render_template("topics/new.html", form=form), form.status


@bp.get("/topics/<id:topic_id>")
@access.needs(Right.READ)
def show(topic_id: int):
    found = access.topic_or_404(topic_id)
    return page_of(found, TopicForm(found))


def page_of(topic: Topic, form: TopicForm, *, stale: bool = False):
    """The topic's page: a form for whoever writes. `stale` says above it that somebody else was quicker."""
    shown = {"shown": shown_topic(session(), topic), "history": history_of(topic), "stale": stale}
    body = render_template("topics/show.html", form=form, topic=topic, **shown)
    return body, 409 if stale else form.status


@bp.post("/topics/<id:topic_id>")
@access.needs(Right.WRITE)
def edit(topic_id: int):
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
    return page_of(found, form)
