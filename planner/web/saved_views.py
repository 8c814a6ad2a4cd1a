"""Saved views: filters of the plan under a name, for oneself or for all; and the one that the plan opens with."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from wtforms import HiddenField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from planner.db import session
from planner.models import Member, Right, SavedView
from planner.models.saved_view import begin_with, save_view
from planner.queries.saved_views import is_seen_by, is_taken, saved_views_of
from planner.web import access
from planner.web.form import Form, choices
from planner.web.plan_filter import PlanFilter
from planner.web.plan_frame import base
from planner.web.urls import IN_WORKSPACE, id_or_none, onward
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("saved_views", __name__, url_prefix=IN_WORKSPACE)

LONGEST_QUERY = 2000
ALL = "all"


class ViewForm(Form):
    query = HiddenField()
    name = StringField(marked("Name"), validators=[DataRequired(marked("Please enter a name.")), Length(max=80)])
    seen_by = SelectField(marked("Seen by"))

    def __init__(self, owner, but=None, **values):
        super().__init__(obj=but, seen_by=ALL if but and but.shared else "", **values)
        self.seen_by.choices = choices([("", _("me alone")), (ALL, _("all who see this plan"))])
        self.owner, self.but = owner, but

    def validate_name(self, field):
        if field.errors:  # a name that no column holds is nobody's
            return
        if len(self.query.data or "") > LONGEST_QUERY:
            raise ValidationError(_("There are too many filters to keep."))
        if is_taken(session(), self.owner, field.data, self.but):
            raise ValidationError(_("There is a view of this name already."))


@bp.get("/views")
@access.needs(Right.READ)
def index():
    return render_template("saved_views/index.html", views=saved_views_of(session(), access.current_member()), plan=_plan())


@bp.route("/views/new", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def new():
    """The address asks for what the plan's does."""
    form = ViewForm(access.current_member(), query=PlanFilter.kept(request.query_string.decode(), access.today()).query())
    if form.validate_on_submit():
        asked = PlanFilter.kept(form.query.data or "", access.today())
        query, shared = asked.query().removeprefix("?"), form.seen_by.data == ALL
        save_view(session(), access.current_member(), form.name.data, query, shared=shared)
        session().commit()
        flash(_("“%(name)s” is saved.", name=form.name.data), "done")
        return redirect(onward(_plan() + asked.query()), 303)
    return render_template("saved_views/new.html", form=form), form.status


@bp.route("/views/<id:view_id>", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def edit(view_id: int):
    """Its name, and who sees it. One that is shared belongs to all who write; only its owner takes it back for themselves."""
    found = _view_or_404(view_id)
    mine = found.member_id == access.current_member().id
    form = ViewForm(access.one_or_404(Member.id, found.member_id), found)
    if form.validate_on_submit():
        found.arrange(by=access.current_member(), name=form.name.data, shared=form.seen_by.data == ALL or not mine)
        session().commit()
        flash(_("“%(name)s” is saved.", name=found.name), "done")
        return redirect(onward(url_for("saved_views.index")), 303)
    return render_template("saved_views/edit.html", form=form, view=found, mine=mine), form.status


@bp.route("/views/<id:view_id>/removal", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.APPROVE)
def removal(view_id: int):
    """A page that asks, and the deed. No post goes with it."""
    found, form = _view_or_404(view_id), Form()
    if form.validate_on_submit():
        found.remove(by=access.current_member())
        session().commit()
        flash(_("“%(name)s” is removed.", name=found.name), "done")
        return redirect(url_for("saved_views.index"), 303)
    return render_template("saved_views/removal.html", form=form, view=found)


@bp.post("/views/start")
@access.needs(Right.READ)
def start():
    """`view` is the one to begin with; empty: the board."""
    asked = request.form.get("view", "")
    view = _view_or_404(id_or_none(asked)) if asked else None
    begin_with(session(), access.current_member(), view)
    session().commit()
    said = _("The plan opens with “%(name)s” now.", name=view.name) if view else _("The plan opens with the board now.")
    flash(said, "done")
    return redirect(onward(url_for("saved_views.index")), 303)


def _view_or_404(view_id: int | None) -> SavedView:
    """One that this member sees."""
    here = access.current_member()
    query = select(SavedView).where(SavedView.workspace_id == here.workspace_id, SavedView.id == view_id, is_seen_by(here))
    return session().scalar(query) or abort(404)


def _plan() -> str:
    return f"{base()}/plan"
