"""What is always to be done for posts of a format: with these items their checklists begin."""

from flask import Blueprint, redirect, render_template, request, url_for
from sqlalchemy import select
from wtforms import StringField, TextAreaField
from wtforms.validators import Length, Optional

from planner.db import session
from planner.models import ChecklistItem, Post, Right
from planner.models.format_checklist import format_lists, set_format_list, usual_items
from planner.web import access
from planner.web.checklists import fault, lines_of
from planner.web.form import Form
from planner.web.saying import say
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("format_checklists", __name__, url_prefix=IN_WORKSPACE + "/settings/checklists")


class ListForm(Form):
    format = StringField(
        marked("Format"),
        description=marked("As posts name it, such as Reel or Newsletter. Empty: for every post."),
        validators=[Optional(), Length(max=40)],
    )
    items = TextAreaField(
        marked("What is to be done"), description=marked("One item a line. Without any the list is removed; posts keep theirs.")
    )


@bp.get("")
@access.needs(Right.ARRANGE)
def index():
    return render_template("settings/checklists.html", lists=format_lists(session(), access.current_workspace().id))


@bp.route("/edit", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def edit():
    """`format` in the address: its list, of every post when it is empty. Without it: a new one."""
    workspace, asked = access.current_workspace(), request.args.get("format")
    lists = format_lists(session(), workspace.id)
    form = ListForm(data={"items": "\n".join(lists.get(asked or "", []))} if asked is not None else None)
    if asked is not None:
        del form.format
    if form.validate_on_submit():
        named = " ".join((form.format.data or "").split()) if asked is None else asked[:40]
        items = lines_of(form.items.data or "")
        if asked is None and named.casefold() in {name.casefold() for name in lists}:
            form.refuse(form.format, _("There is a checklist for this already."))
        elif items and (said := fault(items)):
            form.refuse(form.items, said)
        else:
            set_format_list(session(), workspace, named, items, by=access.current_member())
            session.commit()
            say(_("Saved."))
            return redirect(url_for("format_checklists.index"), 303)
    return render_template("settings/checklist.html", form=form, asked=asked, formats=_known_formats()), form.status


def _known_formats() -> list[str]:
    rows = select(Post.format).where(Post.workspace_id == access.current_workspace().id, Post.format != "")
    return list(session.scalars(rows.distinct().order_by(Post.format)))


@bp.app_template_global("usual_items_missing")
def usual_items_missing(post: Post, listed: list[ChecklistItem]) -> list[str]:
    """What is always to be done for such a post, and does not stand on its list."""
    known = {item.text for item in listed}
    return [item for item in usual_items(session(), post) if item not in known]
