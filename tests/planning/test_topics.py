"""Two topics become one, one becomes a series: on both databases."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from planner.db import PlanSession
from planner.models import Event, Post, Stage, Topic
from planner.planning.topics import merge, split
from tests import make

PAIRS = [
    ({"notes": "Anruf"}, {"notes": "Mail"}, {"notes": "Anruf\n\nMail"}),
    ({"notes": "Anruf und Mail"}, {"notes": "Mail"}, {"notes": "Anruf und Mail"}),
    ({"pillar": "Team"}, {"pillar": "Region", "goal": "Bewerbungen"}, {"pillar": "Team", "goal": "Bewerbungen"}),
    ({"effort_hours": 0.0}, {"effort_hours": 2.0}, {"effort_hours": 0.0}),
    ({"link": ""}, {"link": "https://b.example", "link_title": "B"}, {"link": "https://b.example", "link_title": "B"}),
    ({"link": "https://a.example"}, {"link": "https://b.example"}, {"link": "https://a.example", "notes": "https://b.example"}),
    ({"stage": Stage.NEW}, {"stage": Stage.READY}, {"stage": Stage.READY}),
    ({"evergreen": False}, {"evergreen": True, "cool_down_days": 30}, {"evergreen": True, "cool_down_days": 30}),
    (
        {"earliest_day": date(2026, 12, 1)},
        {"latest_day": date(2026, 11, 1)},
        {"earliest_day": date(2026, 12, 1), "latest_day": None},
    ),
]


@pytest.mark.parametrize(("kept", "other", "expected"), PAIRS)
def test_where_one_says_nothing_the_other_one_speaks(session: PlanSession, kept, other, expected):
    workspace = make.workspace(session)
    one, two = make.topic(session, workspace, **kept), make.topic(session, workspace, "Zweites", **other)
    merge(session, one, two, title="Beide", by=None)
    assert {name: getattr(one, name) for name in expected} == expected
    assert (one.title, two.trashed_at is not None) == ("Beide", True)


def test_posts_move_along_those_in_the_trash_too(session: PlanSession):
    workspace = make.workspace(session)
    channel, one, two = (
        make.channel(session, workspace),
        make.topic(session, workspace),
        make.topic(session, workspace, "Zweites"),
    )
    for trashed in (None, datetime(2026, 11, 20, tzinfo=UTC)):
        make.post(session, channel, topic_id=two.id, trashed_at=trashed)
    merge(session, one, two, title=one.title, by=None)
    assert set(session.scalars(select(Post.topic_id).where(Post.workspace_id == workspace.id))) == {one.id}
    verbs = select(Event.subject, Event.verb).where(Event.workspace_id == workspace.id, Event.verb.in_(["merged", "merged away"]))
    assert sorted(session.execute(verbs).all()) == [("topic", "merged"), ("topic", "merged away")]


@pytest.mark.parametrize(("first", "second", "both"), [("a", "b", "ab"), ("a", "", ""), ("", "b", ""), ("", "", "")])
def test_channels_are_united_and_all_stays_all(session: PlanSession, first, second, both):
    workspace = make.workspace(session)
    channels = {slug: make.channel(session, workspace, slug) for slug in "ab"}
    one, two = make.topic(session, workspace), make.topic(session, workspace, "Zweites")
    one.suit([channels[slug] for slug in first], by=None)
    two.suit([channels[slug] for slug in second], by=None)
    merge(session, one, two, title=one.title, by=None)
    session.flush()
    session.expire(one)
    assert sorted(channel.slug for channel in one.channels) == list(both)


@pytest.mark.parametrize("first_is_it", [True, False])
def test_each_part_keeps_what_the_topic_was(session: PlanSession, first_is_it: bool):
    workspace = make.workspace(session)
    topic = make.topic(session, workspace, pillar="Team", effort_hours=3.0, latest_day=date(2026, 12, 24))
    topic.suit([make.channel(session, workspace)], by=None)
    parts = split(session, topic, ["Eins", "Zwei", "Drei"], first_is_it=first_is_it, by=None)
    session.flush()
    session.expire_all()
    said = [
        (part.title, part.pillar, part.effort_hours, part.latest_day, [each.slug for each in part.channels]) for part in parts
    ]
    assert said == [(title, "Team", 1.0, date(2026, 12, 24), ["linkedin"]) for title in ("Eins", "Zwei", "Drei")]
    assert (topic in parts, topic.dropped_at is None) == (first_is_it, first_is_it)
    assert len(list(session.scalars(select(Topic).where(Topic.workspace_id == workspace.id)))) == (3 if first_is_it else 4)
