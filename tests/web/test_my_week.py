"""The page of one's week."""

from sqlalchemy import select

from planner.models import Member, User


def member_id(session, email):
    return session.scalar(select(Member.id).join(User).where(Member.workspace_id > 0, User.email == email))


def test_colleagues_see_each_others_week(acme, alice, bob, unit):
    assert bob.see("/w/acme/week").headings[0] == "My week"
    page = alice.see(f"/w/acme/week?person={member_id(unit(), 'bob@example.org')}")
    assert (page.headings[0], f"/w/acme/posts/{acme.post_id}" in page.links) == ("The week of Bob Adler", True)


def test_who_is_not_here_has_no_week(acme, alice):
    alice.see(f"/w/acme/week?person={acme.foreign_member_id}", 404)
    alice.see("/w/acme/week?person=99999999999", 404)


def test_a_week_that_cannot_be_shown_is_this_one(acme, alice):
    for week in ("2026-W54", "1999-W01", "nonsense", "2031-W01"):
        assert "Week 48" in alice.see(f"/w/acme/week?week={week}").text
    assert "Week 49" in alice.see("/w/acme/week?week=2026-W49").text
