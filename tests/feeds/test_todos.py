"""Everything that one person has to do, as a feed."""

from datetime import date

import pytest

from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.models import Channel, Member, Workspace
from planner.models.feed import FeedKind
from tests import make
from tests.feeds.read import body, events, summaries
from tests.make import MONDAY


@pytest.fixture
def blog(session: PlanSession, acme: Workspace) -> Channel:
    """Nobody's."""
    return make.channel(session, acme, "blog", name="Blog", max_silence=400)


def week(session: PlanSession, acme: Workspace, kim: Member) -> bytes:
    return body(session, acme, FeedKind.WEEK, people=frozenset({kim.id}))


def test_posts_inquiries_and_gaps_of_the_person_are_in_it(session: PlanSession, acme: Workspace, linkedin: Channel, blog, kim):
    make.post(session, linkedin, MONDAY, "Messe", due_day=date(2026, 11, 20), readiness=Readiness.DRAFT)
    make.post(session, blog, MONDAY, "Niemands")
    linkedin.receive_inquiry("Gibt es Parkplätze?", date(2026, 11, 24), by=None)
    blog.receive_inquiry("Und Bäume?", date(2026, 11, 24), by=None)
    linkedin.start_cadence("days 2026-11-25", date(2026, 11, 25), by=None)
    assert sorted(summaries(week(session, acme, kim))) == [
        "Anfrage beantworten: Gibt es Parkplätze?",
        "Entwurf: LinkedIn: Messe",
        "Fertigstellen: Messe",
        "Lücke: LinkedIn: kein Beitrag – Kim Schäfer",
    ]


def test_what_is_done_is_gone_and_the_rest_keeps_its_entry(session: PlanSession, acme: Workspace, linkedin: Channel, kim):
    first, _ = (linkedin.receive_inquiry(text, MONDAY, by=None) for text in ("Eins?", "Zwei?"))
    before = {str(event["SUMMARY"]): event.to_ical() for event in events(week(session, acme, kim))}
    first.answer(by=None)
    after = {str(event["SUMMARY"]): event.to_ical() for event in events(week(session, acme, kim))}
    assert after == {summary: entry for summary, entry in before.items() if "Zwei" in summary}
