"""What letters say, and what is not told because it no longer holds."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from planner import clock, db
from planner.domain.plan import Readiness
from planner.mail.composing import compose
from planner.models import (
    AbsenceCalendar,
    Approval,
    Letter,
    LetterKind,
    Member,
    Outcome,
    Post,
    Role,
    Step,
)
from planner.models.feed import FeedFetch, FeedKind, make_feed
from planner.models.guest_link import make_guest_link
from planner.planning import comments
from planner.planning.deeds import Doing
from planner.settings import Settings
from tests import make
from tests.mail.letters import composed, letter

MONDAY = make.MONDAY


class House:
    """Alice has asked Kim, who approves, about a post on LinkedIn."""

    def __init__(self, session: Session, language: str = "de") -> None:
        self.session = session
        self.workspace = make.workspace(session, name="Bank am See", language=language)
        self.alice = make.member(session, self.workspace, make.user(session))
        self.kim = make.member(session, self.workspace, make.user(session, "kim@example.org", "Kim Schäfer"), Role.ADMIN)
        self.channel = make.channel(session, self.workspace, name="LinkedIn", responsible_id=self.alice.id)
        self.post = make.post(session, self.channel, text="Wir laden ein.", readiness=Readiness.REVIEW)
        session.flush()

    def approval(self, **values: object) -> Approval:
        asked = {"step": Step.INSIDE, "seen": "x" * 64, "asked_by_id": self.alice.id, **values}
        made = Approval(workspace_id=self.workspace.id, post_id=self.post.id, **asked)
        self.session.add(made)
        self.session.flush()
        return made

    def wanted(self, approval: Approval, reminder: int = 0, *, escalated: bool = False) -> Letter:
        payload = {"approval": approval.id, "reminder": reminder, "escalated": escalated}
        return letter(self.session, LetterKind.APPROVAL_WANTED, self.kim, **payload)


@pytest.fixture
def house(sqlite: Engine) -> House:
    return House(db.unit(sqlite))


@pytest.mark.parametrize(
    ("reminder", "escalated", "subject"),
    [
        (0, False, "Freigabe angefragt: Azubi-Woche"),
        (1, False, "Erinnerung, Freigabe angefragt: Azubi-Woche"),
        (3, True, "Freigabe fehlt noch immer: Azubi-Woche"),
    ],
)
def test_an_approval_is_asked_with_the_text_and_where_it_appears(house: House, settings, reminder, escalated, subject):
    got = composed(house.session, house.wanted(house.approval(), reminder, escalated=escalated), settings)
    assert got.subject == subject
    for said in ("Wir laden ein.", "LinkedIn", "Montag, 23. November 2026", "Alice Adler"):
        assert said in got.text
        assert said in got.parsed.words
    assert f"https://plan.example.org/w/acme/posts/{house.post.id}" in got.links


def answer(house: House, approval: Approval) -> None:
    approval.outcome = Outcome.APPROVED


def trash(house: House, _: Approval) -> None:
    house.post.trash(by=house.alice)


def leave(house: House, _: Approval) -> None:
    house.kim.left_at = clock.now()


def lose_the_right(house: House, _: Approval) -> None:
    house.kim.role = Role.VIEWER


@pytest.mark.parametrize("spoil", [answer, trash, leave, lose_the_right])
def test_an_approval_that_waits_no_more_is_not_asked_for(house: House, settings, spoil):
    approval = house.approval()
    spoil(house, approval)
    house.session.flush()
    assert compose(house.session, house.wanted(approval), settings) is None


def test_a_guest_is_asked_by_their_link_and_no_more_once_it_is_revoked(house: House, settings: Settings):
    values = {"workspace_id": house.workspace.id, "name": "Kundin", "email": "k@example.org", "may_approve": True}
    link, token = make_guest_link(
        house.session, settings.feed_key, by=house.alice, expires_at=clock.now() + timedelta(days=30), **values
    )
    payload = {"approval": house.approval(step=Step.CLIENT).id, "reminder": 0, "escalated": False, "guest_link": link.id}
    sent = letter(house.session, LetterKind.APPROVAL_WANTED, None, house.workspace.id, **payload)
    sent.email = "k@example.org"
    got = composed(house.session, sent, settings)
    assert f"https://plan.example.org/guest/{token}/posts/{house.post.id}" in got.links
    assert "List-Unsubscribe" not in got.message
    link.revoke(by=house.alice)
    assert compose(house.session, sent, settings) is None


@pytest.mark.parametrize(
    ("outcome", "subject"),
    [
        (Outcome.APPROVED, "Freigegeben: Azubi-Woche"),
        (Outcome.SENT_BACK, "Zurückgegeben: Azubi-Woche"),
        (Outcome.EXPIRED, "Nicht rechtzeitig freigegeben: Azubi-Woche"),
    ],
)
def test_an_answer_is_told_with_its_remark(house: House, settings: Settings, outcome: Outcome, subject: str):
    approval = house.approval(outcome=outcome, answered_by_name="Kim Schäfer", remark="Datum prüfen")
    got = composed(house.session, letter(house.session, LetterKind.APPROVAL_GIVEN, house.alice, approval=approval.id), settings)
    assert got.subject == subject
    assert "> Datum prüfen" in got.text


def test_a_mention_brings_the_comment_until_it_is_resolved(house: House, settings: Settings):
    comment = comments.write(house.session, house.post, "@kim.schäfer Passt **das**?", by=house.alice)
    house.session.flush()
    sent = letter(house.session, LetterKind.MENTIONED, house.kim, comment=comment.id)
    got = composed(house.session, sent, settings)
    assert got.subject == "Alice Adler zu „Azubi-Woche“"
    assert "Passt **das**?" in got.text
    assert f"https://plan.example.org/w/acme/posts/{house.post.id}#c{comment.id}" in got.links
    comment.resolved_at = clock.now()
    assert compose(house.session, sent, settings) is None


def test_a_guests_comment_and_the_answer_lead_each_to_where_they_are_read(house: House, settings: Settings):
    values = {"name": "Frau Winter", "email": "winter@example.org", "expires_at": clock.now() + timedelta(days=9)}
    link, token = make_guest_link(house.session, settings.feed_key, by=None, workspace_id=house.workspace.id, **values)
    comments.write(house.session, house.post, "Ist das *sicher*?", guest=link)
    comments.write(house.session, house.post, "Ja, seit heute.", by=house.kim, for_guests=True)
    to_alice, to_guest = house.session.scalars(select(Letter).order_by(Letter.kind.desc())).all()
    got = composed(house.session, to_alice, settings)
    assert (got.subject, "> Ist das *sicher*?" in got.text) == ("Frau Winter zu „Azubi-Woche“", True)
    assert f"https://plan.example.org/w/acme/posts/{house.post.id}#c1" in got.links
    got = composed(house.session, to_guest, settings)
    assert (got.subject, "> Ja, seit heute." in got.text, "Schäfer" in got.text) == ("Kim S. zu „Azubi-Woche“", True, False)
    assert f"https://plan.example.org/guest/{token}/posts/{house.post.id}" in got.links
    link.revoke(by=house.kim)
    assert compose(house.session, to_guest, settings) is None


def test_whoever_gets_posts_from_somebody_else_is_told_once_each_and_of_many_in_one_letter(house: House, settings: Settings):
    posts = [make.post(house.session, house.channel, MONDAY + timedelta(days=n), f"Folge {n}") for n in range(5)]
    hand_over(house, posts[:1], house.kim)
    hand_over(house, posts[1:], house.kim)
    hand_over(house, [house.post], house.alice)
    sent = house.session.scalars(select(Letter).where(Letter.kind == LetterKind.ASSIGNED).order_by(Letter.id)).all()
    assert [composed(house.session, each, settings).subject for each in sent] == [
        "Neu zugewiesen: Folge 0",
        "4 Beiträge neu zugewiesen",
    ]
    hand_over(house, posts[:1], house.alice)
    assert compose(house.session, sent[0], settings) is None


def hand_over(house: House, posts: list[Post], person: Member) -> None:
    doing = Doing(house.session, house.workspace, house.alice, MONDAY)
    doing.watch(*posts)
    for post in posts:
        post.assign(person, by=house.alice)
    doing.finish()


def test_a_calendar_that_fails_is_told_until_it_can_be_read_again(house: House, settings: Settings):
    calendar = AbsenceCalendar(workspace_id=house.workspace.id, name="HR", address_cipher=b"", host="hr.example", failures=3)
    house.session.add(calendar)
    house.session.flush()
    sent = letter(house.session, LetterKind.CALENDAR_FAILED, house.alice, calendar=calendar.id)
    assert composed(house.session, sent, settings).subject == "Abwesenheiten nicht mehr lesbar: HR"
    calendar.failures = 0
    assert compose(house.session, sent, settings) is None


@pytest.mark.parametrize(
    ("kind", "language", "subject", "said"),
    [
        (LetterKind.DIGEST, "de", "Mo 23. Nov.: 1 Aufgabe", "Heute fällig"),
        (LetterKind.DIGEST, "en", "Mon 23 Nov: 1 thing to do", "Due today"),
        (LetterKind.WEEK, "de", "KW 48: 1 Aufgabe", "Montag, 23. November 2026"),
        (LetterKind.WEEK, "en", "Week 48: 1 thing to do", "Monday, 23 November 2026"),
    ],
)
def test_the_morning_says_what_is_to_do(house: House, settings: Settings, kind, language: str, subject: str, said: str):
    house.alice.user.language = language
    sent = letter(house.session, kind, house.alice, day="2026-11-23")
    got = composed(house.session, sent, settings)
    assert got.subject == subject
    assert said in got.text
    assert f"https://plan.example.org/w/acme/posts/{house.post.id}" in got.text
    house.post.trash(by=house.alice)
    assert compose(house.session, sent, settings) is None


@pytest.mark.parametrize("kind", [LetterKind.DIGEST, LetterKind.WEEK])
def test_the_morning_of_another_time_is_not_told(house: House, settings: Settings, kind: LetterKind):
    assert compose(house.session, letter(house.session, kind, house.alice, day="2026-11-16"), settings) is None


def test_a_critical_gap_leads_to_the_form_that_fills_it_until_it_is_filled(house: House, settings: Settings):
    house.channel.start_cadence("Wed 09:00", MONDAY, by=None)
    sent = letter(house.session, LetterKind.GAP_CRITICAL, house.alice)
    sent.payload = {"channel": "linkedin", "kind": "slot", "first": "2026-11-25", "last": "2026-11-25"}
    got = composed(house.session, sent, settings)
    assert got.subject == "Dringend: LinkedIn, Mi 25. Nov.: kein Beitrag"
    assert "https://plan.example.org/w/acme/slots/2026-11-25?channel=linkedin&time=09%3A00" in got.links
    make.post(house.session, house.channel, MONDAY + timedelta(days=2), readiness=Readiness.APPROVED)
    house.session.flush()
    assert compose(house.session, sent, settings) is None


def test_a_feed_is_told_of_until_it_is_fetched_again(house: House, settings: Settings):
    here = {"workspace_id": house.workspace.id}
    values = {**here, "kind": FeedKind.PLAN, "name": "Plan", "owner_id": house.alice.id}
    feed, _ = make_feed(house.session, settings.feed_key, by=house.alice, **values)
    fetch = FeedFetch(**here, feed_id=feed.id, client="outlook", fetched_at=clock.now() - timedelta(days=9))
    house.session.add(fetch)
    house.session.flush()
    sent = letter(house.session, LetterKind.FEED_UNFETCHED, house.alice, feed=feed.id)
    assert composed(house.session, sent, settings).subject == "Kalender-Abo wird nicht mehr abgerufen: Plan"
    fetch.fetched_at = clock.now()
    house.session.flush()
    assert compose(house.session, sent, settings) is None


def test_a_reader_of_several_workspaces_sees_first_which_one_it_is(house: House, settings: Settings):
    other = make.workspace(house.session, "krause", name="Krause")
    make.member(house.session, other, house.kim.user)
    got = composed(house.session, house.wanted(house.approval()), settings)
    assert got.subject.startswith("[Bank am See] ")


HOSTILE = [chr(code) for code in (0, 1, 9, 10, 11, 12, 13, 27, 127, 0x85, 0x2028, 0x2029)]


@pytest.mark.parametrize("sign", HOSTILE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_no_title_can_add_a_header(house: House, settings: Settings, sign: str):
    house.post.title = f"Messe{sign}Bcc: all@example.org{sign}{sign}<b>x</b>"
    got = composed(house.session, house.wanted(house.approval()), settings)
    assert got.message["Bcc"] is None
    assert got.subject.startswith("Freigabe angefragt: Messe")
    assert "<b>x" not in got.html


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "javascript:alert(1)",
        "</style><svg onload=alert(1)>",
    ],
)
def test_what_somebody_wrote_is_never_markup(house: House, settings: Settings, attack: str):
    plain = composed(house.session, house.wanted(house.approval()), settings)
    house.post.title = house.post.text = house.workspace.name = attack
    got = composed(house.session, house.wanted(house.approval()), settings)
    assert [tag for tag, _ in got.parsed.elements] == [tag for tag, _ in plain.parsed.elements]
    assert attack in got.parsed.words
