"""Absences from calendars that others publish: shown first, then subscribed to; what is lost waits for a yes."""

import pytest
from sqlalchemy import select

from planner import fetching
from planner.models import Absence, AbsenceCalendar, AuditEntry
from tests.jobs.test_absence_calendars import calendar_of
from tests.publisher import content, publishing

CALENDARS = "/w/acme/absences/calendars"
NEW = f"{CALENDARS}/new"


@pytest.fixture(scope="module")
def publisher():
    with publishing() as running:
        yield running


@pytest.fixture
def published(publisher, monkeypatch):
    """A function that publishes days and gives the address."""
    monkeypatch.setattr(fetching, "OUTSIDE", publisher.bounds())

    def publish(*spans):
        publisher.scripts["/secret-4711.ics"] = content(calendar_of(*spans))
        return publisher.address("/secret-4711.ics")

    return publish


def preview(visitor, address, status=200, **fields):
    return visitor.submit(NEW, status=status, address=address, **{"name": "Personalbüro", **fields})


def seen_in(response):
    return response.text.partition('name="seen" type="hidden" value="')[2].partition('"')[0]


def subscribe(visitor, address, **fields):
    seen = seen_in(preview(visitor, address, **fields))
    response = visitor.post(CALENDARS, data={"csrf_token": visitor.token(), "seen": seen})
    assert response.status_code == 303
    return response.location


def taken(unit):
    rows = select(Absence).where(Absence.workspace_id > 0, Absence.calendar_id.is_not(None)).order_by(Absence.first_day)
    return [(each.member.email, f"{each.first_day}", f"{each.last_day}") for each in unit().scalars(rows)]


def kept(unit):
    rows = select(AbsenceCalendar).where(AbsenceCalendar.workspace_id > 0, AbsenceCalendar.name == "Personalbüro")
    return unit().scalars(rows).all()


def test_what_would_be_taken_over_is_shown_and_nothing_saved(alice, acme, published, unit):
    response = preview(alice, published("20261207 20261212"), member=str(acme.member_id))
    assert "7–11 Dec 2026" in response.text
    assert (taken(unit), kept(unit)) == ([], [])


def test_after_the_preview_it_is_subscribed_to_and_its_address_never_shown(alice, acme, published, unit):
    page = subscribe(alice, published("20261207 20261212"), member=str(acme.member_id))
    assert taken(unit) == [("viewer@example.org", "2026-12-07", "2026-12-11")]
    for path in (page, CALENDARS, "/w/acme/absences", f"{page}/removal"):
        assert "4711" not in alice.get(path).text
    assert "127.0.0.1" in alice.see(page).text
    assert unit().scalars(select(AuditEntry.verb).where(AuditEntry.workspace_id > 0)).all()[-1] == "calendar_subscribed"


def test_a_calendar_of_the_team_names_whom_it_is_about(alice, published, publisher, unit):
    address = published()
    publisher.scripts["/secret-4711.ics"] = content(
        calendar_of("20261207 20261208", "20261214 20261215").replace("SUMMARY:Urlaub", "SUMMARY:Bob Adler: Urlaub", 1)
    )
    assert "1 absence names nobody of the team" in preview(alice, address, member="").text
    subscribe(alice, address, member="")
    assert taken(unit) == [("bob@example.org", "2026-12-07", "2026-12-07")]


def test_an_empty_calendar_can_be_subscribed_to(alice, published, unit):
    assert "No absence in it yet" in preview(alice, published()).text
    subscribe(alice, published())
    assert len(kept(unit)) == 1


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("kalender.example.org", "begins with https://"),
        ("file:///etc/passwd", "begins with https://"),
        ("https://kim:secret@example.org/a.ics", "begins with https://"),
        ("http://169.254.169.254/latest/meta-data", "closed network"),
        ("webcal://[::1]/a.ics", "closed network"),
    ],
)
def test_an_address_that_is_not_asked_is_refused_at_its_field(alice, address, said):
    assert said in preview(alice, address, status=422).text


def test_what_cannot_be_read_is_said_without_what_was_answered(alice, published, publisher):
    address = published()
    publisher.scripts["/secret-4711.ics"] = content("<html>internal secret</html>")
    response = preview(alice, address, status=422)
    assert "There is no calendar at this address" in response.text
    assert "internal secret" not in response.text


def test_the_same_calendar_is_not_subscribed_to_twice(alice, published):
    subscribe(alice, published("20261207 20261212"))
    assert "subscribed to already" in preview(alice, published("20261207 20261212"), status=422).text


def test_a_preview_is_of_whoever_saw_it(alice, bob, published, unit):
    seen = seen_in(preview(alice, published("20261207 20261212")))
    for forged in (seen, seen[:-4] + "AAAA", "ä", ""):
        bob.post(CALENDARS, data={"csrf_token": bob.token(), "seen": forged})
    assert kept(unit) == []


def test_whoever_writes_sees_to_their_own(alice, bob, acme, published, unit):
    others = subscribe(alice, published("20261207 20261212"), member=str(acme.member_id))
    assert "Personalbüro" not in bob.see(CALENDARS).text
    for path in (others, f"{others}/removal"):
        assert bob.get(path).status_code == 403
    assert bob.post(f"{others}/reading", data={"csrf_token": bob.token()}).status_code == 403
    preview(bob, published("20261214 20261219"), status=422, member=str(acme.member_id))
    subscribe(bob, published("20261214 20261219"))
    assert ("bob@example.org", "2026-12-14", "2026-12-18") in taken(unit)


def test_much_that_is_lost_waits_for_a_yes_to_what_was_shown(alice, acme, published, unit):
    page = subscribe(alice, published("20261207 20261212", "20261221 20261222", "20270104 20270105"), member=str(acme.member_id))
    published("20270104 20270105")
    alice.step(page, f"{page}/reading")
    assert len(taken(unit)) == 3
    shown = alice.see(page)
    assert "2 absences would go" in shown.text
    alice.post(f"{page}/held", data={"csrf_token": alice.token(), "seen": "something else"})
    assert len(taken(unit)) == 3
    alice.step(page, f"{page}/held")
    assert [first for _, first, _ in taken(unit)] == ["2027-01-04"]


def test_why_it_cannot_be_read_stands_on_its_page(alice, acme, published, publisher, unit):
    page = subscribe(alice, published("20261207 20261212"), member=str(acme.member_id))
    publisher.scripts["/secret-4711.ics"] = content("", 404)
    alice.step(page, f"{page}/reading")
    assert "There is nothing at this address" in alice.see(page).text
    assert "cannot be read" in alice.see(CALENDARS).text
    assert len(taken(unit)) == 1


def test_a_calendar_is_removed_with_what_it_tells_from_today_on(alice, acme, published, unit):
    page = subscribe(alice, published("20261102 20261107", "20261207 20261212"), member=str(acme.member_id))
    alice.submit(f"{page}/removal")
    assert (taken(unit), kept(unit)) == ([], [])
    past = select(Absence.last_day).where(Absence.workspace_id > 0).order_by(Absence.first_day)
    assert f"{unit().scalars(past).first()}" == "2026-11-06"


def test_a_member_that_is_none_is_refused_at_its_field(alice):
    given = {"csrf_token": alice.token(), "address": "https://calendar.example/kim.ics", "name": "Kim", "member": "²"}
    assert alice.post("/w/acme/absences/calendars/new", data=given).status_code == 422
