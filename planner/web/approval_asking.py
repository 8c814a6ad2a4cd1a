"""Approval is asked for several posts in one go, of the same people."""

from flask import Blueprint, redirect, render_template, url_for
from wtforms import SelectField
from wtforms.validators import Optional

from planner.db import session
from planner.models import Post, Right
from planner.models.approval import approvals_of
from planner.models.seen import next_step
from planner.planning import approvals
from planner.planning.approval_rights import refuse_asking
from planner.queries.approvals import approvers
from planner.web import access, doing
from planner.web.chosen import Chosen, chosen
from planner.web.form import INVALID, STALE, DayField, Form, choices
from planner.web.saying import quoted
from planner.web.urls import IN_WORKSPACE, onward
from planner.web.whom import named
from planner.wording import Refusal, marked, ngettext
from planner.wording import gettext as _

bp = Blueprint("approval_asking", __name__, url_prefix=IN_WORKSPACE)


class AskForm(Form):
    whom = SelectField(marked("Whom to ask"))
    due_day = DayField(marked("By"), description=marked("Without a day each by its own due day."), validators=[Optional()])

    def __init__(self) -> None:
        super().__init__()
        able = approvers(session(), access.current_workspace().id)
        self.members = {str(member.id): member for member in able}
        self.whom.choices = choices([("", _("whoever may approve")), *((str(member.id), name) for member, name in named(able))])


@bp.route("/posts/approvals", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def ask():
    """Those about which there is something to ask; the others are left and named."""
    posts, form = chosen(), AskForm()
    if not posts.posts or not form.validate_on_submit() or posts.late():
        return _page(posts, form)
    of, by, begun = form.members.get(form.whom.data or ""), access.current_member(), doing.begin()
    able = [post for post in posts.posts if not _refused(post, of)]
    begun.watch(*able)
    for post in able:
        approvals.ask(session(), post, by=by, of=of, due_day=form.due_day.data)
    left = [post for post in posts.posts if post not in able]
    warnings = [_("There is nothing to ask about %(titles)s, or not of them.", titles=quoted(left))] if left else []
    said = ngettext("Approval is asked for %(n)s post.", "Approval is asked for %(n)s posts.", len(able))
    doing.end(begun, said if able else _("Nothing was asked."), warnings=warnings)
    return redirect(onward(url_for("plan.board")), 303)


def _refused(post: Post, of) -> bool:
    workspace, of_post = access.current_workspace(), approvals_of(session(), post)
    step = next_step(of_post, approvals.seen_of(session(), post), workspace.approval)
    try:
        refuse_asking(session(), workspace, post, step, of_post, of)
    except Refusal:
        return True
    return False


def _page(posts: Chosen, form: AskForm):
    late = posts.late() if form.is_submitted() and not form.errors else []
    back = url_for("posts.show", post_id=posts.one.id) if posts.one else url_for("plan.board")
    status = STALE if late else form.status if posts.posts else INVALID
    return render_template("approvals/ask_several.html", form=form, posts=posts, late=late, back=back), status
