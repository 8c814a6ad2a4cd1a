"""The views of the plan beside the board: month, week, list and year."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from planner.db import session
from planner.domain.span import monday_of, shifted
from planner.models import Right
from planner.reports.calendar import weeks_of
from planner.reports.year import year_of
from planner.web import access
from planner.web.day_drawing import DayDrawing
from planner.web.plan_bar import Bar
from planner.web.plan_filter import PlanFilter
from planner.web.plan_frame import base, behind, framed, looked_at
from planner.web.urls import FIRST_DAY, LAST_DAY
from planner.web.year_drawing import YearDrawing


def month(asked: PlanFilter, today: date) -> str:
    day = asked.day or today
    shown = day.replace(day=1)
    after = shifted(shown, 31).replace(day=1)
    return _page("plan/month.html", asked, today, day, shifted(shown, -1).replace(day=1), after, month=shown)


def week(asked: PlanFilter, today: date) -> str:
    monday = monday_of(asked.day or today)
    return _page("plan/week.html", asked, today, monday, shifted(monday, -7), shifted(monday, 7))


def as_list(asked: PlanFilter, today: date) -> str:
    monday = monday_of(asked.day or today)
    return _page("plan/list.html", asked, today, monday, shifted(monday, -7), shifted(monday, 7))


def year(asked: PlanFilter, today: date) -> str:
    number = (asked.day or today).isocalendar().year
    whole = year_of(session(), access.current_workspace(), number, today)
    rows = tuple(row for row in whole.rows if row.channel.slug in asked.channels) or whole.rows
    shown = replace(whole, rows=rows)
    before, after = (date(each, 7, 1) for each in (number - 1, number + 1))
    return framed(
        "plan/year.html",
        asked,
        Bar(asked, [row.channel for row in whole.rows]),
        year=shown,
        draw=YearDrawing(lambda monday: f"{base()}/plan{asked.query(view='board', day=monday)}", shown, today),
        day=asked.day or today,
        **_steps(before, after),
    )


DRAW: dict[str, Callable[[PlanFilter, date], str]] = {"month": month, "week": week, "list": as_list, "year": year}


def _page(template: str, asked: PlanFilter, today: date, day: date, before: date, after: date, **values: object) -> str:
    span = asked.span(today)
    board, bar = looked_at(asked, span, today)
    draw = DayDrawing(base(), today, writes=access.may(Right.WRITE), channels=[row.channel for row in board.rows])
    weeks = weeks_of(board)
    _, notes = behind(asked.behind, span)
    shown = {"board": board, "weeks": weeks, "week": weeks[0], "day": day, "draw": draw, "notes": notes}
    return framed(template, asked, bar, **shown, **_steps(before, after), **values)


def _steps(before: date, after: date) -> dict[str, date | None]:
    """Where the arrows lead; None beyond the days that can be looked at."""
    return {"before": before if before >= FIRST_DAY else None, "after": after if after <= LAST_DAY else None}
