"""Absences: who is away when, what that does to the plan, and the sheet for whoever stands in."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from wtforms import RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from planner.db import session
from planner.domain.span import YEAR, Span, Week, monday_of, shifted
from planner.models import Absence, DayPart, Member, Post, Right
from planner.queries.people import people_of
from planner.reports.absence_effect import effect_of
from planner.reports.handover import handover_of
from planner.web import access, post_fields
from planner.web.form import DayField, Form, choices
from planner.web.urls import IN_WORKSPACE, id_or_none
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("absences", __name__, url_prefix=IN_WORKSPACE + "/absences")

WEEKS = 8
LONGEST_NOTE = 5000
PARTS = {
    DayPart.WHOLE: marked("whole days"),
    DayPart.MORNING: marked("mornings"),
    DayPart.AFTERNOON: marked("afternoons"),
}


@bp.get("")
@access.needs(Right.READ)
def index():
    workspace, today = access.current_workspace(), access.today()
    rows = select(Absence).where(Absence.workspace_id == workspace.id).options(joinedload(Absence.member).joinedload(Member.user))
    absences = list(session.scalars(rows.order_by(Absence.first_day, Absence.last_day, Absence.id)))
    monday = monday_of(today)
    return render_template(
        "absences/index.html",
        coming=[each for each in absences if each.last_day >= today],
        over=[each for each in reversed(absences) if each.last_day < today][:50],
        people=people_of(session(), workspace.id),
        weeks=[Week.of(shifted(monday, 7 * number)) for number in range(WEEKS)],
        span=Span(monday, shifted(monday, 7 * WEEKS)),
        today=today,
        PARTS=PARTS,
        may_change=may_change,
    )


def may_change(absence: Absence) -> bool:
    """One's own, or everybody's for those who arrange. One that is read from a calendar is changed there."""
    own = absence.member_id == access.current_member().id and access.may(Right.WRITE)
    return (own or access.may(Right.ARRANGE)) and absence.calendar_id is None


class AbsenceForm(Form):
    member = SelectField(marked("Who"), coerce=int)
    first_day = DayField(marked("First day"), validators=[InputRequired(marked("Please enter a day."))])
    last_day = DayField(
        marked("Last day"),
        description=marked("Both days are included."),
        validators=[InputRequired(marked("Please enter a day."))],
    )
    part = RadioField(marked("Away on"), default=DayPart.WHOLE.value)
    note = StringField(
        marked("Remark"),
        description=marked("Seen by whoever is away and by admins."),
        validators=[Optional(), Length(max=200)],
    )
    handover = TextAreaField(
        marked("For whoever stands in"),
        description=marked("What runs, what waits, whom to ask. It stands on the hand-over sheet."),
        validators=[Optional(), Length(max=LONGEST_NOTE)],
    )

    def __init__(self, absence: Absence | None = None, **prefilled):
        if absence:
            kept = {name: getattr(absence, name) for name in ("first_day", "last_day", "note", "handover")}
            prefilled = {"member": absence.member_id, "part": absence.part.value, **kept}
        asked = {"formdata": request.args} if request.method == "GET" and "first_day" in request.args else {}
        super().__init__(**asked, data=prefilled)
        members = post_fields.members() if access.may(Right.ARRANGE) else [access.current_member()]
        self.able = {member.id for member in members}
        self.member.choices = choices((member.id, member.name) for member in members)
        self.part.choices = choices((part.value, _(word)) for part, word in PARTS.items())

    @property
    def ahead(self) -> Absence | None:
        """What would be entered, not kept; None as long as it is none."""
        known = {part.value for part in DayPart}
        fields = (self.first_day, self.last_day)
        first, last = (None if field.process_errors else field.data for field in fields)
        if not (first and last and first <= last) or self.part.data not in known:
            return None
        return Absence(first_day=first, last_day=last, part=DayPart(self.part.data))

    def validate_last_day(self, field):
        if self.first_day.data and field.data and field.data < self.first_day.data:
            raise ValidationError(_("The last day lies before the first."))

    def values(self):
        return {
            "first_day": self.first_day.data,
            "last_day": self.last_day.data,
            "part": DayPart(self.part.data),
            "note": self.note.data or "",
            "handover": self.handover.data or "",
        }


@bp.route("/new", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.ARRANGE)
def new():
    """Of oneself; those who arrange enter everybody's (`?member=ID`). With days in the address it says what they would do."""
    form = AbsenceForm(member=id_or_none(request.args.get("member", "")) or access.current_member().id)
    if form.validate_on_submit():
        values = form.values()
        first, last = values.pop("first_day"), values.pop("last_day")
        others = _overlapping(form.member.data, first, last)
        absence = access.member_or_404(form.member.data).be_absent(first, last, by=access.current_member(), **values)
        session.commit()
        flash(_("The absence is entered."), "done")
        if others:
            flash(_("It overlaps with another absence of the same person."), "warning")
        return redirect(url_for("absences.effect", absence_id=absence.id), 303)
    return _page(form, None)


def _page(form: AbsenceForm, absence: Absence | None):
    """With what the days in the form would do."""
    ahead, found = form.ahead, None
    who = absence.member_id if absence else form.member.data
    if ahead and (absence or who in form.able):
        ahead.member_id = who
        found = effect_of(session(), access.current_workspace(), ahead, access.today(), instead_of=absence)
    return render_template("absences/edit.html", form=form, absence=absence, ahead=ahead, found=found), form.status


def _overlapping(member_id, first, last):
    rows = select(Absence.id).where(
        Absence.workspace_id == access.current_workspace().id,
        Absence.member_id == member_id,
        Absence.first_day <= last,
        Absence.last_day >= first,
    )
    return list(session.scalars(rows))


@bp.route("/<id:absence_id>", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.ARRANGE)
def edit(absence_id):
    absence = _mine_or_403(absence_id)
    form = AbsenceForm(absence)
    del form.member
    if form.validate_on_submit():
        absence.change(by=access.current_member(), **form.values())
        session.commit()
        flash(_("Saved."), "done")
        return redirect(url_for("absences.effect", absence_id=absence.id), 303)
    return _page(form, absence)


@bp.route("/<id:absence_id>/removal", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.ARRANGE)
def removal(absence_id):
    """A page that asks, and the deed: what was written for the stand-in goes with it."""
    absence, form = _mine_or_403(absence_id), Form()
    if form.validate_on_submit():
        absence.remove(by=access.current_member())
        session.commit()
        flash(_("The absence is removed."), "done")
        return redirect(url_for("absences.index"), 303)
    return render_template("absences/removal.html", form=form, absence=absence), form.status


def _mine_or_403(absence_id):
    absence = access.one_or_404(Absence.id, absence_id)
    return absence if may_change(absence) else abort(403)


@bp.get("/<id:absence_id>/effect")
@access.needs(Right.READ)
def effect(absence_id):
    """Which promises lose their person; their posts can be given to somebody else there."""
    absence = access.one_or_404(Absence.id, absence_id)
    found = effect_of(session(), access.current_workspace(), absence, access.today())
    return render_template(
        "absences/effect.html",
        absence=absence,
        found=found,
        stand_in=_stand_in(absence.member),
        others=[each for each in post_fields.members() if each.id != absence.member_id and each.may(Right.WRITE)],
        year_end=shifted(access.today(), YEAR),
        may_change=may_change,
        PARTS=PARTS,
    )


def _stand_in(member: Member) -> Member | None:
    rows = select(Member).where(
        Member.workspace_id == member.workspace_id, Member.id == member.stand_in_id, Member.left_at.is_(None)
    )
    return session.scalar(rows)


@bp.get("/<id:absence_id>/handover")
@access.needs(Right.READ)
def handover(absence_id):
    absence = access.one_or_404(Absence.id, absence_id)
    sheet = handover_of(session(), access.current_workspace(), absence, access.today())
    posts = {comment.post_id for comment in sheet.mentions}
    titles = select(Post.id, Post.title).where(Post.workspace_id == absence.workspace_id, Post.id.in_(posts))
    return render_template(
        "absences/handover.html", sheet=sheet, absence=absence, titles=dict(session.execute(titles).all()), PARTS=PARTS
    )
