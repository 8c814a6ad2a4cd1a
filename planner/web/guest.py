"""What a guest sees: one selection of the plan, and of each post what will appear. As the link says, they comment and approve."""

from datetime import timedelta
from itertools import groupby

from flask import Blueprint, abort, redirect, send_file, url_for
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length

from planner import clock
from planner.db import session
from planner.domain.span import Week
from planner.markdown import LONGEST
from planner.models import Attachment, Outcome, Post
from planner.models.user import too_many
from planner.pictures import SMALL
from planner.planning import approvals, comments
from planner.queries.guests import post_for, posts_for
from planner.web import access
from planner.web.attachments import closed, store
from planner.web.form import Form
from planner.web.guest_view import guest_page, shown_to, waiting
from planner.web.guests import current_guest
from planner.web.post_preview import Kind, preview_on
from planner.web.saying import say, short
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("guest", __name__, url_prefix="/guest/<guest_token>")

COMMENTS, WITHIN = 10, timedelta(hours=1)  # for each link
LONGEST_REMARK = 2000
OUTCOMES = {"approved": Outcome.APPROVED, "sent_back": Outcome.SENT_BACK}
REFUSED, LATE, TOO_OFTEN = 422, 409, 429


class CommentForm(Form):
    comment = TextAreaField(
        marked("Comment"),
        description=marked("Everybody who works on this plan reads it, and other guests who see this post."),
        validators=[InputRequired(marked("Please write something.")), Length(max=LONGEST)],
    )


class AnswerForm(Form):
    """`seen` names the version that is shown: a yes to it is no yes to another."""

    seen = HiddenField()
    remark = TextAreaField(
        marked("Note to the team"),
        description=marked("Needed to send it back; to approve, only if there is something to say."),
        validators=[Length(max=LONGEST_REMARK)],
    )
    outcome = HiddenField()


@bp.get("")
@access.for_guests
def index(guest_token: str):
    """The posts of the selection by week, those that wait for this guest first."""
    link, today = current_guest(), access.today()
    posts = posts_for(session(), link, today)
    weeks = [(week, list(of_week)) for week, of_week in groupby(posts, key=lambda post: Week.of(post.day))]
    return guest_page(
        "guest/index.html",
        guest_token=guest_token,
        coming=[(week, of_week) for week, of_week in weeks if week.span.end > today],
        earlier=[(week, of_week) for week, of_week in weeks if week.span.end <= today],
        waiting=waiting(link, posts),
        today=today,
    )


@bp.get("/posts/<id:post_id>")
@access.for_guests
def show(guest_token: str, post_id: int):
    return _page(guest_token, _post(post_id))


@bp.post("/posts/<id:post_id>/comments")
@access.for_guests
def comment(guest_token: str, post_id: int):
    link, post, form = current_guest(), _post(post_id), CommentForm()
    if not link.may_comment:
        abort(403)
    if not form.validate_on_submit():
        return _page(guest_token, post, comment_form=form)
    if too_many(session(), f"guest-comment:{link.id}", limit=COMMENTS, within=WITHIN, now=clock.now()):
        said = _("More than %(n)s comments in an hour are not taken. Nothing is lost: send it later.", n=COMMENTS)
        form.refuse(form.comment, said)
        return _page(guest_token, post, comment_form=form, status=TOO_OFTEN)
    try:
        written = comments.write(session(), post, form.comment.data, guest=link)
    except Refusal as refusal:
        form.refuse(form.comment, refusal)
        return _page(guest_token, post, comment_form=form)
    session.commit()
    say(_("Thank you. The comment is there for everybody who works on this plan."))
    return redirect(url_for("guest.show", guest_token=guest_token, post_id=post.id, _anchor=f"c{written.id}"), 303)


@bp.post("/posts/<id:post_id>/answer")
@access.for_guests
def answer(guest_token: str, post_id: int):
    """Yes or no to the version that was seen."""
    link, post, form = current_guest(), _post(post_id), AnswerForm()
    if not link.may_approve:
        abort(403)
    outcome, asked = OUTCOMES.get(form.outcome.data or ""), shown_to(link, post).asked
    if not form.validate_on_submit() or outcome is None:
        return _page(guest_token, post, answer_form=form, status=REFUSED)
    if asked is None:
        return _page(guest_token, post, late=True, status=LATE)
    if outcome is Outcome.SENT_BACK and not form.remark.data:
        form.refuse(form.remark, _("Please say in a sentence what should be different."))
        return _page(guest_token, post, answer_form=form)
    try:
        approvals.answer(session(), asked, outcome, guest=link, seen=form.seen.data or "", remark=form.remark.data or "")
    except approvals.Stale:
        session.rollback()
        return _page(guest_token, _post(post_id), changed=True, status=LATE)
    except Refusal as refusal:
        session.rollback()
        form.refuse(form.remark, refusal)
        return _page(guest_token, _post(post_id), answer_form=form)
    session.commit()
    _thank(post, outcome)
    return redirect(url_for("guest.index", guest_token=guest_token), 303)


def _thank(post: Post, outcome: Outcome) -> None:
    if outcome is Outcome.APPROVED:
        say(_("“%(title)s” is approved. Thank you.", title=short(post.title)))
    else:
        say(_("“%(title)s” goes back to the team with the note. Thank you.", title=short(post.title)))


@bp.get("/posts/<id:post_id>/pictures/<id:attachment_id>")
@access.for_guests
def picture(guest_token: str, post_id: int, attachment_id: int):  # noqa: ARG001 (the link was looked up)
    """A picture of the post as we have drawn it."""
    post, attachment = _post(post_id), access.one_or_404(Attachment.id, attachment_id)
    path = store().path(attachment.storage_name, small=True) if attachment.post_id == post.id else None
    if path is None:
        abort(404)
    response = closed(send_file(path, SMALL))
    response.headers["Cache-Control"] = "no-store"  # nor is it there any more once the link is revoked
    return response


def _post(post_id: int) -> Post:
    """The post as this guest may see it, else 404, whatever the reason."""
    return post_for(session(), current_guest(), post_id, access.today()) or abort(404)


def _page(
    guest_token: str,
    post: Post,
    *,
    comment_form: CommentForm | None = None,
    answer_form: AnswerForm | None = None,
    changed: bool = False,
    late: bool = False,
    status: int | None = None,
):
    """`changed`: the post is not what was seen any more; `late`: it was answered already, or is no longer asked."""
    body = guest_page(
        "guest/post.html",
        guest_token=guest_token,
        shown=shown_to(current_guest(), post),
        preview=preview_on(post.channel),
        Kind=Kind,
        comment_form=comment_form or CommentForm(formdata=None),
        answer_form=answer_form or AnswerForm(formdata=None),
        changed=changed,
        late=late,
    )
    sent = comment_form or answer_form
    return body, status or (sent.status if sent else 200)
