"""What a guest sees: one selection of the plan, and of each post what will appear. As the link says, they comment and approve."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, send_file, url_for
from wtforms import HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length

from planner import clock
from planner.db import session
from planner.domain.span import Week
from planner.markdown import LONGEST
from planner.models import Approval, Attachment, Comment, GuestLink, Outcome, Post
from planner.models.attachment import attachments_of
from planner.models.user import too_many
from planner.pictures import SMALL
from planner.planning import approvals, comments
from planner.queries.guests import post_for, posts_for, waiting_for
from planner.web import access
from planner.web.attachments import closed, store
from planner.web.form import Form
from planner.web.guests import current_guest
from planner.web.post_preview import Kind, preview_on
from planner.web.saying import say
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("guest", __name__, url_prefix="/guest/<guest_token>")

COMMENTS, WITHIN = 10, timedelta(hours=1)  # for each link
LONGEST_REMARK = 2000


class CommentForm(Form):
    comment = TextAreaField(
        marked("Comment"),
        description=marked("Everybody who works on this plan reads it, and other guests who see this post."),
        validators=[InputRequired(marked("Please write something.")), Length(max=LONGEST)],
    )


class AnswerForm(Form):
    """`seen` names the version that is shown: a yes to it is no yes to another."""

    seen = HiddenField()
    remark = TextAreaField(marked("Remark"), validators=[Length(max=LONGEST_REMARK)])
    outcome = HiddenField()


@bp.get("")
@access.for_guests
def index(guest_token: str):
    """The posts of the selection by week, those that wait for this guest first."""
    link, today = current_guest(), access.today()
    posts, waiting = posts_for(session(), link, today), waiting_for(session(), link)
    weeks = [(week, list(of_week)) for week, of_week in groupby(posts, key=lambda post: Week.of(post.day))]
    return render_template(
        "guest/index.html",
        link=link,
        guest_token=guest_token,
        coming=[(week, of_week) for week, of_week in weeks if week.span.end > today],
        earlier=[(week, of_week) for week, of_week in weeks if week.span.end <= today],
        waiting=[(post, waiting[post.id]) for post in posts if post.id in waiting],
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
    key = f"guest-comment:{link.id}"
    if too_many(session(), key, limit=COMMENTS, within=WITHIN, now=clock.now()):
        session.commit()
        form.refuse(
            form.comment, _("More than %(n)s comments in an hour are not taken. Nothing is lost: send it later.", n=COMMENTS)
        )
        return _page(guest_token, post, comment_form=form)
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
    outcome = {"approved": Outcome.APPROVED, "sent_back": Outcome.SENT_BACK}.get(form.outcome.data or "")
    if not form.validate_on_submit() or outcome is None:
        return _page(guest_token, post, answer_form=form, status=422)
    if outcome is Outcome.SENT_BACK and not (form.remark.data or "").strip():
        form.refuse(form.remark, _("Please say in a sentence what should be different."))
        return _page(guest_token, post, answer_form=form)
    asked = waiting_for(session(), link).get(post.id)
    if asked is None:
        return _page(guest_token, post, late=True, status=409)
    try:
        approvals.answer(session(), asked, outcome, guest=link, seen=form.seen.data or "", remark=form.remark.data or "")
    except approvals.Stale:
        session.rollback()
        return _page(guest_token, _post(post_id), changed=True, status=409)
    except Refusal as refusal:
        session.rollback()
        form.refuse(form.remark, refusal)
        return _page(guest_token, _post(post_id), answer_form=form)
    session.commit()
    say(
        _("“%(title)s” is approved. Thank you.", title=post.title)
        if outcome is Outcome.APPROVED
        else _("It goes back with the remark. Thank you.")
    )
    return redirect(url_for("guest.index", guest_token=guest_token), 303)


@bp.get("/posts/<id:post_id>/pictures/<id:attachment_id>")
@access.for_guests
def picture(guest_token: str, post_id: int, attachment_id: int):  # noqa: ARG001 (the link was looked up)
    """A picture of the post as we have drawn it."""
    post, attachment = _post(post_id), access.one_or_404(Attachment.id, attachment_id)
    path = store().path(attachment.storage_name, small=True) if attachment.post_id == post.id else None
    if path is None:
        abort(404)
    return closed(send_file(path, SMALL, etag=f"small-{attachment.digest}"))


def _post(post_id: int) -> Post:
    """The post as this guest may see it, else 404, whatever the reason."""
    return post_for(session(), current_guest(), post_id, access.today()) or abort(404)


@dataclass(frozen=True, slots=True)
class Shown:
    """A post for a guest. `asked` is what they may answer, None when nothing waits for them."""

    post: Post
    asked: Approval | None
    seen: str
    files: list[Attachment]
    said: list[Comment]


def _shown(link: GuestLink, post: Post) -> Shown:
    return Shown(
        post=post,
        asked=waiting_for(session(), link).get(post.id),
        seen=approvals.seen_of(session(), post),
        files=attachments_of(session(), post),
        said=comments.comments_of(session(), post, for_guests=True),
    )


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
    link = current_guest()
    shown = _shown(link, post)
    body = render_template(
        "guest/post.html",
        link=link,
        guest_token=guest_token,
        shown=shown,
        preview=preview_on(post.channel),
        Kind=Kind,
        comment_form=comment_form or CommentForm(formdata=None),
        answer_form=answer_form or AnswerForm(formdata=None),
        changed=changed,
        late=late,
    )
    forms = [form for form in (comment_form, answer_form) if form]
    return body, status or (forms[0].status if forms else 200)


@bp.app_template_global("familiar")
def familiar(comment: Comment) -> str:
    """Colleagues are known to guests by first name and initial; guests by the name of their link."""
    first, *rest = comment.author.split() or ["?"]
    return comment.author if comment.guest_link_id else " ".join([first, *(f"{word[0]}." for word in rest[-1:])])
