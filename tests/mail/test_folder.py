"""Without a mail server letters lie in a folder."""

import email
from email.policy import default

from planner.mail.round import Sent


def test_a_letter_lies_in_the_folder_and_is_ticked_off(outbox, send, tmp_path):
    outbox.post("kim@example.org", "bo@example.org")
    assert send() == Sent(sent=2)
    files = sorted((tmp_path / "mail").iterdir())
    letter = email.message_from_bytes(files[0].read_bytes(), policy=default)
    assert letter["To"] == "Alice Adler <kim@example.org>"
    assert letter["From"] == "Redaktionsplan <plan@example.org>"
    assert letter["Message-ID"].startswith("<letter-1.")
    assert (letter["Auto-Submitted"], letter["Date"].datetime.hour) == ("auto-generated", 9)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
    assert outbox.states() == ["sent", "sent"]
    assert send() == Sent()


def test_the_secret_of_a_link_is_forgotten_once_it_has_left(outbox, send):
    outbox.post("kim@example.org")
    send()
    assert [letter.payload for letter in outbox.letters()] == [{"link": 1}]
