"""Last fetches by family of programs, gathered and written at most once a minute."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError

from planner import db
from planner.db import PlanSession
from planner.feeds.fetch import Family, Fetches, Last, family
from planner.models import FeedFetch, Workspace
from planner.models.feed import FeedKind, make_feed
from tests import make

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        ("Google-Calendar-Importer", Family.GOOGLE),
        ("Mozilla/5.0 (compatible; Google-Apps-Script; beanserver)", Family.GOOGLE),
        ("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)", Family.OUTLOOK),
        ("MacOutlook/16.63.22070801 (Intelx64 Mac OS X Version 12.4 (Build 21F79))", Family.OUTLOOK),
        ("Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)", Family.OUTLOOK),
        ("iOS/17.5.1 (21F90) dataaccessd/1.0", Family.APPLE),
        ("macOS/14.5 (23F79) CalendarAgent/1034", Family.APPLE),
        ("Mac OS X/10.15.7 (19H15) CalendarAgent/930.5.1", Family.APPLE),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.0", Family.THUNDERBIRD),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Thunderbird/128.0", Family.THUNDERBIRD),
        ("curl/8.5.0", Family.OTHER),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15", Family.OTHER),
        ("", Family.OTHER),
    ],
)
def test_programs_are_told_by_what_they_call_themselves(agent: str, expected: Family):
    assert family(agent) is expected


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def feed_id(session: PlanSession, workspace: Workspace) -> int:
    alice = make.member(session, workspace, make.user(session))
    values = {"workspace_id": workspace.id, "owner_id": alice.id, "kind": FeedKind.PLAN, "name": "Plan"}
    feed, _ = make_feed(session, "k" * 32, by=alice, **values)
    session.commit()
    return feed.id


def test_the_first_is_written_at_once_and_the_next_after_a_minute():
    seconds = Seconds()
    fetches = Fetches(seconds)
    turns = []
    for seconds.now in (0, 1, 59, 60, 61, 120):
        turns.append(fetches.note(1, "curl", NOW))
    assert turns == [True, False, False, True, False, True]


def test_what_is_gathered_is_added_up(session: PlanSession):
    workspace = make.workspace(session)
    feed, fetches = feed_id(session, workspace), Fetches()
    for minutes, agent in ((0, "curl"), (1, "Thunderbird/1"), (2, "curl")):
        fetches.note(feed, agent, NOW + timedelta(minutes=minutes))
    assert fetches.of(feed)[Family.OTHER] == Last(NOW + timedelta(minutes=2), 2)
    fetches.write(session)
    assert fetches.of(feed) == {}
    fetches.note(feed, "curl", NOW + timedelta(minutes=9))
    fetches.write(session)
    session.expire_all()
    rows = session.scalars(select(FeedFetch).where(FeedFetch.workspace_id == workspace.id).order_by(FeedFetch.client))
    assert [(row.client, row.fetches, row.fetched_at) for row in rows] == [
        ("other", 3, NOW + timedelta(minutes=9)),
        ("thunderbird", 1, NOW + timedelta(minutes=1)),
    ]


def test_a_feed_that_is_gone_does_not_hold_up_the_others(session: PlanSession):
    workspace = make.workspace(session)
    feed, fetches = feed_id(session, workspace), Fetches()
    fetches.note(feed + 1, "curl", NOW)
    fetches.note(feed, "curl", NOW)
    fetches.write(session)
    assert session.scalars(select(FeedFetch.feed_id).where(FeedFetch.workspace_id == workspace.id)).all() == [feed]


def test_what_cannot_be_written_stays_gathered(sqlite: Engine):
    session = db.unit(sqlite)
    feed, fetches = feed_id(session, make.workspace(session)), Fetches()
    fetches.note(feed, "curl", NOW)
    with sqlite.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE feed_fetches RENAME TO away")
    with pytest.raises(OperationalError):
        fetches.write(db.unit(sqlite))
    fetches.note(feed, "curl", NOW + timedelta(minutes=1))
    assert fetches.of(feed) == {Family.OTHER: Last(NOW + timedelta(minutes=1), 2)}
