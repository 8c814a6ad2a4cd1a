"""Letters leave: claimed for a minute, written, sent, and only then ticked off.

Nothing is lost when the process ends at any point: what is not ticked off is sent by the next. One that ends after the server
took a letter and before it was ticked off has it sent once more, with the same Message-ID; nothing else sends a letter twice.
No network is spoken to inside a transaction.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from time import monotonic

from sqlalchemy import Engine

from planner import db
from planner.mail.composing import compose
from planner.mail.envelope import Recipient, Undeliverable, address
from planner.mail.reader import get_to_know
from planner.mail.recipients import recipients
from planner.mail.round import Round, Sent
from planner.mail.transport import Folder, Refused, Unreachable, Way, way_out
from planner.models import Letter
from planner.settings import Settings
from planner.wording import marked

log = logging.getLogger(__name__)

WRITE_WITHIN, BEGIN_WITHIN = 15, 35  # seconds after the claim: a letter begun by then is through before the lease ends
UNWRITABLE_AFTER = 4  # attempts that are repeated
DROPS = 3  # connections that may break before the rest waits for the next round


@dataclass(frozen=True, slots=True)
class Written:
    """A letter ready to leave."""

    letter: Letter
    recipient: Recipient
    message: EmailMessage


def send_due(
    engine: Engine,
    settings: Settings,
    now: datetime,
    *,
    retry_now: bool = False,
    go_on: Callable[[], bool] = lambda: True,
    at: Callable[[str], None] = lambda _: None,
) -> Sent:
    """Send every letter that is to leave by now. `retry_now` does not wait for the back-off of those that failed."""
    round_ = Round(engine, settings, now, go_on, at)
    server, folder = way_out(settings), Folder(settings.data_dir)
    drops = 0
    try:
        round_.make_ready(retry_now=retry_now)
        while drops < DROPS and go_on() and (claimed := round_.claim()):
            since = monotonic()
            written = _written(round_, claimed, since)
            _send(round_, [one for one in written if one.recipient.demo], folder, since)
            drops += _send(round_, [one for one in written if not one.recipient.demo], server, since)
            round_.give_back()
    finally:
        server.close()
        db.session.remove()
    return round_.sent


def _written(round_: Round, claimed: Sequence[Letter], since: float) -> list[Written]:
    """Those that have something to say, to somebody who may know it. What becomes of the others is said here."""
    session = db.unit(round_.engine, reading=True)
    known = recipients(session, claimed, round_.now)
    get_to_know(session, claimed)
    outcomes, tried = [], set[str]()
    for letter in claimed:
        to = known.get(letter.id)
        outcome = None if to and to.once and to.address in tried else _write(round_, session, letter, to)
        if isinstance(outcome, Written) and outcome.recipient.once:
            tried.add(outcome.recipient.address)
        outcomes.append((letter, outcome))
        if isinstance(outcome, str):
            session = db.unit(round_.engine, reading=True)  # PostgreSQL takes no more questions after an error
        if monotonic() - since > WRITE_WITHIN:
            break  # there is still time to send these
    session.rollback()  # nothing is open while the network is spoken to
    for letter, outcome in outcomes:
        if outcome is None:
            round_.is_void(letter)
        elif isinstance(outcome, str):
            round_.failed(letter, outcome, patience=UNWRITABLE_AFTER)
    return [outcome for _, outcome in outcomes if isinstance(outcome, Written)]


def _write(round_: Round, session: db.PlanSession, letter: Letter, recipient: Recipient | None) -> Written | str | None:
    """None: there is nothing to say to them any more. A text: it cannot be written, and why."""
    if recipient is None:
        return None
    try:
        message = compose(session, letter, round_.settings)
        if message is None:
            return None
        address(message, letter.id, recipient, round_.settings, round_.now)
    except Undeliverable:
        return marked("No letter can be sent to this address.")
    except Exception as error:  # one that cannot be written stops no other
        log.error("letter %s (%s) cannot be written: %s", letter.id, letter.kind.value, _where(error))
        return marked("The letter could not be written.")
    return Written(letter, recipient, message)


def _where(error: Exception) -> str:
    """The kind of error and its place; what it says may be of the letter's content, and stays out of the log."""
    last = error.__traceback__
    while last and last.tb_next:
        last = last.tb_next
    place = f"{last.tb_frame.f_code.co_filename.rpartition('/')[2]}:{last.tb_lineno}" if last else "?"
    return f"{type(error).__name__} at {place}"


def _send(round_: Round, letters: Sequence[Written], way: Way, since: float) -> int:
    """How often the connection broke; so often that this is enough when there was none at all."""
    if isinstance(way, Folder):
        return _lay_down(round_, letters, way)
    for n, written in enumerate(letters):
        if not round_.go_on() or monotonic() - since > BEGIN_WITHIN:
            return 0
        try:
            way.connect()
        except Unreachable as error:
            for waiting in letters[n:]:
                round_.failed(waiting.letter, str(error))
            return DROPS
        round_.at("after connect")
        try:
            way.deliver(written.message, written.letter.id)
        except Refused as refusal:
            round_.was_refused(written.letter, refusal)
        except Unreachable as error:
            round_.failed(written.letter, str(error))
            return 1  # the rest is claimed again, over a new connection
        else:
            round_.at("after 250")
            round_.was_sent(written.letter, clear=written.recipient.refused)
    return 0


def _lay_down(round_: Round, letters: Sequence[Written], folder: Folder) -> int:
    """Into the folder, and ticked off together: a repetition only overwrites its file."""
    laid: list[Letter] = []
    try:
        for written in letters:
            if not round_.go_on():
                break
            folder.deliver(written.message, written.letter.id)
            laid.append(written.letter)
    except Unreachable as error:
        for written in letters[len(laid) :]:
            round_.failed(written.letter, str(error))
        return DROPS
    finally:
        round_.were_laid_down(laid)
    return 0
