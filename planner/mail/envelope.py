"""What stands on a letter: from whom, to whom, when, and a name of its own that never changes."""

import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr

from planner.db import cleaned
from planner.settings import Settings

LONGEST_NAME = 80
_ADDRESS_IN_NAME = re.compile(r"https?:|www\.|//|@|\w\.\w{2,}/", re.IGNORECASE)
_TURNS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])  # overrides, embeddings, isolates


class Undeliverable(Exception):
    """No letter can be sent to the address."""


@dataclass(frozen=True, slots=True)
class Recipient:
    name: str
    address: str
    demo: bool = False  # gets no real mail
    refused: bool = False  # the last letter to the user's address
    once: bool = False  # one letter is tried there, to see


def in_a_line(text: str) -> str:
    """Text as it may stand in a header: one line, without control characters, and no encoded word (RFC 2047) that hides some.

    Nothing turns the direction of what follows: a name could read like another.
    """
    return " ".join(cleaned(text).translate(_TURNS).split()).replace("=?", "= ?")


def displayed(name: str) -> str:
    """A name as it may stand before an address: not too long, and none that reads like an address itself."""
    line = in_a_line(name)[:LONGEST_NAME].strip()
    return "" if _ADDRESS_IN_NAME.search(line) else line


def message_id(letter_id: int, settings: Settings) -> str:
    """The same at each attempt, so that whoever gets a letter twice recognises it; nobody else can know it beforehand."""
    sign = hmac.new(settings.secret_key.encode(), f"letter {letter_id}".encode(), hashlib.sha256).hexdigest()[:24]
    return f"<letter-{letter_id}.{sign}@{_domain(parseaddr(settings.mail_from)[1])}>"


def address(message: EmailMessage, letter_id: int, recipient: Recipient, settings: Settings, now: datetime) -> None:
    """Put on everything that a letter needs to travel; what it says stays. Undeliverable when the address is none."""
    name, sender = parseaddr(settings.mail_from)
    for header, value in (
        ("From", Address(displayed(name), *_travelling(sender))),
        ("To", Address(displayed(recipient.name), *_travelling(recipient.address))),
        ("Subject", in_a_line(str(message["Subject"] or ""))),
        ("Date", format_datetime(now)),
        ("Message-ID", message_id(letter_id, settings)),
        ("Auto-Submitted", "auto-generated"),  # RFC 3834: no machine answers it
    ):
        del message[header]
        message[header] = value


def wire(message: EmailMessage, *, utf8: bool = False) -> bytes:
    """The letter in seven bits, with the line ends of the protocol; `utf8` for addresses that need it."""
    return message.as_bytes(policy=SMTP.clone(cte_type="7bit", utf8=utf8))


def sent_to(message: EmailMessage) -> str:
    """The one address it goes to."""
    return str(message["To"].addresses[0].addr_spec)


def sent_from(message: EmailMessage) -> str:
    return str(message["From"].addresses[0].addr_spec)


def _travelling(given: str) -> tuple[str, str]:
    """Local part, and the domain as the name service knows it (`münchen.de` is `xn--mnchen-3ya.de`)."""
    local, _, domain = given.rpartition("@")
    if not (local and domain) or given != in_a_line(given) or any(sign in given for sign in ' <>,;"'):
        raise Undeliverable(given)
    return local, _domain(given)


def _domain(given: str) -> str:
    domain = given.rpartition("@")[2]
    try:
        return domain.encode("idna").decode()
    except UnicodeError as error:
        raise Undeliverable(given) from error
