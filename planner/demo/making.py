"""The demo is made, once: its people, its clients, and feeds to subscribe to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from planner import clock
from planner.demo.absent import Leave, leaves
from planner.demo.bank import BANK
from planner.demo.breaks import window
from planner.demo.chronicle import Chronicle
from planner.demo.client import Client, Person
from planner.demo.feeds import DemoFeed, feeds_of_demo, make_feeds
from planner.demo.founding import found
from planner.demo.krause import KRAUSE
from planner.demo.people import EVERYBODY, PASSWORD
from planner.demo.places import places
from planner.demo.planting import plant
from planner.demo.shelving import ask, be_absent, save_views, shelve
from planner.demo.sketching import sketches
from planner.demo.talking import agree, approve, let_in, remark
from planner.models import DemoMade, Member, User, Workspace
from planner.queries.plan import plan_of

CLIENTS = (BANK, KRAUSE)


@dataclass(frozen=True, slots=True)
class DemoUser:
    """`roles` by slug of the workspace."""

    email: str
    password: str
    name: str
    roles: Mapping[str, str]

    def as_json(self) -> dict[str, Any]:
        return {"email": self.email, "password": self.password, "name": self.name, "roles": dict(self.roles)}


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made, or is there already. The first user owns every workspace."""

    users: tuple[DemoUser, ...]
    workspaces: tuple[str, ...]
    feeds: tuple[DemoFeed, ...]

    def as_json(self) -> dict[str, Any]:
        return {
            "users": [user.as_json() for user in self.users],
            "workspaces": list(self.workspaces),
            "feeds": [feed.as_json() for feed in self.feeds],
        }


def make_demo(session: Session, feed_key: str, *, today: date) -> Demo:
    """Write the demo into the unit of work. A demo that is there already, even a part of one, stays as it is."""
    if not session.scalar(select(exists().where(Workspace.demo))):
        users = _people(session)
        away: list[Leave] = []
        for client in CLIENTS:
            _make(session, client, users, feed_key, away, today)
        session.add(DemoMade())
    return _shown(session, feed_key)


def _people(session: Session) -> dict[Person, User]:
    """A user for each of them; somebody of that address who is there already stays who they are."""
    known = {user.email: user for user in session.scalars(select(User).where(User.email.in_(p.email for p in EVERYBODY)))}
    new = [User(email=person.email, name=person.name, demo=True) for person in EVERYBODY if person.email not in known]
    for user in new:
        if user is new[0]:
            user.set_password(PASSWORD)
        user.password_hash = new[0].password_hash  # one password for all: hashing it once is slow enough
    session.add_all(new)
    session.flush()
    by_email = known | {user.email: user for user in new}
    return {person: by_email[person.email] for person in EVERYBODY}


def _make(session: Session, client: Client, users: Mapping[Person, User], feed_key: str, away: list[Leave], today: date) -> None:
    """One client. `away` are the leaves of those who work for several: known from the clients before, and added to."""
    chronicle = Chronicle(clock.now())
    house = found(session, client, users, chronicle, today=today)
    plan = plan_of(session, house.workspace, until=window(today).end)
    free = {channel.key: places(channel, plan.holidays, window(today)) for channel in plan.channels}
    away += leaves(client, free, today)
    be_absent(session, house, away, chronicle)
    shelve(session, house, client.backlog, chronicle)
    plant(session, house, sketches(client, free, today), chronicle)
    ask(session, house, client.questions, chronicle)
    save_views(session, house)
    agree(session, house)
    guest = let_in(session, house, feed_key, chronicle)
    approve(session, house, guest, chronicle)
    remark(session, house, guest, chronicle)
    chronicle.write(session, house.workspace)
    make_feeds(session, house, feed_key)


def _shown(session: Session, feed_key: str) -> Demo:
    workspaces = session.scalars(select(Workspace).where(Workspace.demo).order_by(Workspace.id)).all()
    members: list[Member] = []
    for workspace in workspaces:
        members += session.scalars(select(Member).where(Member.workspace_id == workspace.id).order_by(Member.id))
    slugs = {workspace.id: workspace.slug for workspace in workspaces}
    users = session.scalars(select(User).where(User.demo).order_by(User.id))
    return Demo(
        users=tuple(
            DemoUser(
                user.email,
                PASSWORD,
                user.name,
                {slugs[member.workspace_id]: member.role.value for member in members if member.user_id == user.id},
            )
            for user in users
        ),
        workspaces=tuple(slugs.values()),
        feeds=tuple(feed for workspace in workspaces for feed in feeds_of_demo(session, workspace, feed_key)),
    )
