from planner import db
from tests import make


def test_a_topic_is_meant_for_other_channels_from_now_on(session: db.PlanSession):
    acme = make.workspace(session)
    linkedin, xing = make.channel(session, acme, "linkedin"), make.channel(session, acme, "xing")
    topic = make.topic(session, acme)
    topic.suit([linkedin], by=None)
    topic.suit([xing], by=None)
    session.flush()
    assert topic.channels == [xing]
    topic.suit([], by=None)
    assert topic.channels == []
