"""Events of a calendar as rows."""

from datetime import date, time
from typing import Any

import pytest

from planner.domain.found import Code, Found, Labelled, Layout, Level, Outcome
from planner.importing.grid import Calendar, Event, Problem, Trouble
from planner.importing.read import Options, recognise
from tests.importing.made import CHANNELS, TODAY, codes, shorts


def event(**values: Any) -> Event:
    return Event(
        **{"uid": "a", "recurrence": "", "day": date(2026, 11, 24), "time": None, "zone": None, "summary": "Rezept", **values}
    )


def found(*events: Event, default: str | None = "blog", **calendar: Any) -> Found:
    options = Options(known_channels=CHANNELS, default_channel=default)
    return recognise(Calendar("Plan", events, **calendar), file_name="plan.ics", today=TODAY, options=options)


def test_an_event_is_a_post():
    read = found(event(description="Heute gibt es\nSuppe.", url="https://example.org/a", time=time(9)))
    row = read.rows[0]
    assert shorts(read) == [("2026-11-24", "blog", "Rezept")]
    assert (row.row, row.time, row.text, row.link, row.identity) == (
        1,
        time(9),
        "Heute gibt es\nSuppe.",
        "https://example.org/a",
        "a",
    )
    assert (read.sheets[0].layout, read.notes) == (Layout.CALENDAR, ())


@pytest.mark.parametrize("values", [{"categories": ("Instagram",)}, {"location": "IG"}, {"categories": ("Wichtig", "IG")}])
def test_the_channel_stands_in_the_categories_or_the_place(values: dict[str, Any]):
    assert shorts(found(event(**values))) == [("2026-11-24", "instagram", "Rezept")]


def test_a_place_and_categories_that_are_no_channels_are_kept():
    row = found(event(location="Raum 2", categories=("Wichtig", "Intern"))).rows[0]
    assert row.notes == (Labelled("LOCATION", "Raum 2"), Labelled("CATEGORIES", "Wichtig, Intern"))


def test_without_any_channel_a_row_fails():
    assert found(event(), default=None).rows[0].reason is Code.NO_CHANNEL


def test_a_cancelled_event_is_a_cancelled_post():
    assert [row.cancelled for row in found(event(status="CANCELLED"), event(uid="b", summary="B", status="CONFIRMED")).rows] == [
        True,
        False,
    ]


def test_times_of_other_zones_are_told_in_ours():
    row = found(event(time=time(20), zone="America/New_York")).rows[0]
    assert (row.day, row.time) == (date(2026, 11, 25), time(2))


def test_floating_times_are_ours():
    assert found(event(time=time(20))).rows[0].time == time(20)


def test_each_occurrence_of_a_series_has_its_own_identity():
    read = found(event(recurrence="2026-11-24"), event(recurrence="2026-12-01", day=date(2026, 12, 1)))
    assert [row.identity for row in read.rows] == ["a#2026-11-24", "a#2026-12-01"]


def test_an_event_without_a_title_is_skipped():
    assert found(event(summary=None)).rows[0].reason is Code.NO_TITLE


def test_an_event_that_could_not_be_read_is_a_failed_row():
    read = found(
        event(),
        problems=(Problem(Trouble.BAD_RULE, "FREQ=NEVER", "b", "Kaputt"), Problem(Trouble.UNKNOWN_ZONE, "Mars", "a", "Rezept")),
    )
    assert [(row.row, row.title, row.outcome, row.reason) for row in read.rows[1:]] == [
        (2, "Kaputt", Outcome.FAILED, Code.UNREADABLE)
    ]
    assert [(note.code, note.level, note.row) for note in read.notes] == [
        (Code.UNREADABLE, Level.WARNING, None),
        (Code.UNREADABLE, Level.ERROR, 2),
    ]


def test_what_is_not_read_is_counted():
    read = found(event(), todos=2, journals=1, outside=3, duplicates=1, left_out=4)
    assert [dict(note.values) for note in read.notes] == [
        {"kind": "todos", "rows": 2},
        {"kind": "journals", "rows": 1},
        {"kind": "outside", "rows": 3},
        {"kind": "duplicates", "rows": 1},
        {"kind": "left_out", "rows": 4},
    ]


def test_a_calendar_without_events_in_the_window():
    assert codes(found(outside=3)) == [Code.NOT_READ, Code.NOT_A_PLAN]
