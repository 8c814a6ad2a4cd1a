"""Posts move: "Move to ..." for one or several, by day, by week, by so many days, or into an empty slot."""

from datetime import date, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms import BooleanField, IntegerField, SelectField, TimeField
from wtforms.validators import NumberRange, Optional

from planner import wording
from planner.db import session
from planner.domain.span import Week, monday_of
from planner.models import Post, Right
from planner.planning.moves import Move, move, same_weekday
from planner.queries.doubts import Doubt, doubts_about
from planner.queries.places import Place, places_on
from planner.web import access, doing, post_fields
from planner.web.chosen import Chosen, Late, chosen
from planner.web.form import INVALID, STALE, DayField, Form, choices
from planner.web.plan import plan_from
from planner.web.saying import short
from planner.web.urls import FIRST_DAY, IN_WORKSPACE, LAST_DAY, onward
from planner.wording import gettext as _
from planner.wording import marked, ngettext

bp = Blueprint("moves", __name__, url_prefix=IN_WORKSPACE)

WEEKS_OFFERED, PLACES_OFFERED = 16, 8


class MoveForm(Form):
    """Of `shift`, `week` and `day` the first one that says something holds; without any each post keeps its day."""

    day = DayField(marked("Day"), validators=[Optional()])
    time = TimeField(marked("Time"), validators=[Optional()])
    channel = SelectField(marked("Channel"), validators=[Optional()])
    week = SelectField(marked("Or into the week"), description=marked("On the same day of the week."), validators=[Optional()])
    shift = IntegerField(
        marked("Or by days"),
        description=marked("7 is a week later, -1 a day earlier."),
        validators=[Optional(), NumberRange(-3660, 3660)],
    )
    sure = BooleanField()

    def __init__(self, posts: tuple[Post, ...]) -> None:
        alone = posts[0] if len(posts) == 1 else None
        now = {"day": alone.day, "time": alone.time, "channel": alone.channel.slug} if alone else {}
        super().__init__(**now)
        self.posts, self.known = posts, {channel.slug: channel for channel in post_fields.channels()}
        as_it_is = [] if alone else [("", _("as it is"))]
        self.channel.choices = choices([*as_it_is, *((slug, each.name) for slug, each in self.known.items())])
        self.week.choices = choices([("", "–"), *_weeks(access.today())])
        for field in self:
            field.flags.optional = False  # nearly all are: saying it of each would be noise

    def validate(self, extra_validators: Any = None) -> bool:
        if not super().validate(extra_validators):
            return False
        if not any(self[name].data for name in ("day", "week", "channel", "shift")) and "time" not in request.form:
            self.refuse(self.day, _("Please choose a day."))
        elif any(not FIRST_DAY <= each.day <= LAST_DAY for each in self.moves()):
            field = self.shift if self.shift.data else self.day
            self.refuse(field, _("A day between %(first)s and %(last)s.", first=FIRST_DAY.year, last=LAST_DAY.year))
        return not self.errors

    def moves(self) -> list[Move]:
        """What is wanted. A time that was not sent leaves every post its own; an empty one takes it away."""
        channel = self.known.get(self.channel.data or "")
        asks_time = "time" in request.form
        return [
            Move(post, self._day(post), self.time.data if asks_time else post.time, channel or post.channel)
            for post in self.posts
        ]

    def _day(self, post: Post) -> date:
        if self.shift.data:
            return post.day + timedelta(days=self.shift.data)
        if self.week.data:
            return same_weekday(post.day, Week.parse(self.week.data).monday)
        return self.day.data or post.day


def _weeks(today: date) -> list[tuple[str, str]]:
    """The coming ones: KW 49 (30. Nov. - 6. Dez.)."""
    mondays = [monday_of(today) + timedelta(weeks=n) for n in range(WEEKS_OFFERED)]
    return [(str(Week.of(day)), f"{wording.week(day)} · {wording.days(day, day + timedelta(days=6))}") for day in mondays]


@bp.route("/posts/day", methods=["GET", "POST"])
@access.needs(Right.WRITE)
def day():
    return page_of(chosen())


def page_of(posts: Chosen, default: str | None = None):
    """The dialog, and the deed; `default` is where it leads when nothing else is asked for."""
    form = MoveForm(posts.posts)
    if not posts.posts or not form.validate_on_submit():
        return _page(posts, form)
    late, wanted = posts.late(), form.moves()
    if late:
        return _page(posts, form, late=late)
    doubts = [] if form.sure.data else _doubts(wanted)
    if doubts:
        return _page(posts, form, doubts=doubts)
    said, warnings = _said(wanted), _warnings(wanted)
    begun = doing.begin()
    move(begun, wanted)
    doing.end(begun, said, warnings=warnings)
    return redirect(onward(default or plan_from(min(each.day for each in wanted))), 303)


def _page(posts: Chosen, form: MoveForm, *, late: list[Late] | None = None, doubts: list[Doubt] | None = None):
    here, alone = access.current_workspace(), posts.one
    places: list[Place] = places_on(session(), here, {alone.channel.slug}, access.today()) if alone else []
    status = STALE if late else INVALID if doubts or not posts.posts else form.status
    wanted = form.moves() if late else []
    back = url_for("posts.show", post_id=alone.id) if alone else url_for("plan.board")
    page = {"form": form, "posts": posts, "places": places[:PLACES_OFFERED], "wanted": wanted, "back": back}
    return render_template("posts/move.html", late=late, doubts=doubts, **page), status


def _doubts(wanted: list[Move]) -> list[Doubt]:
    """Cells that are paused or holidays, of the posts that come from another one."""
    places = [(each.day, each.channel) for each in wanted if each.leaves_its_place and not each.post.cancelled]
    return doubts_about(session(), access.current_workspace(), places)


def _warnings(wanted: list[Move]) -> tuple[str, ...]:
    past = sorted({each.day for each in wanted if each.leaves_its_place and each.day < access.today()})
    return (_("%(day)s is over already.", day=wording.day(past[0])),) if past else ()


def _said(wanted: list[Move]) -> str:
    if len(wanted) > 1:
        return ngettext("%(n)s post has moved.", "%(n)s posts have moved.", len(wanted))
    one = wanted[0]
    values = {"title": short(one.post.title), "day": wording.day(one.day), "channel": one.channel.name}
    if one.channel.id != one.post.channel_id:
        return _("“%(title)s” now lies on %(day)s on %(channel)s.", **values)
    return _("“%(title)s” now lies on %(day)s.", **values)
