"""Which parts are due: by the workspace's rules, moving with the post, or as the post says itself."""

from datetime import date, timedelta

import pytest

from planner import db
from planner.domain.due import Part, Said
from planner.domain.plan import Readiness
from planner.models import Channel, Event, Workspace
from planner.models.due_day import say_due, set_rules, tick
from planner.queries.due import due_parts, parts_due
from tests import make

FRIDAY = date(2026, 12, 4)
WEEK = (date(2026, 11, 30), date(2026, 12, 7))


@pytest.fixture
def acme(session: db.PlanSession) -> Workspace:
    """Wants texts four days before."""
    acme = make.workspace(session)
    set_rules(session, acme, {Part.TEXT: 4, Part.PICTURE: None}, by=None)
    return acme


@pytest.fixture
def channel(session: db.PlanSession, acme: Workspace) -> Channel:
    return make.channel(session, acme)


def due(session: db.PlanSession, acme: Workspace) -> list[tuple[str, Part, date]]:
    session.flush()
    return [(each.title, each.due.part, each.due.day) for each in due_parts(session, acme, *WEEK)]


def test_a_part_by_the_rule_moves_with_its_post(session: db.PlanSession, acme: Workspace, channel: Channel):
    post = make.post(session, channel, FRIDAY, "Messe")
    assert due(session, acme) == [("Messe", Part.TEXT, date(2026, 11, 30))]
    post.move_to(FRIDAY + timedelta(1), None, by=None)
    assert due(session, acme) == [("Messe", Part.TEXT, date(2026, 12, 1))]


def test_a_day_of_its_own_stays_and_none_is_none(session: db.PlanSession, acme: Workspace, channel: Channel):
    post = make.post(session, channel, FRIDAY + timedelta(300), "Jahrbuch")
    say_due(session, post, Part.PICTURE, Said(day=FRIDAY), by=None)
    assert due(session, acme) == [("Jahrbuch", Part.PICTURE, FRIDAY)]
    say_due(session, post, Part.PICTURE, Said(), by=None)
    assert due(session, acme) == []
    say_due(session, post, Part.PICTURE, None, by=None)
    assert [each.part for each in parts_due(session, post)] == [Part.TEXT]


def test_what_is_ticked_or_plainly_there_is_no_longer_due(session: db.PlanSession, acme: Workspace, channel: Channel):
    ticked = make.post(session, channel, FRIDAY, "Ticked")
    make.post(session, channel, FRIDAY, "Written", text="Text", readiness=Readiness.REVIEW)
    make.post(session, channel, FRIDAY, "Gone", cancelled=True)
    tick(session, ticked, Part.TEXT, done=True, by=None)
    assert due(session, acme) == []
    tick(session, ticked, Part.TEXT, done=False, by=None)
    assert due(session, acme) == [("Ticked", Part.TEXT, date(2026, 11, 30))]


def test_saying_the_same_again_leaves_no_trace(session: db.PlanSession, acme: Workspace, channel: Channel):
    post = make.post(session, channel, FRIDAY)
    for _ in range(2):
        say_due(session, post, Part.TEXT, Said(days_before=2), by=None)
        set_rules(session, acme, {Part.TEXT: 4}, by=None)
    verbs = [event.verb for event in session.query(Event).filter(Event.workspace_id == acme.id)]
    assert (verbs.count("due set"), verbs.count("due rules set")) == (1, 1)
