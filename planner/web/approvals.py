"""Approvals: asked for on a post's page, answered there or several at once. An answer carries the version that was seen."""

from dataclasses import dataclass

from flask import Blueprint, abort, redirect, render_template, request, url_for
from wtforms import HiddenField, SelectField, TextAreaField
from wtforms.validators import Length, Optional

from planner import clock, wording
from planner.db import session
from planner.domain.plan import Readiness
from planner.models import Approval, ApprovalMode, GuestLink, Member, Outcome, Post, Right, Step
from planner.models.seen import seen_together
from planner.planning import approvals
from planner.queries.approvals import approvers, open_approvals, usual_due_day
from planner.queries.asked import Asked
from planner.queries.guests import guest_links_of
from planner.queries.version_seen import version_now, version_seen
from planner.reports.approval_times import approval_times
from planner.web import access, doing
from planner.web.approval_panel import panel_of
from planner.web.form import STALE, DayField, Form, choices
from planner.web.saying import quoted, say, short
from planner.web.urls import IN_WORKSPACE, id_or_none, onward
from planner.web.whom import named
from planner.wording import Refusal, marked, ngettext
from planner.wording import gettext as _

bp = Blueprint("approvals", __name__, url_prefix=IN_WORKSPACE)

LONGEST_REMARK = 2000
STEPS = {Step.INSIDE: marked("inside"), Step.CLIENT: marked("by the client")}


bp.add_app_template_global(panel_of, "approval_panel")
bp.add_app_template_global(lambda post: approvals.seen_of(session(), post), "seen_of")
bp.add_app_template_global(lambda posts: seen_together(session(), posts), "seen_together")


class AskForm(Form):
    whom = SelectField(marked("Whom to ask"))
    due_day = DayField(
        marked("By"),
        description=marked("Reminders come after a day and two; after three, admins are told."),
        validators=[Optional()],
    )

    def __init__(self, post: Post) -> None:
        super().__init__(due_day=usual_due_day(session(), post))
        links = [link for link in guest_links_of(session(), post.workspace_id) if link.may_approve and link.is_good(clock.now())]
        self.links = {link.id: link for link in links if link.shows(post.channel_id, post.campaign, post.day)}
        able = approvers(session(), post.workspace_id)
        self.members = {member.id: member for member in able}
        self.whom.choices = choices(
            [
                ("", _("whoever may approve")),
                *((f"m{member.id}", name) for member, name in named(able)),
                *((f"g{id_}", _("%(name)s (guest)", name=link.name)) for id_, link in self.links.items()),
            ]
        )

    @property
    def asked(self) -> Member | GuestLink | None:
        of = self.members if self.whom.data.startswith("m") else self.links
        return of.get(int(self.whom.data[1:])) if self.whom.data else None


@bp.route("/posts/<id:post_id>/approval", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def ask(post_id: int):
    post, member = access.post_or_404(post_id), access.current_member()
    form = AskForm(post)
    if form.validate_on_submit():
        begun = doing.begin()
        begun.watch(post)
        try:
            approvals.ask(session(), post, by=member, of=form.asked, due_day=form.due_day.data)
        except Refusal as refusal:
            session.rollback()
            form.refuse(form.whom, refusal)
            post = access.post_or_404(post_id)
        else:
            doing.end(begun, _("Approval is asked for."))
            return redirect(onward(url_for("posts.show", post_id=post.id)), 303)
    return render_template("approvals/ask.html", form=form, post=post), form.status


class AnswerForm(Form):
    """`seen` names the version that was shown."""

    approval = HiddenField()
    seen = HiddenField()
    outcome = HiddenField()
    remark = TextAreaField(marked("Remark"), validators=[Length(max=LONGEST_REMARK)])


@bp.post("/posts/<id:post_id>/approval/answer")
@access.needs(Right.APPROVE)
def answer(post_id: int):
    post, form = access.post_or_404(post_id), AnswerForm()
    outcome = {"approved": Outcome.APPROVED, "sent_back": Outcome.SENT_BACK}.get(form.outcome.data or "")
    if not form.validate_on_submit() or outcome is None:
        say(_("The answer was not understood: it is approved or sent back."), "warning")
        return redirect(url_for("posts.show", post_id=post_id), 303)
    asked = _asked_or_404(id_or_none(form.approval.data or ""), post)
    begun = doing.begin()
    begun.watch(post)
    try:
        approvals.answer(
            session(), asked, outcome, by=access.current_member(), seen=form.seen.data or "", remark=form.remark.data or ""
        )
    except approvals.Stale:
        session.rollback()
        return _too_late(asked, form)
    except Refusal as refusal:
        session.rollback()
        say(str(refusal), "warning")
        return redirect(url_for("posts.show", post_id=post_id), 303)
    doing.end(begun, _what_was_said(post))
    return redirect(onward(url_for("posts.show", post_id=post_id)), 303)


def _what_was_said(post: Post) -> str:
    """By what became of it: a yes from inside may be only the first of two."""
    title = short(post.title)
    if post.readiness is Readiness.APPROVED:
        return _("“%(title)s” is approved.", title=title)
    if post.readiness is Readiness.REVIEW:
        return _("“%(title)s” is approved inside; now the client is asked.", title=title)
    return _("“%(title)s” goes back to be worked on.", title=title)


def _too_late(given: Approval, form: AnswerForm):
    """What was seen beside what is there now; the answer can be given to that. The remark is kept."""
    post = given.post
    page = {
        "before": version_seen(session(), post, form.seen.data or ""),
        "now": version_now(post),
        "asked": approvals.open_approval(session(), post),
        "seen": approvals.seen_of(session(), post),
    }
    return render_template("approvals/changed.html", post=post, given=given, form=form, **page), STALE


@bp.post("/posts/<id:post_id>/approval/withdrawal")
@access.needs(Right.WRITE)
def withdraw(post_id: int):
    post = access.post_or_404(post_id)
    asked = approvals.open_approval(session(), post)
    if asked:
        approvals.withdraw(session(), asked, by=access.current_member())
        session.commit()
        say(_("Approval is no longer asked for."))
    return redirect(onward(url_for("posts.show", post_id=post_id)), 303)


def _asked_or_404(approval_id: int | None, post: Post) -> Approval:
    asked: Approval = access.one_or_404(Approval.id, approval_id)
    return asked if asked.post_id == post.id else abort(404)


@bp.get("/approvals")
@access.needs(Right.READ)
def index():
    """What waits, of whom, since when; and how long it usually takes."""
    workspace, member = access.current_workspace(), access.current_member()
    waiting = open_approvals(session(), workspace.id)
    mine = Asked(session(), workspace, waiting).answerable(member)
    return render_template(
        "approvals/index.html",
        waiting=[(each, each in mine) for each in waiting],
        guests={link.id: link.name for link in guest_links_of(session(), workspace.id)},
        times=approval_times(session(), workspace.id, clock.now()),
        now=clock.now(),
        today=access.today(),
        STEPS=STEPS,
        NONE=ApprovalMode.NONE,
    )


@dataclass(frozen=True, slots=True)
class Waiting:
    """For the page of the day. `late` were asked for by this member and have had their day."""

    mine: list[Approval]
    late: list[Approval]
    all: int


@bp.app_template_global("approvals_waiting")
def approvals_waiting() -> Waiting:
    workspace, member = access.current_workspace(), access.current_member()
    if workspace.approval is ApprovalMode.NONE:
        return Waiting([], [], 0)
    waiting = open_approvals(session(), workspace.id)
    asked = [each for each in waiting if each.asked_by_id == member.id]
    late = [each for each in asked if each.due_day and each.due_day < access.today()]
    return Waiting(Asked(session(), workspace, waiting).expected_of(member), late, len(waiting))


@bp.app_template_filter("waited")
def waited(wait) -> str:
    """`3 Std.` / `3 h`, `2 Tage` / `2 days`: so far as one says it."""
    hours = wait.total_seconds() / 3600
    if hours < 1:
        return _("less than an hour")
    if hours < 36:
        return ngettext("%(n)s hour", "%(n)s hours", round(hours))
    days = round(hours / 24, 1)
    return ngettext("%(time)s day", "%(time)s days", 1 if days == 1 else 2, time=wording.number(days))


@bp.post("/approvals/answers")
@access.needs(Right.APPROVE)
def answer_several():
    """Yes to those that are ticked, each in the version that was seen; what has changed meanwhile is left and named."""
    form = Form()
    if not form.validate_on_submit():
        abort(400)
    done: list[Post] = []
    left: list[Post] = []
    for ticked in request.form.getlist("approval"):
        id_, _colon, seen = ticked.partition(":")
        asked = access.one_or_404(Approval.id, id_or_none(id_))
        (done if _approved(asked, seen) else left).append(asked.post)
    session.commit()
    if done:
        say(ngettext("%(n)s post is approved.", "%(n)s posts are approved.", len(done)))
    if left:
        changed = _("Left as they are, because they have changed or are not for this role: %(titles)s.", titles=quoted(left))
        say(changed, "warning")
    return redirect(url_for("approvals.index"), 303)


def _approved(asked: Approval, seen: str) -> bool:
    try:
        with session().begin_nested():  # of one that is refused on the way, nothing stays
            approvals.answer(session(), asked, Outcome.APPROVED, by=access.current_member(), seen=seen)
    except (approvals.Stale, Refusal):
        return False
    return True
