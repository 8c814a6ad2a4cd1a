"""Without a mail server letters lie in a folder."""

import email
from dataclasses import replace
from datetime import timedelta
from email.policy import default

import pytest

from planner import db
from planner.mail.round import Sent
from planner.models import AccountLink, Invitation, LetterKind, Purpose, Role, Workspace
from planner.models.letter import put_in_outbox
from planner.sealing import token_hash
from tests import make
from tests.mail.conftest import NOW, YEARS_LATER
from tests.smtp import Sink, sink


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


def test_the_secret_of_a_link_is_forgotten_once_it_has_left(outbox, send, engine):
    unit = db.unit(engine)
    kim = make.user(unit, "kim@example.org")
    link = AccountLink(
        user_id=kim.id, purpose=Purpose.PASSWORD, token_hash=token_hash("secret"), expires_at=NOW + timedelta(hours=1)
    )
    unit.add(link)
    unit.flush()
    put_in_outbox(unit, LetterKind.PASSWORD, "link:1", {"link": link.id, "token": "secret"}, user_id=kim.id)
    unit.commit()
    assert send() == Sent(sent=1)
    assert [letter.payload for letter in outbox.letters()] == [{"link": link.id}]


def test_people_of_the_demo_get_no_real_mail(outbox, send, settings, tmp_path):
    outbox.post("nina@example.org", demo=True)
    assert send(settings=replace(settings, mail_url="smtp://127.0.0.1:1")) == Sent(sent=1)
    assert len(list((tmp_path / "mail").iterdir())) == 1


@pytest.mark.parametrize("demo", [False, True])
def test_guests_of_the_demo_get_no_real_mail_and_others_do(engine, send, settings, tmp_path, demo):
    unit = db.unit(engine)
    workspace = make.workspace(unit, demo=demo)
    make.workspace(unit, "other", demo=not demo)
    values = {"email": "new@example.org", "workspace_id": workspace.id}
    put_in_outbox(unit, LetterKind.INVITATION, "i", invited(unit, workspace), **values)
    unit.commit()
    with sink(Sink()) as server:
        send(settings=replace(settings, mail_url=server.url))
    assert (server.to, len(list((tmp_path / "mail").glob("*.eml")))) == ([] if demo else ["new@example.org"], int(demo))


def invited(unit: db.PlanSession, workspace: Workspace) -> dict[str, object]:
    made = Invitation(
        workspace_id=workspace.id, email="new@example.org", role=Role.EDITOR, token_hash=token_hash("t"), expires_at=YEARS_LATER
    )
    unit.add(made)
    unit.flush()
    return {"invitation": made.id, "token": "t"}
