"""Members leave, or are removed: the page says what hangs on them, and who is to take it over."""

from collections.abc import Iterable, Sized

from flask import Blueprint, flash, redirect, render_template, url_for
from wtforms import SelectField

from planner.db import session
from planner.models import Member, Right
from planner.planning.holdings import Holdings, holdings
from planner.planning.membership import is_last_owner, leave
from planner.queries.people import people_of
from planner.web import access
from planner.web.auditing import audit
from planner.web.form import Form, choices
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, marked, ngettext
from planner.wording import gettext as _

bp = Blueprint("leaving", __name__, url_prefix=IN_WORKSPACE)


class LeavingForm(Form):
    heir = SelectField(
        marked("Who takes over"),
        description=marked("What is planned from today on goes to them. Without a name, the plan shows what has nobody."),
    )

    def __init__(self, leaver: Member):
        super().__init__()
        others = (person for person in people_of(session(), leaver.workspace_id).here if person.id != leaver.id)
        self.heir.choices = choices([("", _("nobody")), *((person.id, person.name) for person in others)])

    def chosen(self) -> Member | None:
        return access.member_or_404(int(self.heir.data)) if self.heir.data else None


@bp.route("/team/leaving", methods=["GET", "POST"])
@access.needs(Right.READ)
def oneself():
    """Leave the workspace."""
    return _leaving(access.current_member(), "member_left", url_for("workspaces.index"))


@bp.route("/team/<id:member_id>/removal", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def removal(member_id):
    leaver = access.member_or_404(member_id)
    if leaver.id == access.current_member().id:
        return redirect(url_for("leaving.oneself"), 303)
    return _leaving(leaver, "member_removed", url_for("team.index"))


def _leaving(leaver: Member, verb: str, onward: str):
    form, today = LeavingForm(leaver), access.today()
    if form.validate_on_submit():
        try:
            heir = form.chosen()
            leave(session(), leaver, by=access.current_member(), today=today, heir=heir)
        except Refusal as refusal:
            form.refuse(form.heir, refusal)
        else:
            audit(verb, about=leaver.name, heir=heir.name if heir else "")
            session.commit()
            flash(_("%(name)s is no longer a member of %(workspace)s.", **_both(leaver)), "done")
            return redirect(onward, 303)
    held = holdings(session(), leaver, today)
    shown = {
        "is_last_owner": is_last_owner(session(), leaver),
        "carried": carried(held),
        "ending": ending(held),
        "is_oneself": verb == "member_left",
    }
    return render_template("team/leaving.html", form=form, leaver=leaver, **shown), form.status


def _both(leaver):
    return {"name": leaver.name, "workspace": access.current_workspace().name}


def carried(held: Holdings) -> list[str]:
    """What an heir may take over, a phrase each."""
    phrases = []
    if held.responsible:
        phrases.append(_("responsible for %(channels)s", channels=_names(held.responsible)))
    if held.stand_in:
        phrases.append(_("stand-in on %(channels)s", channels=_names(held.stand_in)))
    if held.covers:
        phrases.append(_("stand-in for %(names)s", names=_names(held.covers)))
    counted = (
        (held.cadences, marked("%(n)s cadence with slots of theirs"), marked("%(n)s cadences with slots of theirs")),
        (held.posts, marked("%(n)s post from today on"), marked("%(n)s posts from today on")),
        (held.topics, marked("%(n)s topic in the backlog"), marked("%(n)s topics in the backlog")),
        (held.approvals, marked("%(n)s open request for approval"), marked("%(n)s open requests for approval")),
    )
    return phrases + _counted(counted)


def ending(held: Holdings) -> list[str]:
    """What ends with the membership, a phrase each."""
    return _counted(
        (
            (held.feeds, marked("%(n)s calendar feed"), marked("%(n)s calendar feeds")),
            (held.guest_links, marked("%(n)s guest link"), marked("%(n)s guest links")),
            (held.absences, marked("%(n)s absence from today on"), marked("%(n)s absences from today on")),
            (held.calendars, marked("%(n)s subscribed calendar"), marked("%(n)s subscribed calendars")),
        )
    )


def _counted(counted: Iterable[tuple[Sized, str, str]]) -> list[str]:
    return [ngettext(one, many, len(things)) for things, one, many in counted if len(things)]


def _names(things):
    return ", ".join(thing.name for thing in things)
