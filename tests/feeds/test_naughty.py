"""Whatever a text holds, it stays text: no line more, no line less, and it comes out as it went in."""

import subprocess
import sys
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
import time_machine
from icalendar import Calendar, Event
from sqlalchemy import Engine

from planner import db
from planner.db import cleaned
from planner.models import SlotDetail
from planner.models.feed import FeedKind
from tests import make
from tests.feeds.naughty import IN_ENTRIES, IN_HEADS, STRINGS, entry, head, lenient_lines
from tests.feeds.read import body, lines
from tests.make import MONDAY

ENTRY_LINES, HEAD_LINES = len(lenient_lines(entry("summary", "x"))), len(lenient_lines(head("name", "x")))


@pytest.mark.parametrize("field", IN_ENTRIES)
@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_no_text_makes_or_takes_a_line_of_an_entry(field: str, text: str):
    block = entry(field, text)
    gone = 0 if field in ("summary", "description") or shown(text) else 1  # an empty place or category is left out
    assert len(lenient_lines(block)) == lines(block) == ENTRY_LINES - gone
    assert Event.from_ical(block).errors == []


@pytest.mark.parametrize("field", IN_HEADS)
@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_no_text_makes_or_takes_a_line_of_a_calendar(field: str, text: str):
    block = head(field, text)
    assert len(lenient_lines(block)) == lines(block) == HEAD_LINES
    assert Calendar.from_ical(block).errors == []


@pytest.mark.parametrize("text", STRINGS, ids=range(len(STRINGS)))
def test_a_text_comes_out_as_it_went_in(text: str):
    described = str(Event.from_ical(entry("description", text))["DESCRIPTION"]).removesuffix(
        "https://plan.example.org/w/acme/posts/1"
    )
    expected = cleaned(text).replace("\ufeff", "").replace("\\n", "＼n").replace("\\N", "＼N").strip()
    assert described.strip() == expected


def shown(text: str) -> str:
    return cleaned(text).replace("\ufeff", "").strip()


@pytest.mark.parametrize("number", range(0, len(STRINGS), 8))
def test_every_text_of_a_plan_may_hold_them(sqlite: Engine, number: int):
    session = db.unit(sqlite)
    texts = [shown(text)[:60] or "x" for text in (STRINGS * 2)[number : number + 8]]
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False):
        acme = make.workspace(session, name=texts[0])
        kim = make.member(session, acme, make.user(session, "kim@example.org", texts[1]))
        channel = make.channel(session, acme, name=texts[2], responsible_id=kim.id)
        channel.start_cadence("Mon 09:00", MONDAY, by=None, details=[SlotDetail(line=0, format=texts[3][:40], pillar=texts[4])])
        fields = ("title", "text", "format", "link", "pillar", "campaign")
        for text in texts:
            values = dict.fromkeys(fields, text[:40])
            make.post(session, channel, MONDAY, time=time(9, 30), **values)
        for kind in (FeedKind.PLAN, FeedKind.GAPS):
            found = body(session, acme, kind, name=texts[5], full_text=True, shows_empty=True)
            assert len(lenient_lines(found)) == lines(found)


def test_it_holds_without_assertions_too():
    command = [sys.executable, "-O", "-m", "tests.feeds.naughty"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent.parent.parent, timeout=60)
    assert (ran.returncode, ran.stdout.strip(), ran.stderr) == (0, str(len(STRINGS) * 6), "")
