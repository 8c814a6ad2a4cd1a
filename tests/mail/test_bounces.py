"""Letters that come back: what a server says of them later, and what becomes of the address."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from planner import db
from planner.mail.bounces import Bounce, read, take_in
from planner.mail.envelope import message_id
from planner.mail.round import Sent
from planner.models import Letter, LetterKind, Role, User
from planner.models.letter import claim, put_in_outbox
from planner.settings import Settings
from tests import make
from tests.mail.conftest import NOW, Outbox

KIM = "kim@example.org"


def report(name: str, *, to: str = KIM, action: str = "failed", status: str = "5.1.1", said: str = "550 No such user") -> bytes:
    """As Postfix writes it."""
    lines = f"""
        From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
        To: plan@example.org
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.org
        Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0000

        Final-Recipient: rfc822; {to}
        Original-Recipient: rfc822;{to}
        Action: {action}
        Status: {status}
        Diagnostic-Code: smtp; {said}

        --b
        Content-Type: message/rfc822

        From: Redaktionsplan <plan@example.org>
        To: {to}
        Message-ID: {name}
        Subject: Passwort

        Hallo
        --b--
        """
    return "\r\n".join(line.removeprefix("        ") for line in lines.splitlines()[1:]).encode()


def refused(engine: Engine) -> list[str]:
    found = db.unit(engine, reading=True).scalars(select(User.email).where(User.mail_refused_at.is_not(None))).all()
    db.session.remove()
    return list(found)


def taken(engine: Engine, settings: Settings, raw: bytes) -> bool:
    """Whether it changed anything."""
    bounce = read(raw, settings)
    unit = db.unit(engine)
    letter = take_in(unit, bounce, NOW) if bounce else None
    unit.commit()
    return letter is not None


@pytest.fixture
def sent(outbox: Outbox, send: Callable[..., Sent]) -> Outbox:
    outbox.post(KIM)
    assert send() == Sent(sent=1)
    return outbox


def test_a_letter_that_came_back_lies_there_with_the_servers_words(sent: Outbox, engine: Engine, settings: Settings):
    raw = report(message_id(1, settings))
    assert taken(engine, settings, raw)
    assert [(letter.state.value, letter.trouble) for letter in sent.letters()] == [("parked", "550 No such user")]
    assert refused(engine) == [KIM]
    assert not taken(engine, settings, raw)


@pytest.mark.parametrize(
    ("status", "to"),
    [("5.2.2", KIM), ("5.7.1", KIM), ("4.4.7", KIM), ("5.1.1", "somebody-else@example.org")],
    ids=["full", "taken for spam", "too slow", "another address"],
)
def test_the_address_is_not_at_fault(sent: Outbox, engine: Engine, settings: Settings, status: str, to: str):
    assert taken(engine, settings, report(message_id(1, settings), status=status, to=to))
    assert (sent.states(), refused(engine)) == (["parked"], [])


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_what_is_no_failure_changes_nothing(sent: Outbox, engine: Engine, settings: Settings, action: str):
    assert not taken(engine, settings, report(message_id(1, settings), action=action))
    assert sent.states() == ["sent"]


def forged(settings: Settings) -> bytes:
    return report("<letter-1.0123456789abcdef01234567@example.org>")


def of_two(settings: Settings) -> bytes:
    return report(message_id(1, settings)) + message_id(2, settings).encode()


def of_one_that_is_gone(settings: Settings) -> bytes:
    return report(message_id(987654321, settings))


def answer(settings: Settings) -> bytes:
    return f"Subject: Re: Passwort\r\nIn-Reply-To: {message_id(1, settings)}\r\n\r\nDanke!\r\nAction: failed".encode()


def broken(settings: Settings) -> bytes:
    return report(message_id(1, settings)).replace(b"message/delivery-status", b"text/\xff\x00")


def nothing(settings: Settings) -> bytes:
    return b""


@pytest.mark.parametrize("raw", [forged, of_two, of_one_that_is_gone, answer, broken, nothing])
def test_what_says_nothing_of_a_letter_of_ours_is_passed_over(sent: Outbox, engine: Engine, settings: Settings, raw):
    assert not taken(engine, settings, raw(settings))
    assert (sent.states(), refused(engine)) == (["sent"], [])


def test_what_a_server_says_stays_one_harmless_line(settings: Settings):
    said = "550 =?utf-8?q?x?= <script> " + "y" * 500
    found = read(report(message_id(7, settings), said=said), settings)
    assert found is not None
    assert found == Bounce(7, found.words, frozenset({KIM}))
    assert (len(found.words), "=?" in found.words) == (300, False)


def week_later(engine: Engine, send: Callable[..., Sent], days: int) -> Sent:
    unit = db.unit(engine)
    user = unit.query(User).one()
    workspace = make.workspace(unit, f"acme{days}")
    make.member(unit, workspace, user, Role.EDITOR)
    for kind in (LetterKind.REPORT, LetterKind.PASSWORD):
        payload = {"asked": True, "year": 2026, "week": 48, "pdf": False, "xlsx": False, "link": 1, "token": KIM}
        put_in_outbox(unit, kind, f"{kind}{days}", payload, user_id=user.id, workspace_id=workspace.id)
    unit.commit()
    return send(NOW + timedelta(days=days))


def test_an_address_that_refused_one_gets_one_a_week_and_what_concerns_the_account(sent, engine, settings, send):
    taken(engine, settings, report(message_id(1, settings)))
    assert week_later(engine, send, 5) == Sent(sent=1, void=1)
    taken(engine, settings, report(message_id(3, settings)))
    assert week_later(engine, send, 7) == Sent(sent=2)


def test_of_several_letters_to_an_address_that_refused_one_only_one_is_tried(outbox: Outbox, engine, send):
    outbox.post(KIM, mail_refused_at=NOW - timedelta(days=7))
    unit = db.unit(engine)
    user, workspace = unit.query(User).one(), make.workspace(unit)
    make.member(unit, workspace, user, Role.EDITOR)
    for n in range(3):
        payload = {"asked": True, "year": 2026, "week": 45 + n, "pdf": False, "xlsx": False}
        put_in_outbox(unit, LetterKind.REPORT, f"gap{n}", payload, user_id=user.id, workspace_id=workspace.id)
    unit.commit()
    assert send() == Sent(sent=2, void=2)


def test_a_report_in_other_letters_is_read_too(sent: Outbox, engine: Engine, settings: Settings):
    raw = report(message_id(1, settings)).replace(b"message/delivery-status", b"message/global-delivery-status")
    assert taken(engine, settings, raw)
    assert refused(engine) == [KIM]


def test_a_report_that_is_read_again_stops_no_new_attempt(sent: Outbox, engine: Engine, settings: Settings):
    raw = report(message_id(1, settings))
    assert taken(engine, settings, raw)
    unit = db.unit(engine)
    unit.get_one(Letter, 1).try_again(NOW)
    unit.commit()
    assert not taken(engine, settings, raw)
    assert sent.states() == ["ready"]


def test_a_report_that_is_quicker_than_we_are_counts(outbox: Outbox, engine: Engine, settings: Settings):
    outbox.post(KIM)
    unit = db.unit(engine)
    claim(unit, "somebody", NOW, 1)
    unit.commit()
    assert taken(engine, settings, report(message_id(1, settings)))
    assert outbox.states() == ["parked"]
