"""A post: its page, a new one, and what it says. How it moves and ripens is in `post_steps`."""

from datetime import time
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length, NumberRange, Optional

from planner import wording
from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Post, Right
from planner.models.attachment import attachments_of
from planner.models.checklist import checklist, earlier_list
from planner.planning.deeds import Doing
from planner.planning.filling import fill_slot
from planner.planning.founding import LONGEST_TITLE, titled
from planner.planning.release import counted
from planner.queries.topics import known_words
from planner.web import access, doing, post_fields, ripening
from planner.web.attachment_form import UploadForm
from planner.web.form import DayField, Form, HoursField, VersionedForm, choices
from planner.web.history import history_of
from planner.web.plan import plan_from
from planner.web.post_preview import Kind, preview_on
from planner.web.release import reasons
from planner.web.saying import short
from planner.web.topic_form import words_field
from planner.web.urls import IN_WORKSPACE, bounded_day, onward
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("posts", __name__, url_prefix=IN_WORKSPACE)

LONGEST_TEXT = 20_000


def title_field(*validators: Any) -> StringField:
    return StringField(marked("Title"), validators=[*validators, Length(max=LONGEST_TITLE)])


def text_field() -> TextAreaField:
    return TextAreaField(marked("Text"), validators=[Optional(), Length(max=LONGEST_TEXT)])


def line_field(label: str, longest: int) -> StringField:
    return StringField(label, validators=[Optional(), Length(max=longest)])


class NewPostForm(Form):
    topic = SelectField(marked("Topic"), coerce=post_fields.number_or_none, validators=[Optional()])
    title = title_field()
    channel = post_fields.channel_field()
    day = post_fields.day_field()
    time = post_fields.time_field()
    person = post_fields.person_field()
    readiness = post_fields.readiness_field()
    format = line_field(marked("Format"), 40)
    text = text_field()
    link = post_fields.link_field()

    def __init__(self, **prefilled: Any) -> None:
        super().__init__(**prefilled)
        topics = [(topic.id, topic.title) for topic in post_fields.open_topics()]
        self.topic.choices = choices([("", _("a new one with this title")), *topics])
        post_fields.offer_channels(self.channel)
        post_fields.offer_people(self.person)
        post_fields.offer_readiness(self.readiness, ripening.steps_of_new())

    def values(self) -> dict[str, Any]:
        """Fields of a post."""
        texts = {name: self[name].data or "" for name in ("format", "text", "link")}
        readiness = Readiness(self.readiness.data)
        return {"day": self.day.data, "time": self.time.data, "person_id": self.person.data, "readiness": readiness, **texts}


@bp.route("/posts/new", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def new():
    form = NewPostForm(**_prefilled())
    if form.validate_on_submit():
        try:
            post = _planned(form, begun := doing.begin())
        except Refusal as refusal:
            form.refuse(form.title, refusal)
        else:
            doing.end(begun, _("“%(title)s” is planned for %(day)s.", title=short(post.title), day=wording.day(post.day)))
            return redirect(onward(plan_from(post.day)), 303)
    return render_template("posts/new.html", form=form), form.status


def _prefilled() -> dict[str, Any]:
    """What a slot, a topic or a cell of the board hands on in the address; what cannot be is left out."""
    given = request.args
    by_slug = {channel.slug: channel.id for channel in post_fields.channels()}
    by_email = {member.email: member.id for member in post_fields.members()}
    found = {
        "channel": by_slug.get(given.get("channel", "")),
        "day": bounded_day(given.get("day", "")) or access.today(),
        "time": _time(given.get("time", "")),
        "person": by_email.get(given.get("person", "")),
        "format": given.get("format", "")[:40],
        "topic": given.get("topic", type=int),
    }
    return {name: value for name, value in found.items() if value is not None}


def _time(text: str) -> time | None:
    try:
        return time.fromisoformat(text)
    except ValueError:
        return None


def _planned(form: NewPostForm, begun: Doing) -> Post:
    """Refusal when there is neither a title nor a topic to take it from."""
    topic = access.topic_or_404(form.topic.data) if form.topic.data else None
    channel = next(channel for channel in post_fields.channels() if channel.id == form.channel.data)
    title = titled(form.title.data or (topic.title if topic else ""))
    return fill_slot(begun, channel, topic=topic, title=title, **form.values())


@bp.get("/posts/<id:post_id>")
@access.needs(Right.READ)
def show(post_id: int):
    return page_of(access.post_or_404(post_id))


def page_of(post: Post, *, stale: bool = False, unlisted: tuple[str, str] | None = None, upload: Form | None = None):
    """The post's page. `stale` says above it that somebody else was quicker; `unlisted` is what did not become items of the
    checklist, with the reason; `upload` the form of a file that was not taken.
    """
    parts = {
        "history": history_of(post),
        "steps": list(Readiness),
        "items": (items := checklist(session(), post)),
        "earlier": [] if items else earlier_list(session(), post),
        "upload": upload or UploadForm(),
        "unlisted": unlisted,
        "hindrances": reasons(post),
        "today": access.today(),
    }
    body = render_template("posts/show.html", post=post, stale=stale, **parts, **_appearance(post))
    return body, 409 if stale else 422 if unlisted or (upload and upload.errors) else 200


def _appearance(post: Post, **typed: str | None) -> dict[str, Any]:
    """How long it is, and how it looks on its network."""
    files = attachments_of(session(), post)
    return {
        "counted": counted(post, **typed),
        "files": files,
        "preview": preview_on(post.channel),
        "Kind": Kind,
    }


class ContentForm(VersionedForm):
    title = title_field()
    text = text_field()
    link = post_fields.link_field()
    due_day = DayField(
        marked("Due"),
        description=marked("By when it has to be ready. It stays when the post moves."),
        validators=[Optional()],
    )
    format = line_field(marked("Format"), 40)
    pillar = words_field(marked("Pillar"), "pillar")
    campaign = words_field(marked("Campaign"), "campaign")
    audience = words_field(marked("Audience"), "audience")
    effort_hours = HoursField(marked("Effort in hours"), validators=[Optional(), NumberRange(min=0, max=1000)])
    notes = TextAreaField(marked("Notes"), validators=[Optional(), Length(max=LONGEST_TEXT)])

    def values(self) -> dict[str, Any]:
        names = ("text", "link", "format", "pillar", "campaign", "audience", "notes")
        others = {"effort_hours": self.effort_hours.data, "due_day": self.due_day.data}
        return {**{name: self[name].data or "" for name in names}, **others}


@bp.route("/posts/<id:post_id>/content", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def content(post_id: int):
    post = access.post_or_404(post_id)
    form = ContentForm(obj=post)
    if form.validate_on_submit() and form.is_current(post):
        try:
            post.edit(by=access.current_member(), title=titled(form.title.data or ""), **form.values())
        except Refusal as refusal:
            form.refuse(form.title, refusal)
        else:
            session.commit()
            _say_saved(post)
            ripening.say_outdated()
            return redirect(url_for("posts.show", post_id=post.id), 303)
    known = known_words(session(), post.workspace_id)
    shown = _appearance(post, title=form.title.data, text=form.text.data)
    return render_template("posts/content.html", form=form, post=post, known=known, **shown), form.status


def _say_saved(post: Post) -> None:
    """A text that is too long is kept all the same, and said: it only cannot be approved."""
    if any(not each.measured.fits for each in counted(post)):
        flash(
            _("Saved. The text is longer than %(channel)s takes: it cannot be approved yet.", channel=post.channel.name),
            "warning",
        )
    else:
        flash(_("Saved."), "done")


@bp.get("/posts/trash")
@access.needs(Right.READ)
def trash():
    """Posts that are kept for thirty days yet, the last one first."""
    rows = select(Post).where(Post.workspace_id == access.current_workspace().id, Post.trashed_at.is_not(None))
    return render_template("posts/trash.html", posts=list(session.scalars(rows.order_by(Post.trashed_at.desc(), Post.id))))
