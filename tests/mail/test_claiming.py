"""Many may send at once, and any of them may die: each letter leaves once."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import Engine, update

from planner import db
from planner.mail import composing
from planner.mail.lessee import has_died, new_lessee
from planner.mail.round import Sent
from planner.models import Letter, LetterKind, LetterState
from planner.models.letter import LEASE, claim, finish
from tests.mail.conftest import NOW, Outbox
from tests.smtp import Sink, sink

KIM, BO = "kim@example.org", "bo@example.org"


def claimed_by(engine: Engine, owner: str, now=NOW, most: int = 50) -> list[int]:
    unit = db.unit(engine)
    ids = [letter.id for letter in claim(unit, owner, now, most)]
    unit.commit()
    db.session.remove()
    return ids


def test_a_letter_is_claimed_by_one(outbox: Outbox, engine: Engine):
    outbox.post(KIM, BO)
    assert claimed_by(engine, "one", most=1) == [1]
    assert claimed_by(engine, "two") == [2]
    assert claimed_by(engine, "three", NOW + LEASE) == []
    assert claimed_by(engine, "three", NOW + LEASE + timedelta(seconds=1)) == [1, 2]


def test_a_letter_whose_sender_died_comes_after_the_others(outbox: Outbox, engine: Engine):
    outbox.post(KIM)
    claimed_by(engine, "one")
    outbox.post(BO)
    assert claimed_by(engine, "two", NOW + timedelta(minutes=2), most=1) == [2]


def test_a_clock_that_was_wrong_for_a_while_keeps_no_letter(outbox: Outbox, engine: Engine):
    ahead = NOW + timedelta(days=365)
    with time_machine.travel(ahead):
        outbox.post(KIM)
    assert claimed_by(engine, "one", ahead) == [1]
    assert claimed_by(engine, "two", NOW) == [1]
    assert claimed_by(engine, "three", NOW) == []


def test_who_comes_back_after_the_lease_finishes_nothing(outbox: Outbox, engine: Engine, send):
    outbox.post(KIM)
    claimed_by(engine, "zombie")
    assert send(NOW + timedelta(minutes=2)) == Sent(sent=1)
    [letter] = outbox.letters()
    with engine.begin() as connection:
        assert not finish(connection, letter, "zombie", NOW, LetterState.PARKED)
    assert outbox.states() == ["sent"]


def test_a_lease_that_passes_on_while_sending_is_respected(outbox: Outbox, engine: Engine, send, settings):
    """Somebody else takes the letter after the server has it: what becomes of it is theirs to say."""
    outbox.post(KIM)

    def taken_over(point: str) -> None:
        if point == "after 250":
            unit = db.unit(engine)
            unit.execute(update(Letter).values(lease_owner="other"))
            unit.commit()

    with sink(Sink()) as server:
        assert send(settings=replace(settings, mail_url=server.url), at=taken_over) == Sent()
    assert [(letter.state, letter.lease_owner) for letter in outbox.letters()] == [(LetterState.READY, "other")]


def test_the_letters_of_one_who_died_here_are_free_at_once(outbox: Outbox, engine: Engine, send):
    outbox.post(KIM, BO)
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    host, _, chance = new_lessee().split(".")
    claimed_by(engine, f"{host}.{dead.pid}.{chance}", most=1)
    assert send() == Sent(sent=2)


@pytest.mark.parametrize("lessee", [new_lessee(), f"elsewhere.{2**22 - 1}.0", "nonsense"], ids=["here", "elsewhere", "nobody"])
def test_nobody_is_taken_for_dead_who_may_live(lessee: str):
    assert not has_died(lessee)


def test_one_that_cannot_be_written_stops_no_other_and_is_parked_in_the_end(outbox: Outbox, send, monkeypatch, caplog):
    def write(_session, letter, *_):
        raise ValueError(f"secret of letter {letter.id}")

    outbox.post(KIM)
    monkeypatch.setitem(composing.WRITINGS, LetterKind.EMAIL, write)
    broken = db.unit(outbox.engine)
    broken.execute(update(Letter).values(kind=LetterKind.EMAIL))
    broken.commit()
    outbox.post(BO)
    assert send() == Sent(sent=1, later=1)
    for hours in (1, 2, 5, 12):
        send(NOW + timedelta(hours=hours))
    assert [(letter.state.value, letter.attempts) for letter in outbox.letters()] == [("parked", 5), ("sent", 0)]
    assert outbox.letters()[0].trouble == "The letter could not be written."
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_a_round_that_is_to_stop_leaves_the_rest_as_it_was(outbox: Outbox, send):
    outbox.post(KIM, BO)
    asked = iter([True, True, False, False])
    assert send(go_on=lambda: next(asked)) == Sent(sent=1)
    assert [(letter.state.value, letter.lease_owner) for letter in outbox.letters()] == [("sent", None), ("ready", None)]
