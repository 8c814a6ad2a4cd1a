"""Guest links: who sees what without an account, made, shown again, changed and revoked by those who arrange."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from sqlalchemy import select
from wtforms import BooleanField, EmailField, SelectField, StringField
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from planner import clock
from planner.db import session
from planner.domain.span import shifted
from planner.models import GuestLink, Post, Right
from planner.models.guest_link import USUALLY_FOR, make_guest_link
from planner.planning.founding import addressed
from planner.planning.guest_links import address
from planner.queries.channels import channels_of
from planner.queries.guests import guest_links_of
from planner.queries.people import people_of
from planner.web import access, door, sessions
from planner.web.auditing import audit, audit_reading
from planner.web.form import DayField, Form, VersionedForm, choices
from planner.web.guest_view import selection
from planner.web.urls import IN_WORKSPACE, bounded_day
from planner.wording import Refusal, marked
from planner.wording import gettext as _

bp = Blueprint("guest_links", __name__, url_prefix=IN_WORKSPACE + "/guests")

LONGEST = 365  # days


@bp.get("")
@access.needs(Right.WRITE)
def index():
    workspace_id, now = access.current_workspace().id, clock.now()
    links = guest_links_of(session(), workspace_id)
    return render_template("guest_links/index.html", links=links, names=_names(), now=now, selection=selection)


def _names():
    return {person.id: person.name for person in people_of(session(), access.current_workspace().id).by_id.values()}


class LinkForm(Form):
    name = StringField(
        marked("For whom"),
        description=marked("What they write and decide stands under this name."),
        validators=[InputRequired(marked("Please enter a name.")), Length(max=80)],
    )
    email = EmailField(
        marked("E-mail address"),
        description=marked("Where approvals are asked for. Without one the link is passed on by hand."),
        validators=[Optional(), Length(max=254)],
    )
    channel = SelectField(marked("Channel"))
    campaign = SelectField(marked("Campaign"))
    first_day = DayField(marked("From"), validators=[Optional()])
    last_day = DayField(
        marked("To"), description=marked("Left empty, whatever is planned later is seen too."), validators=[Optional()]
    )
    may_comment = BooleanField(marked("May comment"))
    may_approve = BooleanField(marked("May approve and send back"))
    expires = DayField(marked("Valid until"), validators=[InputRequired(marked("Please enter a day."))])

    def __init__(self, link: GuestLink | None = None, **prefilled):
        workspace = access.current_workspace()
        if link:
            until = link.expires_at.astimezone(ZoneInfo(workspace.zone)).date()
            prefilled = {"channel": str(link.channel_id or ""), "campaign": link.campaign or "", "expires": until}
        super().__init__(obj=link, data=prefilled)
        self.channel.choices = choices(
            [("", _("All channels")), *((each.id, each.name) for each in channels_of(session(), workspace.id))]
        )
        self.campaign.choices = choices([("", _("Any")), *((name, name) for name in campaigns(link.campaign if link else None))])

    def validate_last_day(self, field):
        if self.first_day.data and field.data and field.data < self.first_day.data:
            raise ValidationError(_("The last day lies before the first."))

    def validate_email(self, field):
        if field.data:
            try:
                field.data = addressed(field.data)
            except Refusal as refusal:
                raise ValidationError(str(refusal)) from refusal

    def validate_expires(self, field):
        if field.data and not access.today() <= field.data <= shifted(access.today(), LONGEST):
            raise ValidationError(_("A link holds from today for a year at most."))

    def values(self):
        zone = ZoneInfo(access.current_workspace().zone)
        return {
            "name": self.name.data,
            "email": self.email.data or None,
            "channel_id": int(self.channel.data) if self.channel.data else None,
            "campaign": self.campaign.data or None,
            "first_day": self.first_day.data,
            "last_day": self.last_day.data,
            "may_comment": self.may_comment.data,
            "may_approve": self.may_approve.data,
            "expires_at": datetime.combine(self.expires.data, time(23, 59), zone),
        }


class KeptLinkForm(LinkForm, VersionedForm):
    """Of a link that is there."""


def campaigns(kept=None):
    """Those in use, and the one that a link already has."""
    here = access.current_workspace().id
    used = select(Post.campaign).where(Post.workspace_id == here, Post.campaign != "", Post.trashed_at.is_(None))
    return sorted({*session.scalars(used.distinct()), *([kept] if kept else [])})


@bp.route("/new", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def new():
    """Prefilled by `channel` (a slug), `campaign`, `from` and `to` of the address, as the plan's filters name them."""
    form = LinkForm(**_prefilled())
    if form.validate_on_submit():
        workspace_id, member = access.current_workspace().id, access.current_member()
        link, _token = make_guest_link(session(), door.settings().feed_key, by=member, workspace_id=workspace_id, **form.values())
        audit("guest_link_made", about=link.name, link=link.id)
        session.commit()
        flash(_("The link is ready."), "done")
        return redirect(url_for("guest_links.show", link_id=link.id), 303)
    return render_template("guest_links/edit.html", form=form, link=None), form.status


def _prefilled():
    asked = request.args.get("campaign", "").lower()
    slugs = {each.slug: each.id for each in channels_of(session(), access.current_workspace().id)}
    return {
        "channel": str(slugs.get(request.args.get("channel", ""), "")),
        "campaign": next((name for name in campaigns() if name.lower() == asked), ""),
        "first_day": bounded_day(request.args.get("from", "")),
        "last_day": bounded_day(request.args.get("to", "")),
        "may_comment": True,
        "expires": shifted(access.today(), USUALLY_FOR // timedelta(days=1)),
    }


@bp.get("/<id:link_id>")
@access.needs(Right.ARRANGE)
def show(link_id):
    """The address, to pass on."""
    link = _link_or_404(link_id)
    good = link.is_good(clock.now())
    if good:
        sessions.fresh_or_ask()
        audit_reading("guest_link_shown", about=link.name)
    where = address(link, door.settings()) if good else None
    words = {"names": _names(), "selection": selection}
    page = make_response(render_template("guest_links/show.html", link=link, good=good, address=where, **words))
    page.headers["Referrer-Policy"] = "no-referrer"
    return page


@bp.route("/<id:link_id>/selection", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def edit(link_id):
    link = _link_or_404(link_id)
    form = KeptLinkForm(link)
    if form.validate_on_submit() and form.is_current(link):
        link.arrange(by=access.current_member(), **form.values())
        audit("guest_link_changed", about=link.name, link=link.id)
        session.commit()
        flash(_("Saved."), "done")
        return redirect(url_for("guest_links.index"), 303)
    return render_template("guest_links/edit.html", form=form, link=link), form.status


@bp.route("/<id:link_id>/address", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def renewal(link_id):
    """A page that asks, and a new address; the old one shows nothing from then on."""
    link, form = _link_or_404(link_id), Form()
    if form.validate_on_submit():
        link.renew(door.settings().feed_key)
        link.hold_again(clock.now())
        audit("guest_link_renewed", about=link.name, link=link.id)
        session.commit()
        flash(_("This is the new address. The old one shows nothing from now on."), "done")
        return redirect(url_for("guest_links.show", link_id=link.id), 303)
    return render_template("guest_links/renewal.html", form=form, link=link), form.status


@bp.route("/<id:link_id>/removal", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def removal(link_id):
    """A page that asks, and the deed: the link ends at once; what was said and decided through it stays."""
    link, form = _link_or_404(link_id), Form()
    if form.validate_on_submit():
        link.revoke(by=access.current_member())
        audit("guest_link_revoked", about=link.name, link=link.id)
        session.commit()
        flash(_("The link of %(name)s is revoked: it shows nothing from now on.", name=link.name), "done")
        return redirect(url_for("guest_links.index"), 303)
    return render_template("guest_links/removal.html", form=form, link=link), form.status


def _link_or_404(link_id):
    return access.one_or_404(GuestLink.id, link_id)
