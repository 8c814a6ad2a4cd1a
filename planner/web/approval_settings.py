"""How a workspace approves: not at all, on wish, always, or in two steps."""

from flask import Blueprint, redirect, render_template, url_for
from wtforms import BooleanField, RadioField

from planner.db import session
from planner.models import ApprovalMode, Right
from planner.planning.approval_mode import approve_by
from planner.web import access
from planner.web.auditing import audit
from planner.web.form import VersionedForm, choices
from planner.web.saying import say
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _
from planner.wording import marked, ngettext

bp = Blueprint("approval_settings", __name__, url_prefix=IN_WORKSPACE)

MODES = {
    ApprovalMode.NONE: marked("No approval: whoever writes sets any readiness."),
    ApprovalMode.OPTIONAL: marked("On wish: approval can be asked for, and whoever writes may do without."),
    ApprovalMode.REQUIRED: marked("Always: editors bring posts up to review, approvers, admins and owners approve them."),
    ApprovalMode.TWO_STEPS: marked("In two steps: first inside, then the client, by a guest link or in their name."),
}


def _word(mode: ApprovalMode | str) -> str:
    return mode.value if isinstance(mode, ApprovalMode) else str(mode)


class ApprovalForm(VersionedForm):
    approval = RadioField(marked("How posts are approved"), coerce=_word)
    own_approval = BooleanField(
        marked("One may approve one's own posts"),
        description=marked("Switched off, whoever a post is with, or who wrote it last, cannot approve it."),
    )

    def __init__(self, workspace):
        super().__init__(obj=workspace)
        self.approval.choices = choices((mode.value, _(words)) for mode, words in MODES.items())


@bp.route("/settings/approval", methods=["GET", "POST"])
@access.needs(Right.OWN)
def edit():
    workspace = access.current_workspace()
    form = ApprovalForm(workspace)
    if form.validate_on_submit() and form.is_current(workspace):
        mode, own = ApprovalMode(form.approval.data), form.own_approval.data
        if (mode, own) != (workspace.approval, workspace.own_approval):
            audit("settings_changed", fields=["approval"])
        withdrawn = approve_by(session(), workspace, mode, own=own, by=access.current_member())
        session.commit()
        effects = [ngettext("%(n)s request is withdrawn.", "%(n)s requests are withdrawn.", withdrawn)] if withdrawn else []
        say(_("Saved."), effects=effects)
        return redirect(url_for("approval_settings.edit"), 303)
    return render_template("settings/approval.html", form=form), form.status
