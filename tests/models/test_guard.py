"""No query on a table of the plan without its workspace."""

import pytest
from sqlalchemy import delete, exists, select, text, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import aliased

from planner import db
from planner.db import PlanSession, UnscopedQuery
from planner.models import Channel, Post, Workspace
from tests import make


@pytest.mark.parametrize(
    "statement",
    [
        select(Post),
        select(Post.title),
        select(Post.__table__.c.title),
        select(aliased(Post)),
        select(Workspace).where(exists().where(Post.title == "x")),
        update(Post).values(title="x"),
        delete(Post).where(Post.id == 1),
    ],
)
def test_a_query_without_its_workspace_is_refused(session: PlanSession, statement):
    with pytest.raises(UnscopedQuery):
        session.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        select(Post).where(Post.workspace_id == 1),
        select(Post).join(Post.channel).where(Channel.workspace_id == 1),
        update(Post).where(Post.workspace_id == 1).values(title="x"),
        select(Workspace),
    ],
)
def test_a_query_with_its_workspace_is_answered(session: PlanSession, statement):
    session.execute(statement)


def test_looking_up_by_id_alone_is_refused(session: PlanSession):
    with pytest.raises(UnscopedQuery):
        session.get(Post, 1)


def test_relations_stay_inside_the_workspace(session: PlanSession):
    post = make.post(session, make.channel(session, make.workspace(session)))
    session.commit()
    session.expire_all()
    assert post.channel.slug == "linkedin"


def test_a_post_cannot_stand_on_a_channel_of_another_workspace(session: PlanSession):
    theirs = make.channel(session, make.workspace(session, "theirs"))
    ours = make.workspace(session, "ours")
    session.add(Post(workspace_id=ours.id, channel_id=theirs.id, day=make.MONDAY, title="x"))
    with pytest.raises(IntegrityError):
        session.commit()


def test_a_unit_for_reading_does_not_write(engine):
    session = db.unit(engine, reading=True)
    session.add(Workspace(slug="x", name="X"))
    with pytest.raises(RuntimeError, match="for reading"):
        session.commit()


def test_deleting_a_workspace_takes_its_plan_along(session: PlanSession):
    workspace = make.workspace(session)
    make.post(session, make.channel(session, workspace))
    session.commit()
    session.delete(workspace)
    session.commit()
    assert session.execute(text("SELECT count(*) FROM posts")).scalar() == 0
