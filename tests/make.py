"""Makes things for the tests: Alice owns, Bob writes, Charlie is a stranger."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from planner.domain.plan import Readiness
from planner.models import Channel, ImportBatch, Member, Post, Role, Topic, User, Workspace
from planner.models.event import record
from planner.planning import approvals

MONDAY = date(2026, 11, 23)


def user(session: Session, email: str = "alice@example.org", name: str = "Alice Adler", password: str | None = None) -> User:
    made = User(email=email, name=name)
    if password:
        made.set_password(password)
    session.add(made)
    session.flush()
    return made


def workspace(session: Session, slug: str = "acme", **values: Any) -> Workspace:
    made = Workspace(slug=slug, name=values.pop("name", slug.title()), **values)
    session.add(made)
    session.flush()
    return made


def member(session: Session, workspace: Workspace, user: User, role: Role = Role.OWNER, **values: Any) -> Member:
    made = Member(workspace_id=workspace.id, user_id=user.id, role=role, **values)
    session.add(made)
    session.flush()
    return made


def channel(session: Session, workspace: Workspace, slug: str = "linkedin", **values: Any) -> Channel:
    made = Channel(workspace_id=workspace.id, slug=slug, name=values.pop("name", slug.title()), zone=workspace.zone, **values)
    session.add(made)
    session.flush()
    return made


def topic(session: Session, workspace: Workspace, title: str = "Azubi-Woche", **values: Any) -> Topic:
    made = Topic(workspace_id=workspace.id, title=title, **values)
    session.add(made)
    session.flush()
    return made


def post(session: Session, channel: Channel, day: date = MONDAY, title: str = "Azubi-Woche", **values: Any) -> Post:
    made = Post(workspace_id=channel.workspace_id, channel_id=channel.id, day=day, title=title, **values)
    session.add(made)
    record(made, "planned", by=None)
    return made


def upload(session: Session, workspace: Workspace, content: str = "Datum;Titel\n01.12.2026;Messe", **values: Any) -> ImportBatch:
    """A file that was uploaded and is to be looked at."""
    kept = {"file_name": "plan.csv", "file_hash": "0" * 64, "content": content.encode(), **values}
    made = ImportBatch(workspace_id=workspace.id, **kept)
    session.add(made)
    session.flush()
    return made


def ripe(session: Session, post: Post, readiness: Readiness, by: Member) -> None:
    """By hand, of the post as it is now."""
    approvals.ripen(session, post, readiness, by=by, seen=approvals.seen_of(session, post))
