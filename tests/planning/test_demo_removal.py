"""Removing the demo, on both databases: their order of cascades differs."""

from datetime import time

from sqlalchemy import select

from planner.models import Channel, Event, Post, Role, User, Workspace
from planner.models.pause import pause
from planner.planning.demo import remove_demo
from planner.planning.posts import plan_post
from tests import make


def planned(session, workspace: Workspace, user: User) -> None:
    """A workspace whose things point at each other."""
    member = make.member(session, workspace, user, Role.OWNER)
    channel = make.channel(session, workspace, responsible_id=member.id, stand_in_id=member.id)
    channel.start_cadence("Mon 09:00", make.MONDAY, by=member)
    plan_post(session, channel, by=member, day=make.MONDAY, time=time(9), title="Azubi-Woche", person_id=member.id)
    pause(session, workspace.id, channel, make.MONDAY, make.MONDAY, "Umbau", by=member)
    member.be_absent(make.MONDAY, make.MONDAY, by=member)
    make.upload(session, workspace)


def nina(session) -> User:
    user = make.user(session, "nina@example.org", "Nina Brandt")
    user.demo = True
    return user


def test_the_demo_goes_and_the_rest_stays(session):
    planned(session, make.workspace(session, "bank", demo=True), nina(session))
    planned(session, make.workspace(session), make.user(session))
    session.commit()
    remove_demo(session)
    session.commit()
    assert [workspace.slug for workspace in session.scalars(select(Workspace))] == ["acme"]
    assert [user.email for user in session.scalars(select(User))] == ["alice@example.org"]
    owned = [list(session.scalars(select(model.workspace_id).where(model.workspace_id > 0))) for model in (Channel, Post, Event)]
    assert all(len(set(ids)) == 1 for ids in owned)
