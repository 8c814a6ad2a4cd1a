"""A small plan of which every number is known, around Monday, 23 November 2026 (ISO week 48)."""

from datetime import date, timedelta

from sqlalchemy.orm import Session

from planner.domain.plan import Readiness
from planner.models import Channel, Member, Role, Workspace
from planner.models.pause import pause
from planner.planning import founding
from tests import make

MONDAY = make.MONDAY


def after(days: int) -> date:
    return MONDAY + timedelta(days=days)


def acme(session: Session, language: str = "de") -> Workspace:
    """LinkedIn owes Monday and Wednesday, Blog one post a week; both since the week before."""
    workspace = make.workspace(session, name="Acme", language=language)
    alice = make.member(session, workspace, make.user(session))
    kim = make.member(session, workspace, make.user(session, "kim@example.org", "Kim Schäfer"), Role.EDITOR)
    bob = make.member(session, workspace, make.user(session, "bob@example.org", "Bob Brandt"), Role.EDITOR)
    linkedin = channel(session, workspace, "LinkedIn", "Mon,Wed 09:00", kim)
    for day, title, readiness in (
        (-7, "Azubi-Woche", Readiness.PUBLISHED),
        (-5, "Messe", Readiness.DRAFT),
        (0, "Umzug", Readiness.APPROVED),
        (7, "Advent", Readiness.DRAFT),
    ):
        make.post(session, linkedin, after(day), title, readiness=readiness)
    blog = channel(session, workspace, "Blog", "1/week", bob)
    for day in (-4, 3, 10, 17):
        make.post(session, blog, after(day), f"Blog {day}", readiness=Readiness.APPROVED)
    bob.be_absent(after(16), after(18), by=alice)
    pause(session, workspace.id, linkedin, after(21), after(40), "Betriebsferien", by=alice)
    session.flush()
    return workspace


def channel(session: Session, workspace: Workspace, name: str, cadence: str, responsible: Member) -> Channel:
    opened = founding.open_channel(session, workspace, name, by=None, responsible_id=responsible.id)
    founding.start_cadence(opened, cadence, after(-7), by=None)
    return opened
