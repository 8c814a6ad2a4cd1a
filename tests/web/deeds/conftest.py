"""Three posts on LinkedIn, and a way to send what a form or a drag sends."""

from datetime import date, time

import pytest
from sqlalchemy import select

from planner.models import Channel, Post
from tests import make

TO = "/w/acme/posts/day"


@pytest.fixture
def posts(unit, acme):
    """Two more posts on LinkedIn; gives a way to look at all three as they are kept now, by id."""
    session = unit()
    linkedin = session.scalar(select(Channel).where(Channel.workspace_id > 0, Channel.id == acme.channel_id))
    for day, title, at in ((27, "Messe", time(9)), (26, "Sommerfest", None)):
        make.post(session, linkedin, date(2026, 11, day), title, time=at)
    session.commit()
    mine = select(Post).where(Post.workspace_id == linkedin.workspace_id).order_by(Post.id)
    return lambda: list(unit().scalars(mine))


@pytest.fixture
def send(bob):
    """Sends the deed as a drag does."""

    def sent(posts, path=TO, visitor=bob, **fields):
        named = [f"{post.id}:{post.version}" for post in posts]
        return visitor.post(path, data={"csrf_token": visitor.token(), "post": named, **fields})

    return sent


@pytest.fixture
def undo():
    """Undoes the visitor's newest deed, or a certain one."""
    return lambda visitor, **fields: visitor.post("/w/acme/deeds/undoing", data={"csrf_token": visitor.token(), **fields})
