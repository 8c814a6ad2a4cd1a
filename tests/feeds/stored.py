"""Bodies as they are stored in tests/data/feeds, compared byte by byte. After a wanted change: python -m tests.feeds.stored"""

import tempfile
from collections.abc import Callable
from datetime import date, time, timedelta
from pathlib import Path

import time_machine

from planner import db, migrating
from planner.db import PlanSession
from planner.domain.plan import Readiness
from planner.feeds.calendar import empty_calendar
from planner.models import Channel, Workspace
from planner.models.feed import FeedKind
from tests import make
from tests.feeds.conftest import NOW
from tests.feeds.read import body
from tests.make import MONDAY

FOLDER = Path(__file__).parent.parent / "data" / "feeds"


def plan(session: PlanSession) -> Workspace:
    """A bank with a blog in Berlin and an office in New York, and Kim who writes."""
    bank = make.workspace(session, "bank-am-see", name="Bank am See, Filiale Süd")
    kim = make.member(session, bank, make.user(session, "kim@example.org", "Kim Schäfer"))
    make.channel(session, bank, "linkedin", name="LinkedIn", responsible_id=kim.id, max_silence=400)
    for slug, zone in (("new-york", "America/New_York"), ("kolkata", "Asia/Kolkata"), ("cairo", "Africa/Cairo")):
        make.channel(session, bank, slug, name=slug.title(), responsible_id=kim.id, max_silence=400).zone = zone
    return bank


def channel(session: PlanSession, slug: str) -> Channel:
    return session.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == slug).one()


def post(session: PlanSession, slug: str, day: date, title: str, **values) -> None:
    number = len(session.new) + session.query(make.Post).filter(make.Post.workspace_id > 0).count()
    make.post(session, channel(session, slug), day, title, uid=f"{number:04d}@redaktionsplan", **values)


def full_text(session: PlanSession) -> bytes:
    bank = plan(session)
    post(session, "linkedin", MONDAY, "Azubi-Woche: Häuser; Öl, „Zitat“ \\ und mehr", text="Erste Zeile\nZweite, mit; Zeichen")
    post(session, "linkedin", date(2026, 12, 24), "Frohe Weihnachten 🎄" + "🌟" * 40, time=time(8), readiness=Readiness.APPROVED)
    post(session, "linkedin", date(2026, 12, 2), "ü" * 80, time=time(9), readiness=Readiness.REVIEW, pillar="Azubi, neu")
    post(session, "linkedin", date(2026, 12, 3), "Messe", time=time(9), cancelled=True, campaign="Messe 2026")
    post(session, "linkedin", date(2026, 11, 20), "Rückblick", readiness=Readiness.PUBLISHED, link="https://example.org/a")
    return body(session, bank, full_text=True, shows_cancelled=True, name="Plan – Bank am See")


def titles(session: PlanSession) -> bytes:
    bank = plan(session)
    post(session, "linkedin", MONDAY, "Azubi-Woche", text="Steht nicht darin", time=time(9))
    return body(session, bank, FeedKind.CHANNEL, channels=frozenset({1}), name="Kanal – LinkedIn")


def zones(session: PlanSession) -> bytes:
    """Around the nights in which clocks change."""
    bank = plan(session)
    nights = [date(2026, 10, 25), date(2026, 11, 1), date(2027, 3, 14), date(2027, 3, 28)]
    for slug in ("linkedin", "new-york", "kolkata", "cairo"):
        for night in nights:
            for at in (time(1, 50), time(2, 30), time(3, 30)):
                post(session, slug, night, f"{night:%d.%m.} {at:%H:%M}", time=at)
    return body(session, bank)


def person(session: PlanSession) -> bytes:
    bank = plan(session)
    post(session, "linkedin", MONDAY, "Über den Kanal zuständig")
    post(session, "cairo", MONDAY, "Selbst zuständig", person_id=1, time=time(12))
    return body(session, bank, FeedKind.PERSON, people=frozenset({1}), name="Beiträge – Kim Schäfer")


def gaps(session: PlanSession) -> bytes:
    bank = plan(session)
    channel(session, "linkedin").start_cadence("Mon,Thu 09:00", MONDAY, by=None)
    channel(session, "cairo").start_cadence("3/week", MONDAY, by=None)
    post(session, "linkedin", MONDAY + timedelta(days=3), "Noch roh", time=time(9))
    return body(session, bank, FeedKind.GAPS, name="Lücken – Bank am See")


def free(session: PlanSession) -> bytes:
    bank = plan(session)
    channel(session, "linkedin").start_cadence("Mon 09:00 + 1st Fri of month", MONDAY, by=None)
    channel(session, "cairo").start_cadence("2/week", MONDAY, by=None)
    post(session, "linkedin", MONDAY, "Azubi-Woche", time=time(9))
    return body(session, bank, shows_empty=True)


def english(session: PlanSession) -> bytes:
    bank = plan(session)
    bank.language, bank.zone = "en", "America/New_York"
    channel(session, "new-york").start_cadence("Fri 09:00", MONDAY, by=None)
    return body(session, bank, FeedKind.GAPS, name="Gaps – Bank")


def empty(session: PlanSession) -> bytes:
    return body(session, plan(session), name="Plan – Bank am See")


def ended(_: PlanSession) -> bytes:
    return empty_calendar("Plan – LinkedIn (beendet)", "Dieser Kalender wird nicht mehr veröffentlicht.", "Europe/Berlin", 2026)


CASES: tuple[Callable[[PlanSession], bytes], ...] = (full_text, titles, zones, person, gaps, free, english, empty, ended)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder, time_machine.travel(NOW, tick=False):
            engine = db.connect(f"sqlite:///{folder}/planner.sqlite")
            migrating.upgrade(engine)
            (FOLDER / f"{case.__name__}.ics").write_bytes(case(db.unit(engine)))
            db.session.remove()
            engine.dispose()


if __name__ == "__main__":
    main()
