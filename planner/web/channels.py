"""Channels: the list with what each promises and keeps, one channel, and its properties."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from wtforms import IntegerField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from planner.db import session
from planner.domain.cadence_error import CadenceError
from planner.domain.cadence_text import text
from planner.domain.plan import Stance
from planner.domain.terms import valid_on
from planner.models import Channel, Right
from planner.planning.founding import named, open_channel, start_cadence
from planner.queries import channels as queries
from planner.queries.people import people_of
from planner.reports.channel_page import channel_page
from planner.web import access
from planner.web.cadences import offered
from planner.web.form import VersionedForm, choices
from planner.web.urls import IN_WORKSPACE, onward
from planner.web.year_drawing import STATES
from planner.wording import Refusal, language, marked
from planner.wording import gettext as _
from planner.words_of_cadence import cadence_sentence

bp = Blueprint("channels", __name__, url_prefix=IN_WORKSPACE)

NETWORKS = {
    "": marked("another one"),
    "blog": marked("Blog"),
    "newsletter": marked("Newsletter"),
    "linkedin": "LinkedIn",
    "instagram": "Instagram",
    "facebook": "Facebook",
    "x": "X (Twitter)",
    "xing": "Xing",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "pinterest": "Pinterest",
    "mastodon": "Mastodon",
    "bluesky": "Bluesky",
    "threads": "Threads",
    "whatsapp": "WhatsApp",
    "podcast": marked("Podcast"),
    "intranet": marked("Intranet"),
    "print": marked("Print"),
    "website": marked("Website"),
    "press": marked("Press"),
    "magazine": marked("Magazine"),
    "telegram": "Telegram",
    "notice_board": marked("Notice board"),
}
STANCES = {
    Stance.PUBLISH: marked("Publish: posts are promised"),
    Stance.LISTEN: marked("Listen: follow what others say"),
    Stance.PRACTISE: marked("Practise: posts without a promise"),
    Stance.OFF: marked("Leave alone"),
}


@bp.get("/channels")
@access.needs(Right.READ)
def index():
    shown = queries.shown_channels(session(), access.current_workspace(), access.today())
    return render_template("channels/index.html", channels=shown, stances=STANCES, today=access.today())


@bp.get("/channels/<slug:channel>")
@access.needs(Right.READ)
def show(channel):
    found, today = access.channel_or_404(channel), access.today()
    page = channel_page(session(), access.current_workspace(), found, today)
    running = valid_on(page.terms, today)
    return render_template(
        "channels/show.html",
        channel=found,
        page=page,
        cadence=text(running.cadence, language()) if running else None,
        terms=queries.terms_shown(session(), found, page.terms),
        templates=offered(found.network),
        pauses=queries.pauses_of(session(), found, today),
        inquiries=queries.open_inquiries_of(session(), found),
        today=today,
        stances=STANCES,
        states=STATES,
        state_words={state.value: word for state, word in STATES.items()},
    )


class ChannelForm(VersionedForm):
    name = StringField(marked("Name"), validators=[InputRequired(marked("Please enter a name.")), Length(max=80)])
    network = SelectField(marked("Network"), choices=[])
    stance = SelectField(marked("Stance"), description=marked("Any stance but publishing ends the running cadence."), choices=[])
    responsible = SelectField(marked("Responsible"), description=marked("Fills the channel, and is named in its gaps."))
    stand_in = SelectField(marked("Stand-in"), description=marked("Takes over when the responsible person is away."))
    lead_days = IntegerField(
        marked("Lead time in days"),
        description=marked("So many days before its day a post has to be ready; the plan warns from twice that on."),
        default=3,
        validators=[InputRequired(marked("Please enter a number.")), NumberRange(0, 365)],
    )
    max_silence = IntegerField(
        marked("Longest silence in days"),
        description=marked("Empty: twice the usual distance of its posts, at least 14."),
        validators=[Optional(), NumberRange(1, 3660)],
    )
    min_distance = IntegerField(marked("Days between two posts, at least"), validators=[Optional(), NumberRange(1, 365)])
    max_per_day = IntegerField(marked("Posts a day, at most"), validators=[Optional(), NumberRange(1, 100)])
    handover = TextAreaField(
        marked("For whoever stands in"),
        description=marked("What one has to know about this channel at any time. It stands on the hand-over sheet."),
        validators=[Optional(), Length(max=5000)],
    )

    def __init__(self, channel: Channel | None = None, **values):
        super().__init__(obj=channel, data=_kept(channel) if channel else values)
        people = [("", _("nobody")), *((person.id, person.name) for person in _people())]
        self.responsible.choices = self.stand_in.choices = choices(people)
        self.stance.choices = choices((stance.value, _(word)) for stance, word in STANCES.items())
        known = dict(NETWORKS) | ({channel.network: channel.network} if channel and channel.network not in NETWORKS else {})
        self.network.choices = choices((value, _(word)) for value, word in known.items())

    def values(self):
        """As `arrange` takes them."""
        return {
            "name": named(self.name.data),
            "network": self.network.data,
            "stance": Stance(self.stance.data),
            "responsible_id": int(self.responsible.data) if self.responsible.data else None,
            "stand_in_id": int(self.stand_in.data) if self.stand_in.data else None,
            "lead_days": self.lead_days.data,
            "max_silence": self.max_silence.data,
            "min_distance": self.min_distance.data,
            "max_per_day": self.max_per_day.data,
            "handover": self.handover.data or "",
        }


def _people():
    return people_of(session(), access.current_workspace().id).here


def _kept(channel):
    ids = {"responsible": channel.responsible_id, "stand_in": channel.stand_in_id}
    return {"stance": channel.stance.value, **{name: str(id_ or "") for name, id_ in ids.items()}}


class NewChannelForm(ChannelForm):
    """`network` comes from the address: then the form is filled in so far that it need only be sent."""

    suggested = RadioField(marked("Cadence"), choices=[], validate_choice=False)
    cadence = StringField(
        marked("Cadence in words"),
        description=marked("Such as Mon,Wed,Fri 09:00 or 3/week or last Fri of month. It can be set later, too."),
        validators=[Optional(), Length(max=1000)],
    )

    def __init__(self, network: str):
        offers = offered(network) if network else []
        super().__init__(
            name=_(NETWORKS[network]) if network else "", network=network, suggested=offers[0].words if offers else ""
        )
        del self.version
        if not network and not self.suggested.raw_data:
            del self.suggested
            return
        offers = offers or offered(self.network.data)
        self.suggested.choices = choices(
            [*((each.words, f"{each.words} – {each.why}") for each in offers), ("", _("another one, or none yet"))]
        )

    @property
    def written(self):
        """The cadence that is wanted, in words."""
        suggested = self.suggested.data if "suggested" in self and self.stance.data == Stance.PUBLISH.value else ""
        return self.cadence.data or suggested


@bp.route("/channels/new", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def new():
    asked = request.args.get("network", "")
    form = NewChannelForm(asked if asked in NETWORKS else "")
    if form.validate_on_submit():
        try:
            opened = _open(form)
        except CadenceError as error:
            form.refuse(form.cadence, cadence_sentence(error))
        except Refusal as refusal:
            form.refuse(form.cadence if form.written else form.name, refusal)
        else:
            session.commit()
            flash(_("%(name)s is there.", name=opened.name), "done")
            return redirect(url_for("channels.show", channel=opened.slug), 303)
    return render_template("channels/edit.html", form=form, channel=None, networks=NETWORKS, network=asked), form.status


def _open(form):
    values = form.values()
    limits = {name: values.pop(name) for name in ("min_distance", "max_per_day", "handover")}
    by, today = access.current_member(), access.today()
    opened = open_channel(session(), access.current_workspace(), values.pop("name"), by=by, **values)
    opened.arrange(by=by, today=today, **limits)
    if form.written:
        start_cadence(opened, form.written, today, by=by)
    return opened


@bp.route("/channels/<slug:channel>/edit", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def edit(channel):
    found = access.channel_or_404(channel)
    form = ChannelForm(found)
    if form.validate_on_submit() and form.is_current(found):
        try:
            found.arrange(by=access.current_member(), today=access.today(), **form.values())
        except Refusal as refusal:
            form.refuse(form.name, refusal)
        else:
            session.commit()
            flash(_("Saved."), "done")
            return redirect(onward(url_for("channels.show", channel=found.slug)), 303)
    return render_template("channels/edit.html", form=form, channel=found), form.status


@bp.post("/channels/<slug:channel>/position")
@access.needs(Right.ARRANGE)
def position(channel):
    """One place up or down in the list."""
    found = access.channel_or_404(channel)
    order = queries.channels_of(session(), found.workspace_id)
    place = order.index(found)
    order.insert(max(0, place + (1 if request.form.get("to") == "down" else -1)), order.pop(place))
    for number, each in enumerate(order):
        each.arrange(by=access.current_member(), today=access.today(), position=number)
    session.commit()
    return redirect(url_for("channels.index"), 303)
