"""Guests come by a link: they see one selection, comment and approve as it says, and nothing else."""

from datetime import date, timedelta

import pytest
import time_machine
from sqlalchemy import event, select

from planner import clock
from planner.domain.plan import Readiness
from planner.models import (
    Approval,
    ApprovalMode,
    AuditEntry,
    Channel,
    Comment,
    GuestLink,
    Member,
    Outcome,
    Post,
    Role,
    Step,
    Workspace,
)
from planner.models.guest_link import make_guest_link
from planner.planning.approvals import ask
from planner.planning.comments import write
from tests import make
from tests.web.world import FEED_KEY

TITLES = ("Gezeigt", "Idee", "Abgesagt", "Gelöscht", "Anderer Kanal", "Andere Aktion", "Zu spät")
WHOLE = {"may_comment": True, "may_approve": True}


@pytest.fixture
def link(acme, unit):
    """Makes a link and gives its path."""

    def made(**values) -> str:
        session = unit()
        workspace = session.query(Workspace).filter_by(slug="acme").one()
        given = {"name": "Frau Sommer", "expires_at": clock.now() + timedelta(days=30), **values}
        _, token = make_guest_link(session, FEED_KEY, by=None, workspace_id=workspace.id, **given)
        session.commit()
        return f"/guest/{token}"

    return made


@pytest.fixture
def plan(acme, unit):
    """More posts than one link shows; the first one is asked about."""
    session = unit()
    workspace = session.query(Workspace).filter_by(slug="acme").one()
    workspace.approval = ApprovalMode.REQUIRED
    linkedin = session.query(Channel).filter(Channel.workspace_id == workspace.id, Channel.slug == acme.channel).one()
    blog = make.channel(session, workspace, "blog", name="Blog")
    ids = {
        title: make.post(session, channel, day, title, readiness=readiness, **values).id
        for title, channel, day, readiness, values in (
            ("Gezeigt", linkedin, date(2026, 12, 2), Readiness.DRAFT, {"campaign": "Messe", "text": "Wir kommen."}),
            ("Idee", linkedin, date(2026, 12, 2), Readiness.IDEA, {"campaign": "Messe"}),
            ("Abgesagt", linkedin, date(2026, 12, 2), Readiness.DRAFT, {"campaign": "Messe", "cancelled": True}),
            ("Gelöscht", linkedin, date(2026, 12, 2), Readiness.DRAFT, {"campaign": "Messe", "trashed_at": clock.now()}),
            ("Anderer Kanal", blog, date(2026, 12, 2), Readiness.DRAFT, {"campaign": "Messe"}),
            ("Andere Aktion", linkedin, date(2026, 12, 2), Readiness.DRAFT, {}),
            ("Zu spät", linkedin, date(2027, 1, 2), Readiness.DRAFT, {"campaign": "Messe"}),
        )
    }
    session.commit()
    return {"channel": linkedin.id, "last_day": date(2026, 12, 31), **ids}


def selection(plan, **values):
    return {"channel_id": plan["channel"], "campaign": "Messe", "last_day": plan["last_day"], **values}


def asked(unit, plan) -> Approval:
    session = unit()
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one()
    approval = ask(session, post, Step.CLIENT, by=None)
    session.commit()
    return approval


def test_exactly_the_selection_is_seen(plan, link, anonymous):
    path = link(**selection(plan))
    text = anonymous.see(path).text
    assert [
        title
        for title in ("Gezeigt", "Idee", "Abgesagt", "Gelöscht", "Anderer Kanal", "Andere Aktion", "Zu spät")
        if title in text
    ] == ["Gezeigt"]
    assert "Wir kommen." in anonymous.see(f"{path}/posts/{plan['Gezeigt']}").text


def test_what_is_not_in_it_is_as_if_it_were_not_there(plan, acme, link, anonymous):
    path = link(**selection(plan))
    missing = anonymous.get(f"{path}/posts/999999")
    for title in TITLES[1:]:
        assert anonymous.get(f"{path}/posts/{plan[title]}").data == missing.data
    assert anonymous.get(f"{path}/posts/{acme.foreign_post_id}").data == missing.data
    assert missing.status_code == 404


@pytest.mark.parametrize("ended", ["revoked", "run out", "never"])
def test_a_link_that_ended_and_one_that_never_was_look_alike(plan, link, anonymous, unit, ended):
    path = link()
    assert anonymous.get(path).status_code == 200
    session = unit()
    row = session.scalars(select(GuestLink).where(GuestLink.workspace_id > 0).order_by(GuestLink.id.desc())).first()
    if ended == "revoked":
        row.revoke(by=None)
    elif ended == "run out":
        row.expires_at = clock.now()
    session.commit()
    response = anonymous.get("/guest/rpg_guessed" if ended == "never" else path)
    assert (response.status_code, "no longer valid" in response.text or "gilt nicht mehr" in response.text) == (404, True)
    assert "Acme" not in response.text


def test_its_pages_are_kept_by_nobody(link, anonymous):
    headers = anonymous.get(link()).headers
    assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")


def test_one_click_approves_what_was_seen(plan, link, anonymous, unit):
    asked(unit, plan)
    path = link(**selection(plan, **WHOLE))
    anonymous.submit(path, f"{path}/posts/{plan['Gezeigt']}/answer", outcome="approved")
    session = unit()
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one()
    approval = session.scalars(select(Approval).where(Approval.workspace_id > 0)).one()
    assert (post.readiness, approval.outcome, approval.answered_by_name) == (Readiness.APPROVED, Outcome.APPROVED, "Frau Sommer")


def test_what_was_changed_meanwhile_is_not_approved(plan, link, anonymous, unit):
    seen = asked(unit, plan).seen
    path = link(**selection(plan, **WHOLE))
    session = unit()
    session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one().edit(by=None, text="Anders.")
    session.commit()
    response = anonymous.post(
        f"{path}/posts/{plan['Gezeigt']}/answer", data={"csrf_token": anonymous.token(), "outcome": "approved", "seen": seen}
    )
    assert (response.status_code, "Anders." in response.text) == (409, True)
    session = unit()
    assert (
        session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one().readiness is Readiness.REVIEW
    )


def test_sending_back_wants_a_reason(plan, link, anonymous, unit):
    asked(unit, plan)
    path = link(**selection(plan, **WHOLE))
    page = f"{path}/posts/{plan['Gezeigt']}"
    anonymous.submit(page, f"{page}/answer", outcome="sent_back", status=422)
    anonymous.submit(page, f"{page}/answer", outcome="sent_back", remark="Zu lang.")
    assert unit().scalars(select(Approval).where(Approval.workspace_id > 0)).one().remark == "Zu lang."


def test_two_at_once_the_second_hears_who_was_quicker(plan, link, anonymous, alice, unit):
    approval = asked(unit, plan)
    path = f"{link(**selection(plan, **WHOLE))}/posts/{plan['Gezeigt']}/answer"
    alice.submit(f"/w/acme/posts/{plan['Gezeigt']}", f"/w/acme/posts/{plan['Gezeigt']}/approval/answer", outcome="approved")
    late = anonymous.post(path, data={"csrf_token": anonymous.token(), "outcome": "approved", "seen": approval.seen})
    assert (late.status_code, "Alice A." in late.text, "Adler" in late.text) == (409, True, False)


@pytest.mark.parametrize(
    ("mode", "of_a_member", "waits"),
    [
        (ApprovalMode.REQUIRED, False, True),
        (ApprovalMode.OPTIONAL, False, True),
        (ApprovalMode.REQUIRED, True, False),
        (ApprovalMode.TWO_STEPS, False, False),
    ],
)
def test_where_one_yes_is_enough_a_guest_may_give_it(plan, link, anonymous, unit, mode, of_a_member, waits):
    session = unit()
    session.query(Workspace).filter_by(slug="acme").one().approval = mode
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one()
    owner = session.scalars(select(Member).where(Member.workspace_id == post.workspace_id, Member.role == Role.OWNER)).first()
    ask(session, post, Step.INSIDE, by=None, of=owner if of_a_member else None)
    session.commit()
    path = link(**selection(plan, **WHOLE))
    page = anonymous.get(path).text
    assert (f"{path}/posts/{plan['Gezeigt']}/answer" in page) == waits
    if waits:
        anonymous.submit(path, f"{path}/posts/{plan['Gezeigt']}/answer", outcome="approved")


def test_only_what_stands_whole_before_them_is_approved_at_once(plan, link, anonymous, unit):
    session = unit()
    session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one().edit(by=None, text="Wort " * 400)
    session.commit()
    asked(unit, plan)
    path = link(**selection(plan, **WHOLE))
    page = f"{path}/posts/{plan['Gezeigt']}"
    assert f'action="{page}' not in anonymous.get(path).text
    anonymous.submit(page, f"{page}/answer", outcome="approved")


def test_without_the_right_there_is_neither_form_nor_way(plan, link, anonymous, unit):
    seen = asked(unit, plan).seen
    path = link(**selection(plan))
    page = f"{path}/posts/{plan['Gezeigt']}"
    assert f'action="{page}' not in anonymous.get(page).text
    data = {"csrf_token": anonymous.token(), "outcome": "approved", "seen": seen, "comment": "Hallo"}
    assert [anonymous.post(f"{page}/{deed}", data=data).status_code for deed in ("answer", "comments")] == [403, 403]


def test_comments_of_colleagues_stay_among_them_unless_they_are_meant(plan, link, anonymous, unit):
    session = unit()
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one()
    write(session, post, "Intern bleibt intern")
    write(session, post, "Für alle", for_guests=True)
    session.commit()
    text = anonymous.see(f"{link(**selection(plan, **WHOLE))}/posts/{plan['Gezeigt']}").text
    assert ("Für alle" in text, "Intern" in text) == (True, False)


def test_a_guest_comments_ten_times_an_hour(plan, link, anonymous, unit):
    path = f"{link(**selection(plan, **WHOLE))}/posts/{plan['Gezeigt']}/comments"
    said = {"csrf_token": anonymous.token(), "comment": "Schön!"}
    assert [anonymous.post(path, data=said).status_code for _ in range(11)] == [303] * 10 + [429]
    with time_machine.travel(clock.now() + timedelta(hours=2)):
        assert anonymous.post(path, data=said).status_code == 303


def test_what_a_guest_writes_is_harmless(plan, link, anonymous, unit):
    path = f"{link(**selection(plan, **WHOLE))}/posts/{plan['Gezeigt']}"
    anonymous.submit(path, f"{path}/comments", comment="<img src=x onerror=alert(1)> **fett** [x](javascript:alert(1))")
    html = unit().scalars(select(Comment.html).where(Comment.workspace_id > 0).order_by(Comment.id.desc())).first()
    assert ("<img" in html, "<strong>fett</strong>" in html, 'href="javascript' in html) == (False, True, False)


def test_a_feeds_secret_opens_no_guest_page_and_the_other_way_round(acme, anonymous):
    assert anonymous.get(f"/guest/{acme.token}").status_code == 404
    assert anonymous.get(f"/feed/{acme.guest_token}/plan.ics").status_code == 404


def test_each_new_network_is_noted_once(link, anonymous, unit):
    path = link()
    for minutes, place in enumerate(("192.0.2.1", "192.0.2.9", "198.51.100.1", "192.0.2.1")):
        with time_machine.travel(clock.now() + timedelta(minutes=2 * minutes)):
            anonymous.get(path, environ_base={"REMOTE_ADDR": place})
    noted = select(AuditEntry.network).where(AuditEntry.workspace_id > 0, AuditEntry.verb == "guest_link_used")
    assert unit().scalars(noted.order_by(AuditEntry.id)).all() == ["192.0.2.0/24", "198.51.100.0/24"]


@pytest.mark.parametrize(("asks", "language"), [("", "de"), ("fr", "de"), ("en-GB,en;q=0.9,de;q=0.5", "en")])
def test_it_speaks_as_the_browser_asks_else_as_the_workspace_does(link, anonymous, asks, language):
    response = anonymous.get(link(), headers={"Accept-Language": asks} if asks else {})
    assert f'<html lang="{language}"' in response.text


def test_nobodys_address_and_whole_name_is_told(plan, link, anonymous, unit):
    session = unit()
    post = session.scalars(select(Post).where(Post.workspace_id > 0, Post.id == plan["Gezeigt"])).one()
    owner = session.scalars(select(Member).where(Member.workspace_id == post.workspace_id, Member.role == Role.OWNER)).first()
    write(session, post, "Gut so?", by=owner, for_guests=True)
    session.commit()
    text = anonymous.get(f"{link(**selection(plan, **WHOLE))}/posts/{plan['Gezeigt']}").text
    assert ("Alice A." in text, "Adler" in text, "@" in text) == (True, False, False)


def test_pictures_come_with_their_post_alone(acme, link, anonymous):
    everything, nothing = link(), link(campaign="Keine")
    picture = f"posts/{acme.post_id}/pictures/{acme.attachment_id}"
    assert anonymous.get(f"{everything}/{picture}").headers["Cache-Control"] == "no-store"
    foreign = f"posts/{acme.post_id}/pictures/{acme.foreign_attachment_id}"
    wrong = (f"{nothing}/{picture}", f"{everything}/{foreign}", f"/guest/{acme.foreign_guest_token}/{picture}")
    assert [anonymous.get(path).status_code for path in wrong] == [404] * 3


def test_the_overview_asks_as_often_for_many_posts_as_for_few(plan, link, anonymous, unit, sqlite):
    def queries() -> int:
        statements: list[str] = []
        count = lambda *args: statements.append(args[2])  # noqa: E731 (to be taken away again)
        event.listen(sqlite, "before_cursor_execute", count)
        anonymous.see(path)
        event.remove(sqlite, "before_cursor_execute", count)
        return len(statements)

    asked(unit, plan)
    path = link(**WHOLE)
    anonymous.see(path)
    before = queries()
    session = unit()
    channel = session.scalars(select(Channel).where(Channel.workspace_id > 0, Channel.id == plan["channel"])).one()
    for n in range(3):
        ask(session, make.post(session, channel, date(2026, 12, 3 + n), f"Neu {n}", readiness=Readiness.DRAFT), by=None)
    session.commit()
    assert queries() == before


def test_a_new_address_lets_a_link_hold_again(acme, alice, anonymous, unit):
    link_id = acme.link_id
    alice.submit(f"/w/acme/guests/{link_id}/removal")
    assert anonymous.get(f"/guest/{acme.guest_token}").status_code == 404
    shown = alice.submit(f"/w/acme/guests/{link_id}/address").location
    path = alice.get(shown).text.split("http://localhost", 1)[1].split('"')[0]
    assert anonymous.get(path).status_code == 200
    assert anonymous.get(f"/guest/{acme.guest_token}").status_code == 404


def test_a_link_is_made_shown_changed_and_revoked(acme, alice, anonymous):
    made = alice.submit("/w/acme/guests/new", name="Herr Winter", may_approve="y")
    path = alice.get(made.location).text.split("http://localhost", 1)[1].split('"')[0]
    assert anonymous.get(path).status_code == 200
    link_id = made.location.rsplit("/", 1)[1]
    alice.submit(f"/w/acme/guests/{link_id}/selection", channel=str(acme.channel_id))
    alice.submit(f"/w/acme/guests/{link_id}/address")
    assert anonymous.get(path).status_code == 404
    alice.submit(f"/w/acme/guests/{link_id}/removal")
    assert "revoked" in alice.see("/w/acme/guests").text


@pytest.mark.parametrize("asked", ["Messe", "messe"])
def test_a_link_is_prefilled_from_where_it_is_wished_for(plan, alice, asked):
    fields = alice.see(f"/w/acme/guests/new?channel=linkedin&campaign={asked}").form("", "/w/acme/guests/new").fields
    assert (fields["channel"], fields["campaign"]) == (str(plan["channel"]), "Messe")


def test_no_campaign_is_made_up(alice):
    alice.submit("/w/acme/guests/new", name="Herr Winter", campaign="x" * 200, status=422)


def test_a_link_holds_a_year_at_most(alice):
    alice.submit("/w/acme/guests/new", name="Ewig", expires="2028-01-01", status=422)
