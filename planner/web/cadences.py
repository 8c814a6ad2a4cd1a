"""A channel's cadence: in words, with a look at what it would promise before it is set."""

from dataclasses import dataclass, replace
from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from sqlalchemy import select
from wtforms import FieldList, FormField, HiddenField, SelectField, StringField
from wtforms import Form as Part
from wtforms.validators import InputRequired, Length, Optional

from planner.db import session
from planner.domain.cadence import Quota, Slots
from planner.domain.cadence_change import WEEKS, CadenceChange, cadence_change, started
from planner.domain.cadence_error import CadenceError
from planner.domain.cadence_templates import templates_for
from planner.domain.cadence_text import parse, text
from planner.domain.consequence import Effect
from planner.domain.preview import next_slots
from planner.domain.promises import Slot
from planner.domain.terms import valid_on
from planner.models import Cadence, Channel, Post, Right, SlotDetail
from planner.planning.founding import LONGEST_CADENCE, start_cadence
from planner.queries.holidays import holidays_of
from planner.queries.people import people_of
from planner.queries.plan import parsed, plan_of, terms_of
from planner.web import access
from planner.web.form import DayField, VersionedForm, choices, stripped
from planner.web.saying import effects_in_words
from planner.web.urls import IN_WORKSPACE, onward
from planner.wording import Refusal, language, marked
from planner.wording import gettext as _
from planner.words_of_cadence import cadence_sentence, why_sentence

bp = Blueprint("cadences", __name__, url_prefix=IN_WORKSPACE)

PREVIEWED = 8
AHEAD = timedelta(weeks=WEEKS)


@dataclass(frozen=True, slots=True)
class Offer:
    """A cadence to begin with, in words, and what speaks for it."""

    words: str
    why: str


def offered(network: str) -> list[Offer]:
    return [Offer(text(parse(each.cadence), language()), why_sentence(each.why)) for each in templates_for(network)]


class PromiseForm(VersionedForm):
    """Changes what a channel promises: what its reader saw is the channel as it was then."""

    def is_current(self, thing: Channel) -> bool:
        if super().is_current(thing):
            return True
        self.theirs = ((marked("Cadence"), _running(thing) or "–"),)
        return False


class CadenceForm(PromiseForm):
    cadence = StringField(
        marked("Cadence"),
        description=marked("Several lines are joined by +. At the end: skip holidays, within 1 day."),
        validators=[InputRequired(marked("Please enter a cadence.")), Length(max=LONGEST_CADENCE)],
    )
    first_day = DayField(
        marked("From"),
        description=marked("What was owed before stays as it was."),
        validators=[InputRequired(marked("Please enter a day."))],
    )


@bp.route("/channels/<slug:channel>/cadence", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def cadence(channel):
    """The button `look` shows what the cadence would do, any other sets it; an address may name one to look at."""
    found = access.channel_or_404(channel)
    asked = request.args.get("cadence", "")[:LONGEST_CADENCE] if request.method == "GET" else ""
    form = CadenceForm(obj=found, data={"cadence": asked or _running(found), "first_day": access.today()})
    read = None
    if asked or form.validate_on_submit():
        try:
            read = parse(form.cadence.data)
            if not asked and "look" not in request.form and form.is_current(found):
                start_cadence(found, form.cadence.data, form.first_day.data, by=access.current_member())
                session.commit()
                flash(_("%(channel)s has a new cadence.", channel=found.name), "done")
                return redirect(onward(url_for("channels.show", channel=found.slug)), 303)
        except CadenceError as error:
            form.refuse(form.cadence, cadence_sentence(error))
        except Refusal as refusal:
            form.refuse(form.cadence, refusal)
    look = look_at(found, read, form.first_day.data) if read and form.first_day.data else None
    return render_template(
        "cadences/edit.html", form=form, channel=found, look=look, templates=offered(found.network)
    ), form.status


def _running(channel):
    """What the channel promises today, in words; empty when it is nothing."""
    terms = terms_of(session(), channel.workspace_id, people_of(session(), channel.workspace_id)).get(channel.id, ())
    term = valid_on(terms, access.today())
    return text(term.cadence, language()) if term else ""


@dataclass(frozen=True, slots=True)
class Look:
    """A cadence before anybody decides for it: the next promises, and what it changes; `extras` are posts left over."""

    words: str
    is_quota: bool
    slots: tuple[Slot, ...]
    change: CadenceChange
    extras: tuple[Post, ...]
    effects: list[str]

    @property
    def opens(self) -> int:
        return sum(each.effect is Effect.OPENS for each in self.change.changes)

    @property
    def closes(self) -> int:
        return sum(each.effect is Effect.CLOSES for each in self.change.changes)


def look_at(channel, read, first) -> Look:
    workspace, today = access.current_workspace(), access.today()
    plan = plan_of(session(), workspace, until=max(first, today) + AHEAD)
    days = holidays_of(session(), workspace, range(first.year, first.year + 3)) if read.skip_holidays else {}
    plan = replace(plan, holidays=plan.holidays | days.keys())
    terms = next(each.terms for each in plan.channels if each.key == channel.slug)
    change = cadence_change(plan, channel.slug, started(terms, read, first), first, today)
    ids = [post.id for post in change.extras]
    rows = select(Post).where(Post.workspace_id == workspace.id, Post.id.in_(ids)).order_by(Post.day, Post.id)
    return Look(
        words=text(read, language()),
        is_quota=isinstance(read, Quota),
        slots=next_slots(read, first, today, PREVIEWED, frozenset(days)),
        change=change,
        extras=tuple(session.scalars(rows)) if ids else (),
        effects=effects_in_words(change.changes, {channel.slug: channel.name}),
    )


class EndForm(PromiseForm):
    day = DayField(
        marked("From"),
        description=marked("From this day on nothing is promised."),
        validators=[InputRequired(marked("Please enter a day."))],
    )


@bp.route("/channels/<slug:channel>/cadence/end", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def end(channel):
    found = access.channel_or_404(channel)
    form = EndForm(obj=found, data={"day": access.today()})
    if form.validate_on_submit() and form.is_current(found):
        found.end_cadence(form.day.data, by=access.current_member())
        session.commit()
        flash(_("The cadence of %(channel)s ends.", channel=found.name), "done")
        return redirect(onward(url_for("channels.show", channel=found.slug)), 303)
    return render_template("cadences/end.html", form=form, channel=found), form.status


class SlotForm(Part):
    line = HiddenField()
    format = StringField(marked("Format"), filters=[stripped], validators=[Optional(), Length(max=40)])
    pillar = StringField(marked("Pillar"), filters=[stripped], validators=[Optional(), Length(max=80)])
    person = SelectField(marked("Person"), choices=[], validate_choice=False)


class SlotsForm(PromiseForm):
    slots = FieldList(FormField(SlotForm))


@bp.route("/channels/<slug:channel>/cadence/<id:cadence_id>/slots", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def slots(channel, cadence_id):
    """Format, pillar and person of each line of a slot cadence."""
    found = access.channel_or_404(channel)
    kept = access.one_or_404(Cadence.id, cadence_id)
    lines = _lines(kept) if kept.channel_id == found.id else abort(404)
    people = people_of(session(), found.workspace_id)
    form = SlotsForm(obj=found, data={"slots": _details(kept, len(lines))})
    for slot in form.slots:
        slot.person.choices = choices([("", _("as the channel")), *((each.id, each.name) for each in people.here)])
    if form.validate_on_submit() and form.is_current(found):
        details = [_detail(number, slot, people) for number, slot in enumerate(form.slots.data[: len(lines)])]
        found.detail_slots(kept, details, by=access.current_member())
        session.commit()
        flash(_("Saved."), "done")
        return redirect(url_for("channels.show", channel=found.slug), 303)
    if form.stale:
        form.theirs = tuple(_said(kept, lines, people))
    return render_template("cadences/slots.html", form=form, channel=found, lines=lines), form.status


def _said(kept, lines, people):
    """What is kept of each line: format, pillar and person."""
    for detail in kept.details:
        person = people.by_id.get(detail.person_id)
        yield lines[detail.line], ", ".join(filter(None, (detail.format, detail.pillar, person and person.name)))


def _lines(kept):
    """Each line of a slot cadence in words; none of a quota."""
    read = parsed(kept.text)
    return [text(Slots((line,)), language()) for line in read.lines] if isinstance(read, Slots) else []


def _details(kept, count):
    by_line = {detail.line: detail for detail in kept.details}
    return [
        {"line": number, "format": detail.format, "pillar": detail.pillar, "person": str(detail.person_id or "")}
        if (detail := by_line.get(number))
        else {"line": number}
        for number in range(count)
    ]


def _detail(number, slot, people):
    person = _known(people, slot["person"])
    return SlotDetail(line=number, format=slot["format"] or None, pillar=slot["pillar"] or None, person_id=person)


def _known(people, value):
    """The member's id; None for nobody, for strangers and for who left."""
    return next((id_ for id_ in (person.id for person in people.here) if str(id_) == value), None)
