"""Absences: entered, what they do to the plan, given to others, handed over."""

from datetime import date, time
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest
from sqlalchemy import select

from planner.domain.plan import Readiness
from planner.models import Absence, Channel, DayPart, Member, Post, Role, User, Workspace
from tests import make


@pytest.fixture
def team(acme, unit) -> SimpleNamespace:
    """Bob is responsible for LinkedIn, which owes a post on 9 December and has one on the 11th; the admin could stand in."""
    session = unit()
    members = session.query(Member).filter(Member.workspace_id > 0).join(User)
    bob, admin = (members.filter(User.email == f"{name}@example.org").one() for name in ("bob", "admin"))
    linkedin = session.query(Channel).filter(Channel.workspace_id == bob.workspace_id).one()
    linkedin.handover = "Nie am Freitagnachmittag."
    linkedin.start_cadence("days 2026-12-09,2026-12-11", make.MONDAY, by=None)
    post = make.post(session, linkedin, date(2026, 12, 11), "Messe", readiness=Readiness.DRAFT, time=time(9))
    session.commit()
    return SimpleNamespace(bob=bob.id, admin=admin.id, post=post.id)


def entered(visitor, **values) -> str:
    """Its effect's page."""
    given = {"first_day": "2026-12-07", "last_day": "2026-12-13", **values}
    return str(visitor.submit("/w/acme/absences/new", **given).location)


def test_whoever_is_away_leaves_promises_and_posts_without_anybody(team, bob):
    text = bob.see(entered(bob)).text
    assert ("2 promises or posts have nobody." in text, "Messe" in text, "nothing planned yet" in text) == (True, True, True)


def test_a_stand_in_covers_them(team, bob, unit):
    session = unit()
    session.query(Member).filter(Member.workspace_id > 0, Member.id == team.bob).one().stand_in_id = team.admin
    session.commit()
    text = bob.see(entered(bob)).text
    assert ("Everything is covered." in text, "Admin Adler" in text) == (True, True)


def test_a_stand_in_who_is_away_too_covers_nobody_and_is_named(team, bob, unit):
    session = unit()
    bobs, admin = (
        session.query(Member).filter(Member.workspace_id > 0, Member.id == id_).one() for id_ in (team.bob, team.admin)
    )
    bobs.stand_in_id = admin.id
    admin.be_absent(date(2026, 12, 9), date(2026, 12, 9), by=None)
    session.commit()
    text = bob.see(entered(bob)).text
    assert ("1 promise or post has nobody." in text, text.count("Admin Adler is absent too")) == (True, 1)


def test_posts_are_given_to_somebody_else_from_there(team, bob, unit):
    page = entered(bob)
    post = unit().scalars(select(Post).where(Post.workspace_id > 0, Post.id == team.post)).one()
    bob.submit(page, "/w/acme/posts/person", post=f"{post.id}:{post.version}", person=str(team.admin))
    assert "1 promise or post has nobody." in bob.see(page).text


def test_half_a_day_leaves_everything_with_its_person(team, bob, unit):
    assert "On half days" in bob.see(entered(bob, part="morning")).text
    newest = select(Absence.part).where(Absence.workspace_id > 0).order_by(Absence.id.desc())
    assert unit().scalars(newest).first() is DayPart.MORNING


def test_the_sheet_says_what_runs_what_is_empty_and_what_to_know(team, bob):
    sheet = entered(bob, handover="Passwort liegt im Tresor.").replace("/effect", "/handover")
    text = bob.see(sheet).text
    for said in ("Passwort liegt im Tresor.", "Nie am Freitagnachmittag.", "Messe", "Still empty", "Gibt es Parkplätze?"):
        assert said in text


def test_editors_enter_their_own_and_admins_everybodys(team, acme, bob, visit):
    admin = visit("admin@example.org")
    assert len(admin.see("/w/acme/absences/new").form("").fields) == len(bob.see("/w/acme/absences/new").form("").fields)
    bob.submit("/w/acme/absences/new", first_day="2026-12-07", last_day="2026-12-08", member=str(team.admin), status=422)
    admin.submit("/w/acme/absences/new", first_day="2026-12-07", last_day="2026-12-08", member=str(team.bob))


def test_nobody_reads_why_a_colleague_is_away(team, bob, visit, alice):
    entered(bob, note="Krankenhaus")
    assert "Krankenhaus" not in visit("viewer@example.org").see("/w/acme/absences").text
    assert "Krankenhaus" in bob.see("/w/acme/absences").text
    assert "Krankenhaus" in alice.see("/w/acme/absences").text


def test_an_absence_of_somebody_else_is_not_theirs_to_change(team, acme, bob, alice, unit):
    page = entered(alice)
    number = page.split("/")[-2]
    assert bob.get(f"/w/acme/absences/{number}").status_code == 403


def test_an_absence_is_changed_and_removed(team, bob, unit):
    number = entered(bob).split("/")[-2]
    bob.submit(f"/w/acme/absences/{number}", last_day="2026-12-20")
    bob.submit(f"/w/acme/absences/{number}/removal")
    assert unit().scalar(select(Absence.id).where(Absence.workspace_id > 0, Absence.id == int(number))) is None


def test_one_that_ends_before_it_begins_is_refused_at_its_field(bob):
    response = bob.submit("/w/acme/absences/new", first_day="2027-01-08", last_day="2027-01-04", status=422)
    assert "lies before the first" in response.text


def test_an_absence_of_a_lifetime_shows_the_coming_year(team, bob, unit):
    session = unit()
    session.query(Channel).filter(Channel.workspace_id > 0, Channel.slug == "linkedin").one().start_cadence(
        "Mon", date(2026, 12, 14), by=None
    )
    session.commit()
    page = bob.see(entered(bob, last_day="2099-12-31"))
    assert page.text.count("nothing planned yet") == 50
    assert "What follows is that of the coming year." in page.text


@pytest.mark.parametrize("asked", ["²", "99999999999", "-1", "x"])
def test_an_id_that_is_none_is_oneself(bob, asked):
    bob.see(f"/w/acme/absences/new?member={asked}")


def test_three_channels_ask_no_more_for_the_sheet_than_one(team, bob, sqlite, unit, questions):
    sheet = entered(bob).replace("/effect", "/handover")
    bob.see(sheet)
    with questions(sqlite) as one:
        bob.see(sheet)
    session = unit()
    member = session.query(Member).filter(Member.workspace_id > 0, Member.id == team.bob).one()
    workspace = session.get_one(Workspace, member.workspace_id)
    for name in ("blog", "xing"):
        make.channel(session, workspace, name, responsible_id=team.bob, stand_in_id=team.admin)
    session.commit()
    with questions(sqlite) as three:
        bob.see(sheet)
    assert len(three) == len(one)


def ahead(visitor, path: str = "/w/acme/absences/new", **values) -> str:
    asked = {"first_day": "2026-12-07", "last_day": "2026-12-13", "part": "whole", **values}
    return visitor.see(f"{path}?{urlencode(asked)}").text


def test_what_it_would_do_is_said_before_it_is_entered(team, bob, alice, unit):
    before = unit().query(Absence).filter(Absence.workspace_id > 0).count()
    assert "2 promises or posts would have nobody." in ahead(bob)
    assert "1 promise or post would have nobody." in ahead(bob, last_day="2026-12-10")
    assert "No promise and no post loses its person." in ahead(alice, member=team.admin)
    assert "On half days everything stays with its person" in ahead(bob, part="morning")
    assert unit().query(Absence).filter(Absence.workspace_id > 0).count() == before


def test_other_days_of_an_absence_count_instead_of_its_own(team, bob, unit):
    page = entered(bob)
    assert "1 promise or post would have nobody." in ahead(bob, page.removesuffix("/effect"), first_day="2026-12-10")


@pytest.mark.parametrize(
    "values",
    [
        {"first_day": "x"},
        {"last_day": "2026-12-01"},
        {"first_day": "0001-01-01"},
        {"part": "never"},
        {"member": 0},
    ],
)
def test_days_that_are_none_do_nothing_yet(team, alice, values):
    assert "promise" not in ahead(alice, **values)


def test_nobody_sees_what_a_colleagues_absence_would_do(team, bob):
    assert "would have" not in ahead(bob, member=team.admin)


def test_many_who_are_away_are_read_with_as_many_questions_as_one(team, alice, unit, acme, sqlite, questions):
    asked = []
    for number in (1, 3):
        session = unit()
        workspace = session.query(Workspace).filter_by(slug="acme").one()
        for n in range(number):
            absent = make.member(session, workspace, make.user(session, f"away{number}{n}@example.org"), Role.EDITOR)
            absent.be_absent(date(2026, 12, 1), date(2026, 12, 2), by=None)
        session.commit()
        with questions(sqlite) as found:
            alice.see("/w/acme/absences")
        asked.append(len(found))
    assert asked[0] == asked[1]
