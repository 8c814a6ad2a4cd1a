"""A house with an outbox: who works in it, and how letters come into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
import time_machine
from sqlalchemy import Engine, select

from planner import db
from planner.mail.round import Sent
from planner.mail.sending import send_due
from planner.models import AccountLink, Letter, LetterKind, Purpose
from planner.models.letter import put_in_outbox
from planner.sealing import token_hash
from planner.settings import Settings
from tests import make

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
YEARS_LATER = datetime(2036, 11, 23, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):  # letters are due at NOW, however slow the machine is
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        data_dir=tmp_path,
        database_url="unused",
        secret_key="s" * 32,
        feed_key="f" * 32,
        base_url="https://plan.example.org",
        loopback=False,
        mail_from="Redaktionsplan <plan@example.org>",
    )


class Outbox(SimpleNamespace):
    """Letters about a changed password, each to a user of its own."""

    engine: Engine

    def post(self, *emails: str, **user: object) -> None:
        unit = db.unit(self.engine)
        for email in emails:
            found = make.user(unit, email)
            for name, value in user.items():
                setattr(found, name, value)
            link = AccountLink(user_id=found.id, purpose=Purpose.PASSWORD, token_hash=token_hash(email), expires_at=YEARS_LATER)
            unit.add(link)
            unit.flush()
            put_in_outbox(unit, LetterKind.PASSWORD, f"link:{email}", {"link": link.id, "token": email}, user_id=found.id)
        unit.commit()

    def letters(self) -> list[Letter]:
        found = db.unit(self.engine).scalars(select(Letter).order_by(Letter.id)).all()
        db.session.remove()
        return list(found)

    def states(self) -> list[str]:
        return [letter.state.value for letter in self.letters()]


@pytest.fixture
def outbox(engine: Engine) -> Outbox:
    return Outbox(engine=engine)


@pytest.fixture
def send(engine: Engine, settings: Settings) -> Callable[..., Sent]:
    return lambda now=NOW, **options: send_due(engine, options.pop("settings", settings), now, **options)
