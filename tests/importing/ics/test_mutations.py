"""Bytes changed at random: a calendar is read or refused, and never anything else."""

import random
from datetime import date

import pytest

from planner.importing import wire
from planner.importing.content import read_content
from planner.importing.grid import Unreadable
from tests.importing.files import ics

TODAY = date(2026, 11, 23)
SEED = ics(
    "UID:s\nDTSTART;TZID=Europe/Berlin:20261020T090000\nRRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=8\nSUMMARY:Grüße\nCATEGORIES:a,b",
    "UID:s\nRECURRENCE-ID;TZID=Europe/Berlin:20261027T090000\nDTSTART;TZID=Europe/Berlin:20261028T090000",
    "DTSTART;VALUE=DATE:20261224\nRDATE;VALUE=DATE:20261231,20270106\nDESCRIPTION:eins\\nzwei\n  drei\nSTATUS:CANCELLED",
    head="X-WR-TIMEZONE:Europe/Berlin",
)
PIECES = (
    b"\r\n", b"\r", b":", b";", b",", b"\0", b"\xff", b"9999", b"-1",
    b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n", b"RRULE:FREQ=DAILY\r\n",
)  # fmt: skip


def mutated(chance: random.Random) -> bytes:
    content = bytearray(SEED)
    for _ in range(chance.choice((1, 2, 5, 20))):
        place, other = chance.randrange(len(content)), chance.randrange(len(content))
        match chance.randrange(4):
            case 0:
                content[place] = chance.randrange(256)
            case 1:
                content[place:place] = chance.choice(PIECES)
            case 2:
                del content[place : place + chance.choice((1, 4, 40))]
            case _:
                content[place:place] = content[other : other + chance.choice((4, 40))]
    return bytes(content)


@pytest.mark.parametrize("seed", range(300))
def test_a_changed_calendar_is_read_or_refused(seed):
    try:
        calendar = read_content("plan.ics", mutated(random.Random(seed)), TODAY)
    except Unreadable:
        return
    keys = [(event.uid, event.recurrence) for event in calendar.events if event.uid]
    assert len(keys) == len(set(keys))
    assert wire.read(wire.written(calendar)) == calendar
