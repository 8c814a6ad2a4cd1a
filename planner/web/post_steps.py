"""What is done with a post: move, ripen, assign, cancel, trash; and back."""

from collections.abc import Callable

from flask import Blueprint, abort, redirect, render_template, url_for
from wtforms import HiddenField

from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Post, Right
from planner.planning import approvals
from planner.web import access, doing, moves, post_fields, ripening
from planner.web.chosen import Chosen, chosen
from planner.web.form import VersionedForm
from planner.web.posts import page_of
from planner.web.release import refusal
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _

bp = Blueprint("post_steps", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>")


@bp.route("/day", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def move(post_id: int):
    """The same dialog as for several; what the form names beside this post is not looked at."""
    post = access.post_or_404(post_id)
    named = chosen()
    seen = named.seen.get(post_id) if named.posts else post.version
    return moves.page_of(Chosen((post,), {post_id: seen}), url_for("posts.show", post_id=post_id))


def _saved(post: Post, verb: Callable[[], None], message: str):
    """Done, said, and to be undone."""
    begun = doing.begin()
    begun.watch(post)
    verb()
    doing.end(begun, message)
    return redirect(onward(url_for("posts.show", post_id=post.id)), 303)


class ReadinessForm(VersionedForm):
    """`seen` is what was seen of the post: its files are no part of its version."""

    seen = HiddenField()
    readiness = post_fields.readiness_field()

    def __init__(self, post: Post) -> None:
        super().__init__(obj=post, data={"seen": approvals.seen_of(session(), post)})
        post_fields.offer_readiness(self.readiness, [step for step in Readiness if ripening.may_set(post, step)])


@bp.route("/readiness", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def ripen(post_id: int):
    post, member = access.post_or_404(post_id), access.current_member()
    form = ReadinessForm(post)
    if form.validate_on_submit() and not form.is_current(post):
        form.seen.data = approvals.seen_of(session(), post)
    elif form.is_submitted() and not form.errors:
        step = Readiness(form.readiness.data)
        if reason := refusal([post], step):
            form.refuse(form.readiness, reason)
        else:
            try:
                seen = form.seen.data or ""
                return _saved(post, lambda: approvals.ripen(session(), post, step, by=member, seen=seen), _("Readiness saved."))
            except approvals.Stale:
                session.rollback()
                post = access.post_or_404(post_id)
                form.stale, form.seen.data = True, approvals.seen_of(session(), post)
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
        return _saved(post, lambda: post.assign(person, by=access.current_member()), _("Person saved."))
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
    return _saved(post, lambda: verb(post, by=access.current_member()), message)
