"""By when text, picture and approval are due: the workspace's rule, what a post says otherwise, and that a part is there."""

from datetime import timedelta

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms import IntegerField, RadioField
from wtforms.validators import NumberRange, Optional

from planner.db import session
from planner.domain.due import LONGEST_BEFORE, DuePart, Part, Said
from planner.models import Post, Right
from planner.models.due_day import due_days_of, rules_of, say_due, set_rules, tick
from planner.queries.due import DueOfPost, due_parts, parts_due
from planner.web import access
from planner.web.form import DayField, Form, choices
from planner.web.saying import say
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import gettext as _
from planner.wording import marked, ngettext

bp = Blueprint("due_days", __name__, url_prefix=IN_WORKSPACE)

PARTS = {Part.TEXT: marked("Text"), Part.PICTURE: marked("Picture"), Part.APPROVAL: marked("Approval")}
SOON = timedelta(days=8)  # what the page of the day shows: a week, today included, ...
BACK = timedelta(days=28)  # ... and what is late; older things are given up
RULE, BEFORE, DAY, NONE = "rule", "before", "day", "none"


class MayBeEmpty(Optional):
    """Without the word beside each label: the page says it once."""

    def __init__(self) -> None:
        super().__init__()
        self.field_flags: dict[str, bool] = {}


def days_field(label: str) -> IntegerField:
    return IntegerField(label, validators=[MayBeEmpty(), NumberRange(0, LONGEST_BEFORE)])


class RulesForm(Form):
    text = days_field(PARTS[Part.TEXT])
    picture = days_field(PARTS[Part.PICTURE])
    approval = days_field(PARTS[Part.APPROVAL])


@bp.route("/settings/due", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def rules():
    """So many days before publication, for every post; an empty field wants nothing."""
    workspace = access.current_workspace()
    form = RulesForm(data={part.value: days for part, days in rules_of(session(), workspace.id).items()})
    if form.validate_on_submit():
        set_rules(session(), workspace, {part: form[part.value].data for part in Part}, by=access.current_member())
        session.commit()
        say(_("Saved."))
        return redirect(url_for("due_days.rules"), 303)
    return render_template("settings/due.html", form=form), form.status


class DueForm(Form):
    how = RadioField(marked("Due"), choices=[])
    days_before = days_field(marked("Days before publication"))
    day = DayField(marked("Day"), validators=[MayBeEmpty()])

    def __init__(self, said: Said | None, rule: int | None) -> None:
        how = RULE if said is None else DAY if said.day else NONE if said.days_before is None else BEFORE
        before = said.days_before if said and said.days_before is not None else rule
        super().__init__(data={"how": how, "days_before": before, "day": said.day if said else None})
        by_rule = (
            _("As for every post: %(days)s before", days=ngettext("%(n)s day", "%(n)s days", rule))
            if rule is not None
            else _("As for every post: no day")
        )
        self.how.choices = choices(
            [
                (RULE, by_rule),
                (BEFORE, _("Days before publication; moves with the post")),
                (DAY, _("On a day that stays when the post moves")),
                (NONE, _("This post needs none")),
            ]
        )

    def said(self) -> Said | None:
        """As `say_due` takes it; what is missing is said at its field."""
        match self.how.data:
            case "before" if self.days_before.data is None:
                self.refuse(self.days_before, _("Please enter a number."))
            case "day" if self.day.data is None:
                self.refuse(self.day, _("Please choose a day."))
            case "before":
                return Said(days_before=self.days_before.data)
            case "day":
                return Said(day=self.day.data)
            case "none":
                return Said()
        return None


AT_PART = "/posts/<id:post_id>/due/<any(text, picture, approval):part>"


@bp.route(AT_PART, methods=["GET", "POST"])
@access.needs(Right.WRITE)
def set_part(post_id: int, part: str):
    post, wanted = access.post_or_404(post_id), Part(part)
    kept = due_days_of(session(), post).get(wanted)
    form = DueForm(kept.said if kept else None, rules_of(session(), post.workspace_id).get(wanted))
    if form.validate_on_submit():
        said = form.said()
        if not form.errors:
            say_due(session(), post, wanted, said, by=access.current_member())
            return _done(post, _("Saved."))
    return render_template("posts/due.html", form=form, post=post, part=PARTS[wanted]), form.status


@bp.post(AT_PART + "/state")
@access.needs(Right.WRITE)
def state(post_id: int, part: str):
    """`done` is there when it is."""
    post, done = access.post_or_404(post_id), bool(request.form.get("done"))
    tick(session(), post, Part(part), done=done, by=access.current_member())
    return _done(post)


def _done(post: Post, message: str = ""):
    session.commit()
    if message:
        say(message)
    return redirect(onward(url_for("posts.show", post_id=post.id, _anchor="due")), 303)


@bp.app_template_global("due_of")
def due_of(post: Post) -> tuple[list[DuePart], list[Part]]:
    """What is due, and the parts that have no day."""
    due = parts_due(session(), post)
    return due, [part for part in Part if part not in {each.part for each in due}]


@bp.app_template_global("my_parts_due")
def my_parts_due() -> list[DueOfPost]:
    """Of the visitor, late or within a week."""
    today, mine = access.today(), access.current_member().id
    due = due_parts(session(), access.current_workspace(), today - BACK, today + SOON)
    return [each for each in due if each.person_id == mine]


@bp.app_template_global("part_word")
def part_word(part: Part) -> str:
    return _(PARTS[part])


@bp.app_template_global("in_days")
def in_days(n: int) -> str:
    """`today`, `tomorrow`, `in 3 days`."""
    return _("today") if n == 0 else _("tomorrow") if n == 1 else _("in %(n)s days", n=n)
