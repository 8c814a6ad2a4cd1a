"""What stands around each view of the plan: its tabs, the bar of filters, and what is laid behind the days."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any

from flask import g, render_template

from planner.db import session
from planner.domain.span import Span
from planner.models import Right
from planner.queries.layers import LAYERS, Layer, Note, layers_of
from planner.queries.saved_views import KeptView, saved_views_of
from planner.reports.board import Board, board_of
from planner.web import access
from planner.web.plan_bar import Bar
from planner.web.plan_filter import PlanFilter
from planner.wording import gettext as _
from planner.wording import marked

TABS = {
    "board": marked("Board"),
    "month": marked("Month"),
    "week": marked("Week"),
    "list": marked("List"),
    "year": marked("Year"),
}


def base() -> str:
    """The address of the workspace."""
    return f"/w/{access.current_workspace().slug}"


def my_saved_views() -> list[KeptView]:
    """Asked once a request."""
    if "saved_views" not in g:
        g.saved_views = saved_views_of(session(), access.current_member())
    return g.saved_views  # type: ignore[no-any-return]


def looked_at(asked: PlanFilter, span: Span, today: date) -> tuple[Board, Bar]:
    """The board of the span as the filters want it, and the bar above it."""
    whole = board_of(session(), access.current_workspace(), span, today)
    shown = whole.showing(asked.shows, asked.channels) if asked.is_active else whole
    return shown, Bar.of(asked, whole, shown)


def framed(template: str, asked: PlanFilter, bar: Bar, **values: Any) -> str:
    """The page of a view. `at` gives the address of other days or another view under the same filters."""
    plan, this, today = f"{base()}/plan", replace(asked, day=None, unread=""), access.today()
    saved = [(view, PlanFilter.kept(view.query, today) == this) for view in my_saved_views()]
    return render_template(
        template,
        asked=asked,
        bar=bar,
        tabs=[(label, plan + asked.query(view=view), view == asked.view) for view, label in TABS.items()],
        at=lambda **changes: plan + asked.query(**changes),
        plan=plan,
        saved=saved,
        saved_one=next((view for view, is_shown in saved if is_shown), None),
        as_saved=this.query(),
        base=base(),
        writes=access.may(Right.WRITE),
        **values,
    )


@dataclass(frozen=True, slots=True)
class Behind:
    """A layer over the days of a board: so many days each, with what they are, or empty."""

    layer: Layer
    label: str
    strips: tuple[tuple[int, str], ...]


def behind(layers: Collection[Layer], span: Span) -> tuple[list[Behind], dict[date, str]]:
    """The layers as rows over the days; and each day with the words that begin on it."""
    notes = layers_of(session(), access.current_workspace(), layers, span)
    rows = [Behind(layer, _(LAYERS[layer]), tuple(_strips(layer, notes, span))) for layer in layers]
    return rows, {day: _words(note for note in of_day if note.begins) for day, of_day in notes.items()}


def _strips(layer: Layer, notes: Mapping[date, tuple[Note, ...]], span: Span) -> Iterator[tuple[int, str]]:
    """Neighbouring days with the same words are one; empty days too."""
    words = (_words(note for note in notes.get(day, ()) if note.layer is layer) for day in span)
    return ((len(list(days)), text) for text, days in groupby(words))


def _words(notes: Iterable[Note]) -> str:
    return " · ".join(note.name for note in notes)
