"""What is said about a post: written, said otherwise, resolved, deleted."""

from dataclasses import dataclass

from flask import Blueprint, abort, g, redirect, render_template, request, url_for
from wtforms import BooleanField, TextAreaField

from planner.db import session
from planner.domain.mentions import Named, handle_of
from planner.markdown import LONGEST
from planner.models import Comment, Member, Post, Right
from planner.planning import comments
from planner.queries.mentions import OpenMention, open_mentions
from planner.queries.people import people_of
from planner.web import access
from planner.web.form import Form, VersionedForm
from planner.web.posts import page_of
from planner.web.saying import say
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("comments", __name__, url_prefix=IN_WORKSPACE + "/posts/<id:post_id>/comments")

HINT = marked("@name tells a colleague. **bold**, *italic*, lists with - and links are understood.")


def guests_field() -> BooleanField:
    return BooleanField(
        marked("Guests see it too"),
        description=marked("Whoever comes by a guest link to this post reads it. Otherwise it stays among us."),
    )


class CommentForm(Form):
    comment = TextAreaField(marked("Comment"), description=HINT)
    for_guests = guests_field()


class RewriteForm(VersionedForm):
    text = TextAreaField(marked("Comment"), description=HINT)
    for_guests = guests_field()


@dataclass(frozen=True, slots=True)
class Talk:
    """What the page of a post shows of it."""

    open: list[Comment]
    resolved: list[Comment]
    form: CommentForm
    people: list[tuple[str, str]]  # who can be named: handle and name
    names: dict[int, str]  # of members, those who left too
    longest: int = LONGEST


@bp.app_template_global("talk_about")
def talk_about(post: Post) -> Talk:
    said = comments.comments_of(session(), post)
    people = people_of(session(), post.workspace_id)
    here = [Named(person.id, person.name, person.email) for person in people.here]
    return Talk(
        open=[comment for comment in said if comment.resolved_at is None],
        resolved=[comment for comment in said if comment.resolved_at],
        form=g.get("comment_form") or CommentForm(formdata=None),
        people=[(handle_of(each, here), each.name) for each in here if each.id != access.current_member().id],
        names={person.id: person.name for person in people.by_id.values()},
    )


@bp.app_template_global("my_mentions")
def my_mentions() -> list[OpenMention]:
    return open_mentions(session(), access.current_workspace().id, access.current_member().id)


@bp.post("")
@access.needs(Right.WRITE, Right.APPROVE)
def write(post_id: int):
    post, form, member = access.post_or_404(post_id), CommentForm(), access.current_member()
    if form.validate_on_submit():
        try:
            comment = comments.write(session(), post, form.comment.data or "", by=member, for_guests=form.for_guests.data)
        except Refusal as refusal:
            form.refuse(form.comment, refusal)
        else:
            return _said(comment, _("Comment saved."))
    g.comment_form = form
    body, _status = page_of(post)
    return body, form.status


def _said(comment: Comment, message: str):
    """Saved, and whom it names."""
    named = comments.named_members(session(), comment.workspace_id, comment.text)
    names = ", ".join(member.name for member in named if member.id != comment.member_id)
    session.commit()
    say(message, effects=[_("Named in it: %(names)s.", names=names)] if names else [])
    return redirect(_place(comment), 303)


def _place(comment: Comment) -> str:
    return onward(url_for("posts.show", post_id=comment.post_id)) + f"#c{comment.id}"


@bp.route("/<id:comment_id>", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def edit(post_id: int, comment_id: int):
    """One's own."""
    comment, member = _found(post_id, comment_id), access.current_member()
    if comment.member_id != member.id:
        return _not_theirs(comment)
    form = RewriteForm(obj=comment)
    if form.validate_on_submit() and form.is_current(comment):
        try:
            comments.rewrite(session(), comment, form.text.data or "", for_guests=form.for_guests.data, by=member)
        except Refusal as refusal:
            form.refuse(form.text, refusal)
        else:
            return _said(comment, _("Comment saved."))
    return render_template("comments/edit.html", form=form, comment=comment), form.status


@bp.post("/<id:comment_id>/state")
@access.needs(Right.WRITE, Right.APPROVE)
def state(post_id: int, comment_id: int):
    """`resolved` is there when it is."""
    comment, member = _found(post_id, comment_id), access.current_member()
    (comment.resolve if request.form.get("resolved") else comment.reopen)(by=member)
    session.commit()
    return redirect(_place(comment), 303)


@bp.route("/<id:comment_id>/removal", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def removal(post_id: int, comment_id: int):
    comment, member = _found(post_id, comment_id), access.current_member()
    if not may_remove(comment, member):
        return _not_theirs(comment)
    form = VersionedForm(obj=comment)
    if form.validate_on_submit() and form.is_current(comment):
        comment.remove(session(), by=member)
        session.commit()
        say(_("The comment is deleted."))
        return redirect(onward(url_for("posts.show", post_id=post_id, _anchor="comments")), 303)
    return render_template("comments/removal.html", form=form, comment=comment), form.status


def _not_theirs(comment: Comment):
    say(_("Only whoever wrote a comment changes it."), "warning")
    return redirect(_place(comment), 303)


@bp.app_template_global("may_remove_comment")
def may_remove(comment: Comment, member: Member) -> bool:
    """Whoever wrote it, and whoever keeps the house: guests and those who left do not come back to do it."""
    return comment.member_id == member.id or member.may(Right.ARRANGE)


def _found(post_id: int, comment_id: int) -> Comment:
    comment: Comment = access.one_or_404(Comment.id, comment_id)
    return comment if comment.post_id == post_id else abort(404)
