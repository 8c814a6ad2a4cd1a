"""The team: who is here in which role, who stands in for whom, who is away when."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from sqlalchemy import select
from wtforms import RadioField, SelectField
from wtforms.validators import NumberRange, Optional

from planner.db import session
from planner.models import Member, Right, Role, User
from planner.planning.membership import arrange_member
from planner.queries.people import people_of
from planner.web import access, shell
from planner.web.auditing import audit
from planner.web.form import HoursField, VersionedForm, choices
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("team", __name__, url_prefix=IN_WORKSPACE)

ROLE_WORDS = {
    Role.OWNER: marked("Owner"),
    Role.ADMIN: marked("Admin"),
    Role.EDITOR: marked("Editor"),
    Role.APPROVER: marked("Approver"),
    Role.VIEWER: marked("Viewer"),
}
ROLE_DEEDS = {
    Role.OWNER: marked("everything, the workspace itself and its owners too"),
    Role.ADMIN: marked("plans, and arranges channels, cadences, members and feeds"),
    Role.EDITOR: marked("writes and moves topics and posts, sets pauses, imports"),
    Role.APPROVER: marked("reads, comments, approves and sends back"),
    Role.VIEWER: marked("sees the plan, changes nothing"),
}


def role_choices(roles: Iterable[Role]) -> list[Any]:
    """Each with what one does in it."""
    return choices((role.value, _("%(role)s: %(deeds)s", role=_(ROLE_WORDS[role]), deeds=_(ROLE_DEEDS[role]))) for role in roles)


# In this order, as far as their features are there.
TABS = (
    ("team.index", marked("Members")),
    ("invitations.index", marked("Invitations")),
    ("guest_links.index", marked("Guests")),
    ("absences.index", marked("Absences")),
    ("workload.index", marked("Workload")),
    ("outbox.index", marked("Outbox")),
    ("audit.index", marked("Audit log")),
)


@bp.app_context_processor
def tabs():
    """For `team/_tabs.html`, which all pages of the team have below their head."""
    return {"team_tabs": lambda: [(endpoint, label) for endpoint, label in TABS if shell.leads_to(endpoint)]}


@bp.get("/team")
@access.needs(Right.READ)
def index():
    people = people_of(session(), access.current_workspace().id)
    return render_template("team/index.html", people=people, roles=ROLE_WORDS, unreachable=_unreachable())


def _unreachable() -> dict[int, datetime]:
    """By member: since when their address has refused letters."""
    rows = select(Member.id, User.mail_refused_at).join(User, User.id == Member.user_id)
    here = rows.where(Member.workspace_id == access.current_workspace().id, User.mail_refused_at.is_not(None))
    return {member_id: moment for member_id, moment in session.execute(here) if moment}


def _word(role: Role | str) -> str:
    """Of the member as kept, and of what the browser sends."""
    return role.value if isinstance(role, Role) else role


class MemberForm(VersionedForm):
    role = RadioField(marked("Role"), coerce=_word)
    stand_in = SelectField(
        marked("Stand-in"), description=marked("Takes over when this member is away and the channel has no stand-in of its own.")
    )
    weekly_hours = HoursField(
        marked("Hours a week"),
        description=marked("For this workspace. Spread over Monday to Friday; more effort than that is an overload."),
        validators=[Optional(), NumberRange(0, 168)],
    )

    def __init__(self, member: Member):
        super().__init__(obj=member, data={"stand_in": str(member.stand_in_id or "")})
        others = people_of(session(), member.workspace_id).here
        self.role.choices = role_choices(ROLE_WORDS)
        self.stand_in.choices = choices(
            [("", _("nobody")), *((other.id, other.name) for other in others if other.id != member.id)]
        )


@bp.route("/team/<id:member_id>", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def member(member_id):
    found = access.member_or_404(member_id)
    form = MemberForm(found)
    if form.validate_on_submit() and form.is_current(found):
        try:
            before, role = found.role, Role(form.role.data)
            stand_in = int(form.stand_in.data) if form.stand_in.data else None
            arrange_member(
                session(), found, by=access.current_member(), role=role, stand_in_id=stand_in, weekly_hours=form.weekly_hours.data
            )
        except Refusal as refusal:
            form.refuse(form.role, refusal)
        else:
            if role is not before:
                audit("role_changed", about=found.name, before=before.value, after=role.value)
            session.commit()
            flash(_("Saved."), "done")
            return redirect(url_for("team.index"), 303)
    return render_template("team/member.html", form=form, found=found), form.status
