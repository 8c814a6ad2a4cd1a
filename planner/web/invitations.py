"""Invitations of a workspace: sent by mail, sent again, revoked; and what became of them."""

import re

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from planner import clock
from planner.db import session
from planner.models import Invitation, Right, Role
from planner.planning.inviting import end_invitations, invite, invite_again
from planner.web import access, door
from planner.web.auditing import audit
from planner.web.form import Form
from planner.web.team import ROLE_WORDS, role_choices
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, marked, ngettext
from planner.wording import gettext as _

bp = Blueprint("invitations", __name__, url_prefix=IN_WORKSPACE)

LISTED = 100  # the newest


class InvitationForm(Form):
    emails = TextAreaField(
        marked("E-mail addresses"),
        description=marked("One per line. Each gets a letter with a link that works once, for seven days."),
        validators=[InputRequired(marked("Please enter the e-mail address.")), Length(max=5000)],
        render_kw={"rows": 3, "autocomplete": "off", "spellcheck": "false"},
    )
    role = RadioField(marked("Role"), default=Role.EDITOR.value)

    def __init__(self):
        super().__init__()
        given = [role for role in ROLE_WORDS if role is not Role.OWNER or access.may(Right.OWN)]
        self.role.choices = role_choices(given)

    def addresses(self) -> list[str]:
        """As they were typed or pasted: `Kim <kim@example.org>; bo@example.org` are two."""
        named = (each.strip() for each in re.split(r"[\n;,]", self.emails.data))
        return [each[each.rindex("<") + 1 : -1] if "<" in each and each.endswith(">") else each for each in named if each]


@bp.route("/invitations", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def index():
    """Who is invited, and a form to invite more."""
    form = InvitationForm()
    if form.validate_on_submit():
        try:
            role = Role(form.role.data)
            sent = invite(session(), access.current_workspace(), form.addresses(), role, by=access.current_member())
        except Refusal as refusal:
            form.refuse(form.emails, refusal)
        else:
            _note("invited", sent)
            session.commit()
            flash(ngettext("%(n)s invitation is on its way.", "%(n)s invitations are on their way.", len(sent)), "done")
            return redirect(url_for("invitations.index"), 303)
    return render_template("invitations/index.html", form=form, **_shown()), form.status


def _shown():
    newest = (
        select(Invitation)
        .where(Invitation.workspace_id == access.current_workspace().id)
        .options(joinedload(Invitation.invited_by))
        .order_by(Invitation.id.desc())
        .limit(LISTED)
    )
    settings = door.settings()
    return {
        "invitations": list(session.scalars(newest)),
        "now": clock.now(),
        "roles": ROLE_WORDS,
        "folder": None if settings.mail_url else settings.data_dir / "mail",
    }


def _note(verb, invitations):
    for each in invitations:
        audit(verb, about=each.email, role=each.role.value)


@bp.post("/invitations/<id:invitation_id>/renewal")
@access.needs(Right.ARRANGE)
def again(invitation_id):
    """Another letter with a new link; the old one ends."""
    found = _mine_to_give(access.one_or_404(Invitation.id, invitation_id))
    try:
        if found is None or found.accepted_at:
            raise Refusal(marked("This invitation cannot be sent again."))
        _note("invited", [invite_again(session(), access.current_workspace(), found, by=access.current_member())])
    except Refusal as refusal:
        flash(str(refusal), "error")
    else:
        session.commit()
        flash(_("%(email)s gets a new link; the old one has ended.", email=found.email), "done")
    return redirect(url_for("invitations.index"), 303)


@bp.route("/invitations/<id:invitation_id>/revocation", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def revoke(invitation_id):
    """A page that asks, and the deed."""
    found, form = access.one_or_404(Invitation.id, invitation_id), Form()
    if not form.validate_on_submit():
        return render_template("invitations/revocation.html", form=form, invitation=found), form.status
    if found.is_open(clock.now()):
        end_invitations(session(), found.workspace_id, clock.now(), Invitation.id == found.id)
        _note("invitation_revoked", [found])
        session.commit()
        flash(_("The link that %(email)s got no longer works.", email=found.email), "done")
    return redirect(url_for("invitations.index"), 303)


def _mine_to_give(invitation):
    """Owners alone invite owners."""
    return invitation if invitation.role is not Role.OWNER or access.may(Right.OWN) else None
