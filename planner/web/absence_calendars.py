"""Calendars of absences that others publish and that we read: how they are, what waits for a yes, and their end."""

import hashlib
from datetime import date
from typing import NamedTuple

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from planner import clock
from planner.db import session
from planner.domain.away import Away
from planner.jobs.absence_calendars import refresh
from planner.models import Absence, AbsenceCalendar, DayPart, Right
from planner.planning.absence_calendars import absences_of, calendars_of, difference_to, say_yes, unsubscribe
from planner.queries.people import People, people_of
from planner.web import access, door
from planner.web.absence_calendar_words import sentence
from planner.web.absences import PARTS
from planner.web.allowance import Allowance
from planner.web.auditing import audit
from planner.web.form import Form
from planner.web.urls import IN_WORKSPACE
from planner.wording import gettext as _
from planner.wording import ngettext

bp = Blueprint("absence_calendars", __name__, url_prefix=IN_WORKSPACE + "/absences/calendars")

SHOWN = 40  # absences of a list
_looks = Allowance(20, 600)  # of one member, at foreign addresses


@bp.get("")
@access.needs(Right.WRITE, Right.ARRANGE)
def index():
    """Those who arrange see all; others their own."""
    only = None if access.may(Right.ARRANGE) else access.current_member().id
    calendars = calendars_of(session(), access.current_workspace().id, only)
    return render_template("absence_calendars/index.html", calendars=calendars, people=_people(), sentence=sentence)


@bp.get("/<id:calendar_id>")
@access.needs(Right.WRITE, Right.ARRANGE)
def show(calendar_id):
    """State and absences; of what is held, what would come and go."""
    calendar, today = _calendar_or_404(calendar_id), access.today()
    people, rows = _people(), absences_of(session(), calendar)
    held = difference_to(session(), calendar, calendar.waiting, today) if calendar.held else None
    return render_template(
        "absence_calendars/show.html",
        calendar=calendar,
        absences=[line_of(each, people) for each in rows if each.last_day >= today],
        held=held,
        gone=[line_of(each, people) for each in held.gone] if held else [],
        coming=[line_of(each, people) for each in (*held.new, *(after for _before, after in held.changed))] if held else [],
        people=people,
        seen=_seen(calendar),
        sentence=sentence,
        shown=SHOWN,
    )


@bp.post("/<id:calendar_id>/reading")
@access.needs(Right.WRITE, Right.ARRANGE)
@door.reads_first
def reading(calendar_id):
    """Read it now."""
    calendar = _calendar_or_404(calendar_id)
    count_look()
    word = refresh(door.engine(), door.settings(), calendar.workspace_id, calendar.id, clock.now())
    if word:
        flash(sentence(word), "warning")
    else:
        flash(_("The calendar was read."), "done")
    return redirect(url_for("absence_calendars.show", calendar_id=calendar_id), 303)


def count_look():
    if not _looks.take(access.current_member().id):
        abort(429)


@bp.post("/<id:calendar_id>/held")
@access.needs(Right.WRITE, Right.ARRANGE)
def confirm(calendar_id):
    """Take over what was held, if it is what was shown."""
    calendar = _calendar_or_404(calendar_id)
    if request.form.get("seen") != _seen(calendar):
        flash(_("The calendar has changed in the meantime. This is what it says now."), "warning")
    elif calendar.held:
        say_yes(session(), calendar, by=access.current_member(), now=clock.now(), today=access.today())
        audit("calendar_confirmed", about=calendar.name)
        session.commit()
        flash(_("Taken over, as the calendar says it now."), "done")
    return redirect(url_for("absence_calendars.show", calendar_id=calendar_id), 303)


@bp.route("/<id:calendar_id>/removal", methods=["GET", "POST"])
@access.needs(Right.WRITE, Right.ARRANGE)
def removal(calendar_id):
    calendar, form, today = _calendar_or_404(calendar_id), Form(), access.today()
    if form.validate_on_submit():
        ended = unsubscribe(session(), calendar, by=access.current_member(), today=today)
        audit("calendar_removed", about=calendar.name, host=calendar.host)
        session.commit()
        flash(
            ngettext(
                "The calendar is removed, and %(n)s absence with it.",
                "The calendar is removed, and %(n)s absences with it.",
                ended,
            ),
            "done",
        )
        return redirect(url_for("absence_calendars.index"), 303)
    coming = sum(each.last_day >= today for each in absences_of(session(), calendar))
    return render_template("absence_calendars/removal.html", form=form, calendar=calendar, coming=coming)


def _calendar_or_404(calendar_id):
    calendar = access.one_or_404(AbsenceCalendar.id, calendar_id)
    return calendar if may_see(calendar.member_id) else abort(403)


def may_see(member_id):
    """One's own, or everybody's for those who arrange."""
    return access.may(Right.ARRANGE) or member_id == access.current_member().id


def _people():
    return people_of(session(), access.current_workspace().id)


def _seen(calendar):
    """Says which held answer a page has shown."""
    return hashlib.sha256(calendar.held or b"").hexdigest()


class Line(NamedTuple):
    """Of a list of absences."""

    name: str
    first: date
    last: date
    part: str  # in words; empty of whole days


def line_of(each: Absence | Away, people: People) -> Line:
    """Of an absence of ours, or one that a calendar tells of."""
    if isinstance(each, Absence):
        return Line(each.member.name, each.first_day, each.last_day, _part(each.part))
    return Line(people.name(each.person) or "", each.first, each.last, _part(DayPart(each.part)))


def _part(part: DayPart) -> str:
    return "" if part is DayPart.WHOLE else _(PARTS[part])
