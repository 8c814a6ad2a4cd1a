"""The views of the plan beside the board: month, week, list and year."""

from collections.abc import Callable
from datetime import date

from flask import render_template, request, url_for

from planner.db import session
from planner.domain.span import Span, coming, monday_of, shifted
from planner.models import Right
from planner.reports.board import Board, board_of
from planner.reports.calendar import weeks_of
from planner.reports.year import year_of
from planner.web import access
from planner.web.day_drawing import DayDrawing
from planner.web.urls import FIRST_DAY, LAST_DAY, bounded_day
from planner.web.year_drawing import YearDrawing
from planner.wording import marked

VIEWS = {
    "board": marked("Board"),
    "month": marked("Month"),
    "week": marked("Week"),
    "list": marked("List"),
    "year": marked("Year"),
}
FILTERS = ("channel", "person", "readiness", "pillar", "campaign", "format", "q", "behind", "weeks")
LISTED = 4  # weeks


def shown_view() -> str:
    """The one that the address names; the board when it names none that there is."""
    asked = request.args.get("view", "")
    return asked if asked in VIEWS else "board"


def kept() -> list[tuple[str, str]]:
    """What of the address also holds on other days and in other views."""
    return [(name, value) for name, value in request.args.items(multi=True) if name in FILTERS]


def at(view: str | None = None, day: date | None = None) -> str:
    """The address of a view (None: of this one) on a day (None: today), under the same filter."""
    query: dict[str, object] = {name: request.args.getlist(name) for name, _ in kept()}
    view = view or shown_view()
    return url_for("plan.board", **query, **{"view": None if view == "board" else view, "from": day})


def tabs() -> list[tuple[str, str, bool]]:
    """Each view's name with its address for the day shown, and whether it is the one."""
    day = bounded_day(request.args.get("from", ""))
    return [(label, at(view, day), view == shown_view()) for view, label in VIEWS.items()]


def month(day: date | None, today: date) -> str:
    shown = (day or today).replace(day=1)
    after = shifted(shown, 31).replace(day=1)
    last = shifted(after, -1)
    board = _board(Span(monday_of(shown), shifted(monday_of(last), 7)), today)
    return _page("plan/month.html", board, day or today, shifted(shown, -1).replace(day=1), after, month=shown)


def week(day: date | None, today: date) -> str:
    monday = monday_of(day or today)
    board = _board(coming(monday, 7), today)
    return _page("plan/week.html", board, monday, shifted(monday, -7), shifted(monday, 7))


def as_list(day: date | None, today: date) -> str:
    monday = monday_of(day or today)
    board = _board(coming(monday, 7 * LISTED), today)
    return _page("plan/list.html", board, monday, shifted(monday, -7), shifted(monday, 7))


def year(day: date | None, today: date) -> str:
    number = (day or today).isocalendar().year
    shown = year_of(session(), access.current_workspace(), number, today, request.args.getlist("channel"))
    before, after = (date(each, 7, 1) for each in (number - 1, number + 1))
    return render_template(
        "plan/year.html",
        year=shown,
        draw=YearDrawing(lambda monday: at("board", monday), shown, today),
        day=day or today,
        **_steps(before, after),
    )


DRAW: dict[str, Callable[[date | None, date], str]] = {"month": month, "week": week, "list": as_list, "year": year}


def _board(span: Span, today: date) -> Board:
    return board_of(session(), access.current_workspace(), span, today)


def _page(template: str, board: Board, day: date, before: date, after: date, **values: object) -> str:
    base, writes = f"/w/{access.current_workspace().slug}", access.may(Right.WRITE)
    draw = DayDrawing(base, board.today, writes=writes, channels=[row.channel for row in board.rows])
    weeks = weeks_of(board)
    return render_template(
        template, board=board, weeks=weeks, week=weeks[0], day=day, base=base, draw=draw, writes=writes,
        **_steps(before, after), **values,
    )  # fmt: skip


def _steps(before: date, after: date) -> dict[str, object]:
    """Where the arrows lead; None beyond the days that can be looked at."""
    return {
        "before": before if before >= FIRST_DAY else None,
        "after": after if after <= LAST_DAY else None,
        "at": at,
        "kept": [*kept(), ("view", shown_view())],
    }
