"""What mail servers say later of a letter that one of them took: delivery status notifications (RFC 3464), sent to the sender.

Only the Message-ID of a letter of ours counts, and nobody who has not got the letter knows that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, message_from_string, policy
from email.message import Message

from sqlalchemy.orm import Session

from planner.mail.envelope import in_a_line, message_id
from planner.models import Letter, LetterState, User
from planner.settings import Settings

MOST = 2**20  # bytes that are looked through
LONGEST_WORDS = 300
NAMED = re.compile(rb"<letter-(\d{1,9})\.[0-9a-f]{24}@[^<>\s]{1,255}>")
OF_THE_ADDRESS = re.compile(r"5\.(?:1\.\d+|2\.1|4\.4)")  # RFC 3463: no such address, mailbox disabled, no such host


@dataclass(frozen=True, slots=True)
class Bounce:
    """Of the letter with this id: what the server said. `refusing` are the addresses that are at fault, in lower case, if any."""

    letter_id: int
    words: str
    refusing: frozenset[str] = frozenset()


def read(raw: bytes, settings: Settings) -> Bounce | None:
    """None when it does not say that a letter of ours was given up: an answer, a delay, a receipt, somebody else's letter."""
    raw = raw[:MOST]
    ours = {int(found[1]) for found in NAMED.finditer(raw) if message_id(int(found[1]), settings).encode() == found[0]}
    if len(ours) != 1:
        return None
    for status in _statuses(message_from_bytes(raw, policy=policy.compat32)):
        if _said(status, "Action").lower() == "failed":
            return _bounce(ours.pop(), status)
    return None


def _bounce(letter_id: int, status: Message) -> Bounce:
    code, diagnostic = _said(status, "Status"), _said(status, "Diagnostic-Code").partition(";")[2]
    named = (_said(status, field).partition(";")[2].strip().lower() for field in ("Original-Recipient", "Final-Recipient"))
    refusing = frozenset(named) - {""} if OF_THE_ADDRESS.fullmatch(code) else frozenset[str]()
    return Bounce(letter_id, in_a_line(diagnostic or code)[:LONGEST_WORDS], refusing)


def _said(status: Message, field: str) -> str:
    return str(status.get(field, "")).strip()


def _statuses(message: Message) -> Iterator[Message]:
    """What is said of each recipient; the first block of a report is about the message itself, and has no action."""
    for part in message.walk():
        kind, blocks = part.get_content_type(), part.get_payload()
        if kind == "message/delivery-status" and isinstance(blocks, list):
            yield from blocks  # type: ignore[misc]  # messages
        elif kind == "message/global-delivery-status" and isinstance(blocks, list):  # RFC 6533
            yield from (message_from_string(block) for block in str(blocks[0]).split("\n\n"))


def take_in(session: Session, bounce: Bounce, now: datetime) -> Letter | None:
    """Note at the letter that it did not arrive, and at the user that their address refuses letters. None when it is gone."""
    letter = session.get(Letter, bounce.letter_id)
    if letter is None:
        return None
    on_its_way = letter.state is LetterState.READY and letter.lease_owner is not None  # whoever sent it has not come to say so
    if not (letter.state is LetterState.SENT or on_its_way):
        return None
    letter.came_back(bounce.words, now)
    user = session.get(User, letter.user_id) if letter.user_id and letter.email is None else None
    if user and user.email.lower() in bounce.refusing:
        user.mail_refused_at = now
    return letter
