"""Posts are copied to other channels; a week or a month is copied forward, looked at first."""

from datetime import date
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms import BooleanField, SelectField, SelectMultipleField
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from planner.db import session
from planner.models import Right
from planner.planning.copies import Copy, Unit, copy, forward, onto_channels
from planner.web import access, doing, post_fields
from planner.web.chosen import Chosen, chosen
from planner.web.form import INVALID, STALE, DayField, Form, choices
from planner.web.plan import plan_from
from planner.web.urls import IN_WORKSPACE, bounded_day, onward
from planner.wording import gettext as _
from planner.wording import marked, ngettext

bp = Blueprint("copies", __name__, url_prefix=IN_WORKSPACE)


ANY_DAY = marked("Any day of the week or month.")


def channels_field(label: str, **options: Any) -> SelectMultipleField:
    """Boxes to tick."""
    return SelectMultipleField(label, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput(), **options)


def offer(field: SelectMultipleField, but: int | None = None) -> None:
    """The channels by their slugs, without one of them."""
    field.choices = choices((each.slug, each.name) for each in post_fields.channels() if each.id != but)


class CopyForm(Form):
    channel = channels_field(marked("Onto the channels"), validators=[InputRequired(marked("Please choose a channel."))])
    day = DayField(marked("On the day"), description=marked("Without one each keeps its own."), validators=[Optional()])

    def __init__(self, posts: Chosen) -> None:
        super().__init__()
        offer(self.channel, but=posts.one.channel_id if posts.one else None)


@bp.route("/posts/copies", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def posts():
    """On other channels, too."""
    those = chosen()
    form = CopyForm(those)
    if not those.posts or not form.validate_on_submit():
        return _page(those, form)
    if late := those.late():
        return _page(those, form, late=late)
    channels = [each for each in post_fields.channels() if each.slug in form.channel.data]
    copies = onto_channels(session(), access.current_workspace(), those.posts, channels, form.day.data)
    doubts = list({(each.day, each.channel.id): each.doubt for each in copies if each.is_new and each.doubt}.values())
    if doubts and not request.form.get("sure"):
        return _page(those, form, doubts=doubts)
    return _copied(copies, url_for("plan.board"))


def _page(posts: Chosen, form: CopyForm, *, late=None, doubts=None):
    status = STALE if late else INVALID if doubts or not posts.posts else form.status
    back = url_for("posts.show", post_id=posts.one.id) if posts.one else url_for("plan.board")
    return render_template("deeds/copies.html", posts=posts, form=form, late=late, doubts=doubts, back=back), status


def _copied(copies: list[Copy], default: str):
    begun = doing.begin()
    made = copy(begun, copies)
    there = sum(each.there for each in copies)
    left = ngettext("%(n)s lay there already.", "%(n)s lay there already.", there)
    doing.end(begun, ngettext("%(n)s post copied.", "%(n)s posts copied.", len(made)), remarks=[left] if there else [])
    return redirect(onward(default), 303)


class ForwardForm(Form):
    """Read by GET too, so that what is to be looked at has an address; the door asks a deed for its token."""

    class Meta(Form.Meta):
        csrf = False

    span = SelectField(marked("Copy"), validators=[InputRequired()])
    of = DayField(
        marked("Copy from"), name="from", description=ANY_DAY, validators=[InputRequired(marked("Please choose a day."))]
    )
    to = DayField(marked("Copy onto"), description=ANY_DAY, validators=[InputRequired(marked("Please choose a day."))])
    channel = channels_field(marked("Channels"), description=marked("None chosen: all channels."), validators=[Optional()])
    paused = BooleanField(marked("Also onto paused days"))

    def __init__(self, **given) -> None:
        super().__init__(**given)
        self.span.choices = choices([("week", _("a week")), ("month", _("a month"))])
        offer(self.channel)

    def validate_to(self, field) -> None:
        unit = Unit(self.span.data) if self.span.data in ("week", "month") else Unit.WEEK
        if self.of.data and field.data and unit.around(self.of.data) == unit.around(field.data):
            raise ValidationError(_("That is the same one."))

    def copies(self) -> list[Copy]:
        where = (session(), access.current_workspace(), Unit(self.span.data), self.of.data, self.to.data)
        return forward(*where, self.channel.data or ())

    def wanted(self, copies: list[Copy]) -> list[Copy]:
        """Without those on paused days, unless these are wanted too."""
        return [each for each in copies if self.paused.data or not (each.doubt and each.doubt.is_pause)]


@bp.route("/plan/copies", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def plan():
    """`span` is week or month, `from` and `to` are any of their days. What would be copied is shown first."""
    asked = "span" in request.values and bool(request.values.get("to"))
    form = ForwardForm(formdata=request.values) if asked else ForwardForm(formdata=None, **_proposed())
    if not asked or not form.validate():
        return render_template("deeds/forward.html", form=form, copies=None, wanted=[], today=access.today()), form.status
    copies = form.copies()
    wanted = form.wanted(copies)
    if request.method == "POST":
        return _copied(wanted, plan_from(Unit(form.span.data).around(form.to.data).first))
    return render_template("deeds/forward.html", form=form, copies=copies, wanted=wanted, today=access.today())


def _proposed() -> dict[str, object]:
    """This week onto the next one, unless the address says otherwise."""
    day: date = bounded_day(request.args.get("from", "")) or access.today()
    span = "month" if request.args.get("span") == "month" else "week"
    unit = Unit(span)
    return {"span": span, "of": day, "to": unit.around(day).end}
