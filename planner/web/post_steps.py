"""What is done with a post: move, ripen, assign, cancel, trash; and back."""

from collections.abc import Callable

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from planner import wording
from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Member, Post, Right
from planner.models.rights import may_ripen
from planner.web import access, post_fields
from planner.web.form import VersionedForm
from planner.web.posts import page_of
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _

bp = Blueprint("post_steps", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>")


class MoveForm(VersionedForm):
    day = post_fields.day_field()
    time = post_fields.time_field()
    channel_id = post_fields.channel_field()

    def __init__(self, post: Post) -> None:
        super().__init__(obj=post)
        post_fields.offer_channels(self.channel_id)


@bp.route("/day", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def move(post_id: int):
    post = access.post_or_404(post_id)
    form = MoveForm(post)
    if form.validate_on_submit() and form.is_current(post):
        channel = next(each for each in post_fields.channels() if each.id == form.channel_id.data)
        post.move_to(form.day.data, form.time.data, channel, by=access.current_member())
        return _saved(post, _("“%(title)s” now lies on %(day)s.", title=post.title, day=wording.day(post.day)))
    return render_template("posts/move.html", form=form, post=post), form.status


def _saved(post: Post, message: str):
    session.commit()
    flash(message, "done")
    return redirect(url_for("posts.show", post_id=post.id), 303)


class ReadinessForm(VersionedForm):
    readiness = post_fields.readiness_field()

    def __init__(self, post: Post, role: Member) -> None:
        super().__init__(obj=post)
        steps = [step for step in Readiness if step == post.readiness or may_ripen(role.role, post.readiness, step)]
        post_fields.offer_readiness(self.readiness, steps)


@bp.route("/readiness", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def ripen(post_id: int):
    post, member = access.post_or_404(post_id), access.current_member()
    form = ReadinessForm(post, member)
    if form.validate_on_submit() and form.is_current(post):
        post.ripen(Readiness(form.readiness.data), by=member)
        return _saved(post, _("Readiness saved."))
    return render_template("posts/readiness.html", form=form, post=post), form.status


class AssignForm(VersionedForm):
    person_id = post_fields.person_field()

    def __init__(self, post: Post) -> None:
        super().__init__(obj=post)
        post_fields.offer_people(self.person_id)


@bp.route("/person", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def assign(post_id: int):
    post = access.post_or_404(post_id)
    form = AssignForm(post)
    if form.validate_on_submit() and form.is_current(post):
        person = access.member_or_404(form.person_id.data) if form.person_id.data else None
        post.assign(person, by=access.current_member())
        return _saved(post, _("Person saved."))
    return render_template("posts/person.html", form=form, post=post), form.status


@bp.post("/cancellation")
@access.needs(Right.WRITE)
def cancel(post_id: int):
    return _step(post_id, Post.cancel, _("Cancelled. Feeds say so too."))


@bp.post("/revival")
@access.needs(Right.WRITE)
def revive(post_id: int):
    return _step(post_id, Post.revive, _("Taken up again."))


@bp.post("/trash")
@access.needs(Right.WRITE)
def throw_away(post_id: int):
    return _step(post_id, Post.trash, _("In the trash. It can be taken out for thirty days."))


@bp.post("/restoration")
@access.needs(Right.WRITE)
def restore(post_id: int):
    return _step(post_id, Post.restore, _("Taken out of the trash."))


def _step(post_id: int, verb: Callable[..., None], message: str):
    """One deed without further input."""
    post = access.post_or_404(post_id)
    form = VersionedForm(obj=post)
    if not form.validate() or form.version.data is None:
        abort(400)
    if not form.is_current(post):
        return page_of(post, stale=True)
    verb(post, by=access.current_member())
    return _saved(post, message)
