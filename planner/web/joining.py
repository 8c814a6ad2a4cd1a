"""The link of an invitation: says who invites to what, and lets whoever has the address in. Looking changes nothing."""

from typing import NamedTuple

from flask import Blueprint, flash, g, redirect, request, url_for
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired, Length, ValidationError

from planner import clock
from planner.db import session
from planner.models import Invitation, Member, User, Workspace
from planner.models.audit import note
from planner.models.user import LONGEST_PASSWORD, SHORTEST_PASSWORD, user_by_email
from planner.planning.accounts import refuse_weak
from planner.planning.founding import add_user, shown_name
from planner.planning.inviting import accept, invitation_of, use
from planner.web import access, door, sessions
from planner.web.auditing import network
from planner.web.form import Form
from planner.web.team import ROLE_DEEDS, ROLE_WORDS
from planner.web.token_page import token_page
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("joining", __name__)


class Invited(NamedTuple):
    invitation: Invitation
    workspace: Workspace
    known: bool  # whether somebody has an account under the address


class NewcomerForm(Form):
    """Of somebody who has no account yet. The address is the invitation's."""

    name = StringField(
        marked("Your name"),
        validators=[InputRequired(marked("Please enter a name.")), Length(max=80)],
        render_kw={"autocomplete": "name"},
    )
    password = PasswordField(
        marked("Password"),
        description=marked("At least 15 characters. Four or five words that do not belong together are easy to remember."),
        validators=[InputRequired(marked("Please enter a password.")), Length(max=LONGEST_PASSWORD)],
        render_kw={"autocomplete": "new-password", "minlength": SHORTEST_PASSWORD},
    )

    def __init__(self, invited: Invited):
        super().__init__()
        self.invited = invited

    def validate_name(self, field):
        try:
            shown_name(field.data)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from None

    def validate_password(self, field):
        try:
            refuse_weak(field.data, self.invited.invitation.email, self.name.data, self.invited.workspace.name)
        except Refusal as refusal:
            raise ValidationError(str(refusal)) from None


@bp.route("/invitation/<token>", methods=["GET", "POST"])
@access.for_anyone
@door.reads_first
def join(token):
    """With an account one signs in and joins; without one a name and a password make it. No account is ever taken over."""
    invited = _invited(token)
    if invited is None:
        return _no_longer()
    if g.user is None and invited.known:
        return _shown(token, invited) if request.method != "POST" else _to_sign_in(token)
    if g.user and g.user.email != invited.invitation.email:
        return _shown(token, invited, status=403 if request.method == "POST" else 200)
    form = Form() if g.user else NewcomerForm(invited)
    if form.validate_on_submit():
        return _let_in(token, form)
    return _shown(token, invited, form, form.status)


def _invited(token: str) -> Invited | None:
    invitation = invitation_of(session(), token, clock.now())
    if invitation is None:
        return None
    workspace = session().get_one(Workspace, invitation.workspace_id)
    return Invited(invitation, workspace, user_by_email(session(), invitation.email) is not None)


def _let_in(token, form):
    """Looked up anew in the unit that writes: of two who use one link at once, one comes too late."""
    unit = door.start_writing()
    invited = _invited(token)
    if invited and (g.user is None) is invited.known:  # the account came to be meanwhile: the page says how it goes on
        return redirect(url_for("joining.join", token=token), 303)
    if invited is None or not use(unit, invited.invitation, clock.now()):
        return _no_longer()
    invitation, workspace, known = invited
    user = g.user if known else add_user(unit, invitation.email, form.name.data, form.password.data)
    _note(accept(unit, workspace, invitation, user), user, invitation)
    if not known:
        sessions.start(unit, user)
    unit.commit()
    flash(_("Welcome to %(workspace)s.", workspace=workspace.name), "done")
    return redirect(url_for("plan.board", workspace=workspace.slug), 303)


def _note(member: Member, user: User, invitation: Invitation) -> None:
    about = {"about": invitation.email, "role": member.role.value, "network": network()}
    note(session(), member.workspace_id, "invitation_accepted", user_id=user.id, who=user.name, **about)


def _shown(token, invited, form=None, status=200):
    role = invited.invitation.role
    words = {"role": _(ROLE_WORDS[role]), "deeds": _(ROLE_DEEDS[role])}
    return token_page(
        "invitations/join.html", status, form=form, invited=invited, back=url_for("joining.join", token=token), **words
    )


def _to_sign_in(token):
    return redirect(url_for("sign_in.login", next=url_for("joining.join", token=token)), 303)


def _no_longer():
    """The same for a link that was used, revoked, forged, or ran out."""
    return token_page(
        "errors/error.html",
        404,
        title=marked("This invitation no longer holds"),
        sentence=marked("It was used, revoked, or has run out. Whoever sent it can send a new one."),
    )
