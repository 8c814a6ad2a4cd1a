"""What the reading process says arrives as it was meant, or not at all."""

from datetime import date, datetime, time

import pytest

from planner.importing import wire
from planner.importing.grid import Calendar, Event, Problem, Refusal, Sheet, Trouble, Unreadable, Workbook

MOMENT = datetime.fromisoformat("2026-11-24T09:00")
CELLS = ("Größe\n🎄", 15, 1.5, True, None, date(2026, 11, 24), MOMENT, time(9, 0, 5), '["d","2026-11-24"]')
WORKBOOK = Workbook(
    "xls",
    (Sheet("Plan", (CELLS, CELLS), True, 3, 2, frozenset({(3, 2), (4, 5)}), 7, 8, ((3, 2, 4, 2),)), Sheet("", ())),
    "cp1252",
    ";",
    macros=True,
)
DAY = date(2026, 11, 24)
EVENT = Event("a", "2026-11-24", DAY, time(9), "Europe/Berlin", "x", "y", "z", "http://a.example", ("b", "c"), "CANCELLED", 2)
CALENDAR = Calendar("Plan", (EVENT,), (Problem(Trouble.BAD_RULE, "FREQ=X", "a", None),), 1, 2, 3, 4, 5)


@pytest.mark.parametrize("answer", [WORKBOOK, CALENDAR, Calendar(None, ()), Workbook("csv", ())])
def test_an_answer_arrives_unchanged(answer):
    assert wire.read(wire.written(answer)) == answer


def test_a_refusal_arrives_with_its_values():
    with pytest.raises(Unreadable) as refused:
        wire.read(wire.written(Unreadable(Refusal.OPEN_QUOTE, row=7)))
    assert (refused.value.code, refused.value.values) == (Refusal.OPEN_QUOTE, {"row": 7})


@pytest.mark.parametrize("answer", [WORKBOOK, CALENDAR])
def test_an_answer_cut_short_is_none(answer):
    lines = list(wire.written(answer))
    for end in range(len(lines)):
        with pytest.raises(ValueError):
            wire.read(lines[:end])
        with pytest.raises(ValueError):
            wire.read([*lines[:end], lines[end][:-2]])


def test_an_answer_of_an_unknown_kind_is_none():
    with pytest.raises(ValueError, match="pickle"):
        wire.read([b'["pickle"]'])
