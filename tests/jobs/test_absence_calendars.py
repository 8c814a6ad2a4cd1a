"""Subscribed calendars are asked when their time has come. Whatever the other side does, what was good last stays in force."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import BoundedSemaphore
from types import SimpleNamespace

import pytest
from sqlalchemy import Engine, select

from planner import db, fetching
from planner.domain.away import Away
from planner.fetching import client
from planner.jobs.absence_calendars import refresh, refresh_due
from planner.models import Absence, AbsenceCalendar, Letter, Role
from planner.models.absence_calendar import subscribe
from planner.planning.absence_calendars import take_over
from planner.settings import Settings
from tests import make
from tests.publisher import Publisher, content, dripping, endless, half, moved, noise, publishing, versioned

NOW, TODAY = datetime(2026, 11, 25, 9, tzinfo=UTC), date(2026, 11, 25)
HOUR = timedelta(hours=1)
KEPT = ["2026-12-07 2026-12-11", "2026-12-24 2026-12-24"]


def calendar_of(*spans: str) -> str:
    """`20261207 20261212` is away from Monday to Friday."""
    events = "".join(
        f"BEGIN:VEVENT\r\nUID:{span[:8]}\r\nDTSTART;VALUE=DATE:{span[:8]}\r\nDTEND;VALUE=DATE:{span[9:]}\r\nSUMMARY:Urlaub\r\nEND:VEVENT\r\n"
        for span in spans
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"


GOOD = calendar_of("20261207 20261212", "20261224 20261225")


@pytest.fixture(scope="module")
def publisher() -> Iterator[Publisher]:
    with publishing() as running:
        yield running


@pytest.fixture
def house(sqlite: Engine, publisher: Publisher, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Kim's calendar says two absences, which were taken over an hour ago."""
    monkeypatch.setattr(fetching, "OUTSIDE", publisher.bounds(seconds=0.5, most_bytes=100_000))
    settings = Settings(Path("unused"), "unused", "s" * 32, "f" * 32, "https://plan.example.org", loopback=True)
    unit = db.unit(sqlite)
    workspace = make.workspace(unit)
    kim = make.member(unit, workspace, make.user(unit, "kim@example.org", "Kim"), Role.EDITOR)
    values = {"workspace_id": workspace.id, "member_id": kim.id, "name": "Kim", "host": "127.0.0.1"}
    calendar = subscribe(unit, settings.feed_key, publisher.address("/kim.ics"), **values)
    kept = [(date(2026, 12, 7), date(2026, 12, 11)), (date(2026, 12, 24), date(2026, 12, 24))]
    take_over(unit, calendar, [Away(kim.email, *days, "whole", f"{days[0]:%Y%m%d}") for days in kept], NOW - HOUR, TODAY)
    unit.commit()
    publisher.visits.clear()
    return SimpleNamespace(engine=sqlite, settings=settings, publisher=publisher, ids=(workspace.id, calendar.id))


def look(house: SimpleNamespace, now: datetime = NOW) -> str:
    return refresh(house.engine, house.settings, *house.ids, now)


def kept(house: SimpleNamespace) -> list[str]:
    unit = db.unit(house.engine, reading=True)
    rows = select(Absence).where(Absence.workspace_id == house.ids[0]).order_by(Absence.first_day)
    return [f"{each.first_day} {each.last_day}" for each in unit.scalars(rows)]


def calendar(house: SimpleNamespace) -> AbsenceCalendar:
    rows = select(AbsenceCalendar).where(AbsenceCalendar.workspace_id == house.ids[0])
    return db.unit(house.engine, reading=True).scalars(rows).one()


@pytest.mark.parametrize(
    ("script", "word"),
    [
        (content("", 404), "gone"),
        (content("", 401), "denied"),
        (content("", 503), "server"),
        (content("", 204), "status"),
        (dripping, "timeout"),
        (endless, "too_large"),
        (noise, "broken"),
        (half(GOOD), "broken"),
        (moved("http://127.0.0.2/canary"), "not_public"),
        (content(""), "empty"),
        (content("<!doctype html><title>Sign in</title>"), "no_calendar"),
        (content(calendar_of()), "empty"),
        (content(GOOD[:-60]), "broken"),
    ],
)  # fmt: skip
def test_a_bad_answer_changes_nothing_but_says_why(house, script, word):
    house.publisher.scripts["/kim.ics"] = script
    assert look(house) == word
    assert kept(house) == KEPT
    found = calendar(house)
    assert (found.failure, found.failures, found.good_at) == (word, 1, NOW - HOUR)


def test_a_good_answer_after_bad_ones_is_taken_over(house):
    house.publisher.scripts["/kim.ics"] = content("", 500)
    look(house)
    house.publisher.scripts["/kim.ics"] = content(calendar_of("20261207 20261215", "20261224 20261225"))
    assert look(house, NOW + HOUR) == ""
    assert kept(house) == ["2026-12-07 2026-12-14", KEPT[1]]
    assert (calendar(house).failures, calendar(house).good_at) == (0, NOW + HOUR)


def test_what_is_unchanged_is_not_sent_again_but_the_whole_once_a_day(house):
    house.publisher.scripts["/kim.ics"] = versioned(GOOD, '"7"')
    look(house)
    look(house, NOW + HOUR)
    assert house.publisher.headers["/kim.ics"]["If-None-Match"] == '"7"'
    assert (kept(house), calendar(house).good_at) == (KEPT, NOW + HOUR)
    look(house, NOW + 24 * HOUR)
    assert "If-None-Match" not in house.publisher.headers["/kim.ics"]


def test_a_calendar_that_empties_itself_is_held(house):
    house.publisher.scripts["/kim.ics"] = content(calendar_of("20270301 20270302"))
    assert look(house) == ""
    assert (kept(house), len(calendar(house).waiting)) == (KEPT, 1)


def test_that_we_are_busy_is_not_the_calendars_fault(house, monkeypatch):
    monkeypatch.setattr(client, "_places", BoundedSemaphore(1))
    with client._places:
        assert look(house) == "busy"
    assert calendar(house).failures == 0


def test_only_what_is_due_is_asked_and_once(house):
    house.publisher.scripts["/kim.ics"] = content(GOOD)
    assert refresh_due(house.engine, house.settings, NOW - HOUR) == 0
    assert refresh_due(house.engine, house.settings, NOW) == 1
    assert refresh_due(house.engine, house.settings, NOW) == 0
    assert house.publisher.visits == {"/kim.ics": 1}


def test_after_three_days_without_a_good_answer_somebody_is_told_once(house):
    house.publisher.scripts["/kim.ics"] = content("", 500)
    for days in (1, 3, 4):
        look(house, NOW + timedelta(days=days))
    assert len(db.unit(house.engine, reading=True).scalars(select(Letter)).all()) == 1


def test_a_key_that_has_changed_is_a_reason(house):
    changed = Settings(Path("unused"), "unused", "s" * 32, "g" * 32, "https://plan.example.org", loopback=True)
    assert refresh(house.engine, changed, *house.ids, NOW) == "no_key"
    assert (kept(house), house.publisher.visits.total()) == (KEPT, 0)
