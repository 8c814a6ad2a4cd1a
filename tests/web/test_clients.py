"""All clients on one page."""

from planner import clock
from planner.models import Member, Role, User, Workspace
from planner.planning.founding import join


def both(unit) -> None:
    """Alice is a viewer at Rival, too."""
    session = unit()
    rival = session.query(Workspace).filter_by(slug="rival").one()
    join(session, rival, session.query(User).filter_by(email="alice@example.org").one(), Role.VIEWER)
    session.commit()


def test_every_client_one_belongs_to_has_a_line(alice, unit):
    both(unit)
    page = alice.see("/clients")
    assert {"/w/acme/today", "/w/rival/today"} <= set(page.links)


def test_of_others_nothing_is_seen(alice, bob, unit):
    both(unit)
    assert "Rival" not in bob.see("/clients").text


def test_who_left_a_client_no_longer_sees_it(alice, unit):
    both(unit)
    session = unit()
    viewer = session.query(Member).join(User).filter(User.email == "alice@example.org", Member.role == Role.VIEWER)
    viewer.filter(Member.workspace_id > 0).one().left_at = clock.now()
    session.commit()
    assert "Rival" not in alice.see("/clients").text
