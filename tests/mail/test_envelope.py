"""What stands on a letter cannot be forged by what people are called."""

from email.message import EmailMessage

import pytest

from planner.mail.envelope import Recipient, Undeliverable, address, displayed, in_a_line, message_id, sent_to, wire
from tests.mail.conftest import NOW

CONTROLS = ["\r\n", "\n", "\r", "\x00", "\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"]


@pytest.mark.parametrize("control", CONTROLS, ids=repr)
def test_no_name_makes_a_header_of_its_own(settings, control: str):
    message = EmailMessage()
    message.set_content("Guten Morgen")
    address(message, 7, Recipient(f"Kim{control}Bcc: eve@example.net", "kim@example.org"), settings, NOW)
    head = wire(message).decode().split("\r\n\r\n")[0].split("\r\n")
    names = [line.split(":")[0] for line in head if not line.startswith(" ")]
    put_on = ["From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted"]
    assert names == ["Content-Type", "Content-Transfer-Encoding", "MIME-Version", *put_on]
    assert sent_to(message) == "kim@example.org"


ENCODED = [
    "=?utf-8?b?CkJjYzogZUB4LmRl?=",
    "=?utf-8?q?=3D=3Futf-8=3Fb=3FCkJjYzogZUB4LmRl=3F=3D?=",
]  # \nBcc: e@x.de, once and twice


@pytest.mark.parametrize("hidden", ENCODED)
def test_no_encoded_word_hides_a_header_of_its_own(settings, hidden: str):
    message = EmailMessage()
    message["Subject"] = in_a_line(hidden)
    message.set_content("Guten Morgen")
    address(message, 7, Recipient(f"Kim {hidden}", "kim@example.org"), settings, NOW)
    assert b"\nBcc" not in wire(message)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Kim Schäfer", "Kim Schäfer"),
        ("Kim https://evil.example/", ""),
        ("www.evil.example", ""),
        ("billing@bank.example", ""),
        ("click bit.ly/x", ""),
        ("Dr. K. Schäfer", "Dr. K. Schäfer"),
        ("Kim \u202egro.elpmaxe\u202c", "Kim gro.elpmaxe"),
        ("x" * 100, "x" * 80),
    ],
)
def test_a_name_that_reads_like_an_address_is_not_shown(name: str, shown: str):
    assert displayed(name) == shown


@pytest.mark.parametrize(
    "given",
    ["kim", "@example.org", "kim@", "kim@ex ample.org", "a@b,c@d", "kim@example.org\r\nBcc: x@y", "<k@x>", f"{ENCODED[0]}@x.de"],
)
def test_what_is_no_address_is_refused(settings, given: str):
    with pytest.raises(Undeliverable):
        address(EmailMessage(), 7, Recipient("", given), settings, NOW)


def test_a_letter_has_the_same_name_at_each_attempt(settings):
    assert message_id(7, settings) == message_id(7, settings)
    assert message_id(7, settings) != message_id(8, settings)
    assert message_id(7, settings).endswith("@example.org>")
