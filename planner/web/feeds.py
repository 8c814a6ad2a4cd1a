"""Calendar feeds of a workspace: made, shown with the way into each program, given a new address, ended."""

from typing import NamedTuple
from urllib.parse import quote

from flask import Blueprint, abort, flash, make_response, redirect, render_template, request, url_for
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from planner.db import session
from planner.domain.plan import Readiness
from planner.feeds.body import usual_name
from planner.feeds.fetch import Family, Last
from planner.gapwords import readiness_word
from planner.models import Right
from planner.models.feed import FeedKind, make_feed
from planner.queries.channels import channels_of
from planner.queries.feeds import bodies_of, feed_of, feeds_of, fetches_of
from planner.queries.people import people_of
from planner.web import access, door, sessions
from planner.web.auditing import audit, audit_reading
from planner.web.form import Form, choices
from planner.web.published import counters
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _
from planner.wording import marked

bp = Blueprint("feeds", __name__, url_prefix=IN_WORKSPACE)

KINDS = {
    FeedKind.PLAN: marked("The whole plan"),
    FeedKind.CHANNEL: marked("One channel"),
    FeedKind.PERSON: marked("The posts of one person"),
    FeedKind.GAPS: marked("The gaps of the coming four weeks"),
    FeedKind.WEEK: marked("Everything one person has to do"),
}
OF_A_PERSON = (FeedKind.PERSON, FeedKind.WEEK)
FAMILIES = {
    Family.GOOGLE: "Google",
    Family.OUTLOOK: "Outlook",
    Family.APPLE: "Apple",
    Family.THUNDERBIRD: "Thunderbird",
    Family.OTHER: marked("Other programs"),
}
DELAYS = {
    Family.GOOGLE: marked("usually every 8 to 24 hours; cannot be hurried"),
    Family.OUTLOOK: marked("on the web about every 3 hours, on the desktop up to 24 hours"),
    Family.APPLE: marked("every 5 minutes to once a day, as set in the subscription"),
    Family.THUNDERBIRD: marked("every 30 minutes, if not set otherwise"),
    Family.OTHER: marked("as set in the program"),
}


@bp.get("/feeds")
@access.needs(Right.READ)
def index():
    member, workspace_id = access.current_member(), access.current_workspace().id
    feeds = feeds_of(session(), member)
    kept = fetches_of(session(), workspace_id)
    return render_template(
        "feeds/index.html",
        feeds=feeds,
        people=people_of(session(), workspace_id).by_id,
        bodies=bodies_of(session(), workspace_id),
        fetches={feed.id: _last_fetches(feed.id, kept.get(feed.id, ())) for feed in feeds},
        KINDS=KINDS,
        FAMILIES=FAMILIES,
        DELAYS=DELAYS,
    )


def _last_fetches(feed_id, kept):
    """By family, the newest first; those that are not written yet are the newer ones."""
    last = {Family(row.client): Last(row.fetched_at, row.fetches) for row in kept}
    for family, newer in counters().fetches.of(feed_id).items():
        last[family] = Last(newer.fetched_at, newer.fetches + (last[family].fetches if family in last else 0))
    return sorted(last.items(), key=lambda pair: pair[1].fetched_at, reverse=True)


def _checkboxes(label, description):
    return SelectMultipleField(
        label,
        description=description,
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )


def _asked_kind():
    """As the address says, so that a page can lead to its own calendar."""
    asked = request.args.get("kind", "")
    return asked if asked in {kind.value for kind in FeedKind} else FeedKind.PLAN.value


class FeedForm(Form):
    kind = RadioField(marked("What it shows"))
    channel = SelectField(marked("Channel"), description=marked("For the calendar of one channel."))
    person = SelectField(marked("Person"), description=marked("For the posts of one person, or all they have to do."))
    name = StringField(
        marked("Name"),
        description=marked("As calendar programs show it. Left empty, it says what the calendar shows."),
        validators=[Optional(), Length(max=60)],
    )
    detail = RadioField(
        marked("How much it tells"),
        description=marked("Whoever has the address sees this. It can be passed on, so titles are the careful choice."),
        default="titles",
    )
    shows_empty = BooleanField(
        marked("Show empty promises"),
        description=marked("Slots of the coming quarter that still want a post, as entries over the whole day."),
    )
    shows_cancelled = BooleanField(
        marked("Show cancelled posts"), description=marked("Up to 14 days after their day, marked as cancelled.")
    )
    only_channels = _checkboxes(marked("Only these channels"), marked("None chosen: all of them."))
    only_people = _checkboxes(marked("Only posts of"), marked("None chosen: everybody's."))
    campaign = StringField(marked("Only this campaign"), validators=[Optional(), Length(max=80)])
    pillar = StringField(marked("Only this pillar"), validators=[Optional(), Length(max=80)])
    ripe_from = SelectField(marked("From this readiness on"), default="idea")

    def __init__(self):
        super().__init__(kind=_asked_kind(), person=str(access.current_member().id))
        workspace_id = access.current_workspace().id
        self.channels = {each.id: each for each in channels_of(session(), workspace_id)}
        self.people = {each.id: each for each in people_of(session(), workspace_id).here}
        channels = [(each.id, each.name) for each in self.channels.values()]
        people = [(each.id, each.name) for each in self.people.values() if not each.left]
        self.kind.choices = choices((kind.value, _(label)) for kind, label in KINDS.items())
        self.channel.choices = choices([("", "–"), *channels])
        self.person.choices = choices([("", "–"), *people])
        self.detail.choices = choices([("titles", _("Titles only")), ("full", _("Titles, texts and who is responsible"))])
        self.only_channels.choices = choices(channels)
        self.only_people.choices = choices(people)
        self.ripe_from.choices = choices((each.word, readiness_word(each)) for each in Readiness)

    def validate_channel(self, field):
        if self.kind.data == FeedKind.CHANNEL.value and not field.data:
            raise ValidationError(_("Please choose a channel."))

    def validate_person(self, field):
        if self.kind.data in [kind.value for kind in OF_A_PERSON] and not field.data:
            raise ValidationError(_("Please choose a person."))

    def values(self):
        """Fields of a feed; what its kind does not have is left out."""
        kind = FeedKind(self.kind.data)
        channel = self.channels[int(self.channel.data)] if kind is FeedKind.CHANNEL else None
        person = self.people[int(self.person.data)] if kind in OF_A_PERSON else None
        whose = channel or person
        return {
            "kind": kind,
            "name": self.name.data or usual_name(access.current_workspace(), kind, whose.name if whose else None),
            "channel_id": channel.id if channel else None,
            "person_id": person.id if person else None,
            "full_text": self.detail.data == "full",
            "shows_empty": self.shows_empty.data and kind in (FeedKind.PLAN, FeedKind.CHANNEL),
            "shows_cancelled": self.shows_cancelled.data and kind is not FeedKind.GAPS,
            "filters": self.filters() if kind is FeedKind.PLAN else {},
        }

    def filters(self):
        """Those that narrow something down."""
        asked = {
            "channels": self.only_channels.data or [],
            "people": self.only_people.data or [],
            "campaign": self.campaign.data or "",
            "pillar": self.pillar.data or "",
            "readiness": "" if self.ripe_from.data == "idea" else self.ripe_from.data,
        }
        return {name: value for name, value in asked.items() if value}


@bp.route("/feeds/new", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def new():
    form = FeedForm()
    if form.validate_on_submit():
        member = access.current_member()
        owned = {"workspace_id": member.workspace_id, "owner_id": member.id}
        made, _token = make_feed(session(), door.settings().feed_key, by=member, **owned, **form.values())
        audit("feed_made", about=made.name, feed=made.id)
        session.commit()
        flash(_("The calendar is ready to be subscribed to."), "done")
        return redirect(url_for("feeds.show", feed_id=made.id), 303)
    return render_template("feeds/new.html", form=form), form.status


class Ways(NamedTuple):
    """A feed's address, and the links by which programs take it."""

    address: str
    webcal: str
    outlook_com: str
    microsoft_365: str

    @classmethod
    def to(cls, feed, token):
        address = f"{door.settings().base_url}{url_for('published.feed', token=token, name=feed.kind.value)}"
        asked = f"url={quote(address, safe='')}&name={quote(feed.name, safe='')}"
        return cls(
            address,
            f"webcal://{address.partition('://')[2]}",
            f"https://outlook.live.com/calendar/0/addfromweb?{asked}",
            f"https://outlook.office.com/calendar/0/addfromweb?{asked}",
        )


@bp.get("/feeds/<id:feed_id>")
@access.needs(Right.WRITE)
def show(feed_id):
    """The secret address. None when the key that it was encrypted with is gone: only a new address helps then."""
    feed = _feed_or_404(feed_id)
    if not feed.revoked_at:
        sessions.fresh_or_ask()
    token = None if feed.revoked_at else feed.token(door.settings().feed_key)
    ways = Ways.to(feed, token) if token else None
    if ways:
        audit_reading("feed_shown", about=feed.name)
    page = make_response(render_template("feeds/show.html", feed=feed, ways=ways, KINDS=KINDS, DELAYS=DELAYS, Family=Family))
    page.headers["Referrer-Policy"] = "no-referrer"
    return page


def _feed_or_404(feed_id):
    """One's own feed, or anybody's for those who arrange the workspace."""
    return feed_of(session(), access.current_member(), feed_id) or abort(404)


@bp.route("/feeds/<id:feed_id>/address", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def address(feed_id):
    """A page that asks, and a new address; the old one ends."""
    feed, form = _feed_or_404(feed_id), Form()
    if form.validate_on_submit() and not feed.revoked_at:
        feed.rotate(door.settings().feed_key, by=access.current_member())
        audit("feed_rotated", about=feed.name, feed=feed.id)
        session.commit()
        flash(_("This is the new address. The old one shows an empty calendar from now on."), "done")
        return redirect(url_for("feeds.show", feed_id=feed.id), 303)
    return render_template("feeds/address.html", form=form, feed=feed), form.status


@bp.route("/feeds/<id:feed_id>/end", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def end(feed_id):
    """A page that asks, and the end of a feed."""
    feed, form = _feed_or_404(feed_id), Form()
    if form.validate_on_submit():
        feed.revoke(by=access.current_member())
        audit("feed_revoked", about=feed.name, feed=feed.id)
        session.commit()
        flash(_("“%(name)s” has ended. Subscribers see it empty itself within a day.", name=feed.name), "done")
        return redirect(url_for("feeds.index"), 303)
    return render_template("feeds/end.html", form=form, feed=feed), form.status
