"""A channel's cadence: in words, with a look at what it would promise before it is set."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from wtforms import FieldList, FormField, HiddenField, SelectField, StringField
from wtforms import Form as Part
from wtforms.validators import InputRequired, Length, Optional

from planner.db import session
from planner.domain.cadence import Quota, Slots
from planner.domain.cadence_error import CadenceError
from planner.domain.cadence_text import parse, text
from planner.domain.preview import next_slots
from planner.domain.terms import valid_on
from planner.models import Cadence, Right, SlotDetail
from planner.planning.founding import start_cadence
from planner.queries.holidays import holidays_of
from planner.queries.people import people_of
from planner.queries.plan import parsed, terms_of
from planner.web import access
from planner.web.form import DayField, Form, choices, stripped
from planner.web.urls import IN_WORKSPACE
from planner.wording import Refusal, language, marked
from planner.wording import gettext as _
from planner.words_of_cadence import cadence_sentence

bp = Blueprint("cadences", __name__, url_prefix=IN_WORKSPACE)

PREVIEWED = 8


class CadenceForm(Form):
    cadence = StringField(
        marked("Cadence"),
        description=marked("Several lines are joined by +. At the end: skip holidays, within 1 day."),
        validators=[InputRequired(marked("Please enter a cadence.")), Length(max=1000)],
    )
    first_day = DayField(
        marked("From"),
        description=marked("What was owed before stays as it was."),
        validators=[InputRequired(marked("Please enter a day."))],
    )


@bp.route("/channels/<slug:channel>/cadence", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def cadence(channel):
    """The button `look` shows the next promises, any other sets the cadence."""
    found = access.channel_or_404(channel)
    form, read = CadenceForm(cadence=_running(found), first_day=access.today()), None
    if form.validate_on_submit():
        try:
            read = parse(form.cadence.data)
            if "look" not in request.form:
                start_cadence(found, form.cadence.data, form.first_day.data, by=access.current_member())
                session.commit()
                flash(_("%(channel)s has a new cadence.", channel=found.name), "done")
                return redirect(url_for("channels.show", channel=found.slug), 303)
        except CadenceError as error:
            form.refuse(form.cadence, cadence_sentence(error))
        except Refusal as refusal:
            form.refuse(form.cadence, refusal)
    return render_template("cadences/edit.html", form=form, channel=found, **_look(form, read)), form.status


def _running(channel):
    """What the channel promises today, in words; empty when it is nothing."""
    terms = terms_of(session(), channel.workspace_id, people_of(session(), channel.workspace_id)).get(channel.id, ())
    term = valid_on(terms, access.today())
    return text(term.cadence, language()) if term else ""


def _look(form, read):
    """What the cadence would promise."""
    if read is None:
        return {"words": None, "slots": (), "is_quota": False}
    first = form.first_day.data
    days = holidays_of(session(), access.current_workspace(), range(first.year, first.year + 3)) if read.skip_holidays else {}
    slots = next_slots(read, first, access.today(), PREVIEWED, frozenset(days))
    return {"words": text(read, language()), "slots": slots, "is_quota": isinstance(read, Quota)}


class EndForm(Form):
    day = DayField(
        marked("From"),
        description=marked("From this day on nothing is promised."),
        validators=[InputRequired(marked("Please enter a day."))],
    )


@bp.route("/channels/<slug:channel>/cadence/end", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def end(channel):
    found = access.channel_or_404(channel)
    form = EndForm(day=access.today())
    if form.validate_on_submit():
        found.end_cadence(form.day.data, by=access.current_member())
        session.commit()
        flash(_("The cadence of %(channel)s ends.", channel=found.name), "done")
        return redirect(url_for("channels.show", channel=found.slug), 303)
    return render_template("cadences/end.html", form=form, channel=found), form.status


class SlotForm(Part):
    line = HiddenField()
    format = StringField(marked("Format"), filters=[stripped], validators=[Optional(), Length(max=40)])
    pillar = StringField(marked("Pillar"), filters=[stripped], validators=[Optional(), Length(max=80)])
    person = SelectField(marked("Person"), choices=[], validate_choice=False)


class SlotsForm(Form):
    slots = FieldList(FormField(SlotForm))


@bp.route("/channels/<slug:channel>/cadence/<id:cadence_id>/slots", methods=["GET", "POST"])
@access.needs(Right.ARRANGE)
def slots(channel, cadence_id):
    """Format, pillar and person of each line of a slot cadence."""
    found = access.channel_or_404(channel)
    kept = access.one_or_404(Cadence.id, cadence_id)
    lines = _lines(kept) if kept.channel_id == found.id else abort(404)
    people = people_of(session(), found.workspace_id)
    form = SlotsForm(data={"slots": _details(kept, len(lines))})
    for slot in form.slots:
        slot.person.choices = choices([("", _("as the channel")), *((each.id, each.name) for each in people.by_id.values())])
    if form.validate_on_submit():
        details = [_detail(number, slot, people) for number, slot in enumerate(form.slots.data[: len(lines)])]
        found.detail_slots(kept, details, by=access.current_member())
        session.commit()
        flash(_("Saved."), "done")
        return redirect(url_for("channels.show", channel=found.slug), 303)
    return render_template("cadences/slots.html", form=form, channel=found, lines=lines), form.status


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
    """The member's id; None for nobody and for strangers."""
    return next((id_ for id_ in people.by_id if str(id_) == value), None)
