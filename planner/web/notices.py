"""What one wants to be told by mail: on one page for all workspaces, each kind of letter, the weekly report, quiet hours."""

from dataclasses import dataclass
from zoneinfo import available_timezones

from flask import Blueprint, flash, g, redirect, render_template, url_for
from sqlalchemy import select
from wtforms import BooleanField, SelectField, TimeField
from wtforms.validators import InputRequired, Optional

from planner import clock
from planner.db import session
from planner.domain.span import Week
from planner.mail.due import USUALLY, catch_up
from planner.mail.recipients import gets_reports
from planner.mail.transport import mail_goes_to
from planner.models import LetterKind, Member, ReportChoice, Right, Workspace
from planner.models.letter import put_in_outbox
from planner.models.notice_choice import choose as keep
from planner.models.notice_choice import report_choice
from planner.planning.notices import wants
from planner.web import access, door
from planner.web.form import INVALID, Form, choices
from planner.web.urls import IN_WORKSPACE
from planner.wording import clock_time, marked
from planner.wording import gettext as _

bp = Blueprint("notices", __name__)

WEEKDAYS = (
    *(marked("Monday"), marked("Tuesday"), marked("Wednesday"), marked("Thursday")),
    *(marked("Friday"), marked("Saturday"), marked("Sunday")),
)
USUAL_DAY, USUAL_TIME = USUALLY
OF_REPORT = ("weekday", "time", "zone", "always", "with_pdf", "with_xlsx")


class ChoicesForm(Form):
    """The fields of a kind of letter are called as the kind is."""

    report = BooleanField(marked("Weekly report"))
    weekday = SelectField(marked("Day"), coerce=int)
    time = TimeField(marked("Time"), validators=[InputRequired(marked("Please enter a time."))])
    zone = SelectField(marked("Time zone"))
    always = BooleanField(marked("Also when nothing is missing"))
    with_pdf = BooleanField(marked("With the report as PDF"))
    with_xlsx = BooleanField(marked("With the report as an Excel file"))
    approval_wanted = BooleanField(marked("Somebody asks for approval"))
    approval_given = BooleanField(marked("A post was approved, sent back, or not approved in time"))
    mentioned = BooleanField(marked("Somebody names me in a comment"))
    guest_commented = BooleanField(marked("A guest comments on a post of mine"))
    assigned = BooleanField(marked("A post becomes mine"))
    gap_critical = BooleanField(marked("A gap becomes critical"))
    feed_unfetched = BooleanField(marked("A calendar feed of mine is no longer fetched"))
    calendar_failed = BooleanField(marked("A calendar of absences can no longer be read"))
    digest = BooleanField(marked("The day, on working days"))
    week = BooleanField(marked("My week, on Mondays"))

    def __init__(self, workspace: Workspace, **values):
        super().__init__(prefix=f"w{workspace.id}-", **values)
        self.weekday.choices = choices((n, _(name)) for n, name in enumerate(WEEKDAYS))
        zones = ((zone, zone) for zone in sorted(available_timezones()))
        self.zone.choices = choices([("", _("that of the workspace")), *zones])

    @property
    def at_once(self):
        """The fields of letters that come when something happens."""
        return [field for field in self if field.short_name in KINDS and field not in self.regular]

    @property
    def regular(self):
        return [self.digest, self.week]


KINDS = {kind.value: kind for kind in LetterKind if kind is not LetterKind.REPORT and hasattr(ChoicesForm, kind.value)}


class HoursForm(Form):
    quiet_from = TimeField(marked("Quiet from"), validators=[Optional()])
    quiet_until = TimeField(marked("until"), validators=[Optional()])

    def validate(self, extra_validators=None):
        """Hours need both ends: an empty field would not be asked by itself."""
        valid = super().validate(extra_validators)
        if valid and (self.quiet_from.data is None) != (self.quiet_until.data is None):
            self.refuse(self.quiet_until, _("Quiet hours have a beginning and an end, or neither."))
            return False
        return valid


@dataclass(frozen=True)
class Place:
    """A workspace of the user's, and what they chose there."""

    workspace: Workspace
    form: ChoicesForm


@bp.get("/account/letters")
@access.for_users
def index():
    return _page(HoursForm(obj=access.current_user()))


@bp.post("/account/letters/hours")
@access.for_users
def hours():
    form, user = HoursForm(), access.current_user()
    if not form.validate():
        return _page(form), INVALID
    user.quiet_from, user.quiet_until = form.quiet_from.data, form.quiet_until.data
    session.commit()
    return _saved()


@bp.post("/account/letters/again")
@access.for_users
def again():
    """Letters go to the address again, which has refused them."""
    access.current_user().mail_refused_at = None
    session.commit()
    flash(_("Letters are sent to this address again."), "done")
    return redirect(url_for("notices.index"), 303)


@bp.post(f"{IN_WORKSPACE}/notices")
@access.needs(Right.READ)
def choose():
    workspace, member = access.current_workspace(), access.current_member()
    form = ChoicesForm(workspace)
    if not form.validate():
        return _page(HoursForm(obj=access.current_user()), refused=Place(workspace, form)), INVALID
    for name, kind in KINDS.items():
        keep(session(), member, kind, wanted=form[name].data)
    chosen = report_choice(session(), member, wanted=form.report.data)
    chosen.wanted = form.report.data
    for name in OF_REPORT:
        setattr(chosen, name, form[name].data or None if name == "zone" else form[name].data)
    session().flush()
    if catch_up(session(), workspace.id, clock.now(), member.user_id):
        flash(_("The report of %(workspace)s is on its way.", workspace=workspace.name), "done")
    session.commit()
    return _saved()


@bp.post(f"{IN_WORKSPACE}/notices/report")
@access.needs(Right.READ)
def report():
    """This week's report, now: once a minute."""
    workspace, member, now = access.current_workspace(), access.current_member(), clock.now()
    week, chosen = Week.of(access.today()), _chosen(member)
    payload = {"year": week.year, "week": week.number, "pdf": chosen.with_pdf, "xlsx": chosen.with_xlsx, "asked": True}
    key = f"gap:{workspace.id}:{week}:{member.user_id}:{now:%Y%m%d%H%M}"
    put_in_outbox(session(), LetterKind.REPORT, key, payload, user_id=member.user_id, workspace_id=workspace.id)
    session.commit()
    flash(_("The report of %(workspace)s is on its way.", workspace=workspace.name), "done")
    return redirect(url_for("notices.index"), 303)


def _saved():
    flash(_("Saved."), "done")
    return redirect(url_for("notices.index"), 303)


def _page(hours: HoursForm, refused: Place | None = None):
    user, settings = access.current_user(), door.settings()
    places = [_place(member, workspace) for member, workspace in _memberships()]
    if refused:
        places = [refused if place.workspace.id == refused.workspace.id else place for place in places]
    folder = mail_goes_to(settings)
    return render_template("notices/index.html", places=places, hours=hours, refused_at=user.mail_refused_at, folder=folder)


def _memberships() -> list[tuple[Member, Workspace]]:
    rows = select(Member, Workspace).join(Workspace, Workspace.id == Member.workspace_id)
    mine = rows.where(Member.user_id == g.user.id, Member.left_at.is_(None)).order_by(Workspace.name)
    return [(member, workspace) for member, workspace in session.execute(mine)]


def _place(member: Member, workspace: Workspace) -> Place:
    chosen = _chosen(member)
    values = {name: getattr(chosen, name) for name in OF_REPORT} | {"report": chosen.wanted, "zone": chosen.zone or ""}
    wanted = {name: wants(session(), member, kind) for name, kind in KINDS.items()}
    return Place(workspace, ChoicesForm(workspace, formdata=None, **values, **wanted))


def _chosen(member: Member) -> ReportChoice:
    """As kept, or as it is without a word from the member."""
    here = (ReportChoice.workspace_id == member.workspace_id, ReportChoice.member_id == member.id)
    kept = session.scalar(select(ReportChoice).where(*here))
    return kept or ReportChoice(
        wanted=gets_reports(member.role, None), weekday=USUAL_DAY, time=USUAL_TIME, always=False, with_pdf=False, with_xlsx=False
    )


@bp.app_template_global("report_comes")
def report_comes() -> str:
    """Of the workspace of this page: when the weekly report comes to the visitor."""
    chosen = _chosen(access.current_member())
    if not chosen.wanted:
        return _("The report does not come by mail.")
    return _("It comes by mail: %(weekday)s, %(time)s.", weekday=_(WEEKDAYS[chosen.weekday]), time=clock_time(chosen.time))
