"""Letters over a real mail server, whatever it does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from planner import db
from planner.mail import smtp
from planner.mail.round import Sent
from planner.models import User
from planner.settings import Settings
from tests.mail.conftest import NOW, Outbox
from tests.smtp import Sink, scripted, sink

KIM, BO, LEA = "kim@example.org", "bo@example.org", "lea@example.org"


@pytest.fixture
def engine(sqlite: Engine) -> Engine:
    """What a mail server does has nothing to do with the database."""
    return sqlite


@pytest.fixture
def send_to(send: Callable[..., Sent], settings: Settings) -> Callable[..., Sent]:
    return lambda url, **options: send(settings=replace(settings, mail_url=url), **options)


def test_letters_of_a_round_share_a_connection(outbox: Outbox, send_to):
    outbox.post(KIM, BO, LEA)
    with sink(Sink()) as server:
        assert send_to(server.url) == Sent(sent=3)
    assert server.to == [KIM, BO, LEA]
    assert len(server.connections) == 1
    assert len({message["Message-ID"] for message in server.kept}) == 3


def test_one_who_is_refused_does_not_stop_the_others(outbox: Outbox, send_to, engine):
    outbox.post(KIM, BO, LEA)
    with sink(Sink(recipient=lambda to: "550 No such person" if to == BO else "250 OK")) as server:
        assert send_to(server.url) == Sent(sent=2, parked=1)
    assert server.to == [KIM, LEA]
    assert [letter.trouble for letter in outbox.letters()] == ["", "550 No such person", ""]
    assert refused(engine) == [BO]


def test_an_address_that_takes_letters_again_is_good_again(outbox: Outbox, send_to, engine):
    outbox.post(KIM, mail_refused_at=NOW)
    with sink(Sink()) as server:
        assert send_to(server.url) == Sent(sent=1)
    assert refused(engine) == []


def refused(engine: Engine) -> list[str]:
    users = db.unit(engine).query(User).filter(User.mail_refused_at.is_not(None)).all()
    db.session.remove()
    return [user.email for user in users]


@pytest.mark.parametrize(
    ("handler", "counts", "trouble"),
    [
        (Sink(recipient=lambda _: "451 Greylisted"), Sent(later=2), "451 Greylisted"),
        (Sink(letter="452 Mailbox full"), Sent(later=2), "452 Mailbox full"),
        (Sink(letter="554 Looks like spam"), Sent(parked=2), "554 Looks like spam"),
        (Sink(recipient=lambda _: "421 Going down"), Sent(later=2), "421 Going down"),
        (Sink(waits=0.05), Sent(sent=2), ""),
    ],
    ids=["later to one", "later", "never", "going down", "slow"],
)
def test_what_the_server_says_is_kept(outbox: Outbox, send_to, handler: Sink, counts: Sent, trouble: str):
    outbox.post(KIM, BO)
    with sink(handler) as server:
        assert send_to(server.url) == counts
    assert {letter.trouble for letter in outbox.letters()} == {trouble}


def test_a_server_that_drops_after_the_letter_is_tried_again(outbox: Outbox, send_to):
    outbox.post(KIM, BO)
    with sink(Sink(hangs_up=True)) as server:
        assert send_to(server.url) == Sent(later=2)
    assert [letter.attempts for letter in outbox.letters()] == [1, 1]
    with sink(Sink()) as server:
        assert send_to(server.url) == Sent()  # not yet
        assert send_to(server.url, now=NOW + timedelta(minutes=2)) == Sent(sent=2)


def test_a_server_that_is_not_there_costs_one_attempt_each(outbox: Outbox, send_to):
    outbox.post(KIM, BO)
    with sink(Sink()) as server:
        pass
    assert send_to(server.url) == Sent(later=2)
    assert [letter.attempts for letter in outbox.letters()] == [1, 1]
    with sink(Sink()) as server:
        assert send_to(server.url, retry_now=True) == Sent(sent=2)


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ([b"220 hello\r\n", b"250-here\r\n250 STARTTLS\r\n", b"220 go\r\n", b"this is no TLS"], 0),
        ([b"220 hello\r\n"], 2),
        ([b"554 No service\r\n"], 0),
        ([b"\xff\xfe\x00 nonsense\r\n"], 0),
    ],
    ids=["bad TLS", "greets late", "greets with a refusal", "speaks nonsense"],
)
def test_a_server_one_cannot_speak_with_is_tried_again(outbox: Outbox, send_to, monkeypatch, said: list[bytes], late: float):
    monkeypatch.setattr(smtp, "PATIENCE", 0.3)
    outbox.post(KIM)
    with scripted(*said, late=late) as url:
        assert send_to(url) == Sent(later=1)
    [letter] = outbox.letters()
    assert letter.trouble


def test_a_password_goes_to_no_server_without_encryption(outbox: Outbox, send_to, monkeypatch):
    monkeypatch.setattr(smtp, "LOOPBACK_HOSTS", frozenset())
    outbox.post(KIM)
    with sink(Sink()) as server:
        assert send_to(server.url.replace("//", "//kim:geheim%40work@")) == Sent(later=1)
    assert outbox.letters()[0].trouble == "The mail server offers no encryption: the password is not sent."


def test_the_password_is_decoded_and_never_repeated(outbox: Outbox, send_to):
    outbox.post(KIM)
    said = [b"220 hello\r\n", b"250-here\r\n250 AUTH PLAIN\r\n", b"535 geheim@work is wrong\r\n"]
    with scripted(*said) as url:
        assert send_to(url.replace("//", "//kim:geheim%40work@")) == Sent(later=1)
    assert outbox.letters()[0].trouble == "535 … is wrong"


def test_after_a_day_of_trouble_a_letter_is_parked(outbox: Outbox, send_to):
    outbox.post(KIM)
    now, tries = NOW, 0
    with sink(Sink(letter="452 Mailbox full")) as server:
        while outbox.states() == ["ready"]:
            now, tries = max(outbox.letters()[0].not_before, now), tries + 1
            send_to(server.url, now=now)
    assert (tries, outbox.states()) == (8, ["parked"])
    assert timedelta(hours=18) < now - NOW < timedelta(hours=26)


def test_an_address_with_other_letters_needs_a_server_that_can(outbox: Outbox, send_to):
    outbox.post("jürgen@example.org", "kim@bücher.example")
    with sink(Sink(), enable_SMTPUTF8=False) as server:
        assert send_to(server.url) == Sent(sent=1, parked=1)
    assert server.to == ["kim@xn--bcher-kva.example"]
    outbox.post("søren@example.org")
    with sink(Sink()) as server:
        assert send_to(server.url) == Sent(sent=1)
    assert server.to == ["søren@example.org"]
